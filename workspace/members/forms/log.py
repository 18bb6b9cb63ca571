"""What of the log is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.members.log_words import KINDS


class LogFilterForm(forms.Form):
    """A person and a kind; both may be left open."""

    person = forms.CharField(label=_("Person"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("Everything")), *KINDS.items()])
