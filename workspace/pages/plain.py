"""Rich text as plain text that one can write in a textarea, and back.

An empty line begins a paragraph, `## ` a heading, `### ` a smaller one, `- ` and `1. ` an item of a
list (two spaces deeper for a list in a list), `> ` a quotation; `**bold**`, `*italic*`, `[words](address)`.
A backslash takes the meaning away; a row of four or more asterisks has none. What this cannot carry is shown as
`[[1]]` and kept.
"""

import re
from collections import deque
from collections.abc import Iterable

from workspace.pages.rich_text import (
    Block,
    Item,
    Kept,
    List,
    Run,
    Text,
    received,
    relinked,
    tidy,
    to_store,
    token,
    with_kept,
)

STARTS = {"h2": "## ", "h3": "### ", "blockquote": "> ", "p": ""}
DEEPEST = 8
_MARKS = re.compile(
    r"\\(?P<mark>[\\*\[\]#>.)\-])"
    r"|(?P<row>\*{4,})"
    r"|\*\*(?P<bold>(?=\*?[^*])(?:\\.|[^\\])+?)\*\*(?!\*)"
    r"|\*(?P<italic>(?=[^\s*])(?:\\.|[^\\*])+?(?<=\S))\*"
    r"|\[(?P<words>(?:\\.|[^\\\[\]])+)\]\((?P<link>[^()\s]+)\)"
)
_HEADING = re.compile(r"(#{2,3}) +(.+)")
_ITEM = re.compile(r"( *)([-*]|\d{1,3}[.)]) +(.+)")
_QUOTE = re.compile(r"> ?(.*)")


# -- Out ----------------------------------------------------------------------------------------
def to_plain(blocks: Iterable[Block], urls: dict[str, str]) -> tuple[str, list[Block]]:
    """Return blocks as plain text, and the parts that it cannot carry, in the order of their `[[1]]`.

    `urls` has an address for each link that is not one already.
    """
    blocks = relinked(blocks, urls)
    texts = ["" if isinstance(block, Kept) else _written(block) for block in blocks]
    plain, kept = _with_tokens(blocks, texts)
    if with_kept(from_plain(plain), kept) == blocks:
        return plain, kept
    pairs = zip(blocks, texts, strict=True)  # one by one: which of them does not come back as it was
    return _with_tokens(
        blocks, [text if text and from_plain(text) == [block] else "" for block, text in pairs]
    )


def _with_tokens(blocks: list[Block], texts: list[str]) -> tuple[str, list[Block]]:
    """Return texts as one, with a token for each block that has none; and these blocks."""
    kept: list[Block] = []
    parts = []
    for block, text in zip(blocks, texts, strict=True):
        if not text:
            kept.append(block)
        parts.append(text or token(len(kept)))
    return "\n\n".join(parts), kept


def read_out(blocks: Iterable[Block]) -> list[str]:
    """Return the lines that a person reads in a text, without marks: for comparing versions."""
    return [line for block in blocks for line in _read_lines(block)]


def _read_lines(block: Block) -> list[str]:
    if isinstance(block, Kept):
        return [re.sub(r"<[^>]*>", " ", block.html).strip() or "[…]"]
    if isinstance(block, List):
        return [f"– {line}" for item in block.items for line in _read_item(item)]
    return _plain_words(block.runs).split("\n")


def _read_item(item: Item) -> list[str]:
    return [
        *_plain_words(item.runs).split("\n"),
        *(line for part in item.lists for line in _read_lines(part)),
    ]


def _plain_words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _written(block: Block) -> str:
    if isinstance(block, List):
        return "\n".join(_written_list(block, 0))
    text = _words(block.runs)
    if block.tag == "blockquote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return STARTS[block.tag] + ("\n".join(map(_unstarted, text.split("\n"))) if block.tag == "p" else text)


def _written_list(block: List, depth: int) -> list[str]:
    lines = []
    for number, item in enumerate(block.items, start=1):
        start = "  " * depth + (f"{number}. " if block.tag == "ol" else "- ")
        first, *more = _words(item.runs).split("\n")
        lines += [start + first, *("  " * depth + f"    {line}" for line in more)]
        for inner in item.lists:
            lines += _written_list(inner, depth + 1)
    return lines


def _unstarted(line: str) -> str:
    """Take the meaning from the beginning of a line that only looks like a heading, an item or a quotation."""
    if re.match(r"#{2,3} |- |> ?|\[\[", line):
        return f"\\{line}"
    return re.sub(r"^(\d{1,3})([.)] )", r"\1\\\2", line)


def _words(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = re.sub(r"([\\*\[\]])", r"\\\1", run.text)
    text = f"*{text}*" if run.italic else text
    text = f"**{text}**" if run.bold else text
    return f"[{text}]({run.link})" if run.link else text


# -- In -----------------------------------------------------------------------------------------
def from_plain(text: str) -> list[Block]:
    """Return the blocks of a plain text, cleaned as everything that comes in."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ")
    blocks = [block for chunk in re.split(r"\n[ ]*\n\s*?(?=\n|\S| )", text) for block in _chunk(chunk)]
    return received(to_store(blocks))


def _chunk(chunk: str) -> list[Block]:
    """Return the blocks of lines without an empty line between them."""
    blocks: list[Block] = []
    lines = deque(line.rstrip() for line in chunk.split("\n") if line.strip())
    while lines:
        blocks.append(_next(lines))
    return blocks


def _next(lines: deque[str]) -> Block:
    """Take the lines of one block away, and return the block."""
    if _ITEM.fullmatch(lines[0]):
        return _list_of(lines)
    if _QUOTE.fullmatch(lines[0]):
        quoted = _while(lines, _QUOTE.fullmatch)
        return Text("blockquote", _runs("\n".join(_QUOTE.fullmatch(line)[1] for line in quoted)))
    first = lines.popleft().strip()
    heading = _HEADING.fullmatch(first)
    if heading:
        return Text("h2" if len(heading[1]) == 2 else "h3", _runs(heading[2]))
    words = [first, *_while(lines, lambda line: not _begins(line))]
    return Text("p", _runs("\n".join(line.strip() for line in words)))


def _begins(line: str) -> bool:
    return bool(_HEADING.fullmatch(line.strip()) or _ITEM.fullmatch(line) or _QUOTE.fullmatch(line))


def _while(lines: deque[str], test) -> list[str]:
    """Take lines away as long as they meet a test, and return them."""
    taken = []
    while lines and test(lines[0]):
        taken.append(lines.popleft())
    return taken


def _list_of(lines: deque[str]) -> List:
    """Take the lines of the list that begins here away, and return it.

    It ends where another kind begins or it is less deep; a line that is deeper than its item goes on with it.
    """
    first = _ITEM.fullmatch(lines[0])
    depth, tag, items = _depth(first), _tag(first), []
    while lines and (item := _ITEM.fullmatch(lines[0])):
        here = _depth(item)
        if here < depth or (here == depth and _tag(item) != tag):
            break
        if here == depth:
            lines.popleft()
            more = _while(lines, lambda line: line.startswith("  ") and not _ITEM.fullmatch(line))
            items.append(Item(_runs("\n".join([item[3], *map(str.strip, more)]))))
        else:
            items[-1] = Item(items[-1].runs, (*items[-1].lists, _list_of(lines)))
    return List(tag, tuple(items))


def _depth(item: re.Match) -> int:
    return min(len(item[1]) // 2, DEEPEST)


def _tag(item: re.Match) -> str:
    return "ul" if item[2] in "-*" else "ol"


def _runs(text: str) -> tuple[Run, ...]:
    return tidy(_styled(text, Run("")))


def _styled(text: str, style: Run) -> list[Run]:
    runs, at = [], 0
    for found in _MARKS.finditer(text):
        runs.append(Run(text[at : found.start()], style.bold, style.italic, style.link))
        runs += _marked(found, style)
        at = found.end()
    return [*runs, Run(text[at:], style.bold, style.italic, style.link)]


def _marked(found: re.Match, style: Run) -> list[Run]:
    if found["mark"]:
        return [Run(found["mark"], style.bold, style.italic, style.link)]
    if found["bold"] and not style.bold:
        return _styled(found["bold"], Run("", True, style.italic, style.link))
    if found["italic"] and not style.italic:
        return _styled(found["italic"], Run("", style.bold, True, style.link))
    if found["row"] or not found["link"] or style.link:  # marks inside the same marks mean nothing
        return [Run(found[0], style.bold, style.italic, style.link)]
    return _styled(found["words"], Run("", style.bold, style.italic, found["link"]))
