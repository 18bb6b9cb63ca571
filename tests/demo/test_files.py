"""The files of the demo are what they say they are."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from docx import Document
from openpyxl import Workbook, load_workbook
from PIL import Image

from cms import uploads
from cms.demo import files, office, pictures
from cms.demo.words import rooms


def content(key: str) -> BytesIO:
    return BytesIO(files.make(key)[1])


@pytest.mark.parametrize("key", files.FILES)
def test_a_file_may_come_in_as_any_other(key):
    name, data = files.make(key)
    assert uploads.check(ContentFile(data, name=name))


def test_every_paper_of_the_workspaces_is_made():
    def papers(folders):
        return [p for f in folders for p in (*f.papers, *papers(f.folders))]

    assert {paper.key for room in rooms.ROOMS for paper in papers(room.folders)} <= set(files.FILES)


@pytest.mark.parametrize(("key", "language"), [("agenda-2016-10-20", "fi"), ("agenda-2016-10-20-sv", "sv")])
def test_the_agenda_says_its_language_and_title(key, language):
    data = content(key).getvalue()
    assert f"/Lang ({language})".encode() in data
    assert b"/Title" in data


def test_the_memo_has_real_headings():
    styles = [paragraph.style.name for paragraph in Document(content("memo-2016-10-20")).paragraphs]
    assert styles.count("Heading 1") == 6
    assert "List Bullet" in styles


@pytest.mark.parametrize(
    ("key", "columns"),
    [
        ("measures-table", ["Vastuu", "Resurssit", "Arviointi ja seuranta"]),
        ("measures-table-sv", ["Ansvar", "Resurser", "Utvärdering och uppföljning"]),
    ],
)
def test_the_table_has_a_row_a_measure(key, columns):
    sheet = load_workbook(content(key)).active
    assert [cell.value for cell in sheet[1]][2:5] == columns
    assert sheet.max_row == 1 + 64


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_what_begins_like_a_formula_is_text(sign):
    sheet = Workbook().active
    sheet.append([f"{sign}1+1"])
    office.type_as_text(sheet["A1"])
    assert (sheet["A1"].data_type, sheet["A1"].value) == ("s", f"{sign}1+1")


@pytest.mark.parametrize("key", pictures.DRAWN)
def test_pictures_are_drawn_and_always_the_same(key):
    first = pictures.picture(key)
    assert Image.open(BytesIO(first)).size == pictures.SIZE
    assert first == pictures.picture(key)
