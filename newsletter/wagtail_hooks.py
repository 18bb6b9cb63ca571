"""What the newsletter gives to Wagtail's admin and answers to our own hooks."""

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets import Button

from cms import languages
from cms.front_sections import FrontSection
from newsletter import admin_views, sending, subscribing
from newsletter.forms import SignUpForm
from newsletter.models import NewsletterPage
from newsletter.viewsets import NewsletterGroup


@hooks.register("register_admin_urls")
def admin_urls() -> list:
    """Add the addresses of sending."""
    return [
        path("newsletter/<int:pk>/send/", admin_views.send, name="newsletter_send"),
        path("newsletter/<int:pk>/test/", admin_views.send_test, name="newsletter_send_test"),
        path("newsletter/<int:pk>/preview/", admin_views.preview, name="newsletter_preview"),
        path("newsletter/<int:pk>/preview.txt", admin_views.preview_text, name="newsletter_preview_text"),
        path("newsletter/<int:pk>/progress/", admin_views.progress, name="newsletter_progress"),
    ]


@hooks.register("register_admin_viewset")
def viewsets() -> NewsletterGroup:
    """Add the lists of subscribers and of sent newsletters."""
    return NewsletterGroup()


@hooks.register("register_permissions")
def permissions():
    """Let the administrator give the right to see subscribers and sent newsletters."""
    return Permission.objects.filter(
        content_type__app_label="newsletter", codename__in=["view_subscriber", "view_issue"]
    )


def _may_send(page, user) -> bool:
    return (
        isinstance(page, NewsletterPage) and bool(page.pk) and page.permissions_for_user(user).can_publish()
    )


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    """Add the way to the sending to the page's menu."""
    if _may_send(page.specific if page.pk else page, user):
        url = reverse("newsletter_send", args=[page.pk])
        yield Button(_("Send to subscribers"), url=url, icon_name="mail", priority=5)


class SendMenuItem(ActionMenuItem):
    """The way to the sending, beside Publish."""

    name = "action-send-newsletter"
    label = _("Send to subscribers")
    icon_name = "mail"

    def is_shown(self, context) -> bool:
        """Show it on a newsletter that there is and that the person may publish."""
        return context["view"] == "edit" and _may_send(context["page"], context["request"].user)

    def get_url(self, parent_context) -> str:
        """Return where it leads."""
        return reverse("newsletter_send", args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def action_menu_item() -> SendMenuItem:
    """Add it to the bar at the foot of the editor."""
    return SendMenuItem(order=60)


@hooks.register("front_page_sections")
def front_page_sections() -> list[FrontSection]:
    """Offer the sign-up to the front page."""
    return [
        FrontSection("newsletter", _("Newsletter sign-up"), "newsletter/front_section.html", _front_context)
    ]


def _front_context(request: HttpRequest) -> dict:
    slug = {"fi": "uutiskirje", "sv": "nyhetsbrev"}[languages.current()]
    form = SignUpForm(auto_id="front_newsletter_%s", initial={"source": request.path})
    return {"form": form, "archive_url": f"/{languages.current()}/{slug}/"}


@hooks.register("sweep")
def sweep() -> dict:
    """Go on with issues whose sender was killed; forget who never confirmed."""
    return {"newsletter": sending.resume, "unconfirmed subscribers": subscribing.forget_unconfirmed}
