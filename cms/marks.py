"""Marks of what a form changes: by one that is another now, a save that comes too late is known (DS-13)."""

import hashlib
import json
from dataclasses import dataclass


class StaleError(Exception):
    """Somebody else changed the thing after the form was opened."""


@dataclass(frozen=True)
class Difference:
    """A field that was saved elsewhere while a form was open: what stands there now, and what was typed."""

    label: str
    saved: str
    typed: str


def mark(told) -> str:
    """Return a mark of what a form changes (lists, dicts and texts): another one when any of it was saved."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
