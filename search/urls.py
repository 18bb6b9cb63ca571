"""Addresses of search."""

from django.urls import path
from django.views.decorators.http import require_safe

from cms.languages import in_language
from search import views
from search.feeds import SearchFeed

urlpatterns = [
    path(in_language(fi="haku/", sv="sok/"), views.results, name="search"),
    path(in_language(fi="haku/ehdota/", sv="sok/foresla/"), views.suggest, name="search_suggest"),
    path(
        in_language(fi="haku/syote/", sv="sok/flode/"),
        require_safe(views.read_shortly(SearchFeed())),
        name="search_feed",
    ),
    path(in_language(fi="haku/laskuri/", sv="sok/raknare/"), views.count, name="search_count"),
    path(
        in_language(fi="haku/laskuri/kuva/", sv="sok/raknare/bild/"),
        views.count_by_picture,
        name="search_count_picture",
    ),
    path(
        in_language(fi="haku/viimeksi/tyhjenna/", sv="sok/senaste/rensa/"), views.forget, name="search_forget"
    ),
]
