"""A plan as it is read: its priorities and measures, out of the StreamField."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from wagtail.blocks import StructValue

COLOURS = 5
STATES = {"not_started": "not_begun", "under_way": "under_way", "done": "done"}


@dataclass(frozen=True)
class PlannedMeasure:
    """One measure of a plan; `number` as in "2.3", `status` one of blocks.STATUSES."""

    block_id: str
    number: str
    block: StructValue
    status: str

    @property
    def title(self) -> str:
        """Return what is done."""
        return self.block["title"]

    @property
    def state(self) -> str:
        """Return the status as the look's components name it."""
        return STATES[self.status]

    @property
    def anchor(self) -> str:
        """Return the id of the measure on the plan's page."""
        return anchor(self.block_id)

    @property
    def is_agreed(self) -> bool:
        """Tell whether anything of responsibility, resources and evaluation is agreed."""
        return any(self.block[name] for name in ("responsible", "resources", "evaluation"))


@dataclass(frozen=True)
class Priority:
    """One priority of a plan with its measures; what the ring shows of it are counts."""

    number: int
    title: str
    description: object
    measures: list[PlannedMeasure] = field(default_factory=list)
    url: str = ""

    @property
    def colour(self) -> int:
        """Return its hue, 1 to 5; a sixth priority begins again."""
        return (self.number - 1) % COLOURS + 1

    @property
    def anchor(self) -> str:
        """Return the id of its section on the plan's page."""
        return f"priority-{self.number}"

    @property
    def total(self) -> int:
        """Return how many measures it has."""
        return len(self.measures)

    @property
    def done(self) -> int:
        """Return how many of them are done."""
        return self._count("done")

    @property
    def under_way(self) -> int:
        """Return how many of them are under way."""
        return self._count("under_way")

    @property
    def is_agreed(self) -> bool:
        """Tell whether anything is agreed on any of its measures."""
        return any(measure.is_agreed for measure in self.measures)

    def _count(self, status: str) -> int:
        return sum(measure.status == status for measure in self.measures)


def anchor(block_id: object) -> str:
    """Return the id of a measure on the plan's page."""
    return f"measure-{block_id}"


def read(stream: Iterable, statuses: dict[str, str] | None = None) -> list[Priority]:
    """Return the priorities of a plan's StreamField; `statuses` (by block id) are stronger than its own."""
    return [_priority(number, child.value, statuses or {}) for number, child in enumerate(stream, start=1)]


def one(block: StructValue) -> Priority:
    """Return a priority that stands alone, as in a block's preview."""
    return _priority(1, block, {})


def alone(block: StructValue) -> PlannedMeasure:
    """Return a measure that stands alone, as in a block's preview."""
    return PlannedMeasure("", "1.1", block, _known(block["status"]))


def _priority(number: int, block: StructValue, statuses: dict[str, str]) -> Priority:
    measures = [
        PlannedMeasure(
            block_id=child.id,
            number=f"{number}.{place}",
            block=child.value,
            status=_known(statuses.get(child.id) or child.value["status"]),
        )
        for place, child in enumerate(block["measures"], start=1)
    ]
    return Priority(number, block["title"], block["description"], measures)


def linked(priorities: list[Priority], url: str) -> list[Priority]:
    """Return the priorities with the addresses of their sections on the plan's page."""
    return [replace(priority, url=f"{url}#{priority.anchor}") for priority in priorities]


def _known(status: str | None) -> str:
    """Return a status; a draft may lack one."""
    return status if status in STATES else "not_started"


def narrowed(priorities: list[Priority], status: str = "", number: int | None = None) -> list[Priority]:
    """Return only the priorities and measures that a reader asked for; priorities left empty go."""
    chosen: Iterator[Priority] = (p for p in priorities if number in (None, p.number))
    if not status:
        return list(chosen)
    fewer = (replace(p, measures=[m for m in p.measures if m.status == status]) for p in chosen)
    return [priority for priority in fewer if priority.measures]
