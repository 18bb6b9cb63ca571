"""The blocks of a page: ``{% load bodies %}{% body page.body as body %}``."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cms.headings import with_anchors

register = template.Library()


@register.simple_tag(takes_context=True)
def body(context, stream) -> dict:
    """Return ``html`` of a StreamField's blocks and ``toc``, the (id, title) of its headings."""
    html, toc = with_anchors(_rendered(stream, context))
    return {"html": html, "toc": toc}


def _rendered(stream, context) -> SafeString:
    around = context.flatten()
    return format_html_join("", "{}", ((block.render(around),) for block in stream or []))
