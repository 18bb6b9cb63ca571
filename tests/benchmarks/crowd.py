"""Fills a demo site with a crowd: 2,000 people, 300 organisations, 60 workspaces, 1,000 members of one.

Run in a process of its own in the site's environment: `python -m tests.benchmarks.crowd`; a second
run changes nothing.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
django.setup()

from django.db import transaction  # noqa: E402 - Django is set up first

from cms.models import Municipality, SpokenLanguage, User  # noqa: E402
from tests.benchmarks.crowd_names import IN_ALL, IN_ONE  # noqa: E402
from workspace.members.founding import Plan, Words, found  # noqa: E402
from workspace.members.joining import add_member  # noqa: E402
from workspace.members.models import (  # noqa: E402
    Expertise,
    Membership,
    Organisation,
    Profile,
    Workspace,
    WorkspaceIndexPage,
)

PEOPLE, ORGANISATIONS, WORKSPACES, LARGEST = 2000, 300, 60, 1000


@transaction.atomic
def fill() -> None:
    """Make the crowd, unless it is there."""
    if User.objects.filter(email=IN_ALL).exists():
        return
    people = _people(_organisations())
    one, everywhere = (User.objects.create_user(email, first_name="Mitta") for email in (IN_ONE, IN_ALL))
    rooms = _workspaces(people[0])
    _join(rooms[0], people[1:LARGEST])
    for room in rooms:
        _join(room, people[LARGEST : LARGEST + 10])
        add_member(room, everywhere)
    add_member(rooms[0], one)


def _organisations() -> list[Organisation]:
    towns = list(Municipality.objects.all())
    return Organisation.objects.bulk_create(
        Organisation(
            name_fi=f"Mittausorganisaatio {number:03}", name_sv=f"Mätorganisation {number:03}",
            kind=Organisation.Kind.SCHOOL, municipality=towns[number % len(towns)],
        )
        for number in range(ORGANISATIONS)
    )  # fmt: skip


def _people(organisations: list[Organisation]) -> list[User]:
    people = User.objects.bulk_create(
        User(email=f"crowd{number}@elo.example", first_name=f"Mitta{number % 97}", last_name=f"Joukko{number:04}",
             password="!")
        for number in range(PEOPLE)
    )  # fmt: skip
    profiles = Profile.objects.bulk_create(
        Profile(user=user, title="Opinto-ohjaaja", organisation=organisations[number % len(organisations)],
                municipality=organisations[number % len(organisations)].municipality)
        for number, user in enumerate(people)
    )  # fmt: skip
    _words(profiles, Profile.expertise.through, "expertise", list(Expertise.objects.all()))
    _words(profiles, Profile.languages.through, "spokenlanguage", list(SpokenLanguage.objects.all()))
    return people


def _words(profiles: list[Profile], through, name: str, words: list) -> None:
    if words:
        through.objects.bulk_create(
            through(profile=profile, **{name: words[number % len(words)]})
            for number, profile in enumerate(profiles)
        )


def _workspaces(coordinator: User) -> list[Workspace]:
    index = WorkspaceIndexPage.objects.get(locale__language_code="fi")
    return [
        found(
            index,
            Plan(
                Words(f"Mittaustila {number:02}"), Words(f"Mätrum {number:02}"),
                kind=Workspace.Kind.PROJECT, coordinators=[coordinator],
            ),
        )
        for number in range(WORKSPACES)
    ]  # fmt: skip


def _join(room: Workspace, people: list[User]) -> None:
    Membership.objects.bulk_create(Membership(workspace=room, user=user) for user in people)
    room.group.user_set.add(*people)


if __name__ == "__main__":
    fill()
