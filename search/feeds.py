"""A search as a feed, newest first: what everybody may find, in one language."""

from dataclasses import replace
from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from search import finding
from search.hits import Hit


class SearchFeed(Feed):
    """RSS of `?q=` and the facets; whoever asks is answered as a visitor."""

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let the answer be kept like a public page."""
        request.cacheable = True
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, *args, **kwargs) -> finding.Wish:
        """Read what is asked."""
        return finding.Wish.of({**request.GET.dict(), "sort": "newest", "page": "1"})

    def title(self, wish: finding.Wish) -> str:
        """Return the words that are asked for."""
        return _("Search: %(query)s") % {"query": wish.question.text}

    def link(self, wish: finding.Wish) -> str:
        """Return the address of the page of hits."""
        return f"{settings.BASE_URL}{reverse('search')}?{wish.query(sort=None)}"

    def feed_url(self, wish: finding.Wish) -> str:
        """Return its own full address."""
        return f"{settings.BASE_URL}{reverse('search_feed')}?{wish.query(sort=None)}"

    def description(self, wish: finding.Wish) -> str:
        """Say what it is."""
        return _("What is found with these words, newest first.")

    def language(self, wish: finding.Wish) -> str:
        """Return the language for the readers of feeds."""
        return languages.current()

    def items(self, wish: finding.Wish) -> list[Hit]:
        """Return the newest hits that everybody may see, in the language of the feed."""
        code = languages.current()
        chosen = {**wish.chosen, "language": code}
        return finding.find(replace(wish, chosen=chosen), None, code).hits

    def item_title(self, item: Hit) -> str:
        """Return the title."""
        return item.name

    def item_description(self, item: Hit) -> str:
        """Return the passage."""
        return "".join(piece.text for piece in item.passage)

    def item_link(self, item: Hit) -> str:
        """Return the full address."""
        return f"{settings.BASE_URL}{item.url}"

    def item_pubdate(self, item: Hit) -> datetime | None:
        """Return its day, at noon."""
        return timezone.make_aware(datetime.combine(item.date, time(12))) if item.date else None
