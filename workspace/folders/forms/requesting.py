"""Forms of upload requests: what is asked for, and what is sent."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from workspace.folders import requesting
from workspace.folders.forms.uploading import OneFileForm


def _last_day() -> date:
    return timezone.localdate() + timedelta(days=requesting.DAYS)


class RequestForm(forms.Form):
    """What is asked for, until when, and how many files."""

    title = forms.CharField(
        label=_("What you ask for"), max_length=200,
        help_text=_("The answerers read this first: “Presentations for 26 November”, say."),
        error_messages={"required": _("Say in a few words what you ask for.")},
    )  # fmt: skip
    note = forms.CharField(
        label=_("Instructions"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In what form, by when, whom to ask."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the page"), choices=[("fi", _("Finnish")), ("sv", _("Swedish"))],
        initial=languages.current,
    )  # fmt: skip
    last_day = forms.DateField(
        label=_("Last day"), initial=_last_day, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("At most 90 days from now."),
    )  # fmt: skip
    most = forms.IntegerField(
        label=_("Files at most"), initial=requesting.FILES, min_value=1, max_value=requesting.MOST_FILES
    )

    def clean_title(self) -> str:
        """Take invisible signs out."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title

    def clean_note(self) -> str:
        """Keep lines, take other invisible signs out."""
        return "\n".join(uploads.plain_text(line) for line in self.cleaned_data["note"].splitlines()).strip()

    def clean_last_day(self) -> date:
        """Between today and in ninety days."""
        day, today = self.cleaned_data["last_day"], timezone.localdate()
        if not today <= day <= today + timedelta(days=requesting.MOST_DAYS):
            raise ValidationError(_("Choose a day from today on, at most 90 days from now."))
        return day

    def asked(self) -> dict:
        """Return what `requesting.ask` wants: it is open until the end of the last day."""
        told = dict(self.cleaned_data)
        end = datetime.combine(told.pop("last_day"), time.max)
        return {**told, "expires_at": timezone.make_aware(end)}


class SenderForm(forms.Form):
    """Who sends a file."""

    sender = forms.CharField(
        label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("It is shown beside the files."),
        error_messages={"required": _("Give your name, so that people know whom the files are from.")},
    )  # fmt: skip

    def clean_sender(self) -> str:
        """Take invisible signs out."""
        name = uploads.plain_text(self.cleaned_data["sender"])
        if not name:
            raise ValidationError(self.fields["sender"].error_messages["required"])
        return name


class AnswerForm(OneFileForm, SenderForm):
    """One file from somebody without an account."""

    field_order = ["sender", "file"]
