"""Text files as they read: without the signs of Markdown, for who looks for words in them."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cms import uploads
from workspace.folders.preview import MARKDOWN

# In a plain text an asterisk may be one: only headings and what is bold are told apart.
_plain = MarkdownIt("zero").enable(["heading", "emphasis"])
_KEPT = {"em_open", "em_close"}
_BREAKS = {"softbreak", "hardbreak"}


def without(text: str, name: str) -> str:
    """Return the text of a file of this name without its signs; what is no text file stays as it is."""
    ending = uploads.ending(name)
    if ending == "md":
        return "\n".join(_lines(MARKDOWN.parse(text), frozenset()))
    if ending == "txt":
        return "\n".join(_lines(_plain.parse(text), _KEPT))
    return text


def _lines(tokens: list[Token], kept: set[str] | frozenset[str]) -> Iterator[str]:
    for token in tokens:
        if token.type == "list_item_open":
            yield f"{token.info}{token.markup}" if token.info else ""
        elif token.type == "inline":
            yield "".join(_said(child, kept) for child in token.children or ())
        else:
            yield token.content


def _said(token: Token, kept: set[str] | frozenset[str]) -> str:
    if token.type in _BREAKS:
        return "\n"
    return token.markup if token.type in kept else token.content
