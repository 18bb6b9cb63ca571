"""What a file tells beside what one sees: found, told, and taken away (UP-13, UP-14, UP-24, UP-09)."""

import io
import resource
import zipfile

import pikepdf
import pytest
from django.core.files.base import ContentFile
from docx import Document as WordDocument
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from PIL import ExifTags
from PIL import Image as Picture
from wagtail.models import Collection

from cms import metadata, pictures, uploads
from cms.metadata import Kind
from cms.models import Image
from tests.files import samples
from tests.files.conftest import make_document

NAME = "Maija Salainen"
TYPES = {ending: kind.content_type for ending, kind in uploads.DOCUMENTS.items()}


def told(content: bytes, ending: str) -> dict[str, metadata.Finding]:
    return {row.kind: row for row in metadata.found(io.BytesIO(content), TYPES[ending])}


def without(content: bytes, ending: str, *kinds: str) -> bytes:
    with metadata.cleaned(io.BytesIO(content), TYPES[ending], kinds) as copy:
        return copy.read()


# -- Real files, each telling a name ------------------------------------------------------------
def word(comment: bool = True) -> bytes:
    made, out = WordDocument(), io.BytesIO()
    made.core_properties.author = made.core_properties.last_modified_by = NAME
    made.core_properties.keywords = "vain sisäiseen käyttöön"
    runs = made.add_paragraph("Päätös on tehty.").runs
    made.add_paragraph("Toinen kappale.")
    if comment:
        made.add_comment(runs, text="Tätä ei saa kertoa.", author=NAME, initials="MS")
    made.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, change) -> bytes:
    """The same archive with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry.filename == name else part)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def tracked() -> bytes:
    change = f'<w:p><w:ins w:id="1" w:author="{NAME}"><w:r><w:t>lisätty</w:t></w:r></w:ins></w:p><w:sectPr'
    return with_part(word(), "word/document.xml", lambda part: part.replace(b"<w:sectPr", change.encode(), 1))


def workbook() -> bytes:
    made, out = Workbook(), io.BytesIO()
    made.properties.creator = NAME
    made.active["A1"] = "Luku"
    made.active["A1"].comment = Comment("Salainen huomautus", NAME)
    made.create_sheet("Piilossa").sheet_state = "hidden"
    made.save(out)
    return out.getvalue()


def paper() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf())) as pdf:
        with pdf.open_metadata() as xmp:
            xmp["dc:creator"] = [NAME]
        pdf.docinfo["/Author"] = NAME
        pdf.attachments["liite.txt"] = b"Salainen liite"
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            T=NAME,
            Contents="huomautus",
        )
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([note, link]))
        pdf.save(out)
    return out.getvalue()  # fmt: skip


def photo(kind: str = "JPEG", orientation: int = 6) -> bytes:
    """A picture of 60 × 40, red above, that says to be turned; with a place, a camera and a name."""
    exif = Picture.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = NAME
    exif[ExifTags.Base.Make] = "Kamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (65.0, 1.0, 0.0)
    picture, out = Picture.new("RGB", (60, 40), "blue"), io.BytesIO()
    picture.paste("red", (0, 0, 60, 20))
    picture.save(out, kind, exif=exif, **({"comment": NAME.encode()} if kind == "JPEG" else {}))
    return out.getvalue()


# -- Found, and taken away ----------------------------------------------------------------------
def test_word_tells_names_properties_and_comments_and_a_copy_does_not():
    rows = told(word(), "docx")
    assert set(rows) == {Kind.AUTHOR, Kind.PROPERTIES, Kind.COMMENTS}
    assert NAME in rows[Kind.AUTHOR].words
    assert NAME in rows[Kind.COMMENTS].words
    assert all(row.removable for row in rows.values())
    copy = without(word(), "docx", *rows)
    assert not told(copy, "docx")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert not [part for part in archive.namelist() if "omments" in part]
        assert NAME.encode() not in b"".join(archive.read(part) for part in archive.namelist())
        assert b"omments" not in archive.read("word/_rels/document.xml.rels")
    assert [p.text for p in WordDocument(io.BytesIO(copy)).paragraphs] == [
        "Päätös on tehty.",
        "Toinen kappale.",
    ]
    assert not uploads.archives.office_fault(io.BytesIO(copy), samples.WORD)


def test_only_what_was_ticked_goes():
    copy = without(word(), "docx", Kind.COMMENTS)
    assert set(told(copy, "docx")) == {Kind.AUTHOR, Kind.PROPERTIES}


def test_tracked_changes_are_told_and_never_taken_away_by_the_machine():
    rows = told(tracked(), "docx")
    assert rows[Kind.CHANGES].words == (NAME,)
    assert not rows[Kind.CHANGES].removable
    with pytest.raises(metadata.UncleanError):
        without(tracked(), "docx", Kind.CHANGES)


def test_hidden_text_is_told():
    hidden = b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p><w:sectPr"
    content = with_part(word(), "word/document.xml", lambda part: part.replace(b"<w:sectPr", hidden, 1))
    assert Kind.HIDDEN in told(content, "docx")


def test_excel_tells_hidden_sheets_and_comments_and_opens_after_cleaning():
    rows = told(workbook(), "xlsx")
    assert rows[Kind.HIDDEN].words == ("Piilossa",)
    assert not rows[Kind.HIDDEN].removable
    assert NAME in rows[Kind.COMMENTS].words
    copy = without(workbook(), "xlsx", Kind.AUTHOR, Kind.COMMENTS, Kind.PROPERTIES)
    assert set(told(copy, "xlsx")) == {Kind.HIDDEN}
    again = load_workbook(io.BytesIO(copy))
    assert (again.active["A1"].value, again.active["A1"].comment) == ("Luku", None)


def test_slides_tell_the_hidden_ones_notes_and_files_inside():
    parts = {
        "ppt__slides__slide1_xml": '<p:sld xmlns:p="p" show="0"/>',
        "ppt__notesSlides__notesSlide1_xml": '<p:notes xmlns:p="p" xmlns:a="a"><a:t>Älä sano</a:t></p:notes>',
        "ppt__embeddings__taulukko_bin": "x",
    }
    rows = told(samples.office(samples.SLIDES, **parts), "pptx")
    assert set(rows) == {Kind.HIDDEN, Kind.NOTES, Kind.EMBEDDED}
    assert not [row for row in rows.values() if row.removable]


def test_opendocument_tells_the_same_and_a_copy_does_not():
    namespaces = 'xmlns:office="o" xmlns:text="t" xmlns:dc="d" xmlns:meta="m"'
    body = (
        f"<office:document {namespaces}><text:p>Alku <office:annotation><dc:creator>{NAME}</dc:creator>"
        "<text:p>salaa</text:p></office:annotation>loppu</text:p></office:document>"
    )
    about = f"<office:meta {namespaces}><meta:initial-creator>{NAME}</meta:initial-creator></office:meta>"
    content = with_part(samples.odt(**{"meta.xml": about}), "content.xml", lambda part: body.encode())
    assert set(told(content, "odt")) == {Kind.AUTHOR, Kind.COMMENTS}
    copy = without(content, "odt", Kind.AUTHOR, Kind.COMMENTS)
    assert not told(copy, "odt")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert b"Alku loppu" in archive.read("content.xml")
    changes = f"<office:document {namespaces}><text:tracked-changes><text:x/></text:tracked-changes></office:document>"
    assert Kind.CHANGES in told(with_part(content, "content.xml", lambda part: changes.encode()), "odt")


def test_a_pdf_tells_and_a_copy_does_not():
    rows = told(paper(), "pdf")
    assert {Kind.AUTHOR, Kind.PROPERTIES, Kind.COMMENTS, Kind.EMBEDDED} == set(rows)
    assert rows[Kind.AUTHOR].words == (NAME,)
    copy = without(paper(), "pdf", *rows)
    assert not told(copy, "pdf")
    assert NAME.encode() not in copy
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert len(pdf.pages) == 1
        assert [str(a["/Subtype"]) for a in pdf.pages[0].obj["/Annots"]] == ["/Link"]


def words_in(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return b"".join(thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))


def test_a_pdf_tells_that_it_holds_earlier_states_and_a_copy_holds_none():
    first = samples.pdf(NAME)
    content = samples.revised_pdf(first, NAME.encode(), b"Nimi poistettu")
    assert content.startswith(first)
    row = told(content, "pdf")[Kind.EARLIER]
    assert row.removable
    copy = without(content, "pdf", Kind.EARLIER)
    assert Kind.EARLIER not in told(copy, "pdf")
    assert copy.count(b"startxref") == 1
    assert b"Nimi poistettu" in words_in(copy)
    assert NAME.encode() in words_in(first)
    assert NAME.encode() not in words_in(copy)


def test_a_pdf_that_was_written_once_holds_no_earlier_state():
    """One that is arranged for the web neither, though it has two ends; it does when something was written behind."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(samples.pdf(NAME))) as pdf:
        pdf.save(out, linearize=True)
    web = out.getvalue()
    assert web.count(b"startxref") == 2
    for content in (samples.pdf(), web, web.replace(b"startxref\n0\n", b"startxref\n9\n")):
        assert Kind.EARLIER not in told(content, "pdf")
    assert Kind.EARLIER in told(samples.revised_pdf(web, NAME.encode(), b"x"), "pdf")


def test_a_pdf_that_word_wrote_holds_no_earlier_state_until_it_is_changed():
    content = samples.word_pdf(NAME)
    assert content.count(b"startxref") == 2
    assert Kind.EARLIER not in told(content, "pdf")
    assert Kind.EARLIER in told(samples.revised_pdf(content, NAME.encode(), b"x"), "pdf")


def test_what_cannot_be_read_says_so():
    assert set(told(b"%PDF-1.7 rikki", "pdf")) == {Kind.UNREAD}
    assert set(told(b"PK rikki", "docx")) == {Kind.UNREAD}
    with pytest.raises(metadata.UncleanError):
        without(b"%PDF-1.7 rikki", "pdf", Kind.AUTHOR)


def test_one_that_unpacks_into_too_much_is_not_looked_into_by_the_web_process():
    """UP-08: half a megabyte that becomes 300; a child meets its limit, and says that nobody has looked into it."""
    content, before = samples.swelling_pdf(300), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert set(told(content, "pdf")) == {Kind.UNREAD}
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024 < 100
    assert b"/Metadata" not in without(content, "pdf", "properties")


def test_plain_text_tells_nothing_and_is_copied_as_it_is():
    assert not told(b"Teksti", "txt")
    assert without(b"Teksti", "txt") == b"Teksti"


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png")])
def test_a_picture_loses_everything_and_stands_upright(kind, ending):
    content = photo(kind)
    rows = told(content, ending)
    assert {Kind.AUTHOR, Kind.PLACE, Kind.CAMERA} <= set(rows)
    assert not rows[Kind.PLACE].words  # the place itself is not repeated
    copy = without(content, ending)
    assert not told(copy, ending)
    assert NAME.encode() not in copy
    with Picture.open(io.BytesIO(copy)) as picture:
        assert picture.size == (40, 60)
        assert picture.getpixel((35, 30))[0] > 200  # what was above is at the right


def test_a_picture_whose_exif_cannot_be_written_again_loses_it_and_stands_upright():
    """A resolution in words: Pillow reads it, and fails when it turns the picture."""
    exif, out = Picture.Exif(), io.BytesIO()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.ImageDescription] = "sanoja"
    broken = exif.tobytes().replace(b"\x01\x0e\0\x02", b"\x01\x1a\0\x02")
    Picture.new("RGB", (60, 40)).save(out, "JPEG", exif=broken)
    copy = without(out.getvalue(), "jpg")
    assert not told(copy, "jpg")
    assert b"sanoja" in out.getvalue()
    assert b"sanoja" not in copy
    assert Picture.open(io.BytesIO(copy)).size == (40, 60)


def test_a_picture_in_a_word_file_loses_its_place():
    made, out = WordDocument(), io.BytesIO()
    made.add_picture(io.BytesIO(photo(orientation=1)))
    made.save(out)
    assert Kind.PLACE in told(out.getvalue(), "docx")
    assert Kind.PLACE not in told(without(out.getvalue(), "docx", Kind.PLACE), "docx")


def illustrated(picture: bytes, name: str = "image1.jpg") -> bytes:
    """A Word document with a picture in it, as it is."""
    made, out = WordDocument(), io.BytesIO()
    made.add_picture(io.BytesIO(samples.picture("JPEG")))
    made.save(out)
    return with_part(out.getvalue(), f"word/media/{name}", lambda part: picture)


def test_who_took_a_picture_in_a_word_file_goes_with_the_author():
    exif, out = Picture.Exif(), io.BytesIO()
    exif[ExifTags.Base.Artist] = NAME
    Picture.new("RGB", (60, 40)).save(out, "JPEG", exif=exif)
    content = illustrated(out.getvalue())
    assert NAME in told(content, "docx")[Kind.AUTHOR].words
    copy = without(content, "docx", Kind.AUTHOR)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert NAME.encode() not in archive.read("word/media/image1.jpg")


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "image2.jfif"), ("WEBP", "image2.webp")])
def test_a_picture_of_any_name_in_a_word_file_loses_its_place(kind, name):
    content = illustrated(photo(kind, orientation=1), name)
    assert Kind.PLACE in told(content, "docx")
    assert Kind.PLACE not in told(without(content, "docx", Kind.PLACE), "docx")


def test_half_a_picture_in_a_word_file_is_not_called_clean():
    """Programs show what there is of it, and its place stands in the half that is there."""
    half = illustrated(photo(orientation=1)[:-200])
    assert Kind.PLACE in told(half, "docx")
    with pytest.raises(metadata.UncleanError):
        without(half, "docx", Kind.PLACE)
    nothing = illustrated(samples.picture("JPEG")[:-200])
    assert without(nothing, "docx", Kind.PROPERTIES)


# -- Decoders and sizes (UP-09, UP-24) ----------------------------------------------------------
def test_no_decoder_is_used_that_is_not_listed():
    assert pictures.DECODERS == ("JPEG", "PNG", "GIF", "WEBP")
    assert {kind.content_type for kind in uploads.PICTURES.values()} == {
        f"image/{name.lower()}" for name in pictures.DECODERS
    }
    out = io.BytesIO()
    Picture.new("RGB", (9, 9)).save(out, "AVIF")
    for name in ("kuva.avif", "kuva.png", "kuva.heic"):
        file = uploads.File(io.BytesIO(out.getvalue()), name=name)
        file.size = len(out.getvalue())
        with pytest.raises(uploads.ValidationError):
            uploads.check(file, uploads.PICTURES)
    with pytest.raises(pictures.BROKEN):
        pictures.found(io.BytesIO(out.getvalue()))


def test_frames_count_as_pixels(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    out = io.BytesIO()
    frames = [Picture.new("L", (50, 50), shade) for shade in range(0, 200, 40)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert pictures.fault(io.BytesIO(out.getvalue()), "GIF") == "pixels"
    frames[0].save(out := io.BytesIO(), "GIF", save_all=True, append_images=frames[1:4])
    assert pictures.fault(io.BytesIO(out.getvalue()), "GIF") is None


# -- Pictures of pages, and public ones ---------------------------------------------------------
def test_a_picture_of_a_page_and_its_sizes_tell_nothing_and_stand_upright(site_tree):
    image = Image(title="Kuva", file=ContentFile(photo(), name="a.jpg"))
    image.save()
    assert (image.width, image.height) == (40, 60)
    with image.file.open("rb") as original:
        content = original.read()
        assert len(content) == image.file_size
        assert not pictures.tells(io.BytesIO(content))
        assert NAME.encode() not in content
    with image.get_rendition("width-20").file.open("rb") as size:
        assert not pictures.tells(size)
        assert Picture.open(size).size == (20, 30)


def test_sizes_of_an_original_from_before_tell_nothing(site_tree):
    image = Image(title="Kuva", file=ContentFile(photo(), name="a.jpg"))
    image.save()
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, ContentFile(photo()))
    image.refresh_from_db()
    for size in (image.get_rendition("width-20"), *image.get_renditions("width-21", "width-22").values()):
        with size.file.open("rb") as opened:
            assert NAME.encode() not in opened.read()
            assert not pictures.tells(opened)


def test_a_public_document_loses_what_a_private_one_keeps(site_tree):
    root = Collection.get_first_root_node()
    public = make_document("a.jpg", photo(), collection=root)
    private = make_document("a.jpg", photo(), guard=site_tree.a.folder)
    assert NAME.encode() not in public.file.open("rb").read()
    assert NAME.encode() in private.file.open("rb").read()
    assert public.file_size == public.file.size
