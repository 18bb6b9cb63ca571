"""Forms of allauth in our own fields: ``{% load accounts %}``."""

from django import forms, template

register = template.Library()


@register.filter
def plain(form: forms.Form) -> forms.Form:
    """Return the form without its placeholders: each field has a label that stays."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
