"""Addresses of workspace.members."""

from django.urls import path

from cms.languages import in_language
from workspace.members import founding_urls, joining_urls, people_urls, seat_urls, trust_urls
from workspace.members.views import organisations, profiles

urlpatterns = [
    # Members, invitations, requests to join.
    *joining_urls.urlpatterns,
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
