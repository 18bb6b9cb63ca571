"""Documents of Word and tables of Excel for the demo."""

import re
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cms.demo.words import plan
from cms.demo.words.papers import COLUMNS, STATUS
from cms.demo.words.shapes import Measure

WRITTEN = datetime(2016, 10, 24, 9, 0)
WIDTHS = (36, 46, 28, 40, 40, 14, 12)
FORMULA = ("=", "+", "-", "@")


# -- Word ---------------------------------------------------------------------------------------
def text_document(title: str, text: str, language: str) -> bytes:
    """Return a DOCX of plain writing, with real headings and lists and its language set."""
    document = Document()
    _describe(document.core_properties, title, language)
    _speak(document, language)
    document.add_heading(title, level=0)
    for block in re.split(r"\n\s*\n", text.strip()):
        _block(document, re.sub(r"^ +", "", block, flags=re.MULTILINE))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(properties, title: str, language: str) -> None:
    properties.title, properties.author, properties.language = title, "ELO", language
    properties.created = properties.modified = WRITTEN


def _speak(document, language: str) -> None:
    style = document.styles["Normal"].element.get_or_add_rPr()
    lang = style.makeelement(qn("w:lang"), {qn("w:val"): {"fi": "fi-FI", "sv": "sv-FI"}[language]})
    style.append(lang)


def _block(document, block: str) -> None:
    if block.startswith("## "):
        document.add_heading(" ".join(block[3:].split()), level=1)
    elif block.startswith("- "):
        for item in re.split(r"^- ", block, flags=re.MULTILINE)[1:]:
            document.add_paragraph(" ".join(item.split()), style="List Bullet")
    else:
        document.add_paragraph(" ".join(block.split()))


# -- Excel --------------------------------------------------------------------------------------
def measures_table(language: str) -> bytes:
    """Return the plan as an XLSX: a row a measure, its blanks left open to be filled in."""
    book = Workbook()
    book.properties.title, book.properties.creator = plan.TITLE.of(language), "ELO"
    book.properties.language = language
    sheet = book.active
    sheet.title = plan.TITLE.of(language)[:31]
    sheet.append(list(COLUMNS[language]))
    for number, priority in enumerate(plan.PRIORITIES, start=1):
        for measure in priority.measures:
            _row(sheet, [f"{number} {priority.title.of(language)}", *_cells(measure, language)])
    _set(sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cells(measure: Measure, language: str) -> list[str]:
    texts = (
        measure.title,
        measure.responsible,
        measure.resources,
        measure.evaluation,
        STATUS[measure.status],
    )
    return [*(text.of(language) for text in texts), measure.years]


def _row(sheet, values: list[str]) -> None:
    sheet.append(values)
    for cell in sheet[sheet.max_row]:
        type_as_text(cell)


def type_as_text(cell) -> None:
    """Let a cell that begins like a formula be text, whatever a person wrote into it."""
    if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True


def _set(sheet) -> None:
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4D3F")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
