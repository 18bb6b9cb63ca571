"""The sign-up form."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignUpForm(forms.Form):
    """An address; `website` stays empty unless a robot fills it in."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    website = forms.CharField(
        label=_("Leave this empty"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        """Name the fields so that the form can stand on any page."""
        kwargs.setdefault("auto_id", "newsletter_%s")
        super().__init__(*args, **kwargs)

    def clean_source(self) -> str:
        """Keep a path of ours, nothing else."""
        source = self.cleaned_data["source"]
        return source[:200] if source.startswith("/") else ""

    @property
    def is_from_robot(self) -> bool:
        """Tell whether the field that people do not see was filled in; of a valid form."""
        return bool(self.cleaned_data["website"])
