"""What home gives to Wagtail's admin and answers to our own hooks."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.feedback import forget_answered
from home.feedback_admin import FeedbackViewSet, WaitingFeedback
from home.registers import GuidanceServiceViewSet
from home.scheduling import publish_due

register_snippet(GuidanceServiceViewSet)


@hooks.register("register_admin_viewset")
def feedback_viewset() -> FeedbackViewSet:
    """Show feedback to those who answer it."""
    return FeedbackViewSet("feedback_admin", url_prefix="feedback")


@hooks.register("construct_homepage_panels")
def waiting_feedback(request: HttpRequest, panels: list) -> None:
    """Put unanswered feedback on the first page of the admin, when there is some."""
    panel = WaitingFeedback(request)
    if panel.waiting:
        panels.append(panel)


@hooks.register("sweep")
def sweep() -> dict:
    """Publish and take down pages at their time; forget old feedback."""
    return {"scheduled pages": publish_due, "old feedback": forget_answered}
