"""The geometry of the ring: arcs and rays as SVG path data, no markup and no colour."""

from dataclasses import dataclass
from math import cos, pi, sin

GAP = 7  # degrees of paper between two months
GROUP_GAP = 7  # degrees of paper between two priorities


@dataclass(frozen=True)
class Ray:
    """One measure of the plan: a line from the inner circle outwards."""

    state: str
    track: str
    line: str


@dataclass(frozen=True)
class Sector:
    """One priority's part of the large ring, with the place of its glyph."""

    priority: object
    colour: int
    rays: list[Ray]
    glyph_x: float
    glyph_y: float


def point(angle: float, radius: float, centre: float) -> tuple[float, float]:
    """Return x and y; angles are degrees clockwise from twelve o'clock."""
    turn = (angle - 90) * pi / 180
    return round(centre + radius * cos(turn), 2), round(centre + radius * sin(turn), 2)


def arc(start: float, end: float, radius: float, centre: float) -> str:
    """Return path data of an arc that runs clockwise from start to end."""
    end = min(end, start + 359.99)
    x1, y1 = point(start, radius, centre)
    x2, y2 = point(end, radius, centre)
    return f"M{x1} {y1}A{radius} {radius} 0 {int(end - start > 180)} 1 {x2} {y2}"


def month_arcs(radius: float, centre: float, gap: float = GAP) -> list[str]:
    """Return the twelve arcs of the year, January first, at twelve o'clock."""
    return [arc(30 * i + gap / 2, 30 * (i + 1) - gap / 2, radius, centre) for i in range(12)]


def closed_arcs(share: float, radius: float, centre: float, gap: float = GAP) -> list[str]:
    """Return the filled parts of the twelve arcs when a share (0 to 1) of the ring is closed."""
    filled = []
    for month in range(12):
        part = min(max(share * 12 - month, 0), 1)
        start = 30 * month + gap / 2
        if part > 0:
            filled.append(arc(start, start + part * (30 - gap), radius, centre))
    return filled


def ray(angle: float, inner: float, outer: float, centre: float) -> str:
    """Return path data of a line outwards at an angle."""
    x1, y1 = point(angle, inner, centre)
    x2, y2 = point(angle, outer, centre)
    return f"M{x1} {y1}L{x2} {y2}"


def states(priority) -> list[str]:
    """Return the state of each measure of a priority, the finished ones first."""
    done = min(priority.done, priority.total)
    under_way = min(priority.under_way, priority.total - done)
    left = priority.total - done - under_way
    return ["done"] * done + ["under_way"] * under_way + ["not_begun"] * left


REACH = {"done": 1.0, "under_way": 0.5, "not_begun": 0.0}


def sectors(priorities, inner: float, outer: float, centre: float) -> list[Sector]:
    """Divide the ring among priorities by their measures; each measure becomes a ray."""
    priorities = list(priorities)
    slots = sum(max(p.total, 1) for p in priorities)
    step = (360 - GROUP_GAP * len(priorities)) / slots if slots else 0
    angle, result = GROUP_GAP / 2, []
    for place, priority in enumerate(priorities, start=1):
        width = step * max(priority.total, 1)
        rays = [
            _ray_of(state, angle + step * (i + 0.5), inner, outer, centre)
            for i, state in enumerate(states(priority))
        ]
        x, y = point(angle + width / 2, outer + 24, centre)
        result.append(Sector(priority, getattr(priority, "colour", place), rays, x, y))
        angle += width + GROUP_GAP
    return result


def _ray_of(state: str, angle: float, inner: float, outer: float, centre: float) -> Ray:
    reach = inner + max(REACH[state] * (outer - inner), 0.01)
    return Ray(state, ray(angle, inner, outer, centre), ray(angle, inner, reach, centre))
