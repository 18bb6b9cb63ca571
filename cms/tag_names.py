"""Tags in the admin: those of files that one may see are offered, no others; a tag may tell a name (AC-42)."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import path
from taggit.models import Tag, TaggedItem
from wagtail.admin import filters
from wagtail.admin.auth import require_admin_access
from wagtail.images.views import chooser

from cms import access, request_memory
from cms.media import Document, Image

OFFERED = 10


def _items(user, *models: type) -> QuerySet[TaggedItem]:
    """Return the ties of tags to files that a person may see."""
    seen = Q(pk__in=[])
    for model in models:
        files = access.viewable_files(user, model.objects.all()).order_by().values("pk")
        seen |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=files)
    return TaggedItem.objects.filter(seen)


@require_admin_access
def autocomplete(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    """Return the names of tags that begin so, as Wagtail does."""
    term = request.GET.get("term", "").replace("\0", "")
    tags = Tag.objects.filter(pk__in=_items(request.user, Document, Image).values("tag"))
    names = tags.filter(name__istartswith=term).order_by("name").values_list("name", flat=True)
    return JsonResponse(list(names[:OFFERED]) if term else [], safe=False)


def popular(model: type, count: int = OFFERED) -> QuerySet[Tag]:
    """Return the tags that are most used on files of a kind, for the person of this request."""
    items = _items(request_memory.asker(), model).values("pk")
    tags = Tag.objects.filter(taggit_taggeditem_items__in=items)
    return tags.annotate(item_count=Count("taggit_taggeditem_items")).order_by("-item_count", "name")[:count]


def guard_the_admin() -> None:
    """Put ours in the place of Wagtail's, which has no setting for it; its modules hold the function by name."""
    for module in (filters, chooser):
        module.popular_tags_for_model = popular


# They stand before Wagtail's own of the same address.
urlpatterns = [
    path("admin/tag-autocomplete/", autocomplete),
    path("admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/", autocomplete),
]
