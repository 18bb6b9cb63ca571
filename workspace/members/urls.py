"""Addresses of workspace.members."""

from django.urls import path

from cms.languages import in_language
from workspace.members import views

urlpatterns = [
    path(
        in_language(fi="jasenet/<int:pk>/", sv="medlemmar/<int:pk>/"),
        views.workspace_members,
        name="workspace_members",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/uusi/", sv="medlemmar/<int:pk>/ny/"),
        views.add_member,
        name="add_member",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/<int:membership_pk>/", sv="medlemmar/<int:pk>/<int:membership_pk>/"),
        views.change_member,
        name="change_member",
    ),
    path(
        in_language(
            fi="jasenet/<int:pk>/<int:membership_pk>/poista/",
            sv="medlemmar/<int:pk>/<int:membership_pk>/ta-bort/",
        ),
        views.remove_member,
        name="remove_member",
    ),
    path(
        in_language(fi="organisaatiot/<int:pk>/", sv="organisationer/<int:pk>/"),
        views.organisation,
        name="organisation",
    ),
    path(in_language(fi="oma/", sv="eget/"), views.own_profile, name="own_profile"),
]
