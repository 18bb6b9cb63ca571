"""A public plan in both languages, and one in the workspace A."""

import pytest

from tests import factories
from tests.plans.making import make, swedish_stream
from workspace.plans.models import ActionPlanPage


@pytest.fixture
def plan(site_tree) -> ActionPlanPage:
    """The public plan in Finnish."""
    return make(site_tree.home)


@pytest.fixture
def plan_sv(plan) -> ActionPlanPage:
    """Its Swedish version, with the same blocks."""
    return factories.in_swedish(plan, "Verksamhetsplan", "verksamhetsplan", priorities=swedish_stream(plan))


@pytest.fixture
def closed_plan(site_tree) -> ActionPlanPage:
    """The plan of the workspace A."""
    return make(site_tree.a.page, "Kanarialintu suunnitelma")
