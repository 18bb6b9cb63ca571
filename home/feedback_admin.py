"""Feedback in the Wagtail admin: what waits for an answer, and until when."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.models import Feedback

SHOWN = 5


class NobodyAddsPolicy(ModelPermissionPolicy):
    """Who may change feedback answers it; it comes from the public form only."""

    def user_has_permission(self, user, action: str) -> bool:
        """Tell whether a person may do something with feedback."""
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        """Tell whether a person may do one of several things."""
        return any(self.user_has_permission(user, action) for action in actions)


class FeedbackViewSet(ModelViewSet):
    """The list of feedback, what is unanswered first."""

    model = Feedback
    icon = "comment"
    menu_label = _("Feedback")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    permission_policy = NobodyAddsPolicy(Feedback)
    list_display = [
        Column("__str__", label=_("message")),
        Column("page_url", label=_("about the page")),
        DateColumn("due_on", label=_("answer by"), sort_key="due_on"),
        DateColumn("answered_at", label=_("answered"), sort_key="answered_at"),
    ]
    list_filter = {"answered_at": ["isnull"], "language": ["exact"]}
    search_fields = ["message", "email"]
    search_backend_name = None
    ordering = ["due_on"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="home/admin/feedback_help.html"),
            FieldPanel("message", read_only=True),
            FieldPanel("email", read_only=True),
            FieldPanel("page_url", read_only=True),
            FieldPanel("due_on", read_only=True),
            FieldPanel(
                "answered_at", help_text=_("Write when you answered; it leaves the list of those that wait.")
            ),
        ]
    )


class WaitingFeedback(Component):
    """On the first page of the admin: feedback that nobody has answered yet."""

    order = 40
    template_name = "home/admin/waiting_feedback.html"

    def __init__(self, request: HttpRequest) -> None:
        """Look for it, if it is this person's to answer."""
        allowed = NobodyAddsPolicy(Feedback).user_has_permission(request.user, "change")
        waiting = Feedback.objects.filter(answered_at__isnull=True).order_by("due_on")
        self.waiting = list(waiting[:SHOWN]) if allowed else []

    def get_context_data(self, parent_context: dict) -> dict:
        """Hand the feedback to the template."""
        return {"waiting": self.waiting}
