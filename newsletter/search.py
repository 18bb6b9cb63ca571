"""What of the newsletter is found: the page to subscribe on, and each newsletter in the archive."""

from django.utils.translation import gettext_lazy as _

from newsletter.models import NewsletterIndexPage, NewsletterPage
from search.page_text import page_record, published
from search.registry import PAGE, Findable, Kind, Record, register

NEWSLETTER = Kind("newsletter", _("Newsletter"), _("Newsletters"), "letter", 45)


def _list(page: NewsletterIndexPage) -> list[Record]:
    return [page_record(page, page.lead)]


def _newsletter(page: NewsletterPage) -> list[Record]:
    return [page_record(page, page.intro, page.body, day=page.date)]


register(Findable(PAGE, NewsletterIndexPage, published(NewsletterIndexPage), _list, guard="pk"))
register(Findable(NEWSLETTER, NewsletterPage, published(NewsletterPage), _newsletter, guard="pk"))
