"""Every pair of colours that carries text or a control is legible, in light and in dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static/css/tokens.css"
PAPERS = ["paper", "paper-2", "paper-3"]
PRIORITIES = [f"p{number}" for number in range(1, 6)]

TEXT = [
    *[(ink, paper) for ink in ("ink", "ink-2", "spruce", "spruce-2") for paper in PAPERS],
    *[(ink, paper) for ink in ("error", "success", "cloudberry-text") for paper in PAPERS],
    *[(f"{p}-text", paper) for p in PRIORITIES for paper in PAPERS],
    *[(f"{p}-text", f"{p}-tint") for p in PRIORITIES],
    *[
        (ink, tint)
        for ink in ("ink", "ink-2")
        for tint in ("spruce-tint", "cloudberry-tint", "error-tint", "success-tint")
    ],
    *[("ink", f"{p}-tint") for p in PRIORITIES],
    ("spruce-ink", "spruce"),
    ("spruce-ink", "spruce-2"),
    ("spruce", "spruce-tint"),
    ("spruce", "cloudberry-tint"),
    ("spruce", "error-tint"),
    ("spruce", "success-tint"),
    ("cloudberry-text", "cloudberry-tint"),
    ("error", "error-tint"),
    ("error-ink", "error"),
    ("success", "success-tint"),
]
CONTROLS = [
    *[(part, paper) for part in ("line-2", "focus", "spruce", "cloudberry") for paper in PAPERS],
    *[(p, paper) for p in PRIORITIES for paper in PAPERS],
    *[("focus", tint) for tint in ("spruce-tint", "cloudberry-tint", "error-tint", "success-tint")],
]


def colours(css: str) -> dict[str, str]:
    """Return {name: "#rrggbb"} of the custom properties in a piece of CSS."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", css))


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of both schemes; what dark does not name it takes from light."""
    css = TOKENS.read_text(encoding="utf-8")
    screen = css.split("@media print")[0]
    light, dark = screen.split("@media (prefers-color-scheme: dark)")
    return {"light": colours(light), "dark": {**colours(light), **colours(dark)}}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (CONTROLS, 3.0)], ids=["text", "controls"])
def test_every_pair_is_legible(scheme, pairs, least):
    found = schemes()[scheme]
    weak = {
        f"{one} on {other}": round(contrast(found[one], found[other]), 2)
        for one, other in pairs
        if contrast(found[one], found[other]) < least
    }
    assert not weak


def test_dark_names_every_colour_again():
    css = TOKENS.read_text(encoding="utf-8").split("@media print")[0]
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    assert set(colours(light)) == set(colours(dark))


def test_no_colour_is_written_outside_the_tokens():
    for sheet in TOKENS.parent.glob("*.css"):
        if sheet != TOKENS:
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])", sheet.read_text("utf-8")), sheet
