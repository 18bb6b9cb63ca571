"""The feedback form."""

from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MESSAGE_MAX = 5000


class FeedbackForm(forms.Form):
    """A message, and an address for those who want an answer."""

    message = forms.CharField(
        label=_("Your message"), max_length=MESSAGE_MAX, widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write what you want to tell us.")},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail, if you want an answer"), required=False, max_length=254,
        help_text=_("We use it only to answer you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    page = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    form_id = forms.CharField(required=False, widget=forms.HiddenInput)
    # Only machines fill this in; people neither see nor reach it.
    website = forms.CharField(
        required=False, label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def clean_page(self) -> str:
        """Keep only an address of our own."""
        page = self.cleaned_data["page"]
        return page if page.startswith("/") and not page.startswith("//") else ""

    def clean_form_id(self) -> UUID:
        """Return the form's own number; a form that lost it gets a new one."""
        try:
            return UUID(self.cleaned_data["form_id"])
        except ValueError:
            return uuid4()

    def clean_message(self) -> str:
        """Refuse characters that no database keeps."""
        message = self.cleaned_data["message"]
        if "\0" in message:
            raise ValidationError(_("Write what you want to tell us."))
        return message

    @property
    def is_machine(self) -> bool:
        """Tell whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))
