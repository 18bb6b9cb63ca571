"""From an address to a page: the pages on the way are read at once, and each is judged before one goes on.

A visitor below a closed page is led to the log-in page whatever stands there, so that an address tells nothing.
Where a page has no version in this language, the other one's is served at its place (B5).
"""

from functools import cache

from django.db.models import Q
from django.http import Http404, HttpRequest
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms import access, frame_pages, languages, tree
from cms.prepared import Prepared

AHEAD = 12  # steps of an address that are read at once; nobody's folders lie deeper


def find(request: HttpRequest, path: str) -> RouteResult | None:
    """Find the page of an address of the site; None where there is none, or none that the person may know of."""
    site = frame_pages.site_of(request)
    if site is None:
        return None
    slugs = [slug for slug in path.split("/") if slug]
    roots = [root for root in Site.get_site_root_paths() if root.site_id == site.pk]
    here = next((root for root in roots if root.language_code == languages.current()), None)
    known = tree.known()
    ahead = [_at(here.root_path, slugs)] if here else []
    top = Q(path=site.root_page.path[: Page.steplen])  # every trail begins there
    known.read(Q(pk=site.root_page_id), top, *ahead, *frame_pages.wanted(request))
    try:
        return route(_front(known, site), request, slugs)
    except Http404:
        return None


def _front(known: tree.Tree, site: Site) -> Page:
    """Return the front page in the active language where it is published, else that of the site."""
    fronts = known.versions([site.root_page.translation_key])[site.root_page.translation_key]
    live = (page for page in fronts if page.live and page.locale.language_code == languages.current())
    return next(live, None) or next(page for page in fronts if page.pk == site.root_page_id)


def route(start: Page, request: HttpRequest, slugs: list[str]) -> RouteResult:
    """Find the page of an address that begins at `start`; raises Http404.

    A page that finds its way in a manner of its own gets the rest of the address.
    """
    known = tree.known()
    known.read(_at(start.url_path, slugs), Q(pk=start.pk), *frame_pages.wanted(request))
    way = [start]
    for number, slug in enumerate(slugs, start=1):
        if not access.can_view(request.user, way[-1]):
            return _closed(way[-1], request)
        child = _child(known, way[-1], slug, slugs[number:])
        if child is None:
            raise Http404
        way.append(child)
        if _finds_its_way(child, start.specific_class):
            return child.specific.route(request, slugs[number:])
    if not access.can_view(request.user, way[-1]):
        return _closed(way[-1], request)
    return RouteResult(_whole(known, way))


def _at(place: str, slugs: list[str]) -> Q:
    """Return the condition of lying on the next steps of an address; the slugs find them by an index."""
    slugs = slugs[:AHEAD]
    urls = [f"{place}{'/'.join(slugs[:end])}/" for end in range(1, len(slugs) + 1)]
    return Q(slug__in=slugs, url_path__in=urls) if urls else Q()


def _closed(page: Page, request: HttpRequest) -> RouteResult:
    if page.live and not request.user.is_authenticated:
        return RouteResult(page.specific)
    raise Http404


def _child(known: tree.Tree, page: Page, slug: str, rest: list[str]) -> Page | None:
    """Return the published child of this name: the page's own, else one that only its other languages have.

    Else the child whose version in another language has the name: links of both lead here.
    """
    own = _named(known, page, slug)
    if own is not None:
        return own
    versions = known.versions([page.translation_key])[page.translation_key]
    below = Q(tree.below(version.path for version in versions), depth=page.depth + 1)
    known.read(Q(below, slug=slug), *(_at(version.url_path, [slug, *rest]) for version in versions))
    others = [_named(known, version, slug) for version in versions if version.pk != page.pk]
    others = [other for other in others if other is not None]
    here = [_here(known, page, other) for other in others]
    lone = [other for other, own in zip(others, here, strict=True) if own is None]
    return _named(known, page, slug) or next(iter(lone), None) or next(iter(here), None)


def _named(known: tree.Tree, page: Page, slug: str) -> Page | None:
    return next((child for child in known.children(page) if child.live and child.slug == slug), None)


def _here(known: tree.Tree, page: Page, other: Page) -> Page | None:
    """Return the published version of a page below another page."""
    found = known.by_key[other.translation_key]
    return next((child for child in found if child.live and tree.is_child(child.path, page.path)), None)


def _finds_its_way(page: Page, like: type[Page]) -> bool:
    own = page.specific_class
    return own is None or own.route is not like.route


@cache
def _whole_of(model: type[Page]) -> Prepared:
    return Prepared(model.objects.filter)


def _read_whole(page: Page) -> Page:
    """Return a page with all fields of its own; raises Http404 where it went a moment ago."""
    if page.specific_class is None:
        return page
    found = _whole_of(page.specific_class).rows(Q(pk=page.pk))
    if not found:
        raise Http404
    return found[0]


def _whole(known: tree.Tree, way: list[Page]) -> Page:
    """Return the page at the end of a way with all that is its own.

    Wagtail would ask the restrictions of all pages above it once more. Where one of them is an alias it does,
    as it looks at what the original of each is closed by.
    """
    page = _read_whole(way[-1])
    Page._meta.get_field("locale").set_cached_value(page, way[-1].locale)
    page.is_judged = not any(
        version.alias_of_id
        for step in way
        for version in known.versions([step.translation_key])[step.translation_key]
    )
    return page
