"""Taking in a member, changing what somebody is in the group, and the filters of the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from workspace.members import joining, terms
from workspace.members.models import Membership, Organisation, Workspace


class DayInput(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs) -> None:
        """Write days as browsers want them."""
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d", **kwargs)


class SponsorField(forms.ModelChoiceField):
    """Who answers for a guest, by name."""

    def label_from_instance(self, person: User) -> str:
        """Return the name."""
        return str(person)


class MemberForm(forms.Form):
    """What somebody is in a workspace."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, empty_label=_("None"),
        queryset=Organisation.objects.order_by("name_fi"),
        help_text=_("The one that the person speaks for in this group."),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=DayInput(),
        help_text=_("The membership ends by itself after this day. A guest always has one, within a year."),
    )  # fmt: skip
    sponsor = SponsorField(
        label=_("Who answers for the guest"), required=False, empty_label=_("None"), queryset=User.objects.none(),
        help_text=_("Only for guests. This member is told before the guest's time ends."),
    )  # fmt: skip
    is_coordinator = forms.BooleanField(
        label=_("Coordinates the workspace"), required=False,
        help_text=_("Takes in members and lets them go."),
    )  # fmt: skip

    def __init__(self, *args, workspace: Workspace, **kwargs) -> None:
        """Offer the members of the workspace as sponsors."""
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        self.fields["sponsor"].queryset = terms.sponsors_of(workspace)


class ChangeMemberForm(MemberForm):
    """What somebody is, with the state that the form was made from."""

    NAMES = ("role", "organisation", "ends_on", "sponsor", "is_coordinator")

    state = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, membership: Membership, **kwargs) -> None:
        """Begin with what is there."""
        now = {name: getattr(membership, name) for name in self.NAMES}
        initial = now | {"state": joining.state_of(membership)}
        super().__init__(*args, workspace=membership.workspace, initial=initial, **kwargs)

    def told(self) -> dict:
        """Return what the membership is to be."""
        return {name: self.cleaned_data[name] for name in self.NAMES}

    def renew(self, current: Membership) -> None:
        """Let the form, with what was typed, be saved over what is there now."""
        self.data = self.data.copy()
        self.data["state"] = joining.state_of(current)


class NewMemberForm(MemberForm):
    """Who is taken in. The cleaned `user` is the person of the address."""

    user = forms.EmailField(label=_("E-mail address"), max_length=254)
    field_order = ["user", "role", "organisation", "ends_on", "sponsor", "is_coordinator"]

    def clean_user(self) -> User:
        """Return the person who has an account with the address and does not belong yet."""
        found = User.objects.filter(email=self.cleaned_data["user"].lower(), is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _("Nobody has an account with this address yet. Send an invitation: it makes the account.")
            )
        if self.workspace.memberships.filter(user=found).exists():
            raise forms.ValidationError(_("%(name)s belongs to the workspace already.") % {"name": found})
        return found


class MemberFilter(forms.Form):
    """The filters of the list of members."""

    LOOKUPS = {"role": "role", "organisation": "organisation"}

    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All roles")), *Membership.Role.choices]
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, empty_label=_("All organisations"),
        queryset=Organisation.objects.none(),
    )  # fmt: skip

    def __init__(self, *args, workspace: Workspace, **kwargs) -> None:
        """Offer the organisations that somebody speaks for here."""
        super().__init__(*args, **kwargs)
        here = workspace.memberships.values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=here).order_by("name_fi")
