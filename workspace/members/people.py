"""People as others see them: who is seen at all, and who may see which of their details.

A person decides it detail by detail (`Profile.Shown`). Whoever asks stands in one of three
distances: logged in only, member of a common workspace, or the person (an administrator sees
everything). Memberships are seen by those who may read the workspace (`cms.access`), nobody else.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import access, languages
from cms.accounts import User
from cms.pages import addresses
from cms.places import Municipality, SpokenLanguage
from workspace.members.models import Expertise, Membership, Organisation, Profile, SeatTerm, WorkspacePage


class Distance(IntEnum):
    """How near the asker is: the larger, the more is shown."""

    STRANGER = 0
    FELLOW = 1
    SELF = 2


NEEDED = {
    Profile.Shown.NETWORK: Distance.STRANGER,
    Profile.Shown.GROUPS: Distance.FELLOW,
    Profile.Shown.NOBODY: Distance.SELF,
}


@dataclass(frozen=True)
class Place:
    """A workspace that the asker may read, as it is called in the active language."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class Belonging:
    """That somebody is something in a workspace that the asker may read."""

    role: str
    place: Place
    organisation: Organisation | None
    coordinates: bool


@dataclass(frozen=True)
class Seen:
    """A person as one asker sees them; what the asker may not see is empty."""

    person: User
    profile: Profile
    distance: Distance
    belongings: list[Belonging] = field(default_factory=list)

    def _if_shown(self, value: str, to: str) -> str:
        return value if self.distance >= NEEDED[Profile.Shown(to)] else ""

    @property
    def name(self) -> str:
        """Return the name; never the address of somebody who has not told it."""
        return self.person.get_full_name() or _("Name not told")

    @property
    def url(self) -> str:
        """Return the address of the person's page."""
        return reverse("person", args=[self.person.pk])

    @property
    def organisation(self) -> Organisation | None:
        """Return the person's own choice, else the one that they speak for where the asker may read."""
        spoken_for = (belonging.organisation for belonging in self.belongings if belonging.organisation)
        return self.profile.organisation or next(spoken_for, None)

    @property
    def municipality(self) -> Municipality | None:
        """Return where the person works."""
        return self.profile.municipality

    @property
    def expertise(self) -> list[Expertise]:
        """Return what the person knows about."""
        return list(self.profile.expertise.all()) if self.profile.pk else []

    @property
    def languages(self) -> list[SpokenLanguage]:
        """Return the languages that the person serves in."""
        return list(self.profile.languages.all()) if self.profile.pk else []

    @property
    def email(self) -> str:
        """Return the e-mail address where the asker may see it."""
        return self._if_shown(self.person.email, self.profile.email_shown)

    @property
    def phone(self) -> str:
        """Return the telephone number where the asker may see it."""
        return self._if_shown(self.profile.phone, self.profile.phone_shown)

    @property
    def about(self) -> str:
        """Return what the person tells of themselves, where the asker may see it."""
        return self._if_shown(self.profile.about, self.profile.about_shown)

    @property
    def photo(self) -> str:
        """Return the address of the photo where the asker may see it."""
        if not self.profile.photo_id:
            return ""
        return self._if_shown(reverse("person_photo", args=[self.person.pk]), self.profile.photo_shown)

    @property
    def small_photo(self) -> str:
        """Return the address of the photo in the size of a list."""
        return self.photo and reverse("person_photo_small", args=[self.person.pk])


# -- Who is there -------------------------------------------------------------------------------
LISTED = (Q(profile=None) | Q(profile__listed=True)) & ~Q(first_name="", last_name="")


def active() -> QuerySet[User]:
    """Return the people with an open account, with what is shown of them, by name."""
    return (
        User.objects.filter(is_active=True)
        .select_related("profile__organisation", "profile__municipality")
        .order_by("last_name", "first_name", "pk")
    )


def listed() -> QuerySet[User]:
    """Return those who stand in the directory: they have told their name and not stepped aside."""
    return active().filter(LISTED)


def visible(asker: User, places: Iterable[int]) -> QuerySet[User]:
    """Return those whose page the asker may open: the listed, and members where the asker may read."""
    if asker.is_superuser:
        return active()
    beside = Membership.objects.filter(user=OuterRef("pk"), workspace__in=list(places))
    return active().filter(LISTED | Q(pk=asker.pk) | Exists(beside))


def places_of(asker: User) -> dict[int, Place]:
    """Return the workspaces that somebody may read and that are not archived, by id, in title order."""
    pages = access.viewable_by(asker, WorkspacePage.objects.filter(workspace__archived_at=None))
    active_language = languages.current()
    chosen: dict[int, WorkspacePage] = {}
    for page in pages.select_related("locale").order_by("title", "pk"):
        if page.workspace_id not in chosen or page.locale.language_code == active_language:
            chosen[page.workspace_id] = page
    urls = addresses(list(chosen.values()), active_language)
    shown = sorted(chosen.items(), key=lambda item: item[1].title.casefold())
    return {key: _place(page, urls[page.pk], active_language) for key, page in shown}


def _place(page: WorkspacePage, url: str, active_language: str) -> Place:
    code = page.locale.language_code
    return Place(page.title, url, code if code != active_language else "")


# -- What is seen of them -----------------------------------------------------------------------
def seen(asker: User, people: Iterable[User], places: dict[int, Place] | None = None) -> list[Seen]:
    """Return people as the asker sees them, in the same order; five queries however many they are.

    Read them with `active()`, or their profiles cost a query each.
    """
    people = list(people)
    places = places_of(asker) if places is None else places
    profiles = {person.pk: profile_of(person) for person in people}
    prefetch_related_objects([row for row in profiles.values() if row.pk], "expertise", "languages")
    near, belongings = distances(asker, people), _belongings(people, places)
    return [Seen(person, profiles[person.pk], near[person.pk], belongings[person.pk]) for person in people]


def profile_of(person: User) -> Profile:
    """Return what a person told of themselves; one with the defaults, not saved, where there is none."""
    return getattr(person, "profile", None) or Profile(user=person)


def distances(asker: User, people: Iterable[User]) -> dict[int, Distance]:
    """Return how near the asker is to each of the people, by their ids, in one query.

    While the asker looks as somebody else, only the groups of that one count.
    """
    keys = [person.pk for person in people]
    if asker.is_superuser and not access.is_narrowed():
        return dict.fromkeys(keys, Distance.SELF)
    common = Membership.objects.filter(user__in=keys, workspace__group__in=access.group_ids(asker))
    found = dict.fromkeys(keys, Distance.STRANGER)
    found |= dict.fromkeys(common.values_list("user_id", flat=True).distinct(), Distance.FELLOW)
    return found | ({asker.pk: Distance.SELF} if asker.pk in found else {})


def _belongings(people: list[User], places: dict[int, Place]) -> dict[int, list[Belonging]]:
    rows = Membership.objects.filter(user__in=people, workspace__in=list(places))
    found: dict[int, list[Belonging]] = defaultdict(list)
    for row in rows.select_related("organisation"):
        place = places[row.workspace_id]
        belonging = Belonging(row.get_role_display(), place, row.organisation, row.is_coordinator)
        found[row.user_id].append(belonging)
    for belongings in found.values():
        belongings.sort(key=lambda belonging: belonging.place.title.casefold())
    return found


# -- One person ---------------------------------------------------------------------------------
def get_person(asker: User, pk: int) -> tuple[Seen, dict[int, Place]]:
    """Return one person as the asker sees them, and the workspaces that the asker may read.

    Raises Http404 for whoever the asker may not see.
    """
    places = places_of(asker)
    return seen(asker, [_found(asker, pk, places)], places)[0], places


def get_photo_owner(asker: User, pk: int) -> Seen:
    """Return a person whose photo the asker may see; raises Http404."""
    person = _found(asker, pk, places_of(asker))
    owner = Seen(person, profile_of(person), distances(asker, [person])[pk])
    if not owner.photo:
        raise Http404
    return owner


def _found(asker: User, pk: int, places: dict[int, Place]) -> User:
    person = visible(asker, places).filter(pk=pk).first()
    if person is None:
        raise Http404
    return person


def seats_of(person: User, places: dict[int, Place]) -> list[tuple[SeatTerm, Place]]:
    """Return the seats that a person holds now, or is the deputy of, in the given workspaces."""
    today = timezone.localdate()
    terms = SeatTerm.objects.filter(user=person, seat__workspace__in=list(places), starts_on__lte=today)
    terms = terms.filter(Q(ends_on=None) | Q(ends_on__gte=today)).select_related("seat__organisation")
    return [(term, places[term.seat.workspace_id]) for term in terms.order_by("seat__workspace", "pk")]


def as_others_see(me: User, distance: Distance) -> tuple[Seen, dict[int, Place]]:
    """Return a person's own page as it is for others, and the workspaces that they see there.

    A stranger reads only workspaces that everyone logged in may read; a fellow is shown as one
    who is in all of them.
    """
    places = places_of(me)
    if distance == Distance.STRANGER:
        keys = _open_to_all(places)
        places = {key: place for key, place in places.items() if key in keys}
    mine = seen(me, active().filter(pk=me.pk), places)[0]
    return Seen(mine.person, mine.profile, distance, mine.belongings), places


def _open_to_all(places: Iterable[int]) -> set[int]:
    pages = WorkspacePage.objects.live().filter(workspace__in=list(places))
    return {page.workspace_id for page in pages if access.audience(page) in {access.PUBLIC, access.LOGIN}}
