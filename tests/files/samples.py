"""Real bytes of every kind of file, each with a canary word inside where it can hold one."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import partial

import pikepdf
from docx import Document as WordDocument
from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image as Picture

CANARY = "kanarialintu"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ODF = "application/vnd.oasis.opendocument."
ODT = f"{ODF}text"


def pdf(*pages: str) -> bytes:
    """A PDF of one page with the canary, or of these pages."""
    made = FPDF()
    for text in pages or (CANARY,):
        made.add_page()
        made.set_font("helvetica")
        made.multi_cell(0, text=text)
    return bytes(made.output())


def revised_pdf(before: bytes, old: bytes, new: bytes) -> bytes:
    """A PDF with some words of its page written otherwise, as programs do it: behind what was there."""
    with pikepdf.open(io.BytesIO(before)) as pdf:
        number, words = pdf.pages[0].Contents.objgen[0], pdf.pages[0].Contents.read_bytes()
        root, size = pdf.Root.objgen[0], int(pdf.trailer.Size)
    assert old in words
    words = words.replace(old, new)
    last = int(before.rpartition(b"startxref")[2].split()[0])
    change = b"%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (number, len(words), words)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(before))
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, last)
    return b"%b%b%b%bstartxref\n%d\n%%%%EOF\n" % (before, change, table, trailer, len(before) + len(change))


def word_pdf(words: str = CANARY) -> bytes:
    """A PDF that ends as Word's do: with a second table, of nothing, for readers that know the first only."""
    first = pdf(words)
    with pikepdf.open(io.BytesIO(first)) as made:
        root, size = made.Root.objgen[0], int(made.trailer.Size)
    last = int(first.rpartition(b"startxref")[2].split()[0])
    trailer = b"trailer\r\n<</Size %d/Root %d 0 R/Prev %d>>\r\n" % (size, root, last)
    return b"%b\r\nxref\r\n0 0\r\n%bstartxref\r\n%d\r\n%%%%EOF" % (first, trailer, len(first) + 2)


def signed_pdf() -> bytes:
    """A PDF with a field for a signature that is filled in; nobody could verify it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, ByteRange=[0, 10, 20, 30], Contents=pikepdf.String("x")
        )
        field = pikepdf.Dictionary(
            FT=pikepdf.Name.Sig, T=pikepdf.String("Signature"), V=made.make_indirect(value)
        )
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(field)], SigFlags=3)
        made.save(out)
    return out.getvalue()


def docx(text: str = CANARY) -> bytes:
    """A Word document of one paragraph."""
    made, out = WordDocument(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def xlsx(**sheets: str) -> bytes:
    """A workbook with the canary, or with these words on sheets of these names."""
    made, out = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, text in (sheets or {"Taulu": CANARY}).items():
        made.create_sheet(name)["B2"] = text
    made.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def repacked(content: bytes, name: str, pieces: Iterable[bytes]) -> bytes:
    """The same archive with another part under this name, written in pieces."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in old.namelist():
            if entry != name:
                made.writestr(entry, old.read(entry))
        with made.open(name, "w") as part:
            for piece in pieces:
                part.write(piece)
    return out.getvalue()


def content_types(*types: str) -> str:
    """The list of parts that every OOXML file begins with."""
    rows = "".join(
        f'<Override PartName="/part{n}.xml" ContentType="{kind}"/>' for n, kind in enumerate(types)
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>'


def office(main: str, **parts: bytes | str) -> bytes:
    """An OOXML file whose main part has a type; parts are given as word_document="…"."""

    def path(name: str) -> str:
        return name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin")

    rest = {path(name): part for name, part in parts.items()}
    return archive({"[Content_Types].xml": content_types(main), "document.xml": f"<a>{CANARY}</a>", **rest})


def pptx(*slides: str) -> bytes:
    """A presentation of one slide with the canary, or of these slides."""
    a, p, r, relations = (f'"http://schemas.openxmlformats.org/{part}"' for part in (
        "drawingml/2006/main", "presentationml/2006/main", "officeDocument/2006/relationships",
        "package/2006/relationships",
    ))  # fmt: skip
    spaces, numbered = f"xmlns:a={a} xmlns:p={p} xmlns:r={r}", list(enumerate(slides or (CANARY,), start=1))
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n, _text in numbered)
    links = "".join(
        f'<Relationship Id="rId{n}" Type={r[:-1]}/slide" Target="slides/slide{n}.xml"/>'
        for n, _text in numbered
    )
    parts = {
        "[Content_Types].xml": content_types(SLIDES),
        "ppt/presentation.xml": f"<p:presentation {spaces}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships xmlns={relations}>{links}</Relationships>",
    }
    for n, text in numbered:
        parts[f"ppt/slides/slide{n}.xml"] = (
            f"<p:sld {spaces}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
            "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        )
    return archive(parts)


def odf(kind: str, body: str, **more: bytes | str) -> bytes:
    """An OpenDocument file with this body."""
    names = {"office": "office", "text": "text", "table": "table", "draw": "drawing"}
    oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{short}="{oasis}{name}:1.0"' for short, name in names.items())
    content = f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{oasis}manifest:1.0"/>'
    parts = {"mimetype": ODF + kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return archive({**parts, **more})


def odt(text: str = CANARY, **more: bytes | str) -> bytes:
    """An OpenDocument text."""
    return odf("text", f"<office:text><text:p>{text}</text:p></office:text>", **more)


def odp(*slides: str) -> bytes:
    """An OpenDocument presentation of one slide with the canary, or of these slides."""
    pages = (
        f"<draw:page><draw:frame><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame></draw:page>"
        for text in slides or (CANARY,)
    )
    return odf("presentation", f"<office:presentation>{''.join(pages)}</office:presentation>")


def ods(**sheets: str) -> bytes:
    """An OpenDocument spreadsheet with the canary, or with these words on sheets of these names."""
    tables = (
        f'<table:table table:name="{name}"><table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
        for name, text in (sheets or {"Taulu": CANARY}).items()
    )
    return odf("spreadsheet", f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet>")


def picture(kind: str, size: tuple[int, int] = (40, 30), **options) -> bytes:
    """A picture that fades from one corner to the other."""
    out = io.BytesIO()
    Picture.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def wide_png(width: int, height: int, author: str = "") -> bytes:
    """A small file that says it is a huge picture, and perhaps who took it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    told = chunk(b"tEXt", f"Author\0{author}".encode("latin-1")) if author else b""
    body = chunk(b"IHDR", head) + told + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


ALLOWED = {
    "pdf": (pdf, "application/pdf"),
    "docx": (docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (odt, ODT),
    "ods": (ods, f"{ODF}spreadsheet"),
    "odp": (odp, f"{ODF}presentation"),
    "pptx": (pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "png": (partial(picture, "PNG"), "image/png"),
    "jpg": (partial(picture, "JPEG"), "image/jpeg"),
    "jpeg": (partial(picture, "JPEG"), "image/jpeg"),
    "txt": (f"Hyvää päivää, {CANARY}".encode, "text/plain"),
    "md": (f"# Muistio\n\n{CANARY}".encode, "text/markdown"),
}


def swelling_pdf(megabytes: int) -> bytes:
    """A PDF whose description of itself (XMP) unpacks into so many megabytes of nothing."""
    packer = zlib.compressobj(9)
    nothing = b"".join(packer.compress(b" " * (1 << 20)) for _n in range(megabytes)) + packer.flush()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/Metadata/Subtype/XML/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
        % (len(nothing), nothing),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj%bendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 5\n0000000000 65535 f \n" + rows + end
