"""What the page of a document shows of its file: pages as pictures, a picture, or the text; and which it is."""

from dataclasses import dataclass, field, replace

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from cms import previews, texts, uploads
from cms.models import Document, DocumentVersion

SHOWN = 60_000  # characters of a text
PICTURES = {"png", "jpg", "jpeg", "gif", "webp"}
# Headings begin below those of the page; no pictures, no HTML of its own, nothing from elsewhere.
_TAGS = {
    "p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


@dataclass(frozen=True)
class Part:
    """A stretch of extracted text; `label` is the number of its page or slide, or the name of its sheet."""

    label: str
    text: str


@dataclass(frozen=True)
class Shown:
    """What is shown: `kind` is pages, picture, markdown, text, parts or none; `told` says why there are no pictures.

    `is_office` says that the pages are LibreOffice's, which may differ from those of the one who wrote the file.
    """

    kind: str
    version: DocumentVersion
    pages: list = field(default_factory=list)
    count: int = 0
    html: str = ""
    text: str = ""
    unit: str = ""
    parts: list[Part] = field(default_factory=list)
    cut: bool = False
    told: str = ""
    is_waiting: bool = False
    is_office: bool = False


def of(document: Document, version: DocumentVersion) -> Shown:
    """Return what is shown of a version of a document that was authorised already."""
    ending = uploads.ending(version.original_name)
    if ending in PICTURES:
        return Shown("picture", version)
    if version.sha256 and previews.can_draw(ending):
        return _pages(version, is_office=ending != "pdf")
    if ending in {"txt", "md"}:
        return _plain(version, ending)
    return _parts(version)


def _pages(version: DocumentVersion, *, is_office: bool) -> Shown:
    preview = previews.wanted(version)
    waiting = preview.state == previews.State.WAITING
    words = _parts(version)
    if words.parts and is_office and not waiting and preview.told:
        return replace(words, told=preview.told)
    return Shown(
        "pages", version, pages=list(preview.pages.all()), count=preview.count, told=preview.told,
        is_waiting=waiting, unit=words.unit, parts=words.parts, is_office=is_office,
    )  # fmt: skip


def _plain(version: DocumentVersion, ending: str) -> Shown:
    try:
        with version.file.storage.open(version.file.name, "rb") as opened:
            raw = opened.read(4 * SHOWN)
    except FileNotFoundError:
        return Shown("none", version)
    text = raw.decode("utf-8-sig", errors="replace")
    cut = len(text) > SHOWN or version.file_size > len(raw)
    text = text[:SHOWN]
    if ending == "md":
        return Shown("markdown", version, html=markdown(text), cut=cut)
    return Shown("text", version, text=text, cut=cut)


def markdown(text: str) -> SafeString:
    """Return Markdown as HTML that is safe to show: no HTML of its own, no pictures, headings from the third on."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"},
                      link_rel="noopener noreferrer nofollow")  # fmt: skip
    return mark_safe(clean)  # noqa: S308 - cleaned in the line before


def _parts(version: DocumentVersion) -> Shown:
    found = texts.of(version)
    if found is None or found.state != texts.State.READY:
        waiting = found is None or found.state == texts.State.WAITING
        return Shown("none", version, told=texts.state_in_words(found), is_waiting=waiting)
    parts, room = [], SHOWN
    for label, text in found.parts:
        if room <= 0:
            break
        parts.append(Part(label, text[:room]))
        room -= len(text)
    return Shown(
        "parts", version, unit=found.unit, parts=parts, cut=room < 0 or len(parts) < len(found.parts)
    )
