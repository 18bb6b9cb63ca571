"""Where the demo is not made, and says so in a sentence."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.demo import building
from cms.models import User


def test_another_site_is_left_alone(site_tree):
    before = Page.objects.count()
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo", stdout=StringIO())
    assert (Page.objects.count(), User.objects.count()) == (before, 0)


def test_production_is_refused_with_a_sentence(settings, db):
    settings.DEMO = False
    with pytest.raises(CommandError, match="--yes"):
        call_command("demo", stdout=StringIO())
    assert not building.is_built()
