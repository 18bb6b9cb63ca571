"""The audit log in the Wagtail admin: to read, never to write."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView

from cms import audit_words
from cms.audit import AuditRow
from cms.read_only_admin import ReadOnlyViewSet


class AuditIndexView(IndexView):
    """The whole log, the newest first."""

    default_ordering = "-pk"


class AuditInspectView(InspectView):
    """One row, in words and as it is kept."""

    template_name = "cms/audit_inspect.html"

    def get_context_data(self, **kwargs) -> dict:
        """Add the sentence and the details."""
        told = {"sentence": audit_words.sentence(self.object), "details": audit_words.details(self.object)}
        return super().get_context_data(**kwargs) | told


class AuditViewSet(ReadOnlyViewSet):
    """Rows of the log."""

    model = AuditRow
    icon = "history"
    menu_label = gettext_lazy("Audit log")
    menu_order = 9010
    add_to_settings_menu = True
    index_view_class = AuditIndexView
    inspect_view_class = AuditInspectView
    list_display = [
        Column("sentence", label=capfirst(gettext_lazy("what")), accessor=audit_words.sentence),
        Column("actor", label=capfirst(gettext_lazy("who")), sort_key="actor"),
        DateColumn("at", label=capfirst(gettext_lazy("time")), sort_key="at"),
    ]
    list_filter = ["action", "at"]
    search_fields = ["actor", "subject"]
    search_backend_name = None
    inspect_view_fields = [
        "at", "actor", "action", "subject", "network", "request_id", "previous", "digest",
    ]  # fmt: skip
