"""Taking in a member and changing what somebody is in the group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from workspace.members.models import Membership, Organisation


class MemberForm(forms.Form):
    """What somebody is in a workspace."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, empty_label=_("None"),
        queryset=Organisation.objects.order_by("name_fi"),
        help_text=_("The one that the person speaks for in this group."),
    )  # fmt: skip
    is_coordinator = forms.BooleanField(
        label=_("Coordinates the workspace"), required=False,
        help_text=_("Takes in members and lets them go."),
    )  # fmt: skip


class NewMemberForm(MemberForm):
    """Who is taken in. The cleaned `user` is the person of the address."""

    user = forms.EmailField(label=_("E-mail address"), max_length=254)
    field_order = ["user", "role", "organisation", "is_coordinator"]

    def clean_user(self) -> User:
        """Return the person who has an account with the address."""
        found = User.objects.filter(email=self.cleaned_data["user"].lower(), is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Nobody has an account with this address yet. The one who answers for the site makes it.")
            )
        return found
