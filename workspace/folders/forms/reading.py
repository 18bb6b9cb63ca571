"""The form that asks the members to read a document, and the one that asks for letters about a folder."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import uploads
from workspace.folders import must_read
from workspace.folders.forms.stale import MarkedForm


class MustReadForm(MarkedForm):
    """Why a document should be read, and by when."""

    note = forms.CharField(
        label=_("Why it should be read"), max_length=300, required=False,
        help_text=_("One sentence; it stands in the letter and on the start page of each member."),
    )  # fmt: skip
    due = forms.DateField(
        label=_("To be read by"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Give a day, such as 12.3.2027, or leave this empty.")},
    )  # fmt: skip

    def now(self) -> tuple[str, dict[str, str]]:
        """Return the mark of the wish, its words and its day; all empty where nobody asks."""
        there = must_read.wish_for(self.thing)
        due = there.due.isoformat() if there and there.due else ""
        return must_read.mark_of(there), {"note": there.note if there else "", "due": due}

    def clean_note(self) -> str:
        """Take invisible signs out of the words."""
        return uploads.plain_text(self.cleaned_data["note"])

    def clean_due(self):
        """A day that is over is no day to read by, unless it stood there already."""
        due = self.cleaned_data["due"]
        if due is not None and due < timezone.localdate() and due.isoformat() != self.initial["due"]:
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
