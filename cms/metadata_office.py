"""What Word, Excel, PowerPoint and OpenDocument files tell beside their content, and a copy without it.

These are ZIP archives of XML; the gate (`cms.archives`) has bounded them before. Reading is by defusedxml, part by
part; a part that changes is written anew by lxml, which keeps the names of namespaces that Word depends on.
"""

import io
import re
import shutil
import struct
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import IO

from defusedxml import DefusedXmlException, ElementTree
from lxml import etree

from cms import pictures

BROKEN = (zipfile.BadZipFile, OSError, EOFError, KeyError, ValueError, struct.error, RuntimeError,
          NotImplementedError, DefusedXmlException, ElementTree.ParseError, etree.XMLSyntaxError)  # fmt: skip
REMOVABLE = frozenset({"author", "properties", "comments", "place", "camera"})

_AUTHORS = {"creator", "lastModifiedBy", "initial-creator", "printed-by"}
_PROPERTIES = {"Company", "Manager", "Template", "HyperlinkBase", "keywords", "keyword", "description", "category",
               "subject", "user-defined", "generator", "Application"}  # fmt: skip
_TIMES = {"created", "modified", "lastPrinted", "creation-date", "date", "print-date", "editing-duration",
          "editing-cycles", "revision", "TotalTime"}  # fmt: skip
_ABOUT = re.compile(r"docProps/(core|app)\.xml|meta\.xml")
_DROPPED = {
    "properties": re.compile(r"docProps/(custom\.xml|thumbnail\.\w+)|Thumbnails/.*"),
    "comments": re.compile(
        r"(word|ppt|xl)/(.*/)?(comments\w*|commentAuthors|authors|people|threadedComments?\w*|persons?)"
        r"(/.*)?(\d*)\.(xml|bin)|(word|ppt|xl)/(comments|threadedComments|persons)/.*"
    ),
}
_NOTED = re.compile(r"(word|ppt|xl)/(.*/)?(comments?|threadedComments?|modernComment)\w*(/.*)?\.xml")
_EMBEDDED = re.compile(r"(word|ppt|xl)/embeddings/.+|Object \d+/content\.xml")
_CHANGES = {
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "sectPrChange",
    "tracked-changes",
}
_COMMENT_MARKS = {"commentRangeStart", "commentRangeEnd", "commentReference", "annotation", "annotation-end"}
_HIDDEN = {"vanish", "hidden-text", "hidden-paragraph"}
_SWITCHES = {
    "sheet": ("state", {"hidden", "veryHidden"}),
    "sld": ("show", {"0", "false"}),
    "table-properties": ("display", {"false"}),
    "drawing-page-properties": ("visibility", {"hidden"}),
}
_READ = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|content\.xml|xl/workbook\.xml"
    r"|ppt/(slides|notesSlides)/[^/]+\.xml"
)
_MEDIA = re.compile(r"((word|ppt|xl)/media|Pictures)/.+\.(jpe?g|jpe|jfif|png|gif|webp)", re.IGNORECASE)
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


# -- Looking ------------------------------------------------------------------------------------
def found(file: IO[bytes]) -> dict[str, set[str]]:
    """Return the words found of each kind."""
    told: dict[str, set[str]] = defaultdict(set)
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            for kind, word in _told_by_name(name):
                told[kind].add(word)
            for kind, word in _told_by_part(archive, name):
                told[kind].add(word)
    return {kind: {word for word in words if word} for kind, words in told.items()}


def _told_by_name(name: str) -> Iterator[tuple[str, str]]:
    if _DROPPED["properties"].fullmatch(name):
        yield "properties", ""
    if _NOTED.fullmatch(name):
        yield "comments", ""
    if _EMBEDDED.fullmatch(name):
        yield "embedded", name.removesuffix("/content.xml").rpartition("/")[2]
    if name.startswith("xl/revisions/"):
        yield "changes", ""


def _told_by_part(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    if _MEDIA.fullmatch(name):
        yield from _told_by_picture(archive.read(name))
    if _ABOUT.fullmatch(name):
        yield from _told_by_properties(archive, name)
    if _NOTED.fullmatch(name):
        yield from (("comments", word) for word in _attributes(archive, name, {"author"}))
    if _READ.fullmatch(name):
        yield from _told_by_text(archive, name)


def _told_by_picture(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        told = pictures.found(io.BytesIO(content))
    except pictures.BROKEN:  # a picture that nothing can open tells nothing
        return
    for kind, words in told.items():
        for word in words or {""}:
            yield kind if kind in REMOVABLE else "properties", word


def _told_by_properties(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    for element in _elements(archive, name):
        text = (element.text or "").strip()[:100]
        kind = _kind_of(_local(element.tag), name)
        if text and kind:
            yield kind, text if kind == "author" or _local(element.tag) in _PROPERTIES else ""


def _kind_of(tag: str, name: str) -> str:
    if tag in _AUTHORS:
        return "author"
    return "properties" if tag in _PROPERTIES or tag in _TIMES else ""


def _told_by_text(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str]]:
    for element in _elements(archive, name):
        tag = _local(element.tag)
        if tag in _CHANGES and (tag != "tracked-changes" or len(element)):
            yield "changes", _attribute(element, "author")
        elif tag in {"annotation", "commentReference"}:
            yield "comments", _child_text(element, "creator")
        elif tag == "notes":
            yield from (("notes", word[:60]) for word in _words(element))
        elif _is_hidden(element, tag):
            yield "hidden", _attribute(element, "name") if tag == "sheet" else ""


def _words(element) -> list[str]:
    """Return the texts in an element, without those that are but a number: the slide's."""
    return [text.strip() for text in element.itertext() if text.strip() and not text.strip().isdigit()]


def _is_hidden(element, tag: str) -> bool:
    """Tell whether a run of text, a sheet, a slide or a table is not shown."""
    if tag in _HIDDEN:
        return _attribute(element, "val") not in {"0", "false"}
    name, values = _SWITCHES.get(tag, ("", ()))
    return bool(name) and _attribute(element, name) in values


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator:
    with archive.open(name) as part:
        for _event, element in ElementTree.iterparse(part, events=("end",)):
            yield element


def _attributes(archive: zipfile.ZipFile, name: str, wanted: set[str]) -> Iterator[str]:
    for element in _elements(archive, name):
        for tag in wanted:
            yield _attribute(element, tag) or (element.text or "" if _local(element.tag) == tag else "")


def _attribute(element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")


def _child_text(element, name: str) -> str:
    return next((child.text or "" for child in element if _local(child.tag) == name), "")


def _local(tag) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


# -- Cleaning -----------------------------------------------------------------------------------
def clean(file: IO[bytes], out: IO[bytes], kinds: set[str]) -> None:
    """Write a copy without some kinds; the order of the parts stays, their times go."""
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        gone = {name for name in archive.namelist() if _is_dropped(name, kinds)}
        for entry in archive.infolist():
            if entry.filename not in gone:
                _copy(archive, made, entry, gone, kinds)


def _is_dropped(name: str, kinds: set[str]) -> bool:
    return any(kind in kinds and pattern.fullmatch(name) for kind, pattern in _DROPPED.items())


def _copy(
    archive: zipfile.ZipFile, made: zipfile.ZipFile, entry: zipfile.ZipInfo, gone: set[str], kinds: set[str]
) -> None:
    name = entry.filename
    plain = zipfile.ZipInfo(name)  # 1980: no time of the machine it was made on
    plain.compress_type = entry.compress_type
    if _MEDIA.fullmatch(name) and kinds & pictures.REMOVABLE:
        made.writestr(plain, _plain_picture(archive.read(name)))
    elif _changes(name, gone, kinds):
        made.writestr(plain, _changed(archive.read(name), name, gone, kinds))
    else:
        with (
            archive.open(entry) as source,
            made.open(plain, "w", force_zip64=entry.file_size > 1 << 31) as target,
        ):
            shutil.copyfileobj(source, target, 1 << 18)


def _changes(name: str, gone: set[str], kinds: set[str]) -> bool:
    listed = name.endswith(".rels") or name in {"[Content_Types].xml", "META-INF/manifest.xml"}
    if listed and gone:
        return True
    about = bool(_ABOUT.fullmatch(name)) and bool(kinds & {"author", "properties"})
    text = name.startswith("word/") or name == "content.xml" or name.startswith("xl/worksheets/")
    return about or ("comments" in kinds and text and name.endswith(".xml"))


def _plain_picture(content: bytes) -> bytes:
    """Return a picture that tells nothing; raises one of pictures.BROKEN where half of it tells what it did."""
    picture, out = io.BytesIO(content), io.BytesIO()
    if not pictures.tells(picture):
        return content
    pictures.clean(picture, out, set())
    return out.getvalue()


def _changed(content: bytes, name: str, gone: set[str], kinds: set[str]) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(**_PARSER))
    if _ABOUT.fullmatch(name):
        _forget(root, kinds)
    elif name.endswith(".rels"):
        _drop(root, lambda element: _is_target(element.get("Target", ""), name, gone))
    elif name == "[Content_Types].xml":
        _drop(root, lambda element: (element.get("PartName") or "").lstrip("/") in gone)
    elif name == "META-INF/manifest.xml":
        _drop(root, lambda element: _attribute(element, "full-path") in gone)
    else:
        _drop(root, lambda element: _local(element.tag) in _COMMENT_MARKS)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _forget(root, kinds: set[str]) -> None:
    def goes(element) -> bool:
        tag = _local(element.tag)
        return (tag in _AUTHORS and "author" in kinds) or (
            tag in _PROPERTIES | _TIMES and "properties" in kinds
        )

    _drop(root, goes)


def _is_target(target: str, name: str, gone: set[str]) -> bool:
    """Tell whether a relation leads to a part that goes; its target is relative to the part's own folder."""
    if target.startswith("/"):
        return target[1:] in gone
    base = name.split("/")[:-2]
    for step in target.split("/"):
        base = base[:-1] if step == ".." else [*base, step]
    return "/".join(base) in gone


def _drop(root, goes) -> None:
    for element in [found for found in root.iter() if isinstance(found.tag, str) and goes(found)]:
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if element.tail and before is not None:
            before.tail = (before.tail or "") + element.tail
        elif element.tail:
            parent.text = (parent.text or "") + element.tail
        parent.remove(element)
