"""Builds action plans: blocks with the same ids in both languages."""

from cms.demo.making import Making, Versions, key_of, stream
from cms.demo.words.shapes import Measure, Plan, Priority
from workspace.plans.models import ActionPlanPage


def work_plan(making: Making, key: str, parents: Versions, plan: Plan, **needed) -> Versions:
    """Make a plan: the public one, or a workspace's own."""

    def fields(language: str) -> dict:
        rows = [
            ("priority", _priority(key, number, words, language))
            for number, words in enumerate(plan.priorities, start=1)
        ]
        return {"lead": plan.lead.of(language), "priorities": stream(key, rows)}

    years = {"first_year": plan.years[0], "last_year": plan.years[1]}
    return making.page(key, ActionPlanPage, parents, (plan.title, plan.slug), fields, **years, **needed)


def _priority(key: str, number: int, words: Priority, language: str) -> dict:
    measures = [
        {"type": "measure", "id": str(key_of(key, number, place)), "value": _measure(measure, language)}
        for place, measure in enumerate(words.measures, start=1)
    ]
    description = f"<p>{words.description.of(language)}</p>"
    return {"title": words.title.of(language), "description": description, "measures": measures}


def _measure(words: Measure, language: str) -> dict:
    return {
        "title": words.title.of(language),
        "years": words.years,
        "responsible": words.responsible.of(language),
        "resources": words.resources.of(language),
        "evaluation": words.evaluation.of(language),
        "status": words.status,
        "evidence": words.evidence.of(language),
    }
