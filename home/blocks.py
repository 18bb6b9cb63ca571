"""Blocks of the front page."""

from cms.blocks import body_blocks


def front_blocks() -> list:
    """Return what the front page may be composed of."""
    return body_blocks()
