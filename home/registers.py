"""The register of guidance services in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import GuidanceService


class GuidanceServiceViewSet(SnippetViewSet):
    """The places where people are guided."""

    model = GuidanceService
    icon = "help"
    menu_label = _("Guidance services")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["name_fi", "name_sv", "kind", "municipality"]
    list_filter = ["kind", "municipality", "languages"]
    search_fields = ["name_fi", "name_sv"]
    search_backend_name = None
    ordering = ["name_fi"]

    def get_queryset(self, request):
        """Read the municipalities in the same query."""
        return GuidanceService.objects.select_related("municipality")
