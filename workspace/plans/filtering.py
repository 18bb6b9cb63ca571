"""What a reader of a plan asked for in the address: `?status=done&priority=2`; what is not there is ignored."""

from collections.abc import Mapping

from workspace.plans.blocks import STATUSES
from workspace.plans.reading import Priority, narrowed


class PlanFilter:
    """A status and a priority, each the reader's choice or empty."""

    def __init__(self, query: Mapping[str, str], priorities: list[Priority]) -> None:
        """Take from a query what the plan has."""
        self.priorities = priorities
        self.statuses = STATUSES
        self.status = _known(query.get("status"), [code for code, _name in STATUSES])
        self.priority = _known(query.get("priority"), [str(p.number) for p in priorities])

    def __bool__(self) -> bool:
        """Tell whether anything was asked for."""
        return bool(self.status or self.priority)

    def narrow(self) -> list[Priority]:
        """Return the priorities and measures that were asked for."""
        return narrowed(self.priorities, self.status, int(self.priority) if self.priority else None)


def _known(value: str | None, known: list[str]) -> str:
    return value if value in known else ""
