"""A search as a feed, newest first: what everybody may find, in one language."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import languages
from search import finding, naming
from search.hits import Hit


@dataclass(frozen=True)
class Sought:
    """A search that somebody follows: what is asked, and the newest that everybody may see of it."""

    wish: finding.Wish
    results: finding.Results


class SearchFeed(Feed):
    """RSS of `?q=` and the facets; whoever asks is answered as a visitor."""

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let the answer be kept like a public page; where nobody can tell, say so: an empty feed would be untrue."""
        sought = self.get_object(request)
        if sought.results.is_unknown:
            return HttpResponse(status=503, headers={"Retry-After": "600", "Cache-Control": "no-store"})
        request.cacheable = sought.results.is_whole
        feed = self.get_feed(sought, request)
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        return response

    def get_object(self, request: HttpRequest, *args, **kwargs) -> Sought:
        """Read what is asked and find it, in the language of the feed; what has only some of the words is no news."""
        code = languages.current()
        wish = finding.Wish.of({**request.GET.dict(), "sort": "newest", "page": "1"})
        chosen = {**wish.chosen, "language": code} if wish.is_asked else {}
        return Sought(wish, finding.find(replace(wish, chosen=chosen), None, code, helps=False))

    def title(self, sought: Sought) -> str:
        """Return the words that are asked for, or what was chosen and what is left out of it."""
        chosen = (naming.labels(name, [value]) for name, value in sought.wish.chosen.items() if value)
        words = sought.wish.question.text
        if not sought.wish.question.wanted:
            words = f"{', '.join(label for each in chosen for label in each.values())} {words}".strip()
        return _("Search: %(query)s") % {"query": words}

    def link(self, sought: Sought) -> str:
        """Return the address of the page of hits."""
        return f"{settings.BASE_URL}{reverse('search')}?{sought.wish.query(sort=None)}"

    def feed_url(self, sought: Sought) -> str:
        """Return its own full address."""
        return f"{settings.BASE_URL}{reverse('search_feed')}?{sought.wish.query(sort=None)}"

    def description(self, sought: Sought) -> str:
        """Say what it is."""
        return _("What is found with these words, newest first.")

    def items(self, sought: Sought) -> list[Hit]:
        """Return the hits."""
        return sought.results.hits

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
