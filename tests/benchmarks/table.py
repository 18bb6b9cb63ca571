"""A measured figure, and the table that people read."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One figure: what it was compared with, and the bar it must reach (empty: none)."""

    name: str
    value: float
    unit: str
    against: str = ""
    bar: str = ""
    ok: bool = True

    def as_dict(self) -> dict:
        """Return the figure as it stands in build/bench.json."""
        return asdict(self)


def show(figures: list[Figure]) -> None:
    """Print the figures as a table."""
    rows = [("figure", "value", "unit", "against", "bar", "")]
    rows += [(f.name, f"{f.value:g}", f.unit, f.against, f.bar, "ok" if f.ok else "BELOW") for f in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
