"""The geometry of the chart of the network: boxes, lines and words, no markup and no colour."""

from collections import Counter
from dataclasses import dataclass
from textwrap import shorten, wrap

from workspace.members.chart import Group, Network
from workspace.members.models import Organisation

WIDTH, GROUP_WIDTH, ORGANISATION_WIDTH, INDENT = 730, 260, 310, 22
LINE, PADDING, GAP, TOP = 18, 10, 12, 26
LETTERS, MOST_LINES = 38, 2
HUES = 5


@dataclass(frozen=True)
class Words:
    """One line of text in a box."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """A group or an organisation."""

    title: str
    url: str
    language: str
    hue: int
    x: float
    y: float
    width: float
    height: float
    lines: list[Words]

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Link:
    """A seat: a line from a group to an organisation, with a dot at the organisation."""

    path: str
    hue: int
    vacant: bool
    x: float
    y: float


@dataclass(frozen=True)
class Drawing:
    """The whole picture."""

    width: int
    height: float
    groups: list[Box]
    organisations: list[Box]
    links: list[Link]
    branches: list[str]
    right: int = WIDTH - ORGANISATION_WIDTH


def drawn(network: Network) -> Drawing:
    """Lay a network out: groups at the left as a tree, organisations at the right, seats between."""
    organisations = _column(network.organisations)
    at = {each.pk: box for each, box in zip(network.organisations, organisations, strict=True)}
    groups = _groups(network.groups, at)
    boxes = {group.key: box for group, box in zip(network.groups, groups, strict=True)}
    ends = [box.y + box.height for box in (*groups, *organisations)]
    return Drawing(
        width=WIDTH + 2,  # so that the last edge is drawn whole
        height=max(ends, default=0) + GAP,
        groups=groups,
        organisations=organisations,
        links=_links(network.groups, boxes, at),
        branches=[
            _branch(boxes[group.parent], boxes[group.key])
            for group in network.groups
            if group.parent in boxes
        ],
    )


def _box(title: str, url: str, x: float, y: float, width: float, *, hue: int = 0, language: str = "") -> Box:
    letters = int(LETTERS * width / ORGANISATION_WIDTH)
    texts = wrap(title, letters) or [""]
    if len(texts) > MOST_LINES:
        rest = shorten(" ".join(texts[MOST_LINES - 1 :]), letters, placeholder="…")
        texts = [*texts[: MOST_LINES - 1], rest]
    height = len(texts) * LINE + 2 * PADDING
    lines = [Words(text, x + PADDING + 4, y + PADDING + LINE * (n + 0.75)) for n, text in enumerate(texts)]
    return Box(title, url, language, hue, x, y, width, height, lines)


def _column(organisations: list[Organisation]) -> list[Box]:
    boxes: list[Box] = []
    y = TOP
    for each in organisations:
        box = _box(each.name, each.get_absolute_url(), WIDTH - ORGANISATION_WIDTH, y, ORGANISATION_WIDTH)
        boxes.append(box)
        y += box.height + GAP
    return boxes


def _groups(groups: list[Group], at: dict[int, Box]) -> list[Box]:
    """Put each group beside the middle of its organisations, below the one before."""
    boxes: list[Box] = []
    free = TOP
    for number, group in enumerate(groups):
        wanted = [at[row.seat.organisation_id].middle for row in group.rows]
        x = INDENT * min(group.depth, 4)
        box = _group_box(group, number, x, free)
        if wanted:
            box = _group_box(group, number, x, max(free, sum(wanted) / len(wanted) - box.height / 2))
        boxes.append(box)
        free = box.y + box.height + GAP
    return boxes


def _group_box(group: Group, number: int, x: float, y: float) -> Box:
    hue = number % HUES + 1
    return _box(group.title, group.url, x, round(y, 1), GROUP_WIDTH - x, hue=hue, language=group.language)


def _links(groups: list[Group], boxes: dict[int, Box], at: dict[int, Box]) -> list[Link]:
    arrived: Counter[int] = Counter()
    awaited = Counter(row.seat.organisation_id for group in groups for row in group.rows)
    links = []
    for group in groups:
        for row in group.rows:
            key = row.seat.organisation_id
            arrived[key] += 1
            share = arrived[key] / (awaited[key] + 1)
            links.append(_link(boxes[group.key], at[key], share, row.vacant))
    return links


def _link(group: Box, organisation: Box, share: float, vacant: bool) -> Link:
    """Return the line of a seat; `share` tells where on the organisation's edge it arrives."""
    x1, y1 = group.x + group.width, round(group.middle, 1)
    x2, y2 = organisation.x, round(organisation.y + organisation.height * share, 1)
    half = (x1 + x2) / 2
    return Link(f"M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}", group.hue, vacant, x2, y2)


def _branch(parent: Box, child: Box) -> str:
    x = child.x - INDENT / 2
    return f"M{x} {parent.y + parent.height}V{round(child.middle, 1)}H{child.x}"
