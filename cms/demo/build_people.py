"""Builds people with their accounts, and the registers: places, languages, organisations, services."""

from allauth.account.models import EmailAddress

from cms.accounts import User
from cms.demo.making import Making
from cms.demo.words import guidance_services, organisations, people, places
from cms.demo.words.shapes import Person
from cms.models import Municipality, SpokenLanguage
from home.models import GuidanceService
from workspace.members.models import Organisation


# -- People -------------------------------------------------------------------------------------
def build_people(making: Making) -> dict[str, User]:
    """Make the accounts; return them by key. Only the five of the cast can log in."""
    found = {person.key: _account(making, person) for person in people.PEOPLE}
    admin = _account(making, people.ADMIN, is_staff=True, is_superuser=True)
    return {**found, people.ADMIN.key: admin}


def _account(making: Making, person: Person, **fields) -> User:
    user = User.objects.filter(email=person.email).first()
    making.count("people", made=user is None)
    if user is None:
        password = people.PASSWORD if person.login else None
        fields |= {"first_name": person.first, "last_name": person.last, "language": person.language}
        user = User.objects.create_user(person.email, password, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


# -- Registers ----------------------------------------------------------------------------------
def build_registers(making: Making) -> dict[str, Organisation]:
    """Make municipalities, languages, organisations and services; return the organisations by key."""
    towns = _places(making, Municipality, places.MUNICIPALITIES)
    spoken = _places(making, SpokenLanguage, places.SPOKEN)
    for service in guidance_services.SERVICES:
        row = _register(making, GuidanceService, service, towns, address=service.address)
        _speak(row, spoken, service.languages)
    return _organisations(making, towns, spoken)


def _places(making: Making, model, rows) -> dict:
    found = {}
    for row in rows:
        names = {"name_fi": row.name.of("fi"), "name_sv": row.name.of("sv")}
        found[row.code], made = model.objects.get_or_create(code=row.code, defaults=names)
        making.count("places and languages", made)
    return found


def _register(making: Making, model, words, towns: dict, **fields):
    there = {"name_fi": words.name.of("fi"), "municipality": towns[words.municipality]}
    fields |= {
        "name_sv": words.name.of("sv"),
        "kind": words.kind,
        "summary_fi": words.summary.of("fi"),
        "summary_sv": words.summary.of("sv"),
        "email": words.email,
        "phone": words.phone,
        "website": words.website,
    }
    row, row.was_made = model.objects.get_or_create(**there, defaults=fields)
    making.count("services and organisations", row.was_made)
    return row


def _speak(row, spoken: dict, codes: tuple[str, ...]) -> None:
    if row.was_made:
        row.languages.set([spoken[code] for code in codes])
        row.save()  # what is searched of it includes its languages


def _organisations(making: Making, towns: dict, spoken: dict) -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    # Those that follow another come first, so that the other can name them.
    for words in sorted(organisations.ORGANISATIONS, key=lambda words: bool(words.successor)):
        history = {
            "started_on": words.started or None,
            "ended_on": words.ended or None,
            "successor": found.get(words.successor),
        }
        found[words.key] = _register(making, Organisation, words, towns, **history)
        _speak(found[words.key], spoken, words.languages)
    return found
