"""The rows behind a published plan: written from its blocks whenever the page is saved.

The status of a measure is the same in every language: the original plan's counts. Why the rows
are written in the page's own save, and what else was weighed: docs/decisions/0006-measures.md.
"""

from uuid import UUID

from cms.shared_fields import original_of
from workspace.plans.reading import PlannedMeasure, Priority, read

TEXTS = ("title", "years", "responsible", "resources", "evaluation", "evidence")


def progress(plan) -> list[Priority]:
    """Return the priorities of a plan with their measures and counts, in two queries at most."""
    return read(plan.priorities, shared_statuses(plan))


def shared_statuses(plan) -> dict[str, str]:
    """Return the statuses that a plan gets from its original, by block id; none for the original itself."""
    original = original_of(plan)
    if original is None:
        return {}
    return {str(key): status for key, status in original.measures.values_list("block_id", "status")}


def write(plan) -> None:
    """Make the rows equal to the blocks of a saved plan; a plan that is not published has none.

    Rows are saved one by one, and only those that differ: whatever listens to a measure hears
    what changed and nothing else.
    """
    priorities = progress(plan) if plan.live else []
    old = {str(row.block_id): row for row in plan.measures.all()}
    for priority in priorities:
        for place, measure in enumerate(priority.measures, start=1):
            row = old.pop(measure.block_id, None) or plan.measures.model(plan=plan)
            _save(row, _values(priority, place, measure))
    for row in old.values():
        row.delete()
    if original_of(plan) is None:
        hand_on_statuses(plan)


def _values(priority: Priority, place: int, measure: PlannedMeasure) -> dict:
    return {
        "block_id": UUID(measure.block_id),
        "priority": priority.number,
        "priority_title": priority.title,
        "position": place,
        "status": measure.status,
        **{name: measure.block[name] or "" for name in TEXTS},
    }


def _save(row, values: dict) -> None:
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def hand_on_statuses(plan) -> None:
    """Give the statuses of an original plan to the rows of its versions in other languages."""
    statuses = dict(plan.measures.values_list("block_id", "status"))
    others = plan.measures.model.objects.filter(
        plan__translation_key=plan.translation_key, block_id__in=list(statuses)
    ).exclude(plan=plan)
    for row in others:
        if row.status != statuses[row.block_id]:
            row.status = statuses[row.block_id]
            row.save(update_fields=["status"])
