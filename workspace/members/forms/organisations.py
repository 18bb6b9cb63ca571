"""The filters of the organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.places import Municipality, SpokenLanguage
from workspace.members.models import Organisation


class OrganisationFilter(forms.Form):
    """What kind of organisation, where, in which language it serves, and whether it still works."""

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
    ended = forms.BooleanField(label=_("Show also those that have ended"), required=False)
