"""Rich text as a few kinds of blocks: what members may write, and nothing else.

Whatever comes in is cleaned by nh3 and then read into blocks, and only blocks are written out
again: an element or attribute that no block has cannot get through. A link is an address, or
`page:3` and `document:5` for Wagtail's own links, which follow the page or document wherever it goes.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LISTS = {"ul", "ol"}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
TEXTS = {"p", "div", "blockquote", *HEADINGS}
KNOWN = TEXTS | LISTS | BOLD | ITALIC | {"li", "a", "br"}
SCHEMES = {"http", "https", "mailto"}
LONGEST_LINK = 2000
DEEPEST = 30  # nobody nests so deep by hand
_TOKEN = re.compile(r"\[\[[0-9]+\]\]")
_SPACE = re.compile(r"\s+")  # hard spaces too: an editor writes them where two spaces meet


class Run(NamedTuple):
    """A stretch of text in one style; a line break is a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    def saying(self, text: str) -> "Run":
        """Return another text in the same style."""
        return Run(text, *self[1:])


@dataclass(frozen=True)
class Text:
    """A paragraph (`p`), a heading (`h2`, `h3`) or a quotation (`blockquote`)."""

    tag: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Item:
    """One item of a list, perhaps with lists of its own."""

    runs: tuple[Run, ...]
    lists: tuple["List", ...] = ()


@dataclass(frozen=True)
class List:
    """A list with dots (`ul`) or numbers (`ol`)."""

    tag: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Kept:
    """A part of a stored text that has no block here (a picture, say): kept as it is."""

    html: str


Block = Text | List | Kept


# -- Coming in ----------------------------------------------------------------------------------
def received(html: str) -> list[Block]:
    """Return the blocks of what somebody sent; scripts, styles, pictures and wrong addresses are gone."""
    clean = nh3.clean(
        html,
        tags=KNOWN,
        attributes={"a": {"href"}},
        attribute_filter=_harmless,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _blocks(BeautifulSoup(clean, "html.parser"))


def _harmless(_tag: str, _name: str, value: str) -> str | None:
    """Return an address that leads where it seems to; `//other.example` looks like a place of this site."""
    value = address(value)
    return None if value.startswith(("//", "/\\", "\\")) or len(value) > LONGEST_LINK else value


def address(text: str) -> str:
    """Return an address in one shape, as people type it: `www.` and e-mail addresses get their beginning."""
    text = "".join(text.split()).replace("(", "%28").replace(")", "%29")
    if text.startswith("www."):
        return f"https://{text}"
    return f"mailto:{text}" if re.fullmatch(r"[^@:/]+@[^@:/]+", text) else text


def stored(html: str) -> list[Block]:
    """Return the blocks of a text from the database; what has no block is kept as it is."""
    found: list[Block] = []
    loose: list[str] = []
    for node in BeautifulSoup(html or "", "html.parser").contents:
        if isinstance(node, Tag) and node.name in TEXTS | LISTS:
            found += [*_of_loose(loose), *_of_stored(str(node))]
            loose = []
        else:
            loose.append(str(node))
    return _joined([*found, *_of_loose(loose)])


def _of_loose(parts: list[str]) -> list[Block]:
    """Return text that stands in no element."""
    html = "".join(parts).strip()
    parts.clear()
    return _of_stored(html)


def _of_stored(html: str) -> list[Block]:
    soup = BeautifulSoup(html, "html.parser")
    if not all(map(_is_known, soup.find_all(True))):
        return [Kept(html)]
    blocks = _blocks(soup)
    return [Kept(html)] if any(map(_is_token, blocks)) else blocks


def _is_token(block: Block) -> bool:
    """Tell whether a text looks like the token of a kept part: an editor would give that part back in its place."""
    return bool(_TOKEN.fullmatch(_line(block)))


def _is_known(tag: Tag) -> bool:
    return tag.name in KNOWN and tag.get("linktype") in {None, "page", "document"}


class _Builder:
    """Gathers runs into the block that is open, and blocks into a list."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tag, self.runs = "p", []

    def close(self, tag: str = "p") -> None:
        """End the open block, if it says anything; the next one is of another kind."""
        self.blocks += [Text(self.tag, runs) for runs in _paragraphs(self.tag, tidy(self.runs))]
        self.tag, self.runs = tag, []


def _blocks(soup: Tag) -> list[Block]:
    builder = _Builder()
    _read(soup, Run(""), builder, 0)
    builder.close()
    return _joined(builder.blocks)


def _read(node: Tag, style: Run, builder: _Builder, depth: int) -> None:
    if depth > DEEPEST:
        builder.runs.append(style.saying(_spaced(node.get_text(" "))))
        return
    for child in node.children:
        if isinstance(child, NavigableString):
            builder.runs.append(style.saying(_spaced(str(child))))
        elif child.name in LISTS:
            tag = builder.tag
            builder.close(tag)
            builder.blocks += _list(child, depth)
        elif child.name in TEXTS or child.name == "li":
            _read_text(child, style, builder, depth)
        elif child.name == "br":
            builder.runs.append(style.saying("\n"))
        else:
            _read(child, _styled(style, child), builder, depth + 1)


def _read_text(node: Tag, style: Run, builder: _Builder, depth: int) -> None:
    """Read an element that is a block of its own; inside a quotation its paragraphs stay quoted."""
    around = builder.tag
    kind = HEADINGS.get(node.name, "blockquote" if node.name == "blockquote" else "p")
    builder.close("blockquote" if around == "blockquote" and kind == "p" else kind)
    _read(node, style, builder, depth + 1)
    builder.close(around)


def _list(node: Tag, depth: int) -> list[List]:
    items = []
    for child in node.find_all(["li", "ul", "ol"], recursive=False):
        if child.name == "li":
            items.append(_item(child, depth + 1))
        elif depth < DEEPEST:  # a list straight in a list belongs to the item before it
            last = items.pop() if items else Item(())
            items.append(replace(last, lists=(*last.lists, *_list(child, depth + 1))))
    items = [item for item in items if item.runs or item.lists]
    return [List(node.name, tuple(items))] if items else []


def _item(node: Tag, depth: int) -> Item:
    builder = _Builder()
    _read(node, Run(""), builder, depth)
    builder.close()
    runs: list[Run] = []
    for text in (block for block in builder.blocks if isinstance(block, Text)):
        runs += [Run("\n"), *text.runs] if runs else text.runs
    return Item(tidy(runs), tuple(block for block in builder.blocks if isinstance(block, List)))


def _styled(style: Run, tag: Tag) -> Run:
    if tag.name in BOLD:
        return style._replace(bold=True)
    if tag.name in ITALIC:
        return style._replace(italic=True)
    return style._replace(link=_link(tag) or style.link) if tag.name == "a" else style


def _link(tag: Tag) -> str:
    kind, key = tag.get("linktype"), str(tag.get("id", ""))
    if kind:
        return f"{kind}:{key}" if key.isdecimal() else ""
    return str(tag.get("href", ""))


# -- One shape for the same text ----------------------------------------------------------------
def _paragraphs(tag: str, runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Return the texts of one element: an empty line parts paragraphs, a heading has one line."""
    if tag in {"h2", "h3"}:
        runs = tidy(run.saying(run.text.replace("\n", " ")) for run in runs)
    if not any("\n\n" in run.text for run in runs):
        return [runs] if runs else []
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *more = re.split(r"\n{2,}", run.text)
        found[-1].append(run.saying(first))
        found += [[run.saying(text)] for text in more]
    return [tidied for tidied in map(tidy, found) if tidied]


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\u200b", "").replace("\ufeff", ""))


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs of a block in their one shape: no doubled spaces, none at the edges of a style or line."""
    parts = [part for run in runs for part in _edges_out(run)]
    text = _merged(parts)
    clean: list[Run] = []
    for run in text:
        before = clean[-1].text[-1:] if clean else "\n"
        words = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", run.text))
        words = words.lstrip(" ") if before in {" ", "\n"} else words
        if words.startswith("\n") and before == " ":
            clean[-1] = clean[-1].saying(clean[-1].text.rstrip(" "))
        clean.append(run.saying(words))
    return _stripped(_merged(run for run in clean if run.text))


def _edges_out(run: Run) -> list[Run]:
    """Return a run without a style on the spaces at its edges."""
    if run == Run(run.text):
        return [run]
    inner = run.text.strip(" \n")
    if inner == run.text:
        return [run]
    if not inner:
        return [Run(run.text)]
    start = run.text.index(inner)
    return [Run(run.text[:start]), run.saying(inner), Run(run.text[start + len(inner) :])]


def _merged(runs: Iterable[Run]) -> list[Run]:
    alike = groupby((run for run in runs if run.text), key=itemgetter(slice(1, None)))
    return [Run("".join(run.text for run in together), *style) for style, together in alike]


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[0].text.strip(" \n"):
        runs = runs[1:]
    while runs and not runs[-1].text.strip(" \n"):
        runs = runs[:-1]
    if not runs:
        return ()
    runs[0] = runs[0].saying(runs[0].text.lstrip(" \n"))
    runs[-1] = runs[-1].saying(runs[-1].text.rstrip(" \n"))
    return tuple(runs)


def _joined(blocks: list[Block]) -> list[Block]:
    """Return the blocks with lists of one kind that follow each other as one list."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, List) and isinstance(last, List) and last.tag == block.tag:
            found[-1] = List(last.tag, last.items + block.items)
        else:
            found.append(block)
    return found


# -- Going out ----------------------------------------------------------------------------------
def to_store(blocks: Iterable[Block]) -> str:
    """Return the HTML that the database keeps, as Wagtail's rich text writes it."""
    return "".join(_html(block, _stored_link) for block in blocks)


def to_edit(blocks: Iterable[Block], urls: dict[str, str]) -> str:
    """Return the HTML for an editor: links lead to addresses, what is kept stands as `[[1]]`."""
    link = _editor_link(urls)
    kept = 0
    parts = []
    for block in blocks:
        kept += isinstance(block, Kept)
        parts.append(f"<p>{token(kept)}</p>" if isinstance(block, Kept) else _html(block, link))
    return "".join(parts)


def token(number: int) -> str:
    """Return the line that stands for a part which an editor cannot show."""
    return f"[[{number}]]"


def with_kept(blocks: Iterable[Block], kept: list[Block]) -> list[Block]:
    """Return the blocks with each `[[1]]` replaced by the part that it stands for."""
    there = {token(number): block for number, block in enumerate(kept, start=1)}
    return [there.get(_line(block), block) for block in blocks]


def _line(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Text) else ""


def _stored_link(link: str) -> str:
    kind, _colon, key = link.partition(":")
    if kind in {"page", "document"} and key.isdecimal():
        return f'<a linktype="{kind}" id="{key}">'
    return f'<a href="{escape(link)}">'


def _editor_link(urls: dict[str, str]) -> Callable[[str], str]:
    return lambda link: f'<a href="{escape(urls.get(link, link))}">'


def _html(block: Block, link: Callable[[str], str]) -> str:
    if isinstance(block, Kept):
        return block.html
    if isinstance(block, List):
        return f"<{block.tag}>{''.join(_item_html(item, link) for item in block.items)}</{block.tag}>"
    return f"<{block.tag}>{_runs_html(block.runs, link)}</{block.tag}>"


def _item_html(item: Item, link: Callable[[str], str]) -> str:
    return f"<li>{_runs_html(item.runs, link)}{''.join(_html(inner, link) for inner in item.lists)}</li>"


def _runs_html(runs: Iterable[Run], link: Callable[[str], str]) -> str:
    return "".join(_run_html(run, link) for run in runs)


def _run_html(run: Run, link: Callable[[str], str]) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br/>")
    html = f"<i>{html}</i>" if run.italic else html
    html = f"<b>{html}</b>" if run.bold else html
    return f"{link(run.link)}{html}</a>" if run.link else html


def links_in(blocks: Iterable[Block]) -> set[str]:
    """Return every link of some blocks."""
    return {run.link for block in blocks for run in runs_of(block) if run.link}


def runs_of(block: Block | Item) -> list[Run]:
    """Return the runs of a block, those of lists in lists included."""
    if isinstance(block, Kept):
        return []
    if isinstance(block, List):
        return [run for item in block.items for run in runs_of(item)]
    inner = block.lists if isinstance(block, Item) else ()
    return [*block.runs, *(run for part in inner for run in runs_of(part))]


def relinked(blocks: Iterable[Block], change: dict[str, str]) -> list[Block]:
    """Return the blocks with some links replaced."""
    return [_relinked(block, change) for block in blocks]


def _relinked(block, change: dict[str, str]):
    if isinstance(block, Kept):
        return block
    if isinstance(block, List):
        return List(block.tag, tuple(_relinked(item, change) for item in block.items))
    runs = tuple(run._replace(link=change.get(run.link, run.link)) for run in block.runs)
    inner = (
        {"lists": tuple(_relinked(part, change) for part in block.lists)} if isinstance(block, Item) else {}
    )
    return replace(block, runs=runs, **inner)
