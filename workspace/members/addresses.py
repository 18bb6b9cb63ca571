"""Addresses as people paste them: many at once, with names around them, from any mail program."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST = 254
# A comma inside a quoted name ("Aalto, Aino" <aino@…>) does not part two addresses.
_PARTS = re.compile(r'(?:"[^"\r\n]*"|<[^>\r\n]*>|[^,;\r\n"<]|["<])+')
_IN_BRACKETS = re.compile(r"<([^<>]*)>\s*$")


@dataclass(frozen=True)
class Pasted:
    """One of the pasted parts: as it was typed, and the address in lower case, "" where it is none."""

    typed: str
    address: str


def read(text: str) -> list[Pasted]:
    """Return what was pasted, parted by commas, semicolons and lines, each address once.

    "Aino Aalto <aino@example.fi>" and mailto: links are understood; several addresses parted by
    spaces only are, too.
    """
    found: dict[str, Pasted] = {}
    for typed in _typed(text):
        address = _address(typed)
        found.setdefault(address or typed, Pasted(typed, address))
    return list(found.values())


def _typed(text: str) -> list[str]:
    parts = [part.strip() for part in _PARTS.findall(text)]
    return [word for part in parts if part for word in _words(part)]


def _words(part: str) -> list[str]:
    words = part.split()
    return words if len(words) > 1 and all(_address(word) for word in words) else [part]


def _address(typed: str) -> str:
    inside = _IN_BRACKETS.search(typed)
    address = (inside.group(1) if inside else typed).strip().removeprefix("mailto:").lower()
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST else ""
