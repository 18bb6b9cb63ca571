"""What a PDF tells beside its pages, and a copy without it."""

import mmap
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import IO

import pikepdf

BROKEN = (pikepdf.PdfError, pikepdf.PasswordError, ValueError, KeyError, TypeError, RuntimeError)
REMOVABLE = frozenset({"author", "properties", "comments", "embedded", "earlier"})
# Of annotations, those that belong to the page: links, and fields of forms.
_OF_THE_PAGE = {"/Link", "/Widget"}
_EVERYWHERE = ("/Metadata", "/PieceInfo", "/LastModified")
_END_OF_A_STATE = re.compile(
    rb"startxref[\s\0]+([0-9]+)(?![0-9])(?![\s\0]+%%EOF[\s\0]+xref[\s\0]+0[\s\0]+0[\s\0]+trailer)"
)


def found(file: IO[bytes]) -> dict[str, set[str]]:
    """Return the words found of each kind."""
    told: dict[str, set[str]] = defaultdict(set)
    with pikepdf.open(file) as pdf:
        for key, value in dict(pdf.docinfo).items():
            told["author" if key == "/Author" else "properties"].add(_text(value))
        _told_by_xmp(pdf, told)
        for kind, annotation in _annotations(pdf):
            told["embedded" if kind == "/FileAttachment" else "comments"].add(_text(annotation.get("/T", "")))
        for name in pdf.attachments:
            told["embedded"].add(name)
        if _hides_layers(pdf):
            told["hidden"].add("")
        if _holds_earlier_states(file, pdf):
            told["earlier"].add("")
        if _is_signed(pdf):
            told["signed"].add("")
    return {kind: {word for word in words if word} for kind, words in told.items()}


def clean(file: IO[bytes], out: IO[bytes], kinds: set[str]) -> None:
    """Write a copy without some kinds; earlier states of the file never go along, for it is written anew."""
    with pikepdf.open(file) as pdf:
        if kinds & {"author", "properties"}:
            _forget_properties(pdf)
        if "comments" in kinds:
            _drop_annotations(pdf, lambda kind: kind != "/FileAttachment")
        if "embedded" in kinds:
            _drop_annotations(pdf, lambda kind: kind == "/FileAttachment")
            _drop_files(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(out, deterministic_id=True)


def _text(value) -> str:
    return str(value)[:100].strip()


def _told_by_xmp(pdf: pikepdf.Pdf, told: dict[str, set[str]]) -> None:
    if "/Metadata" not in pdf.Root:
        return
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        people = xmp.get("dc:creator") or []
        told["author"] |= {_text(name) for name in ([people] if isinstance(people, str) else people)}
        told["properties"] |= {_text(xmp[key]) for key in ("xmp:CreatorTool", "pdf:Producer") if key in xmp}
    told["properties"].add("XMP")
    if not told["author"]:
        del told["author"]


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype", ""))
            if kind not in _OF_THE_PAGE:
                yield kind, annotation


def _hides_layers(pdf: pikepdf.Pdf) -> bool:
    layers = pdf.Root.get("/OCProperties")
    return layers is not None and len(layers.get("/D", {}).get("/OFF", [])) > 0


def _holds_earlier_states(file: IO[bytes], pdf: pikepdf.Pdf) -> bool:
    """Tell whether a program wrote changes behind the file as it was (ISO 32000-1, 7.5.6): each state has its end.

    A PDF that is arranged for the web has two ends for one state; that of its first page comes first, and mostly
    points nowhere. So has one that Word wrote: behind the first end stands a table of nothing, and then the second.
    """
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        places = [found[1].strip(b"0") for found in _END_OF_A_STATE.finditer(content)]
    return len([place for place in places[pdf.is_linearized :] if place]) > 1


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a signature says which bytes of the file it is for (ISO 32000-1, 12.8.1)."""
    return any("/ByteRange" in thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))


def _forget_properties(pdf: pikepdf.Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _EVERYWHERE:
                if key in thing:
                    del thing[key]


def _drop_annotations(pdf: pikepdf.Pdf, goes) -> None:
    for page in pdf.pages:
        held = list(page.obj.get("/Annots", []))
        kept = [
            a
            for a in held
            if str(a.get("/Subtype", "")) in _OF_THE_PAGE or not goes(str(a.get("/Subtype", "")))
        ]
        if len(kept) < len(held):
            page.obj["/Annots"] = pikepdf.Array(kept)


def _drop_files(pdf: pikepdf.Pdf) -> None:
    for name in list(pdf.attachments):
        del pdf.attachments[name]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/AF" in thing:
            del thing["/AF"]
