"""From the plain writing of the demo's words to rich text.

Paragraphs are parted by blank lines. `## ` and `### ` begin headings, `- ` and `1. ` items of
lists (a longer item goes on in indented lines). `**strong**` and `[words](target)` within a line;
a target like `page:contact` is handed to `link`, which gives the attributes of the anchor.
"""

import re
from collections.abc import Callable
from html import escape

MARKS = {"ul": re.compile(r"^- ", re.MULTILINE), "ol": re.compile(r"^\d\. ", re.MULTILINE)}


def plain_link(target: str) -> str:
    """Return the attributes of a link that leads out of the site, or to a mailbox."""
    return f'href="{escape(target)}"'


def html(text: str, link: Callable[[str], str] = plain_link) -> str:
    """Return rich text of plain writing; empty for nothing."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    return "".join(_block(block, link) for block in blocks)


def _block(block: str, link) -> str:
    block = re.sub(r"^ +", "", block, flags=re.MULTILINE)
    for mark, tag in (("### ", "h3"), ("## ", "h2")):
        if block.startswith(mark):
            return f"<{tag}>{_inline(block.removeprefix(mark), link)}</{tag}>"
    for tag, mark in MARKS.items():
        if mark.match(block):
            return _list(tag, mark.split(block), link)
    return f"<p>{_inline(block, link)}</p>"


def _list(tag: str, items: list[str], link) -> str:
    lines = [f"<li>{_inline(item, link)}</li>" for item in items if item.strip()]
    return f"<{tag}>{''.join(lines)}</{tag}>"


def _inline(text: str, link) -> str:
    text = escape(" ".join(text.split()), quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"\[(.+?)\]\((.+?)\)", lambda found: f"<a {link(found[2])}>{found[1]}</a>", text)
