"""Rich text as plain text: paragraphs, headings, lists, and where links lead."""

from html.parser import HTMLParser

BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "br", "hr"}


class _Writer(HTMLParser):
    """Writes lines while it reads tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.lists: list[int | None] = []
        self.href = ""

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        if tag in BLOCKS:
            self._break(loose=tag not in {"li", "br"})
        if tag == "li":
            self.lines[-1] = self._bullet()
        if tag == "a":
            self.href = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag in BLOCKS - {"br", "li"}:
            self._break(loose=True)
        if tag == "a" and self.href:
            self.lines[-1] += f" ({self.href})"
            self.href = ""

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if data[:1].isspace() and self.lines[-1] and not self.lines[-1].endswith(" "):
            words = f" {words}"
        if data[-1:].isspace() and words.strip():
            words = f"{words} "
        self.lines[-1] += words

    def _break(self, loose: bool) -> None:
        self.lines += ["", ""] if loose else [""]

    def _bullet(self) -> str:
        indent = "  " * (len(self.lists) - 1)
        if not self.lists or self.lists[-1] is None:
            return f"{indent}- "
        self.lists[-1] += 1
        return f"{indent}{self.lists[-1]}. "


def plain_text(html: str) -> str:
    """Return HTML as text; the address of a link stands after its words, in brackets."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    lines: list[str] = []
    for line in (line.rstrip() for line in writer.lines):
        if line.strip() or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()
