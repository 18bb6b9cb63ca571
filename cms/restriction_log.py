"""Who may see a page, when it is changed by hand in the Wagtail admin: one row of the audit log a change."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import collection_privacy, page_privacy
from wagtail.models import Collection, Page

from cms import access, audit

KINDS = {access.PUBLIC: "everyone", access.LOGIN: "login", access.NOBODY: "nobody"}


def in_words(audience: str) -> dict:
    """Return an audience as the log keeps it: {"seen_by": "groups", "groups": ["Ohjausryhmä"]}.

    `seen_by` is `everyone`, `login`, `nobody` or `groups`; the names are those of this day.
    """
    if audience in KINDS:
        return {"seen_by": KINDS[audience]}
    keys = [int(key[1:]) for clause in audience.split("&") for key in clause.split("|")]
    names = Group.objects.filter(pk__in=keys).values_list("name", flat=True)
    return {"seen_by": "groups", "groups": sorted(names)}


def workspace_group_of(page: Page) -> int | None:
    """Return the group of the workspace that a page lies in, None outside of all."""
    around = page.get_ancestors(inclusive=True).values("pk")
    return Group.objects.filter(workspace__pages__in=around).values_list("pk", flat=True).first()


@transaction.atomic
def set_page_privacy(request: HttpRequest, page_id: int) -> HttpResponse:
    """Wagtail's own form of a page's privacy; what it changes is written down in the same transaction."""
    page = Page.objects.filter(pk=page_id).first()
    before = in_words(access.audience(page)) if page else {}
    response = page_privacy.set_privacy(request, page_id)
    if page and request.method == "POST":
        _record(str(page), before, in_words(access.audience(page)), workspace_group_of(page))
    return response


@transaction.atomic
def set_collection_privacy(request: HttpRequest, collection_id: int) -> HttpResponse:
    """The same for a collection of files."""
    collection = Collection.objects.filter(pk=collection_id).first()
    before = in_words(access.collection_audience(collection)) if collection else {}
    response = collection_privacy.set_privacy(request, collection_id)
    if collection and request.method == "POST":
        _record(str(collection), before, in_words(access.collection_audience(collection)), None)
    return response


def _record(subject: str, before: dict, after: dict, group_id: int | None) -> None:
    if before != after:
        audit.record("access.changed", subject, group_id=group_id, before=before, after=after)


# They stand before Wagtail's own of the same address.
urlpatterns = [
    path("admin/pages/<int:page_id>/privacy/", require_admin_access(set_page_privacy)),
    path("admin/collections/<int:collection_id>/privacy/", require_admin_access(set_collection_privacy)),
]
