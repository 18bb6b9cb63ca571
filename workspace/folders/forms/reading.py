"""The form that asks the members to read a document."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.models import Document
from workspace.folders import must_read
from workspace.folders.forms.stale import differing


class MustReadForm(forms.Form):
    """Why it should be read, and by when."""

    note = forms.CharField(
        label=_("Why it should be read"), max_length=300, required=False,
        help_text=_("One sentence; it stands in the letter and on the start page of each member."),
    )  # fmt: skip
    due = forms.DateField(
        label=_("To be read by"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a day, such as 12.3.2027, or leave this empty.")},
    )  # fmt: skip
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, document: Document) -> None:
        """Begin with what stands now."""
        self.document, there = document, must_read.wish_for(document)
        initial = {"note": there.note, "due": there.due} if there else {}
        super().__init__(data, initial={**initial, "mark": must_read.mark_of(there)})

    def renew(self) -> list[tuple[str, str, str]]:
        """Take up what stands now; return (label, saved, typed) of what differs from what was typed."""
        there = must_read.wish_for(self.document)
        self.data = self.data.copy()
        self.data["mark"] = must_read.mark_of(there)
        due = there.due.isoformat() if there and there.due else ""
        return differing(self, {"note": there.note if there else "", "due": due})

    def clean_note(self) -> str:
        """Take invisible signs out of the words."""
        return uploads.plain_text(self.cleaned_data["note"])

    def clean_due(self):
        """A day that is over is no day to read by, unless it stood there already."""
        due = self.cleaned_data["due"]
        if due is not None and due < timezone.localdate() and due != self.initial.get("due"):
            raise ValidationError(_("That day is over already. Choose a later one."))
        return due


class FollowForm(forms.Form):
    """Whether letters come about a folder."""

    letters = forms.ChoiceField(
        label=_("When somebody else adds or changes documents in this folder or below it"),
        choices=[
            ("on", _("Write to me: one letter for what comes together")),
            ("off", _("Do not write to me")),
        ],
        widget=forms.RadioSelect,
    )
