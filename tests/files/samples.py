"""Real bytes of every kind of file, each with a canary word inside where it can hold one."""

import io
import struct
import zipfile
import zlib
from functools import partial

from docx import Document as WordDocument
from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image as Picture

CANARY = "kanarialintu"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
ODT = "application/vnd.oasis.opendocument.text"


def pdf() -> bytes:
    """A page with a word."""
    made = FPDF()
    made.add_page()
    made.set_font("helvetica")
    made.cell(text=CANARY)
    return bytes(made.output())


def docx() -> bytes:
    """A Word document with a word."""
    made, out = WordDocument(), io.BytesIO()
    made.add_paragraph(CANARY)
    made.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """A workbook with a word."""
    made, out = Workbook(), io.BytesIO()
    made.active["A1"] = CANARY
    made.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
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


def pptx() -> bytes:
    """A presentation."""
    return office(SLIDES)


def odt(**more: bytes | str) -> bytes:
    """An OpenDocument text."""
    return archive({"mimetype": ODT, "content.xml": f"<office>{CANARY}</office>", **more})


def picture(kind: str, size: tuple[int, int] = (40, 30), **options) -> bytes:
    """A picture that fades from one corner to the other."""
    out = io.BytesIO()
    Picture.linear_gradient("L").resize(size).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def wide_png(width: int, height: int) -> bytes:
    """A small file that says it is a huge picture."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


ALLOWED = {
    "pdf": (pdf, "application/pdf"),
    "docx": (docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": (odt, ODT),
    "pptx": (pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "png": (partial(picture, "PNG"), "image/png"),
    "jpg": (partial(picture, "JPEG"), "image/jpeg"),
    "jpeg": (partial(picture, "JPEG"), "image/jpeg"),
    "txt": (f"Hyvää päivää, {CANARY}".encode, "text/plain"),
    "md": (f"# Muistio\n\n{CANARY}".encode, "text/markdown"),
}
