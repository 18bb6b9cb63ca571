"""Words for documents: ``{% load folders %}``."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

KINDS = {
    "pdf": _("PDF"),
    "docx": _("Word document"),
    "odt": _("Text document"),
    "pptx": _("Presentation"),
    "xlsx": _("Spreadsheet"),
    "png": _("Picture"),
    "jpg": _("Picture"),
    "jpeg": _("Picture"),
    "txt": _("Text"),
    "md": _("Text"),
}


@register.filter
def file_kind(extension: str) -> str:
    """Return what a file is, in a word, by its extension."""
    return KINDS.get(extension.lower(), extension.upper())
