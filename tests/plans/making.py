"""Makes plans for the tests of plans."""

from tests import factories
from workspace.plans.models import ActionPlanPage, Measure

SWEDISH = {
    "Palvelut": "Tjänster",
    "Etsivä nuorisotyö": "Uppsökande ungdomsarbete",
    "Tulkkipalvelut": "Tolktjänster",
    "Osaaminen": "Kompetens",
    "Täydennyskoulutus": "Fortbildning",
}


def stream(*priorities: tuple[str, list[dict]]) -> list:
    """Return the value of a plan's StreamField: titles with their measures."""
    return [
        ("priority", {"title": title, "description": "", "measures": [("measure", m) for m in measures]})
        for title, measures in priorities
    ]


def measure(title: str, status: str = "not_started", **fields) -> dict:
    """Return the value of a measure's block."""
    blank = {"years": "", "responsible": "", "resources": "", "evaluation": "", "evidence": ""}
    return {"title": title, "status": status, **blank, **fields}


def two_priorities() -> list:
    """Return the plan of the tests: two priorities with three measures."""
    return stream(
        (
            "Palvelut",
            [
                measure(
                    "Etsivä nuorisotyö", "done", responsible="Oulun kaupunki", evidence="Tavoitettiin 40."
                ),
                measure("Tulkkipalvelut", "under_way"),
            ],
        ),
        ("Osaaminen", [measure("Täydennyskoulutus")]),
    )


def make(parent, title: str = "Toimintasuunnitelma", **fields) -> ActionPlanPage:
    """Make and publish a plan."""
    fields.setdefault("priorities", two_priorities())
    return factories.page(parent, ActionPlanPage, title, first_year=2017, last_year=2020, **fields)


def swedish_stream(plan: ActionPlanPage):
    """Return the plan's blocks with Swedish titles and the same ids."""
    found = ActionPlanPage.objects.get(pk=plan.pk).priorities
    for priority in found:
        priority.value["title"] = SWEDISH[priority.value["title"]]
        for child in priority.value["measures"]:
            child.value["title"] = SWEDISH[child.value["title"]]
    return found


def set_status(plan: ActionPlanPage, title: str, status: str) -> ActionPlanPage:
    """Change the status of a measure in the editor's way: a new revision, published."""
    page = ActionPlanPage.objects.get(pk=plan.pk)
    for priority in page.priorities:
        for child in priority.value["measures"]:
            if child.value["title"] == title:
                child.value["status"] = status
    page.save_revision().publish()
    return ActionPlanPage.objects.get(pk=plan.pk)


def statuses(plan: ActionPlanPage) -> dict[str, str]:
    """Return the rows of a plan: title → status."""
    return dict(Measure.objects.filter(plan=plan).values_list("title", "status"))
