"""Parts of the closed side's pages: ``{% load workspace %}``."""

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from workspace.members import cards
from workspace.members.listing import Branch
from workspace.members.shell import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def start_section(context: RequestContext, section: Section) -> SafeString:
    """Return a part of the start page, drawn by the template of the room that gave it."""
    return render_to_string(section.template, section.context, request=context.get("request"))


@register.simple_tag
def workspace_card(branch: Branch) -> SafeString:
    """Draw a workspace in a person's list, with its subgroups."""
    return cards.drawn(branch)


@register.filter
def person_url(user) -> str:
    """Return the address of a person's page for logged-in readers; empty for nobody and for a closed account.

    Asks nothing of the database: whether the reader may see the page, the page itself says.
    """
    return reverse("person", args=[user.pk]) if user and user.pk and user.is_active else ""
