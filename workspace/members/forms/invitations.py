"""Inviting people, and accepting an invitation without an account."""

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from workspace.members import addresses
from workspace.members.accepting import Newcomer
from workspace.members.addresses import Pasted
from workspace.members.forms.members import DayInput
from workspace.members.invitations import Offer
from workspace.members.models import Membership, Organisation, Seat, Workspace


class InviteForm(forms.Form):
    """Whom to invite, and to be what. The cleaned `addresses` are what was pasted, part by part."""

    addresses = forms.CharField(
        label=_("E-mail addresses"), max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocapitalize": "none"}),
        help_text=_("One or many, parted by commas or lines. You can paste them from a mail program, with names."),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, initial=Membership.Role.MEMBER)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, empty_label=_("None"), queryset=Organisation.objects.none(),
        help_text=_("The one that they speak for in this group."),
    )  # fmt: skip
    seat = forms.ModelChoiceField(
        label=_("Seat"), required=False, empty_label=_("None"), queryset=Seat.objects.none(),
        help_text=_(
            "Whoever accepts becomes the holder of the seat. Role and organisation are then those of the seat."
        ),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=DayInput(),
        help_text=_("A guest always has one, within a year. You answer for the guests whom you invite."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=[("fi", "Suomi"), ("sv", "Svenska")]
    )
    message = forms.CharField(
        label=_("Your own message"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands in the letter, in your name."),
    )  # fmt: skip

    def __init__(self, *args, workspace: Workspace, **kwargs) -> None:
        """Offer the organisations and the seats of today."""
        super().__init__(*args, **kwargs)
        going_on = Q(ended_on__isnull=True) | Q(ended_on__gte=timezone.localdate())
        self.fields["organisation"].queryset = Organisation.objects.filter(going_on).order_by("name_fi")
        seats = workspace.seats.filter(going_on).select_related("organisation")
        self.fields["seat"].queryset = seats
        if not seats.exists():
            del self.fields["seat"]

    def clean_addresses(self) -> list[Pasted]:
        """Return the parts of what was pasted."""
        found = addresses.read(self.cleaned_data["addresses"])
        if not found:
            raise forms.ValidationError(_("Write at least one e-mail address."))
        return found

    def offer(self) -> Offer:
        """Return what they are invited to be."""
        told, seat = self.cleaned_data, self.cleaned_data.get("seat")
        return Offer(
            role=seat.role if seat else told["role"], language=told["language"], seat=seat,
            organisation=seat.organisation if seat else told["organisation"],
            ends_on=told["ends_on"], message=told["message"],
        )  # fmt: skip

    def keep(self, typed: list[str]) -> None:
        """Let only these parts stay in the field: the others are answered."""
        self.data = self.data.copy()
        self.data["addresses"] = "\n".join(typed)


class NewcomerForm(forms.Form):
    """The name and password of somebody who accepts without an account."""

    first_name = forms.CharField(
        label=_("First name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label=_("Last name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password = forms.CharField(
        label=_("Password"), max_length=128, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args, email: str, **kwargs) -> None:
        """Take the address that the account is made for."""
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = password_validators_help_text_html()

    def clean(self) -> dict:
        """Ask Django's validators about the password, with the name and the address beside it."""
        told = super().clean()
        if told.get("password"):
            names = {name: told.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(told["password"], User(email=self.email, **names))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return told

    def newcomer(self, language: str) -> Newcomer:
        """Return who comes in."""
        return Newcomer(language=language, **self.cleaned_data)
