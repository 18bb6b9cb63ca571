"""Which part of a file is asked (RFC 9110, section 14), and the reading of just that part."""

import re
from collections.abc import Iterator

from django.core.files import File

PIECE = 1 << 16


class UnsatisfiableError(Exception):
    """The part that is asked lies behind the file's end."""


def asked(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte that a Range header asks for.

    Nothing when the whole file should be sent: no header, several parts, or words that are none.
    Raises UnsatisfiableError when the part is not there.
    """
    match = re.fullmatch(r"\s*bytes\s*=\s*([0-9]{0,18})\s*-\s*([0-9]{0,18})\s*", header)
    if match is None or not (match[1] or match[2]):
        return None
    if not match[1]:
        first, last = max(size - int(match[2]), 0), size - 1
        if not int(match[2]):
            raise UnsatisfiableError
    else:
        first, last = int(match[1]), min(int(match[2] or size), size - 1)
        if match[2] and int(match[2]) < first:
            return None
    if first >= size:
        raise UnsatisfiableError
    return first, last


def begins(header: str) -> bool:
    """Tell whether a Range header asks for the beginning of a file, as one that is not there does."""
    return not header or bool(re.match(r"\s*bytes\s*=\s*0*-", header))


class Part:
    """The bytes of a file from the first to the last, in pieces; closes the file."""

    def __init__(self, file: File, first: int, last: int) -> None:
        """Stand at the first byte."""
        self.file = file
        self.left = last - first + 1
        file.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        """Give the bytes in pieces."""
        while self.left > 0:
            piece = self.file.read(min(PIECE, self.left))
            if not piece:
                return
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        """Close the file; the answer calls this when it is done or broken off."""
        self.file.close()
