"""The form that makes a link for somebody outside, and the one that asks for its password."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from cms.models import DocumentVersion
from workspace.folders.sharing import DAYS, MOST_DAYS


def _in_two_weeks() -> date:
    return timezone.localdate() + timedelta(days=DAYS)


class ShareForm(forms.Form):
    """Who gets what, until when."""

    note = forms.CharField(
        label=_("Note to the reader"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What this is and what you ask of the reader. Whoever has the link sees it."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the page that the link opens"), initial=languages.current,
        choices=[("fi", _("Finnish")), ("sv", _("Swedish"))],
    )  # fmt: skip
    until = forms.DateField(
        label=_("Last day"), initial=_in_two_weeks,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("After this day the link shows nothing. At most 90 days from now."),
    )  # fmt: skip
    version = forms.TypedChoiceField(label=_("Which version"), required=False, coerce=int, empty_value=None)
    password = forms.CharField(
        label=_("Password"), required=False, min_length=8, max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("If you give one, tell it to the reader in another way than the link: by phone, say."),
    )  # fmt: skip

    def __init__(self, *args, versions: list[DocumentVersion], **kwargs) -> None:
        """Offer the newest version, and each one by itself."""
        super().__init__(*args, **kwargs)
        only = [(row.number, _only(row)) for row in versions]
        self.fields["version"].choices = [("", gettext("Always the newest")), *only]

    def clean_note(self) -> str:
        """Take invisible signs out of each line."""
        return "\n".join(uploads.plain_text(line) for line in self.cleaned_data["note"].splitlines()).strip()

    def clean_until(self) -> date:
        """Refuse a day that is over, or too far away."""
        day, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= day <= today + timedelta(days=MOST_DAYS):
            raise ValidationError(gettext("Choose a day from today on, at most 90 days ahead."), code="day")
        return day


def _only(version: DocumentVersion) -> str:
    day = date_format(timezone.localtime(version.added_at), "j.n.Y")
    return gettext("Only version %(number)d (%(day)s)") % {"number": version.number, "day": day}


class PasswordForm(forms.Form):
    """The password of a link."""

    password = forms.CharField(
        label=_("Password"), max_length=100, strip=True,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("You got it from the person who sent you the link."),
    )  # fmt: skip
