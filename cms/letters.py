"""Writes letters: three templates a kind (subject, text, html) in one language."""

from dataclasses import dataclass

import css_inline
from django.conf import settings
from django.core.mail import BadHeaderError
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from wagtail.models import Site

from cms import request_memory
from cms.site_settings import SiteSettings

# At-rules stay in a <style> of their own: they carry the dark scheme and the narrow screen.
_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Letter:
    """What is sent, in one language."""

    subject: str
    text: str
    html: str


def render(kind: str, language: str, context: dict) -> Letter:
    """Write a letter from `emails/<kind>/subject.txt`, `text.txt` and `html.html`.

    Raises BadHeaderError when the subject is not one line.
    """
    folder = f"emails/{kind}"
    with translation.override(language), request_memory.reading_as(None):
        words = {**frame(language), **context}
        words["subject"] = one_line(_plain(f"{folder}/subject.txt", words).strip())
        text = tidied(_plain(f"{folder}/text.txt", words))
        html = inlined(render_to_string(f"{folder}/html.html", words))
    return Letter(words["subject"], text, html)


def frame(language: str) -> dict:
    """Return what every letter shows around its words: who writes, and where they are found."""
    site = Site.objects.filter(is_default_site=True).first()
    ours = SiteSettings.for_site(site) if site else SiteSettings()
    return {
        "language": language,
        "site_name": ours.name,
        "contact": ours.contact,
        "base_url": settings.BASE_URL,
        "year": [month == timezone.localdate().month for month in range(1, 13)],
    }


def one_line(value: str) -> str:
    """Return a header's value; raises BadHeaderError where it has more than one line."""
    if any(character in value for character in "\r\n\0"):
        raise BadHeaderError(f"A header must be one line: {value!r}")
    return value


def inlined(html: str) -> str:
    """Return a letter's HTML with its styles written into the elements, as mail programs want it."""
    return _inliner.inline(html)


def tidied(text: str) -> str:
    """Return text without trailing spaces and with one empty line at most in a row."""
    lines: list[str] = []
    for line in (line.rstrip() for line in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"


def _plain(name: str, words: dict) -> str:
    """Render a text template; what goes into it is not HTML and is not escaped."""
    return get_template(name).template.render(Context(words, autoescape=False))
