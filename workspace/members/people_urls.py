"""Addresses of people: the directory, a person's page and photo, the own photo."""

from django.urls import path

from cms.languages import in_language
from workspace.members.views import people, profiles

urlpatterns = [
    path(in_language(fi="oma/kuva/", sv="eget/bild/"), profiles.own_photo, name="own_photo"),
    path(in_language(fi="hakemisto/", sv="katalog/"), people.directory, name="directory"),
    path(in_language(fi="ihmiset/<int:pk>/", sv="personer/<int:pk>/"), people.person, name="person"),
    path(
        in_language(fi="ihmiset/<int:pk>/kuva/", sv="personer/<int:pk>/bild/"),
        people.photo,
        name="person_photo",
    ),
    path(
        in_language(fi="ihmiset/<int:pk>/kuva/pieni/", sv="personer/<int:pk>/bild/liten/"),
        people.photo,
        {"small": True},
        name="person_photo_small",
    ),
]
