"""The news of one language as a feed (A5); only what everybody may see."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms import languages
from cms.site_settings import SiteSettings
from home import news
from home.models import NewsPage
from search.analysis import clean

LENGTH = 30


class NewsFeed(Feed):
    """RSS at the address itself, Atom with `?format=atom`."""

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Answer in the form that was asked for."""
        request.cacheable = True
        feed = NewsFeed()
        feed.feed_type = Atom1Feed if request.GET.get("format") == "atom" else Rss201rev2Feed
        return super(NewsFeed, feed).__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, *args, **kwargs) -> str:
        """Return the language of the feed."""
        return languages.current()

    def title(self, language: str) -> str:
        """Return the name of the feed."""
        site = Site.objects.filter(is_default_site=True).first()
        name = SiteSettings.for_site(site).name if site else ""
        return _("%(site)s: news") % {"site": name or "ELO"}

    def link(self, language: str) -> str:
        """Return the address of the list of news, or of the front page."""
        return f"{settings.BASE_URL}{news.index_url(None) or f'/{language}/'}"

    def feed_url(self, language: str) -> str:
        """Return its own full address."""
        return f"{settings.BASE_URL}{reverse('feed')}"

    def description(self, language: str) -> str:
        """Say what it is."""
        return _("News of lifelong guidance in the region and in the country.")

    def items(self, language: str) -> list[NewsPage]:
        """Return the newest news that everybody may see, in this language only."""
        found = news.everywhere(None, language).filter(locale__language_code=language)
        return list(found[:LENGTH])

    def item_title(self, item: NewsPage) -> str:
        """Return the title."""
        return clean(item.title)

    def item_description(self, item: NewsPage) -> str:
        """Return the lead."""
        return clean(item.lead)

    def item_link(self, item: NewsPage) -> str:
        """Return the full address."""
        return f"{settings.BASE_URL}{item.get_url()}"

    def item_guid(self, item: NewsPage) -> str:
        """Return a name that stays when the address changes."""
        return f"urn:uuid:{item.translation_key}:{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: NewsPage) -> datetime:
        """Return its day, at noon."""
        return timezone.make_aware(datetime.combine(item.date, time(12)))

    def item_updateddate(self, item: NewsPage) -> datetime:
        """Return when it was last changed."""
        return item.last_published_at or self.item_pubdate(item)
