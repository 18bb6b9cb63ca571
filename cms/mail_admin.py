"""The operator's list of letters in the Wagtail admin: to read, and to try one again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView

from cms import mail
from cms.delivering import State
from cms.mail import Mail
from cms.read_only_admin import ReadOnlyPolicy, ReadOnlyViewSet


class MailIndexView(IndexView):
    """The list of letters."""

    default_ordering = "-pk"


class MailInspectView(InspectView):
    """One letter, with the button to try it again."""

    template_name = "cms/mail_inspect.html"

    def get_field_display_value(self, field_name: str, field):
        """Say our own reasons in the reader's language."""
        return (
            self.object.said_why
            if field_name == "why"
            else super().get_field_display_value(field_name, field)
        )

    def get_context_data(self, **kwargs) -> dict:
        """Add whether it can be tried again."""
        again = self.object.state in (State.FAILED, State.UNKNOWN)
        return super().get_context_data(**kwargs) | {"mail": self.object, "can_try_again": again}


class MailViewSet(ReadOnlyViewSet):
    """Letters, newest first."""

    model = Mail
    icon = "mail"
    menu_label = gettext_lazy("Sent mail")
    menu_order = 9000
    add_to_settings_menu = True
    index_view_class = MailIndexView
    inspect_view_class = MailInspectView
    list_display = [
        "subject", "to", Column("get_state_display", label=capfirst(gettext_lazy("state")), sort_key="state"), "kind",
        DateColumn("created_at", label=capfirst(gettext_lazy("written")), sort_key="created_at"),
    ]  # fmt: skip
    list_filter = ["state", "kind", "language"]
    search_fields = ["to", "subject"]
    search_backend_name = None
    inspect_view_fields = [
        "to",
        "created_at",
        "state",
        "why",
        "attempts",
        "next_try_at",
        "sent_at",
        "kind",
        "language",
    ]

    def get_urlpatterns(self) -> list:
        """Add the address that tries a letter again."""
        return [*super().get_urlpatterns(), path("try-again/<int:pk>/", try_again, name="try_again")]


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a letter back into the queue; a second click changes nothing."""
    if not ReadOnlyPolicy(Mail).user_has_permission(request.user, "view"):
        raise PermissionDenied
    letter = get_object_or_404(Mail, pk=pk)
    if mail.try_again(letter.pk):
        messages.success(request, _("The letter is in the queue again."))
    else:
        messages.info(request, _("The letter is on its way already; nothing was changed."))
    return redirect(reverse("mail:inspect", args=[letter.pk]))
