"""A look into pictures: they open, they are what they say, and they are not too large."""

import zipfile

from django.conf import settings
from django.core.files import File
from PIL import Image

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def fault(file: File, kind: str) -> str | None:
    """Return why a picture is refused: `pixels`, `content` or `damaged`; nothing when it is well.

    The size is read from the head, before anything is decoded (UP-09).
    """
    try:
        image = _opened(file, kind)
        if (
            image.width * image.height * getattr(image, "n_frames", 1)
            > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        ):
            return "pixels"
        _decode(image)
    except _TOO_LARGE:
        return "pixels"
    except _BROKEN:
        return "damaged"
    return "damaged" if _hides_an_archive(file) else None


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


def _hides_an_archive(file: File) -> bool:
    file.seek(0)
    return zipfile.is_zipfile(file)
