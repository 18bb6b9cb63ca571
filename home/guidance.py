"""Whom to ask: the guidance services of the region, by kind, municipality and language."""

from collections.abc import Mapping

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.places import Municipality, SpokenLanguage


class ServiceFilter(forms.Form):
    """What the reader looks for; what is not understood is as if it was not asked."""

    kind = forms.ChoiceField(label=_("Kind of guidance"), required=False)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("Municipality"), required=False, to_field_name="code",
        empty_label=_("All municipalities"),
    )  # fmt: skip
    language = forms.ModelChoiceField(
        SpokenLanguage.objects.none(), label=_("Language"), required=False, to_field_name="code",
        empty_label=_("All languages"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        """Offer only what there are services for."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All kinds")), *_service().Kind.choices]
        self.fields["municipality"].queryset = Municipality.objects.filter(services__isnull=False).distinct()
        self.fields["language"].queryset = SpokenLanguage.objects.filter(
            guidanceservice__isnull=False
        ).distinct()

    @property
    def asked(self) -> dict:
        """Return the words that were understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _service():
    return apps.get_model("home", "GuidanceService")


def filter_form(words: Mapping) -> ServiceFilter:
    """Return the filter as the reader filled it in; bound, so that what was asked stays chosen."""
    return ServiceFilter(words, auto_id="filter-%s")


def services(form: ServiceFilter) -> QuerySet:
    """Return the services that were asked for, by municipality and name, in three queries at most."""
    asked = form.asked
    found = _service().objects.all()
    if "kind" in asked:
        found = found.filter(kind=asked["kind"])
    if "municipality" in asked:
        found = found.filter(municipality=asked["municipality"])
    if "language" in asked:
        found = found.filter(languages=asked["language"])
    return (
        found.select_related("municipality")
        .prefetch_related("languages")
        .order_by("municipality__name_fi", "name_fi")
    )
