"""What every page type of ours does: routing by the guard, and the other language when one is missing."""

from uuid import UUID

from django.db import models
from django.http import Http404
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page, PagePermissionTester
from wagtail.url_routing import RouteResult

from cms import access, languages


class ClosedPageTester(PagePermissionTester):
    """The permissions of somebody who may not see the page: none, whatever their group may do."""

    def can_edit(self) -> bool:
        """Not even as its owner, or as a reviewer."""
        return False


class SitePage(models.Model):
    """A page of this site; every page type is `class NewsPage(SitePage, Page)`."""

    class Meta:
        """A mixin: a swapped base page would break wagtail-localize."""

        abstract = True

    def route(self, request, path_components: list[str]) -> RouteResult:
        """Find the page of an address; raises Http404.

        A visitor below a closed page is led to the log-in page whatever stands there, so that
        an address tells nothing. Where a page has no version in this language, the other one's
        is served (B5).
        """
        if not access.can_view(request.user, self):
            return self._closed(request)
        if not path_components:
            return RouteResult(self)
        child = self._child(path_components[0])
        if child is None:
            raise Http404
        return child.specific.route(request, path_components[1:])

    def _closed(self, request) -> RouteResult:
        if self.live and not request.user.is_authenticated:
            return RouteResult(self)
        raise Http404

    def _child(self, slug: str) -> Page | None:
        own = self.get_children().live().filter(slug=slug).first()
        if own is not None:
            return own
        return self._children_elsewhere().filter(slug=slug).first() or self._child_by_other_name(slug)

    def _child_by_other_name(self, slug: str) -> Page | None:
        """Return the child whose version in the other language has this slug: links of both lead here."""
        named_so = self._children_of_versions().filter(slug=slug).values("translation_key")
        return self.get_children().live().filter(translation_key__in=named_so).first()

    def _children_of_versions(self):
        others = Page.objects.filter(translation_key=self.translation_key).exclude(pk=self.pk)
        children = Page.objects.none()
        for other in others:
            children = children | Page.objects.child_of(other)
        return children.live()

    def _children_elsewhere(self):
        """Return the published pages below this page's other languages that have no version in this one."""
        return self._children_of_versions().exclude(
            translation_key__in=self.get_children().live().values("translation_key")
        )

    def permissions_for_user(self, user) -> PagePermissionTester:
        """Return what a person may do in the admin: nothing with a page that is closed to them (AC-41)."""
        tester = super().permissions_for_user(user)
        if not access.allows(access.audience(self), user):
            tester.__class__ = ClosedPageTester
            tester.permissions = set()
        return tester

    def serve(self, request, *args, **kwargs):
        """Answer; a page that everybody may see can come from the page cache."""
        request.cacheable = access.audience(self) == access.PUBLIC
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the trail, and the content's language where it is not the one that the visitor chose."""
        request.site_page = self
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumb"] = SimpleLazyObject(lambda: trail(self, request))
        written_in = self.locale.language_code
        context["content_language"] = written_in if written_in != languages.current() else ""
        return context


def viewable_children(page: Page, user, model: type[Page]):
    """Return the children of a page that a person may see, those of the other language included (B5).

    A child that exists in both languages is there once, in the language of `page`.
    """
    elsewhere = page.specific._children_elsewhere().values("pk")
    own = page.get_children().values("pk")
    found = model.objects.filter(models.Q(pk__in=own) | models.Q(pk__in=elsewhere))
    return access.viewable_by(user, found).select_related("locale")


def addresses(pages: list[Page], language: str, request=None) -> dict[int, str]:
    """Return the address of each page (by its id) as read in a language, in three queries at most.

    A page that is missing in the language gets an address below its parent's version in it, so
    that the reader stays there; where the parent is missing too, the page's own address.
    """
    strangers = [page for page in pages if page.locale.language_code != language]
    found = {page.pk: page.get_url(request) for page in pages if page not in strangers}
    if not strangers:
        return found
    locale = Locale.objects.get(language_code=language)
    keys = {page.translation_key for page in strangers}
    rows = Page.objects.live().filter(locale=locale, translation_key__in=keys)
    versions = {version.translation_key: version for version in rows}
    parents = _parents_in([page for page in strangers if page.translation_key not in versions], locale)
    for page in strangers:
        version, parent = versions.get(page.translation_key), parents.get(page.path[: -page.steplen])
        if version is not None:
            found[page.pk] = version.get_url(request)
        elif parent is not None:
            found[page.pk] = f"{parent.get_url(request)}{page.slug}/"
        else:
            found[page.pk] = page.get_url(request)
    return found


def _parents_in(pages: list[Page], locale: Locale) -> dict[str, Page]:
    paths = {page.path[: -page.steplen] for page in pages}
    if not paths:
        return {}
    keys = dict(Page.objects.filter(path__in=paths).values_list("translation_key", "path"))
    versions = Page.objects.live().filter(locale=locale, translation_key__in=list(keys))
    return {keys[version.translation_key]: version for version in versions}


def address(page: Page, language: str | None = None, request=None) -> str:
    """Return the address of one page as read in a language (the active one by default)."""
    return addresses([page], language or languages.current(), request)[page.pk]


def in_one_language(pages: list[Page], language: str, user) -> list[Page]:
    """Return each page as a person reads it in a language: its version there, else the other one.

    Keeps the order and leaves out what the person may not see. One query.
    """
    chosen = readable(pages, language, user)
    return [chosen[page.translation_key] for page in pages if page.translation_key in chosen]


def readable(pages: list[Page], language: str, user) -> dict[UUID, Page]:
    """Return those of the pages that a person may see, by translation key, in a language or the other one."""
    found = Page.objects.filter(translation_key__in={page.translation_key for page in pages})
    chosen: dict[UUID, Page] = {}
    for page in access.viewable_by(user, found).select_related("locale"):
        if page.translation_key not in chosen or page.locale.language_code == language:
            chosen[page.translation_key] = page
    return chosen


def trail(page: Page, request) -> list[tuple[str, str]]:
    """Return (title, address) of the pages from the front page down to a page, as the reader may see them."""
    line = list(page.get_ancestors(inclusive=True).filter(depth__gt=1))
    line = in_one_language(line, languages.current(), request.user)
    urls = addresses(line, languages.current(), request)
    steps = [(item.title, urls[item.pk]) for item in line]
    return [(gettext("Front page"), steps[0][1]), *steps[1:]] if steps else []


class PublicContent(models.Model):
    """What a public content page carries beside its title."""

    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One or two sentences that say what this page tells.")
    )
    responsible = models.CharField(
        _("who answers for the page"), max_length=120, blank=True,
        help_text=_("A name or a role, with the organisation."),
    )  # fmt: skip
    reviewed_on = models.DateField(_("last looked at"), null=True, blank=True)

    class Meta:
        """A mixin."""

        abstract = True

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the documents that hang from the page and that the reader may see."""
        from cms.media import Document  # noqa: PLC0415 - models come first

        context = super().get_context(request, *args, **kwargs)
        hung = Document.objects.hung_on(self).viewable_by(request.user)
        return {**context, "hung_documents": list(hung.order_by("title", "pk"))}

    care_panels = [
        MultiFieldPanel([FieldPanel("responsible"), FieldPanel("reviewed_on")], heading=_("Care of the page"))
    ]
