"""Forms that show both texts when somebody saved after they were opened (DS-13)."""

from datetime import date

from django import forms
from django.db import models

from cms import spoken_dates
from cms.marks import Difference


class MarkedForm(forms.Form):
    """A form about a `thing`; by its mark (`marks`) it is known whether somebody saved after it was opened."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, thing: models.Model, **kwargs) -> None:
        """Begin with what stands now."""
        self.thing = thing
        mark, saved = self.now()
        super().__init__(data, initial={**saved, "mark": mark}, **kwargs)

    def now(self) -> tuple[str, dict[str, str]]:
        """Return the mark of the thing, and what the form changes of it, by field and as it would be typed."""
        raise NotImplementedError

    def renew(self) -> list[Difference]:
        """Take up what stands now; return what differs in it from what was typed. Only of a valid form."""
        self.thing = type(self.thing).objects.get(pk=self.thing.pk)
        self.data = self.data.copy()
        self.data["mark"], saved = self.now()
        typed = {name: self._typed(name) for name in saved}
        return [
            Difference(str(self.fields[name].label), self._named(name, now), self._named(name, typed[name]))
            for name, now in saved.items()
            if now != typed[name]
        ]

    def _typed(self, name: str) -> str:
        """Return what was typed; a day as `now` tells it, however it was written."""
        if isinstance(self.fields[name], forms.DateField):
            day = self.cleaned_data[name]
            return day.isoformat() if day else ""
        return self.data.get(name, "")

    def _named(self, name: str, value: str) -> str:
        if value and isinstance(self.fields[name], forms.DateField):
            return spoken_dates.said_day(date.fromisoformat(value))
        choices = dict(getattr(self.fields[name], "choices", []))
        return str(choices.get(value, value))
