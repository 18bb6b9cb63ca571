"""Addresses of search."""

from django.urls import path

from cms.languages import in_language
from search import views

urlpatterns = [
    path(in_language(fi="haku/", sv="sok/"), views.results, name="search"),
    path(in_language(fi="haku/ehdota/", sv="sok/foresla/"), views.suggest, name="search_suggest"),
]
