"""A look into pictures: they open, they are what they say, they are not too large; and what else they tell."""

import io
import re
import struct
import zipfile
from collections import defaultdict
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageOps

# The decoders that are ever used on what comes in (UP-24): no AVIF, no HEIC, no TIFF.
DECODERS = ("JPEG", "PNG", "GIF", "WEBP")
# Scans of a JPEG: cameras and programs write twenty at most, and each costs as much as the whole picture.
SCANS, SEGMENTS = 50, 5000
# Bytes that may be kept of a JPEG with more than one scan: until the last one is read, two for each of its values.
MOST_KEPT = 190_000_000
# What Pillow raises for a file that is not what it says: it reads numbers and tables as they stand there.
BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, struct.error,
    Image.DecompressionBombError,
)  # fmt: skip
REMOVABLE = frozenset({"author", "place", "camera", "properties"})
_AUTHOR_TAGS = (ExifTags.Base.Artist, ExifTags.Base.Copyright, ExifTags.Base.XPAuthor)
_CAMERA_TAGS = (ExifTags.Base.Make, ExifTags.Base.Model, ExifTags.Base.DateTime, ExifTags.Base.Software)
# What a picture's file may hold that is not needed to show it.
_TOLD = (
    "exif",
    "xmp",
    "XML:com.adobe.xmp",
    "photoshop",
    "comment",
    "Raw profile type exif",
    "Raw profile type iptc",
)
_PIECE = 1 << 12
_MARKER = re.compile(
    rb"\xff[^\0\xff\xd0-\xd7]"
)  # neither a byte of the picture nor where reading may begin anew
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def fault(file: File, kind: str) -> str | None:
    """Return why a picture is refused: `pixels`, `scans`, `content` or `damaged`; nothing when it is well.

    The size is read from the head, before anything is decoded (UP-09).
    """
    try:
        image = _opened(file, kind)
        if (
            image.width * image.height * getattr(image, "n_frames", 1)
            > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        ):
            return "pixels"
        scans = _scans(file) if kind == "JPEG" else 1
        if scans > SCANS:
            return "damaged"
        if scans > 1 and _kept_until_the_last(image) > MOST_KEPT:
            return "scans"
        _decode(image)
    except _TOO_LARGE:
        return "pixels"
    except BROKEN:
        return "damaged"
    return "damaged" if _hides_an_archive(file) else None


def opens(file: File) -> bool:
    """Tell whether all of a picture can be read; up to 160 MB, for those that `fault` let in."""
    file.seek(0)
    try:
        with Image.open(file, formats=DECODERS) as image:
            image.load()
    except BROKEN:
        return False
    finally:
        file.seek(0)
    return True


# -- What it tells beside what one sees (UP-13) -------------------------------------------------
def found(file: IO[bytes]) -> dict[str, set[str]]:
    """Return the words found of each kind; the place itself is not told."""
    told: dict[str, set[str]] = defaultdict(set)
    with Image.open(file, formats=DECODERS) as image:
        exif = image.getexif()
        texts = set(getattr(image, "text", {}) or {}) - set(_TOLD)
        if exif.get_ifd(ExifTags.IFD.GPSInfo):
            told["place"].add("")
        for kind, tags in (("author", _AUTHOR_TAGS), ("camera", _CAMERA_TAGS)):
            told[kind] |= {_word(exif[tag]) for tag in tags if tag in exif}
        if texts or any(image.info.get(name) for name in _TOLD):
            told["properties"].add("")
    return {kind: words - {""} for kind, words in told.items() if words}


def clean(file: IO[bytes], out: IO[bytes], kinds: set[str]) -> None:
    """Write a copy that shows the same and tells nothing else, upright whatever the orientation said.

    A JPEG that stands upright already keeps its quality; one that is turned is written anew.
    """
    with Image.open(file, formats=DECODERS) as image:
        kind, profile, animated = (
            image.format,
            image.info.get("icc_profile"),
            getattr(image, "n_frames", 1) > 1,
        )
        turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
        if kind == "MPO":  # a camera's JPEG with a second picture behind the first, which goes
            kind, animated, turned = "JPEG", False, True
        options = {"icc_profile": profile} if profile else {}
        if kind == "JPEG":
            options |= {"quality": 92} if turned else {"quality": "keep"}
        if kind == "WEBP":
            options |= {"quality": 90}
        image.load()  # a PNG tells some of it behind its pixels
        for name in (*_TOLD, *(getattr(image, "text", {}) or {})):
            image.info.pop(name, None)  # before it is turned: EXIF that is no good cannot be written again
        if animated:
            options |= {"save_all": True}
        else:
            ImageOps.exif_transpose(image, in_place=True)
        image.save(out, kind, exif=b"", **options)


def tells(file: IO[bytes]) -> bool:
    """Tell whether a picture holds anything that is not needed to show it."""
    file.seek(0)
    try:
        return bool(found(file)) or _is_turned(file)
    except BROKEN:
        return False
    finally:
        file.seek(0)


def plain(file: File) -> File:
    """Return a picture as it may be shown to anybody: the file itself, or a copy that tells nothing, upright.

    What cannot be opened comes back as it is; it is for the gate to refuse.
    """
    if not tells(file):
        return file
    out = io.BytesIO()
    clean(file, out, set())
    return ContentFile(out.getvalue(), name=file.name)


def _is_turned(file: IO[bytes]) -> bool:
    file.seek(0)
    with Image.open(file, formats=DECODERS) as image:
        return image.getexif().get(ExifTags.Base.Orientation, 1) != 1


def _word(value) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-16-le", errors="ignore")
    return str(value).replace("\0", "").strip()[:100]


# -- Opening ------------------------------------------------------------------------------------
def _opened(file: File, kind: str) -> Image.Image:
    file.seek(0)
    return Image.open(file, formats=[kind])


def _decode(image: Image.Image) -> None:
    """Read a JPEG at an eighth of its size, so that memory stays small; a PNG by its check sums."""
    if image.format == "JPEG":
        image.draft("L", (image.width // 8 or 1, image.height // 8 or 1))
        image.load()
    else:
        image.verify()


def _kept_until_the_last(image: Image.Image) -> int:
    """Return the bytes that are kept of a JPEG which goes over its pixels more than once."""
    shares = [across * down for _name, across, down, _table in image.layer]
    return 2 * image.width * image.height * sum(shares) // max(shares)


def _scans(file: File) -> int:
    """Return how often a JPEG goes over its pixels; a small file can do so ten thousand times.

    What lies behind its end, a phone's film or second picture, is not looked at.
    """
    place, found = file.tell(), 0
    file.seek(2)
    try:
        for _segment in range(SEGMENTS):
            marker = _next_marker(file)
            if marker in {b"", _END}:
                return found
            found += marker == _SCAN
            if found > SCANS:
                return found
            file.seek(max(int.from_bytes(file.read(2)) - 2, 0), io.SEEK_CUR)
        return SCANS + 1
    finally:
        file.seek(place)  # the picture that is open reads on from there


def _next_marker(file: File) -> bytes:
    """Return the next marker of a JPEG and stand behind it; empty at the end of the file."""
    read = b""
    while piece := file.read(_PIECE):
        read = read[-1:] + piece
        match = _MARKER.search(read)
        if match:
            file.seek(file.tell() - len(read) + match.end())
            return match[0]
    return b""


def _hides_an_archive(file: File) -> bool:
    file.seek(0)
    return zipfile.is_zipfile(file)
