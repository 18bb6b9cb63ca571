"""Builds the whole demo in one transaction: all of it, or nothing."""

from collections.abc import Callable

from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from cms import request_memory
from cms.demo.build_folder_life import build_folder_life
from cms.demo.build_newsletter import build_newsletter
from cms.demo.build_people import build_people, build_registers
from cms.demo.build_profiles import build_profiles
from cms.demo.build_rights import build_rights
from cms.demo.build_search import build_search
from cms.demo.build_site import build_site, set_settings
from cms.demo.build_workspaces import build_workspaces
from cms.demo.making import Making, key_of
from home.models import HomePage


class OtherSiteError(Exception):
    """There is a site here already that is not the demo; it would be mixed up with it."""


def is_built() -> bool:
    """Tell whether the demo is here."""
    return Page.objects.filter(translation_key=key_of("home")).exists()


def refuse_other_site() -> None:
    """Raise OtherSiteError when a front page is here that is not the demo's."""
    if HomePage.objects.exclude(translation_key=key_of("home")).exists():
        raise OtherSiteError


@transaction.atomic
def build(say: Callable[[str], None] = lambda sentence: None) -> Making:
    """Make what is missing of the demo; what is there stays as it is. Raises OtherSiteError."""
    refuse_other_site()
    making = Making()
    with translation.override("fi"), request_memory.remembering():
        say("People and organisations …")
        people = build_people(making)
        making.author = people["aino"]
        organisations = build_registers(making)
        build_profiles(making, people, organisations)
        say("Pages, news, events and the plan …")
        build_site_and_rooms(making, people, organisations)
        say("Publishing …")
        making.finish()
        build_folder_life(making, people)
        build_search(making)
        set_settings(making)
    return making


def build_site_and_rooms(making: Making, people: dict, organisations: dict) -> None:
    """Make all pages, and what hangs on them."""
    build_site(making)
    build_newsletter(making)
    build_workspaces(making, people, organisations)
    build_rights(making, people["aino"])
