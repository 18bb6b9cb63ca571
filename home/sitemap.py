"""What search engines are told of: public pages, each with its versions in the other language."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from wagtail.models import Page

from cms import access

# What one file of the protocol may hold, https://www.sitemaps.org/protocol.html.
LIMIT = 50_000
FIELDS = (
    "id", "path", "depth", "url_path", "translation_key", "last_published_at", "locale__language_code",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One page: its address, when it was changed, and (language, address) of its versions if more than one."""

    location: str
    changed: datetime | None
    versions: list[tuple[str, str]]


def entries() -> list[Entry]:
    """Return every page that everybody may see, and nothing else (AC-11); one query beside access."""
    pages = access.viewable_by(None, Page.objects.filter(depth__gt=1)).select_related("locale").only(*FIELDS)
    groups: dict = defaultdict(list)
    for page in pages.order_by("path")[:LIMIT]:
        url = page.get_url()
        if url:
            groups[page.translation_key].append((page, f"{settings.BASE_URL}{url}"))
    return [entry for group in groups.values() for entry in _entries(group)]


def _entries(group: list[tuple[Page, str]]) -> list[Entry]:
    versions = [(page.locale.language_code, url) for page, url in group] if len(group) > 1 else []
    return [Entry(url, page.last_published_at, versions) for page, url in group]
