"""Many at once in the admin: what is closed to a person is left out before Wagtail looks at it (AC-42, AC-43).

Wagtail asks whether one may do a thing with each of them, and names those that one may not.
"""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.dispatcher import index
from wagtail.models import Page

from cms import access
from cms.media import Document, Image


@require_admin_access
def bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Leave out what is closed, and let Wagtail do the rest."""
    seen = _seen(request.user, f"{app_label}.{model_name}")
    asked = request.GET.getlist("id")
    if seen is not None and "all" not in asked:
        keys = [key for key in asked if key.isascii() and key.isdecimal() and len(key) < 19]
        mine = {str(pk) for pk in seen.filter(pk__in=keys).values_list("pk", flat=True)}
        words = request.GET.copy()
        words.setlist("id", [key for key in keys if key in mine])
        request.GET = words
    return index(request, app_label, model_name, action)


def _seen(user, model: str) -> QuerySet | None:
    """Return what a person may see of a model that hangs from a guard; None for the others."""
    if model == "wagtailcore.page":
        return access.open_to(user, Page.objects.all())
    for files in (Document, Image):
        if model == files._meta.label_lower:
            return access.viewable_files(user, files.objects.all())
    return None


# It stands before Wagtail's own of the same address.
urlpatterns = [path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_action)]
