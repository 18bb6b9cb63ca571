"""Through whose eyes a coordinator looks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.members import viewing_as
from workspace.members.models import Membership, Workspace


class LookForm(forms.Form):
    """A member or guest of the workspace, or an outsider. The cleaned value is a membership, or None."""

    OUTSIDE = "outside"

    through = forms.ChoiceField(label=_("Look as"))

    def __init__(self, workspace: Workspace, *args, **kwargs) -> None:
        """Offer those who belong to the workspace."""
        super().__init__(*args, **kwargs)
        self.people = {str(row.pk): row for row in viewing_as.watchable(workspace)}
        people = [(key, f"{row.user} – {row.get_role_display()}") for key, row in self.people.items()]
        outside = (self.OUTSIDE, _("somebody who is logged in and does not belong to the workspace"))
        self.fields["through"].choices = [outside, *people]

    def clean_through(self) -> Membership | None:
        """Return the membership, None for an outsider."""
        return self.people.get(self.cleaned_data["through"])
