"""Text without end, made of the demo's own sentences; the same number gives the same words."""

import re
from functools import cached_property

from cms.demo.words.news import NEWS
from cms.demo.words.pages import PAGES


class Sentences:
    """Sentences of one language."""

    def __init__(self, language: str) -> None:
        """Take the language."""
        self.language = language

    @cached_property
    def all(self) -> list[str]:
        """Return every sentence of the pages and the news, without marks and links."""
        texts = [item.body.raw(self.language) for item in (*PAGES, *NEWS)]
        plain = re.sub(r"\[(.+?)\]\(.+?\)|\*\*", r"\1", "\n\n".join(texts))
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", plain)]
        prose = " ".join(block for block in blocks if not re.match(r"#|- |\d\.", block))
        return [part for part in re.split(r"(?<=[.?!]) (?=[A-ZÅÄÖ])", prose) if len(part) > 25]

    def sentence(self, number: int) -> str:
        """Return one sentence."""
        return self.all[number * 7919 % len(self.all)]

    def paragraph(self, number: int) -> str:
        """Return three sentences."""
        return " ".join(self.sentence(number + step) for step in (0, 1009, 2003))

    def title(self, number: int) -> str:
        """Return the first words of a sentence, with the number, so that no two are the same."""
        words = self.sentence(number + 17).rstrip(".?!").split()[:5]
        return f"{' '.join(words)} {number + 1}"

    def html(self, number: int) -> str:
        """Return three paragraphs of rich text under a heading."""
        parts = "".join(f"<p>{self.paragraph(number + step)}</p>" for step in (0, 31, 67))
        return f"<h2>{self.sentence(number + 5)}</h2>{parts}"
