"""Seats: adding and ending them, giving them to people, and until when."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from workspace.members.models import Membership, Organisation, SeatTerm
from workspace.members.seats import SeatWords

NOT_OF_A_HOLDER = {Membership.Role.GUEST, Membership.Role.DEPUTY}


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


class SeatForm(forms.Form):
    """What a seat is called, and what its holder is in the group."""

    role = forms.ChoiceField(
        label=_("Role of the holder"), initial=Membership.Role.MEMBER,
        choices=[choice for choice in Membership.Role.choices if choice[0] not in NOT_OF_A_HOLDER],
    )  # fmt: skip
    name_fi = forms.CharField(
        label=_("Name in Finnish"), required=False, max_length=160,
        help_text=_("Only needed where the organisation has more than one seat in this group."),
    )  # fmt: skip
    name_sv = forms.CharField(label=_("Name in Swedish"), required=False, max_length=160)

    def words(self) -> SeatWords:
        """Return what was told."""
        told = self.cleaned_data
        return SeatWords(told["name_fi"], told["name_sv"], told["role"])


class NewSeatForm(SeatForm):
    """A seat for an organisation that has not ended."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    field_order = ["organisation", "role", "name_fi", "name_sv"]

    def __init__(self, *args, **kwargs) -> None:
        """Offer the organisations of today."""
        super().__init__(*args, **kwargs)
        going_on = Q(ended_on__isnull=True) | Q(ended_on__gte=timezone.localdate())
        self.fields["organisation"].queryset = Organisation.objects.filter(going_on).order_by("name_fi")


class EndSeatForm(forms.Form):
    """The last day of a seat."""

    ended_on = _day(_("Last day"))


class TermForm(forms.Form):
    """Who gets a seat, as what, and for how long. The cleaned `user` is the person of the address."""

    user = forms.EmailField(
        label=_("E-mail address"), max_length=254,
        help_text=_("The address that the person logs in with."),
        widget=forms.EmailInput(attrs={"list": "people-of-the-group", "autocomplete": "off"}),
    )  # fmt: skip
    place = forms.ChoiceField(label=_("As"), choices=SeatTerm.Place.choices)
    starts_on = _day(_("First day"))
    ends_on = _day(
        _("Last day"),
        required=False,
        help_text=_("Leave it empty when the term goes on until further notice."),
    )

    def clean_user(self) -> User:
        """Return the person who has an account with the address."""
        found = User.objects.filter(email=self.cleaned_data["user"].lower(), is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                _(
                    "Nobody has an account with this address yet. Invite the person first, on the page of the members."
                )
            )
        return found


class LastDayForm(forms.Form):
    """Until when a term lasts; `seen` is the last day that the form was opened with."""

    ends_on = _day(
        _("Last day"),
        required=False,
        help_text=_("Leave it empty when the term goes on until further notice."),
    )
    seen = forms.DateField(required=False, widget=forms.HiddenInput)
