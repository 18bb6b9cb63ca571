"""Asking to join."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """What the coordinators should know."""

    message = forms.CharField(
        label=_("Message to the coordinators"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tell the coordinators who you are and why you would like to join."),
    )  # fmt: skip
