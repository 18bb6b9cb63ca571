"""What every page type of ours does: routing by the guard, and the other language when one is missing."""

from urllib.parse import quote
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Site
from wagtail.url_routing import RouteResult

from cms import access, languages, request_memory, routing, tree


class ClosedPageTester(PagePermissionTester):
    """The permissions of somebody who may not see the page: none, whatever their group may do."""

    def can_edit(self) -> bool:
        """Not even as its owner, or as a reviewer."""
        return False


class SitePage(models.Model):
    """A page of this site; every page type is `class NewsPage(SitePage, Page)`.

    `is_shown_when_new`: the admin shows it before it is first saved; not where it leads to forms about itself.
    """

    is_shown_when_new = True

    class Meta:
        """A mixin: a swapped base page would break wagtail-localize."""

        abstract = True

    is_judged = False  # set on the page of an address when the person of the request may see it

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Return Wagtail's; none for a new page that has no key to lead anywhere with."""
        return super().preview_modes if self.pk or self.is_shown_when_new else []

    def route(self, request, path_components: list[str]) -> RouteResult:
        """Find the page of an address, as `cms.routing` says; raises Http404."""
        return routing.route(self, request, path_components)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return the rows that Wagtail asks before it serves a page: none where `access` has asked them already."""
        return PageViewRestriction.objects.none() if self.is_judged else super().get_view_restrictions()

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
    own = _below(page)
    found = Q(own)
    for other in tree.versions([page])[page.translation_key]:
        if other.pk != page.pk:
            here = Page.objects.filter(own, live=True).order_by().values("translation_key")
            found |= Q(_below(other)) & ~Q(translation_key__in=here)
    return access.viewable_by(user, model.objects.filter(found)).select_related("locale")


def _below(page: Page) -> Q:
    return Q(path__startswith=page.path, depth=page.depth + 1)


@request_memory.in_one_go
def children_of(page: Page, user, model: type[Page] = Page, *more: str) -> list[Page]:
    """Return the same children in order of the tree, with `tree.FIELDS` and `more` of each; one query a request.

    For a place that holds a few dozens: it is asked by several parts of a page.
    """
    return access.remember_of(
        user, _children_key(page, model, more), lambda: _seen(page, _live_below([page], model, more), user)
    )


def read_children(pages: list[Page], user) -> None:
    """Read the children of several pages in one query, for `children_of` to give later in the same request."""
    found, versions = _live_below(pages, Page, ()), tree.versions(pages)
    for page in pages:
        paths = [version.path for version in versions[page.translation_key]]
        own = [child for child in found if any(tree.is_child(child.path, path) for path in paths)]
        access.remember_of(
            user, _children_key(page, Page, ()), lambda page=page, own=own: _seen(page, own, user)
        )


def _children_key(page: Page, model: type[Page], more: tuple[str, ...]) -> tuple:
    return ("children", page.pk, model, more)


def _live_below(pages: list[Page], model: type[Page], more: tuple[str, ...]) -> list[Page]:
    below = Q()
    for versions in tree.versions(pages).values():
        for version in versions:
            below |= _below(version)
    if not below:  # of a page that is not saved yet, as in a preview of a new one
        return []
    if model is Page and not more:
        return tree.where(Q(below, live=True))
    return tree.light(model.objects.filter(below, live=True).order_by("path"), *more)


def _seen(page: Page, found: list[Page], user) -> list[Page]:
    here = {child.translation_key for child in found if child.path.startswith(page.path)}
    return [
        child
        for child in found
        if (child.path.startswith(page.path) or child.translation_key not in here)
        and access.can_view(user, child)
    ]


@request_memory.in_one_go
def addresses(pages: list[Page], language: str, request=None) -> dict[int, str]:
    """Return the address of each page (by its id) as read in a language, in two queries at most.

    A page that is missing in the language gets an address below its parent's version in it, so
    that the reader stays there; where the parent is missing too, the page's own address.
    """
    strangers = [page for page in pages if page.locale.language_code != language]
    found = {page.pk: _own_address(page, request) for page in pages if page.locale.language_code == language}
    if not strangers:
        return found
    versions = tree.versions(strangers)
    parents = _parents_in(
        [page for page in strangers if not _in(versions[page.translation_key], language)], language
    )
    for page in strangers:
        version = _in(versions[page.translation_key], language)
        parent = parents.get(page.path[: -page.steplen])
        if version is not None:
            found[page.pk] = _own_address(version, request)
        elif parent is not None:
            found[page.pk] = f"{_own_address(parent, request)}{page.slug}/"
        else:
            found[page.pk] = _own_address(page, request)
    return found


def _in(versions: list[Page], language: str) -> Page | None:
    """Return the published one of a page's versions that is in a language."""
    return next((page for page in versions if page.live and page.locale.language_code == language), None)


def _parents_in(pages: list[Page], language: str) -> dict[str, Page]:
    known = tree.known()
    parents = known.at({page.path[: -page.steplen] for page in pages})
    versions = known.versions(parent.translation_key for parent in parents.values())
    found = {path: _in(versions[parent.translation_key], language) for path, parent in parents.items()}
    return {path: page for path, page in found.items() if page is not None}


def _beginnings() -> list[tuple[str, str]]:
    """Return where addresses begin, by the beginning of `url_path`; nothing where there are several sites."""
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) > 1:
        return []
    return [(root.root_path, _front_in(root.language_code)) for root in roots]


def _front_in(language: str) -> str:
    with translation.override(language):
        return reverse("wagtail_serve", args=[""])


def _own_address(page: Page, request) -> str | None:
    """Return Wagtail's address of a page; put together here, as lists ask for dozens."""
    for root, beginning in request_memory.remember("beginnings of addresses", _beginnings):
        if page.url_path.startswith(root):
            return beginning + quote(page.url_path[len(root) :])
    return page.get_url(request)


def address(page: Page, language: str | None = None, request=None) -> str:
    """Return the address of one page as read in a language (the active one by default)."""
    return addresses([page], language or languages.current(), request)[page.pk]


def in_one_language(pages: list[Page], language: str, user) -> list[Page]:
    """Return each page as a person reads it in a language: its version there, else the other one.

    Keeps the order and leaves out what the person may not see. One query at most; each has `tree.FIELDS`.
    """
    chosen = readable(pages, language, user)
    return [chosen[page.translation_key] for page in pages if page.translation_key in chosen]


@request_memory.in_one_go
def readable(pages: list[Page], language: str, user) -> dict[UUID, Page]:
    """Return those of the pages that a person may see, by translation key, in a language or the other one."""
    chosen: dict[UUID, Page] = {}
    for key, versions in tree.versions(pages).items():
        seen = [page for page in versions if access.can_view(user, page)]
        if seen:
            chosen[key] = next((page for page in seen if page.locale.language_code == language), seen[0])
    return chosen


def trail(page: Page, request) -> list[tuple[str, str]]:
    """Return (title, address) of the pages from the front page down to a page, as the reader may see them."""
    line = in_one_language(tree.line(page)[1:], languages.current(), request.user)
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
