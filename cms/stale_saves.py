"""A save from a window that is behind is answered with both texts, in the admin as elsewhere (DS-13).

Wagtail's own editor refuses such a save only while it saves by itself; a press of its button goes over what
somebody else saved meanwhile.
"""

import re

from django import forms
from django.db import transaction
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.contrib.settings.views import EditView as EditSettingsView
from wagtail.models import Page

from cms import marks

# How Wagtail marks what came and what went in its comparison.
_CHANGED = re.compile(r'class="[^"]*\b(addition|deletion)\b')


# -- Pages --------------------------------------------------------------------------------------
class UpToDate:
    """An editor of pages that saves only over the version which the form was opened with."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs) -> HttpResponse:
        """Let the second of two saves at the same moment wait, so that it sees the first."""
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            Page.objects.select_for_update().filter(pk=page_id).first()
            return super().dispatch(request, page_id, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Save; or answer 409 with the form as it was sent, and what differs in it from what is there now."""
        if self.expects_json_response or self.page.alias_of_id or self.locked_for_user or not self.is_behind:
            return super().post(request, *args, **kwargs)
        self.form = self.form_class(
            request.POST,
            request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=request.user,
        )
        messages.error(request, _("Not saved yet: this page was saved meanwhile."))
        self.has_unsaved_changes = True
        differences = self._differences() if self.form.is_valid() else []
        self.autosave_enabled = False  # the text of the other one is to be seen first
        context = {**self.get_context_data(), "newer": self.latest_revision, "differences": differences}
        return TemplateResponse(request, "cms/edit_behind.html", context, status=409)

    @property
    def is_behind(self) -> bool:
        """Tell whether there is a version that the sender has not seen; a form tells which one it was opened with."""
        words = self.request.POST
        told = words.get("loaded_revision_id") or words.get("overwrite_revision_id")
        return self.is_out_of_date or bool(self.latest_revision and not told)

    def _differences(self) -> list:
        """Compare as Wagtail does between two versions: from what is there now to what was sent."""
        theirs, mine = self.latest_revision.as_object(), self.form.save(commit=False)
        panel = self.edit_handler.get_bound_panel(instance=mine, request=self.request, form=None)
        found = [compare(theirs, mine) for compare in panel.get_comparison()]
        return [difference for difference in found if _shows(difference)]


def _shows(difference) -> bool:
    """Tell whether a reader sees a difference; streams that say the same can still differ inside."""
    if not difference.has_changed():
        return False
    return not difference.is_field or _CHANGED.search(difference.htmldiff()) is not None


class GuardedEditView(UpToDate, EditView):
    """The editor of a page."""


class GuardedRevertView(UpToDate, RevisionsRevertView):
    """The editor opened with an earlier version."""


# -- Settings -----------------------------------------------------------------------------------
class SeenForm(WagtailAdminModelForm):
    """A form of something without versions, which tells what it was opened with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        """Keep what is saved now, and its mark."""
        super().__init__(*args, **kwargs)
        self.saved = model_to_dict(self.instance, fields=self._meta.fields)
        self.initial["seen"] = self.fields["seen"].initial = self._mark()
        self.is_behind = False

    def _mark(self) -> str:
        return marks.mark(repr(sorted(self.saved.items())))

    def clean(self) -> dict:
        """Refuse what was filled in over other values than those of now; say beside each field what it is now."""
        words = super().clean()
        if words.get("seen") != self._mark():
            self.is_behind = True
            self.data = {**self.data.dict(), self.add_prefix("seen"): self._mark()}
            self.add_error(
                None, _("Not saved yet: somebody else saved this meanwhile. Save again to keep yours.")
            )
            for name in set(self.changed_data) - {"seen"}:
                self.add_error(name, _("Saved now: “%(value)s”.") % {"value": self._told(name)})
        return words

    def _told(self, name: str) -> str:
        value = self.fields[name].to_python(self.saved[name])
        return "–" if value in self.fields[name].empty_values else str(value)


class GuardedSettingsView(EditSettingsView):
    """The editor of the site's settings."""

    @transaction.atomic
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Save; or answer 409 with both where somebody else saved meanwhile."""
        self.object = type(self.object).objects.select_for_update().get(pk=self.object.pk)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form) -> HttpResponse:
        """Tell a form that is behind by its status."""
        response = super().form_invalid(form)
        if getattr(form, "is_behind", False):
            response.status_code = 409
        return response


# They stand before Wagtail's own of the same address.
urlpatterns = [
    path("admin/pages/<int:page_id>/edit/", require_admin_access(GuardedEditView.as_view())),
    path(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/revert/",
        require_admin_access(GuardedRevertView.as_view()),
    ),
    path(
        "admin/settings/<slug:app_name>/<slug:model_name>/<int:pk>/",
        require_admin_access(GuardedSettingsView.as_view()),
    ),
]
