"""What plans offer to the other rooms: a place in the rail, and the ring on the front page."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks

from cms import languages
from cms.front_sections import FrontSection
from cms.pages import address
from workspace.members.furnishing import add_pages
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import Room, pages_below
from workspace.members.start import NewThing, Places, Since, new_pages
from workspace.plans import holding, measures, reading
from workspace.plans.models import ActionPlanPage

YEARS = 4  # what a plan covers, as a rule


@hooks.register("workspace_rooms")
def plan_room(workspace_page: WorkspacePage, user) -> list[Room]:
    """Return the room of the plan, if the workspace has one of its own."""
    plans = pages_below(workspace_page, user, ActionPlanPage)
    if len(plans) > 1:
        plans = (
            ActionPlanPage.objects.filter(pk__in=[plan.pk for plan in plans])
            .newest()
            .select_related("locale")
        )
    plan = next(iter(plans), None)
    return [Room("plan", _("Action plan"), address(plan), "plan", 40)] if plan else []


@hooks.register("workspace_news")
def changed_plans(workspace_pages: list[WorkspacePage], user, since: Since) -> list[NewThing]:
    """Return the plans that others have published or changed since the last visit."""
    places = Places(workspace_pages, user, since)
    return new_pages(ActionPlanPage, places, lambda plan: _("Action plan"), "plan")


@hooks.register("workspace_founded")
def first_plan(workspace: Workspace, pages: dict[str, WorkspacePage], kind: str) -> None:
    """A steering group begins with a plan to be written; others make one when they need it."""
    if kind == Workspace.Kind.NETWORK:
        year = timezone.localdate().year
        years = {"first_year": year, "last_year": year + YEARS - 1}
        add_pages(pages, ActionPlanPage, gettext_lazy("Action plan"), **years)


@hooks.register("workspace_contents")
def plans_there(workspace: Workspace) -> list[str]:
    """Plans that somebody has written on keep a workspace from being deleted."""
    count = _written_in(workspace)
    return (
        [ngettext("%(count)d action plan", "%(count)d action plans", count) % {"count": count}]
        if count
        else []
    )


def _written_in(workspace: Workspace) -> int:
    """Count the plans of a workspace that hold something, each once for its languages."""
    plans = ActionPlanPage.objects.filter(workspace.around())
    return len({p.translation_key for p in plans if p.priorities or p.has_unpublished_changes})


@hooks.register("front_page_sections")
def plan_ring() -> list[FrontSection]:
    """Offer the newest public plan to the front page."""
    return [
        FrontSection("plan-ring", gettext_lazy("The action plan as a ring"), "plans/plan_ring.html", _ring)
    ]


def _ring(request: HttpRequest) -> dict:
    plan = public_plan()
    if plan is None:
        return {"plan": None}
    url = address(plan)
    priorities = reading.linked(measures.progress(plan), url)
    return {"plan": plan, "plan_url": url, "priorities": priorities}


def public_plan() -> ActionPlanPage | None:
    """Return the newest plan that everybody may see, in the active language where there is one."""
    plan = ActionPlanPage.objects.viewable_by(None).newest().first()
    if plan is None:
        return None
    versions = ActionPlanPage.objects.viewable_by(None).filter(translation_key=plan.translation_key)
    here = versions.select_related("locale").filter(locale__language_code=languages.current()).first()
    return here or plan


hooks.register("workspace_holdings", holding.holdings)
