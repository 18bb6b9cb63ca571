"""The organisations in the admin, and what happens to one over the years: a new name, an end, a successor."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from workspace.members import organisation_history
from workspace.members.joining import LAST_COORDINATOR, LastCoordinatorError
from workspace.members.models import Organisation
from workspace.members.organisation_history import HistoryError
from workspace.members.seats import SeatError, open_seats


class RenameForm(Form):
    """The new name, and until when the old one was used."""

    name_fi = forms.CharField(label=gettext_lazy("New name in Finnish"), max_length=160)
    name_sv = forms.CharField(label=gettext_lazy("New name in Swedish"), max_length=160, required=False)
    until = forms.DateField(label=gettext_lazy("The last day of the old name"), widget=AdminDateInput)


class EndForm(Form):
    """The last day, and who goes on."""

    ended_on = forms.DateField(label=gettext_lazy("Last day"), widget=AdminDateInput)
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Followed by"), required=False, empty_label=gettext_lazy("Nobody"),
        queryset=Organisation.objects.order_by("name_fi"),
    )  # fmt: skip


class OrganisationEditView(EditView):
    """One organisation, with the ways to its history."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Add renaming and ending to the menu of the page."""
        own = [
            Button(_("Give it a new name"), _address("rename", self.object), icon_name="edit", priority=5),
            Button(
                _("End it or merge it into another"),
                _address("end", self.object),
                icon_name="logout",
                priority=6,
            ),
        ]
        return [*super().header_more_buttons, *own]


class OrganisationViewSet(SnippetViewSet):
    """The member organisations and authorities."""

    model = Organisation
    icon = "home"
    menu_label = gettext_lazy("Organisations")
    edit_view_class = OrganisationEditView
    list_display = ["name_fi", "name_sv", "kind", "municipality", "ended_on"]
    list_filter = ["kind", "municipality", "languages"]
    search_backend_name = None
    search_fields = ["name_fi", "name_sv", "former_names__name_fi", "former_names__name_sv"]
    ordering = ["name_fi"]

    def get_queryset(self, request):
        """Read the municipalities in the same query."""
        return Organisation.objects.select_related("municipality")

    def get_urlpatterns(self) -> list:
        """Add the addresses of the history."""
        return [
            *super().get_urlpatterns(),
            path("rename/<int:pk>/", rename, name="rename"),
            path("end/<int:pk>/", end, name="end"),
        ]


def _address(name: str, organisation: Organisation) -> str:
    return reverse(OrganisationViewSet().get_url_name(name), args=[organisation.pk])


def _editable(request: HttpRequest, pk: int) -> Organisation:
    """Return an organisation that a person may change; raises Http404, PermissionDenied."""
    if not ModelPermissionPolicy(Organisation).user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(Organisation, pk=pk)


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an organisation a new name and keep the old one."""
    organisation = _editable(request, pk)
    now = {"name_fi": organisation.name_fi, "name_sv": organisation.name_sv, "until": timezone.localdate()}
    form = RenameForm(request.POST or None, initial=now)
    if _done(request, form, lambda told: organisation_history.rename(organisation, **told)):
        messages.success(request, _("The new name is in use. The old one is still found."))
        return redirect(_address("edit", organisation))
    text = _("The old name stays on the page of the organisation, and it is still found with it. "
             "A spelling mistake is put right on the page before, without this.")  # fmt: skip
    return _page(request, organisation, form, _("Give it a new name"), text)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an organisation, or merge it into another."""
    organisation = _editable(request, pk)
    now = {"ended_on": organisation.ended_on, "successor": organisation.successor_id}
    form = EndForm(request.POST or None, initial=now)
    if _done(request, form, lambda told: organisation_history.end(organisation, **told)):
        messages.success(request, _("The organisation has a last day. Its page stays and points on."))
        return redirect(_address("edit", organisation))
    return _page(
        request, organisation, form, _("End it or merge it into another"), _what_happens(organisation)
    )


def _what_happens(organisation: Organisation) -> str:
    seats = organisation.seats.filter(open_seats()).count()
    members = organisation.memberships.count()
    parts = [
        ngettext("It has %(count)d seat in the groups", "It has %(count)d seats in the groups", seats)
        % {"count": seats},
        ngettext("%(count)d membership names it.", "%(count)d memberships name it.", members)
        % {"count": members},
    ]
    rule = _("With a follower they move to it on the day after the last one; without one the seats end. "
             "What was stays as it was.")  # fmt: skip
    return f"{parts[0]}, {parts[1]} {rule}"


def _done(request: HttpRequest, form: Form, change: Callable[[dict], object]) -> bool:
    """Do what a valid form asks; what is refused is told in the form, and nothing is changed."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        change(form.cleaned_data)
    except (HistoryError, SeatError) as error:
        form.add_error(error.field if error.field in form.fields else None, error.sentence)
    except LastCoordinatorError:
        form.add_error(None, LAST_COORDINATOR)
    return not form.errors


def _page(
    request: HttpRequest, organisation: Organisation, form: Form, title: str, text: str
) -> HttpResponse:
    back = _address("edit", organisation)
    crumbs = [
        {"url": reverse(OrganisationViewSet().get_url_name("list")), "label": _("Organisations")},
        {"url": back, "label": organisation.name},
        {"url": "", "label": title},
    ]
    context = {
        "form": form,
        "header_title": f"{title}: {organisation.name}",
        "page_title": organisation.name,
        "page_subtitle": title,
        "breadcrumbs_items": crumbs,
        "header_icon": "home",
        "action_url": request.path,
        "submit_button_label": title,
        "media": form.media,
        "text": text,
        "back": back,
    }
    return render(request, "members/organisation_history_form.html", context)
