"""Which pages the frame around every page leads to: those of the footer, and the door of the closed side."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from cms import tree
from cms.prepared import Prepared
from cms.site_settings import SiteSettings

SETTINGS = SiteSettings._meta.get_field("site").remote_field.get_accessor_name()
_SITES = Prepared(lambda: Site.objects.order_by().select_related("root_page", SETTINGS)[:2])


def site_of(request: HttpRequest) -> Site | None:
    """Return the site of a request, as Wagtail does; where it is the only one, with its settings in the same query."""
    if not hasattr(request, "_wagtail_site"):
        rows = _SITES.rows()
        if len(rows) == 1 and rows[0].is_default_site:
            request._wagtail_site = rows[0]
            found = getattr(rows[0], SETTINGS, None)
            if found is not None:
                found._request = request
                setattr(request, SiteSettings.get_cache_attr_name(), found)
    return Site.find_for_request(request)


def settings_of(request: HttpRequest) -> SiteSettings:
    """Return what the coordinator set for the site; the defaults where there is no site yet."""
    site_of(request)
    try:
        return SiteSettings.for_request(request)
    except (SiteSettings.DoesNotExist, Site.DoesNotExist):
        return SiteSettings()


def wanted(request: HttpRequest) -> list[Q]:
    """Return the conditions of those pages, so that whoever reads the tree first reads them along."""
    footer = Q(pk__in=sorted(settings_of(request).footer_page_ids))
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return [footer]
    return [footer, Q(content_type=_door_type())]


def footer(request: HttpRequest) -> list[Page]:
    """Return the pages of the footer, in order and whoever may see them."""
    keys = settings_of(request).footer_page_ids
    if not keys:
        return []
    known = tree.known()
    known.read(*wanted(request))
    found = {page.pk: page for page in known.by_path.values()}
    return [found[key] for key in keys if key in found]


def door(request: HttpRequest) -> Page | None:
    """Return the list of workspaces, whoever may see it; None where there is none."""
    known = tree.known()
    known.read(*wanted(request))
    kind = _door_type()
    doors = [page for page in known.by_path.values() if page.content_type_id == kind]
    return min(doors, key=lambda page: page.path, default=None)


def _door_type() -> int:
    model = apps.get_model("members", "WorkspaceIndexPage")
    return ContentType.objects.get_for_model(model).pk
