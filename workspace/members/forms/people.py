"""The filters of the directory."""

from django import forms
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from cms import languages
from cms.places import Municipality, SpokenLanguage
from workspace.members.models import Expertise, Membership, Organisation

LONGEST = 100


def by_name(named: QuerySet) -> QuerySet:
    """Return rows with names in two languages in the order of the active one."""
    first, second = ("name_sv", "name_fi") if languages.current() == "sv" else ("name_fi", "name_sv")
    return named.order_by(Coalesce(NullIf(first, Value("")), second), "pk")


class DirectoryFilter(forms.Form):
    """What the people and the organisations are both filtered by."""

    q = forms.CharField(
        label=_("Search word"), required=False, max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), required=False, empty_label=_("All municipalities"),
        queryset=Municipality.objects.none(), to_field_name="code",
    )  # fmt: skip
    language = forms.ModelChoiceField(
        label=_("Language"), required=False, empty_label=_("All languages"),
        queryset=SpokenLanguage.objects.none(), to_field_name="code",
    )  # fmt: skip
    workspace = forms.TypedChoiceField(label=_("Workspace"), required=False, coerce=int)

    def __init__(self, data, places: dict) -> None:
        """Offer the workspaces that the asker may read, and each choice by name."""
        super().__init__(data)
        self.fields["municipality"].queryset = by_name(Municipality.objects.all())
        self.fields["language"].queryset = by_name(SpokenLanguage.objects.all())
        rooms = [(key, place.title) for key, place in places.items()]
        self.fields["workspace"].choices = [("", _("All workspaces")), *rooms]


class PeopleFilter(DirectoryFilter):
    """Whom one looks for."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), required=False, empty_label=_("All organisations"),
        queryset=Organisation.objects.none(),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("All roles")), *Membership.Role.choices]
    )
    expertise = forms.ModelChoiceField(
        label=_("Expertise"), required=False, empty_label=_("All expertise"),
        queryset=Expertise.objects.none(),
    )  # fmt: skip
    field_order = ["q", "organisation", "expertise", "workspace", "role", "language", "municipality"]

    def __init__(self, data, places: dict) -> None:
        """Offer organisations and expertise by name."""
        super().__init__(data, places)
        self.fields["organisation"].queryset = by_name(Organisation.objects.all())
        self.fields["expertise"].queryset = by_name(Expertise.objects.all())


class OrganisationsFilter(DirectoryFilter):
    """Which organisation one looks for."""

    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Organisation.Kind.choices]
    )
    field_order = ["q", "kind", "workspace", "language", "municipality"]
