"""Where guards lie: who may see them, in which room, until when, and whether one can get there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from cms import access
from cms.chunks import chunks
from search import registry


@dataclass(frozen=True)
class Place:
    """What an entry takes from its guard; `open` is false below a page that is not published."""

    audience: str
    workspace: int | None = None
    expires_at: datetime | None = None
    open: bool = True


class Places:
    """The places of many guards, in a handful of queries."""

    def __init__(self, guards: Iterable[Page]) -> None:
        """Take the guards (with `path` and `alias_of_id`)."""
        self._guards = {guard.pk: guard for guard in guards}
        self._rooms = registry.room_paths() if self._guards else {}
        self._line = self._read_line()

    def _read_line(self) -> dict[str, tuple[bool, datetime | None]]:
        """Return (published, expires) of each guard and of all pages above them, by path."""
        paths = {path for guard in self._guards.values() for path in paths_to(guard.path)}
        found: dict[str, tuple[bool, datetime | None]] = {}
        for some in chunks(sorted(paths)):
            rows = Page.objects.filter(path__in=some)
            found |= {path: (live, end) for path, live, end in rows.values_list("path", "live", "expire_at")}
        return found

    def of(self, guard: Page) -> Place:
        """Return the place of one of the guards."""
        line = [self._line[path] for path in paths_to(guard.path) if path in self._line]
        ends = [end for _live, end in line if end is not None]
        return Place(
            audience=access.audience(guard),
            workspace=self._room(guard.path),
            expires_at=min(ends, default=None),
            open=all(live for live, _end in line),
        )

    def _room(self, path: str) -> int | None:
        return next((self._rooms[above] for above in reversed(paths_to(path)) if above in self._rooms), None)


def paths_to(path: str) -> list[str]:
    """Return the tree paths from the first page below the root down to a path."""
    step = Page.steplen
    return [path[:end] for end in range(2 * step, len(path) + 1, step)]
