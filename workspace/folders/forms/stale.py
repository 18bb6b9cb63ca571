"""Forms that show both texts when somebody saved before."""

from django import forms


def differing(form: forms.Form, saved: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return (label, saved, typed) of the fields that stand otherwise now than they were typed."""
    return [
        (form.fields[name].label, _named(form, name, now), _named(form, name, form.data.get(name, "")))
        for name, now in saved.items()
        if now != form.data.get(name, "")
    ]


def _named(form: forms.Form, name: str, value: str) -> str:
    choices = dict(getattr(form.fields[name], "choices", []))
    return str(choices.get(value, value))
