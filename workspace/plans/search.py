"""What of the plans is found: the plans, and each measure at its place in its plan."""

from django.utils.translation import gettext_lazy as _

from search.page_text import page_record, published, text_of
from search.registry import PAGE, Findable, Kind, Record, register
from workspace.plans.models import ActionPlanPage, Measure

MEASURE = Kind("measure", _("Measure"), _("Measures"), "plan", 80)


def _plan(plan: ActionPlanPage) -> list[Record]:
    """Priorities are found in the plan, measures by themselves."""
    priorities = [(child.value["title"], child.value["description"]) for child in plan.priorities]
    return [page_record(plan, plan.lead, plan.years, *[text for pair in priorities for text in pair])]


def _measure(measure: Measure) -> list[Record]:
    texts = (measure.years, measure.responsible, measure.resources, measure.evaluation, measure.evidence)
    return [
        Record(
            language=measure.plan.locale.language_code,
            title=measure.title,
            body=text_of(*texts, measure.priority_title),
            guard=measure.plan,
            url=f"#{measure.anchor}",
            group=f"measure:{measure.block_id}",
            priority=measure.priority,
        )
    ]


register(Findable(PAGE, ActionPlanPage, published(ActionPlanPage), _plan, guard="pk"))
register(
    Findable(
        MEASURE,
        Measure,
        lambda: Measure.objects.filter(plan__alias_of=None).select_related("plan__locale"),
        _measure,
        guard="plan",
    )
)
