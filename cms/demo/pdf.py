"""The agenda as a PDF: the site's own typeface embedded, language and title set."""

import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from fpdf import FPDF, XPos, YPos

from cms.demo.words.papers import AGENDA
from cms.demo.words.shapes import Event, Item

SPRUCE = (31, 77, 63)
INK = (32, 34, 30)
FONT = Path(__file__).parents[2] / "static" / "fonts" / "source-sans-3-latin-wght-normal.woff2"
WEIGHTS = {"": 400, "B": 650}


@cache
def _typeface(weight: int) -> bytes:
    """Return one weight of Source Sans 3 as a TrueType file."""
    font = TTFont(FONT)
    font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return written.getvalue()


class Sheet(FPDF):
    """A4 with a quiet foot."""

    foot_text = ""

    def footer(self) -> None:
        """Write who and which page."""
        self.set_y(-15)
        self.set_font("Source", size=9)
        self.set_text_color(*SPRUCE)
        self.cell(0, 6, f"{self.foot_text} · {self.page_no()}/{{nb}}", align="C")


def agenda(event: Event, language: str) -> bytes:
    """Return the agenda of a meeting as a PDF in a language."""
    sheet = _sheet(f"{AGENDA['title'].of(language)}: {event.title.of(language)}", language)
    _title(sheet, event, language)
    for number, item in enumerate(event.agenda, start=1):
        _item(sheet, number, item, language)
    _line(sheet, AGENDA["materials"].of(language), 13, "B", SPRUCE)
    _line(sheet, AGENDA["material"].of(language), 11)
    return bytes(sheet.output())


def _sheet(title: str, language: str) -> Sheet:
    sheet = Sheet(format="A4")
    with TemporaryDirectory() as folder:
        for style, weight in WEIGHTS.items():
            path = Path(folder) / f"source-{weight}.ttf"
            path.write_bytes(_typeface(weight))
            sheet.add_font("Source", style, path)
    sheet.set_lang(language)
    sheet.set_title(title)
    sheet.set_author("ELO")
    sheet.set_creation_date(datetime(2016, 10, 10, 9, tzinfo=UTC))
    sheet.foot_text = title
    sheet.set_margins(22, 22)
    sheet.set_auto_page_break(auto=True, margin=22)
    sheet.add_page()
    return sheet


def _title(sheet: Sheet, event: Event, language: str) -> None:
    day = datetime.fromisoformat(event.date)
    clock = "klo" if language == "fi" else "kl."
    hours = f"{event.starts}–{event.ends}".replace(":", ".")
    _line(sheet, AGENDA["title"].of(language), 12, color=SPRUCE)
    _line(sheet, event.title.of(language), 21, "B")
    _line(sheet, f"{day.day}.{day.month}.{day.year} {clock} {hours}, {event.place.of(language)}", 11.5)
    sheet.set_draw_color(*SPRUCE)
    sheet.line(sheet.l_margin, sheet.get_y() + 2, sheet.w - sheet.r_margin, sheet.get_y() + 2)
    sheet.ln(8)


def _item(sheet: Sheet, number: int, item: Item, language: str) -> None:
    _line(sheet, f"{number}  {item.title.of(language)}", 13, "B", SPRUCE)
    facts = [
        item.presenter.of(language),
        f"{item.minutes} {AGENDA['minutes'].of(language)}" if item.minutes else "",
    ]
    _line(sheet, ", ".join(fact for fact in facts if fact), 10.5)
    for paragraph in re.split(r"\n\s*\n|\n\s*(?=\d\. |- )", item.text.raw(language).strip()):
        _line(sheet, " ".join(paragraph.split()).replace("- ", "•  ", 1), 11)
    sheet.ln(3)


def _line(sheet: Sheet, text: str, size: float, style: str = "", color: tuple = INK) -> None:
    if not text:
        return
    sheet.set_font("Source", style, size)
    sheet.set_text_color(*color)
    sheet.multi_cell(0, size * 0.48, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    sheet.ln(1)
