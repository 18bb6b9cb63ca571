"""Rows of a folder's list for templates: ``{% load folder_rows %}``."""

from django import template
from django.utils.safestring import SafeString

from workspace.folders import rows
from workspace.folders.items import Item

register = template.Library()


@register.simple_tag
def item_row(item: Item, may_write=None) -> SafeString:
    """Draw a document, a link or a text page in a folder's list."""
    return rows.drawn(rows.row_of(item), may_write=bool(may_write))
