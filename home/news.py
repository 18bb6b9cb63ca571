"""News as readers find it: newest first, each once, in their language where it is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms import access, languages
from cms.pages import address, addresses, in_one_language, viewable_children


@dataclass(frozen=True)
class NewsItem:
    """One item of a list; `language` is set where it is only in the other one."""

    title: str
    url: str
    date: date
    lead: str
    scope: str
    image: object | None
    language: str


@dataclass(frozen=True)
class NewsFilter:
    """What a reader asked of the list; what cannot be understood is as if it was not asked."""

    year: int | None = None
    scope: str = ""

    @classmethod
    def of(cls, words: dict, years: Iterable[int]) -> "NewsFilter":
        """Read `year` and `scope` of a query."""
        asked = str(words.get("year", ""))
        scopes = apps.get_model("home", "NewsPage").Scope.values
        scope = words.get("scope", "")
        return cls(
            year=next((year for year in years if str(year) == asked), None),
            scope=scope if scope in scopes else "",
        )

    @property
    def query(self) -> str:
        """Return what was asked as a query string, without the page."""
        asked = {"year": self.year, "scope": self.scope}
        return urlencode({name: value for name, value in asked.items() if value})

    def of_these(self, pages: QuerySet) -> QuerySet:
        """Return those of the news that were asked for."""
        if self.year:
            pages = pages.filter(date__year=self.year)
        return pages.filter(scope=self.scope) if self.scope else pages


def in_index(index: Page, user) -> QuerySet:
    """Return the news below a list that a reader may see, newest first."""
    news_page = apps.get_model("home", "NewsPage")
    return _ordered(viewable_children(index, user, news_page)).select_related("image")


def everywhere(user, language: str) -> QuerySet:
    """Return all news that a reader may see, each once: in the language, else in the other one."""
    news_page = apps.get_model("home", "NewsPage")
    found = access.viewable_by(user, news_page.objects.all())
    here = found.filter(locale__language_code=language).values("translation_key")
    return _ordered(found.filter(Q(locale__language_code=language) | ~Q(translation_key__in=here)))


def _ordered(pages: QuerySet) -> QuerySet:
    return pages.select_related("locale").order_by("-date", "-pk")


def latest(user, number: int, request=None) -> list[NewsItem]:
    """Return the newest items; the same number of queries however many."""
    pages = everywhere(user, languages.current()).select_related("image")[:number]
    return items(pages, request, user)


def items(pages: Iterable[Page], request=None, user=None) -> list[NewsItem]:
    """Return pages of news as items of a list."""
    pages, language = list(pages), languages.current()
    urls = addresses(pages, language, request)
    return [_item(page, urls[page.pk], language, user) for page in pages]


def _item(page: Page, url: str, language: str, user) -> NewsItem:
    code = page.locale.language_code
    seen = page.image is not None and access.can_view_file(user, page.image)
    return NewsItem(
        title=page.title,
        url=url,
        date=page.date,
        lead=page.lead,
        scope=page.get_scope_display(),
        image=page.image if seen else None,
        language=code if code != language else "",
    )


def index_url(user) -> str:
    """Return the address of the list of news in the active language; empty where there is none."""
    index_page = apps.get_model("home", "NewsIndexPage")
    found = access.viewable_by(user, index_page.objects.all()).select_related("locale")
    pages = sorted(found, key=lambda page: page.locale.language_code != languages.current())
    return address(pages[0]) if pages else ""


def years_of(pages: QuerySet) -> list[int]:
    """Return the years that there is news from, newest first."""
    return [day.year for day in pages.order_by().dates("date", "year", order="DESC")]


def neighbours(page: Page, user) -> tuple[Page | None, Page | None]:
    """Return the next older and the next newer item of the same list, as the reader may see them."""
    index = in_one_language([page.get_parent()], languages.current(), user)
    around = in_index(index[0] if index else page.get_parent(), user).exclude(pk=page.pk)
    same_day_older = Q(date=page.date, pk__lt=page.pk)
    same_day_newer = Q(date=page.date, pk__gt=page.pk)
    older = around.filter(Q(date__lt=page.date) | same_day_older).order_by("-date", "-pk").first()
    newer = around.filter(Q(date__gt=page.date) | same_day_newer).order_by("date", "pk").first()
    return older, newer
