"""Forms of members: the filters of the organisations, the own profile, joining in the admin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.accounts import User
from cms.places import Municipality, SpokenLanguage
from workspace.members.models import Membership, Organisation


class OrganisationFilter(forms.Form):
    """What kind of organisation, where, and in which language it serves."""

    LOOKUPS = {"kind": "kind", "municipality": "municipality", "language": "languages"}

    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Organisation.Kind.choices]
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), required=False, empty_label=_("All municipalities"),
        queryset=Municipality.objects.filter(organisations__isnull=False).distinct(),
        to_field_name="code",
    )  # fmt: skip
    language = forms.ModelChoiceField(
        label=_("Serves in"), required=False, empty_label=_("All languages"),
        queryset=SpokenLanguage.objects.filter(organisation__isnull=False).distinct(),
        to_field_name="code",
    )  # fmt: skip


class ProfileForm(forms.ModelForm):
    """What a person tells of themselves: the name, and the language of the interface and of mail."""

    class Meta:
        """These three fields and no other."""

        model = User
        fields = ["first_name", "last_name", "language"]
        labels = {"first_name": _("First name"), "last_name": _("Last name"), "language": _("Language")}
        help_texts = {"language": _("The site and the e-mail that it sends speak this language to you.")}

    def __init__(self, *args, **kwargs) -> None:
        """A name is needed: the others of the group see it."""
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["language"].choices = [("fi", "Suomi"), ("sv", "Svenska")]


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
