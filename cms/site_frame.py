"""The frame around every page: navigation, the other language, footer. Asked by the context processor."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms import access, frame_pages, languages, tree
from cms.pages import SitePage, address, addresses, children_of, in_one_language
from cms.site_settings import SiteSettings

NAVIGATION_LIMIT = 5


@dataclass(frozen=True)
class Link:
    """A title that leads somewhere."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """This page in one of the languages; `hreflang` is empty where search engines are not told of it."""

    code: str
    name: str
    url: str
    current: bool
    hreflang: str


class SiteFrame:
    """What surrounds the page of one request; each part is worked out when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        """Take the request; `request.site_page` is there when a page of ours is served."""
        self.request = request
        self.user = getattr(request, "user", None)
        self.page: Page | None = getattr(request, "site_page", None)
        self.language = languages.current()

    @cached_property
    def settings(self) -> SiteSettings:
        """Return what the coordinator set for the site."""
        return frame_pages.settings_of(self.request)

    @cached_property
    def front(self) -> Page | None:
        """Return the front page in the active language, else in the other one."""
        site = frame_pages.site_of(self.request)
        if site is None or not issubclass(site.root_page.specific_class or Page, SitePage):
            return None  # a new database has Wagtail's welcome page only
        return next(iter(in_one_language([site.root_page], self.language, self.user)), None)

    @cached_property
    def navigation(self) -> list[Link]:
        """Return at most five entries: children of the front page that the reader may see."""
        if self.front is None:
            return []
        children = [page for page in children_of(self.front, self.user) if page.show_in_menus]
        entries = sorted(children, key=lambda page: page.path[-page.steplen :])[:NAVIGATION_LIMIT]
        return self._links(entries)

    def _links(self, pages: list[Page]) -> list[Link]:
        urls = addresses(pages, self.language, self.request)
        return [Link(p.title, urls[p.pk], self._is_below(urls[p.pk])) for p in pages]

    def _is_below(self, url: str) -> bool:
        return bool(url) and self.request.path.startswith(url)

    @cached_property
    def footer_links(self) -> list[Link]:
        """Return feedback and the pages that the law asks for, those that there are."""
        pages = in_one_language(frame_pages.footer(self.request), self.language, self.user)
        return [*self._links(pages), Link(_("Give feedback"), self.feedback_url)]

    @cached_property
    def feedback_url(self) -> str:
        """Return the address of the feedback form, which knows the page that it was opened from."""
        path = named("feedback")
        return f"{path}?{urlencode({'page': self.request.path})}" if self.page is not None else path

    @cached_property
    def feeds(self) -> list[Link]:
        """Return what can be followed in the active language."""
        feed = named("feed")
        return [Link(_("News as a feed (RSS)"), feed)] if feed else []

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """Return this page, or this view, in each language."""
        public = self._public_versions if self.page is not None else self._languages_of_view
        return [
            LanguageLink(
                code=code,
                name=languages.OWN_NAMES[code],
                url=self._url_in(code),
                current=code == self.language,
                hreflang=code if code in public else "",
            )
            for code in languages.CODES
        ]

    @cached_property
    def _public_versions(self) -> set[str]:
        if self.noindex:
            return set()
        versions = tree.versions([self.page])[self.page.translation_key]
        return {page.locale.language_code for page in versions if access.can_view(None, page)}

    @property
    def _languages_of_view(self) -> set[str]:
        match = self.request.resolver_match
        found = match is not None and match.url_name != "wagtail_serve"
        return set(languages.CODES) if found and get_language_from_path(self.request.path) else set()

    def _url_in(self, code: str) -> str:
        if self.page is None:
            return same_view_in(self.request.get_full_path(), code)
        query = self.request.GET.urlencode()
        path = address(self.page, code, self.request) or ""
        return f"{path}?{query}" if query else path

    @cached_property
    def noindex(self) -> bool:
        """Tell whether search engines are to leave this page alone: it is not for everybody."""
        return self.page is not None and access.audience(self.page) != access.PUBLIC

    @cached_property
    def canonical(self) -> str:
        """Return the page's own address: a page shown in place of a missing translation is the original."""
        if self.page is None or self.noindex or self.request.GET:
            return ""
        return f"{settings.BASE_URL}{self.page.get_url(self.request)}"

    @cached_property
    def login_url(self) -> str:
        """Return the way in, which leads back to here."""
        here = self.request.get_full_path()
        if not get_language_from_path(self.request.path):
            here = self.request.GET.get("next", "") or f"/{self.language}/"
        return f"{named('account_login')}?{urlencode({'next': here})}"

    @cached_property
    def workspaces_url(self) -> str:
        """Return the door of the closed side for those who are logged in; the way in for others."""
        if self.user is None or not self.user.is_authenticated:
            return self.login_url
        door = frame_pages.door(self.request)
        found = in_one_language([door] if door else [], self.language, self.user)
        return address(found[0], self.language, self.request) if found else named("after_login")


def named(name: str) -> str:
    """Return the address of a named view in the active language; empty where that room is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def same_view_in(url: str, code: str) -> str:
    """Return the address of the same view in another language, with what stands in its query.

    Addresses without a language (the log-in page) are told by `next`, or else by `lang`.
    """
    other = translate_url(url, code)
    found = get_language_from_path(urlsplit(other).path)
    if not found:
        return _with_language(url, code)
    return other if found == code else f"/{code}/"


def _with_language(url: str, code: str) -> str:
    parts = urlsplit(url)
    words = dict(parse_qsl(parts.query))
    words["lang"] = code
    if words.get("next", "").startswith("/"):
        words["next"] = translate_url(words["next"], code)
    query = QueryDict(mutable=True)
    query.update(words)
    return parts._replace(query=query.urlencode()).geturl()
