"""Addresses of workspace.members."""

from django.urls import path

from cms.languages import in_language
from workspace.members import founding_urls, people_urls, seat_urls, trust_urls
from workspace.members.views import members, organisations, profiles

urlpatterns = [
    path(
        in_language(fi="jasenet/<int:pk>/", sv="medlemmar/<int:pk>/"),
        members.workspace_members,
        name="workspace_members",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/uusi/", sv="medlemmar/<int:pk>/ny/"),
        members.add_member,
        name="add_member",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/<int:membership_pk>/", sv="medlemmar/<int:pk>/<int:membership_pk>/"),
        members.change_member,
        name="change_member",
    ),
    path(
        in_language(
            fi="jasenet/<int:pk>/<int:membership_pk>/poista/",
            sv="medlemmar/<int:pk>/<int:membership_pk>/ta-bort/",
        ),
        members.remove_member,
        name="remove_member",
    ),
    path(
        in_language(fi="organisaatiot/<int:pk>/", sv="organisationer/<int:pk>/"),
        organisations.organisation,
        name="organisation",
    ),
    path(in_language(fi="oma/", sv="eget/"), profiles.own_profile, name="own_profile"),
    # People.
    *people_urls.urlpatterns,
    # Founding, settings and archiving.
    *founding_urls.urlpatterns,
    # Seats and the chart of the network.
    *seat_urls.urlpatterns,
    # Who sees what, the log, looking as others, leaving.
    *trust_urls.urlpatterns,
]
