"""Builds what the people of the demo tell of themselves; they have initials, no photos."""

from cms.accounts import User
from cms.demo.making import Making
from cms.demo.words import people, profiles
from cms.demo.words.shapes import Profile as Words
from cms.demo.words.shapes import T
from cms.models import Municipality, SpokenLanguage
from workspace.members.models import Expertise, Organisation, Profile


def build_profiles(making: Making, known: dict[str, User], organisations: dict[str, Organisation]) -> None:
    """Make the words of expertise and the profiles; what is there stays as it is."""
    expertise = {key: _word(making, words) for key, words in profiles.EXPERTISE.items()}
    homes = {person.key: organisations.get(person.organisation) for person in people.PEOPLE}
    for words in profiles.PROFILES:
        _profile(making, known[words.person], words, homes[words.person], expertise)
    Profile.objects.get_or_create(user=known[people.ADMIN.key], defaults={"listed": False})


def _word(making: Making, words: T) -> Expertise:
    row, made = Expertise.objects.get_or_create(name_fi=words.fi, defaults={"name_sv": words.sv})
    making.count("profiles and expertise", made)
    return row


def _profile(
    making: Making, person: User, words: Words, home: Organisation | None, expertise: dict[str, Expertise]
) -> None:
    told = {
        "title": words.title.of(person.language),
        "about": words.about.of(person.language),
        "organisation": home,
        "municipality": Municipality.objects.get(code=words.municipality),
        "phone": words.phone,
        "phone_shown": words.phone_shown,
        "email_shown": words.email_shown,
    }
    row, made = Profile.objects.get_or_create(user=person, defaults=told)
    making.count("profiles and expertise", made)
    if made:
        row.languages.set(SpokenLanguage.objects.filter(code__in=words.languages))
        row.expertise.set([expertise[key] for key in words.expertise])
