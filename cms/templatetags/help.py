"""Help in place for templates: ``{% load help %}``."""

from django import template

from cms import languages

register = template.Library()


@register.inclusion_tag("components/help.html")
def help(topic: str) -> dict:
    """Return the help on a page, folded up: `templates/help/<language>/<topic>.html` in the active language."""
    return {"text": f"help/{languages.current()}/{topic}.html"}
