"""Rows of a folder's list for templates: ``{% load folder_rows %}``."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from workspace.folders import rows
from workspace.folders.contents import Contents
from workspace.folders.items import Item

register = template.Library()


@register.simple_tag
def item_rows(items: Iterable[Item], may_write: bool = False) -> SafeString:
    """Draw the documents, links and text pages of a folder's list."""
    return rows.drawn(items, may_write=may_write)


@register.simple_tag
def list_filter(contents: Contents) -> SafeString:
    """Draw what narrows and orders a folder's list, and tells how much is in it."""
    return rows.drawn_filter(contents.asked, contents.choices, contents.items.paginator.count)
