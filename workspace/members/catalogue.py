"""The directory: people and organisations by filters and a search word, a page at a time."""

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from cms.accounts import User
from workspace.members import organisations, people
from workspace.members.forms.people import DirectoryFilter, OrganisationsFilter, PeopleFilter
from workspace.members.models import Expertise, Membership, Organisation, Profile, Seat

PER_PAGE = 24
MOST_WORDS = 6
NAMES = ("name_fi", "name_sv")


# -- People -------------------------------------------------------------------------------------
def people_found(query: QueryDict, asker: User) -> dict:
    """Return the context of the people's list for a query string: form, page of rows, what pages keep.

    A value that is none of ours is answered with a sentence at its field and does not filter.
    """
    places = people.places_of(asker)
    form = PeopleFilter(query, places)
    page = _page(_people(_asked(form), list(places)), query)
    page.object_list = people.seen(asker, page.object_list, places)
    return _context(form, page, query)


def _people(asked: dict, places: list[int]) -> QuerySet[User]:
    """Return the listed people that answer to everything that is asked; each once."""
    rows = people.listed()
    here = Membership.objects.filter(user=OuterRef("pk"), workspace__in=places)
    if "expertise" in asked:
        rows = rows.filter(profile__expertise=asked["expertise"])
    if "language" in asked:
        rows = rows.filter(profile__languages=asked["language"])
    if "municipality" in asked:
        rows = rows.filter(profile__municipality=asked["municipality"])
    if "organisation" in asked:
        rows = rows.filter(_of_organisation(asked["organisation"], here))
    as_member = {name: asked[name] for name in ("workspace", "role") if name in asked}
    if as_member:
        rows = rows.filter(Exists(here.filter(**as_member)))
    for word in _words(asked):
        rows = rows.filter(_somewhere_in_person(word, here))
    return rows


def _of_organisation(organisation: Organisation, here: QuerySet[Membership]) -> Q:
    return Q(profile__organisation=organisation) | Exists(here.filter(organisation=organisation))


def _somewhere_in_person(word: str, here: QuerySet[Membership]) -> Q:
    """Return where a word may stand: only in what everyone logged in may see of a person."""
    fields = ("first_name", "last_name", "profile__title", *_named("profile__municipality"))
    knows = Expertise.objects.filter(people=OuterRef("profile")).filter(_in(word, NAMES))
    speaks_for = here.filter(_in(word, _named("organisation")))
    return _in(word, (*fields, *_named("profile__organisation"))) | Exists(knows) | Exists(speaks_for)


# -- Organisations ------------------------------------------------------------------------------
def organisations_found(query: QueryDict, asker: User) -> dict:
    """Return the context of the organisations' list for a query string, as `people_found`."""
    places = people.places_of(asker)
    form = OrganisationsFilter(query, places)
    return _context(form, _page(_organisations(_asked(form)), query), query)


def _organisations(asked: dict) -> QuerySet[Organisation]:
    """Return the organisations that answer to everything that is asked, each with its listed people."""
    rows = organisations.listed()
    lookups = {"kind": "kind", "municipality": "municipality", "language": "languages"}
    rows = rows.filter(**{lookups[name]: asked[name] for name in lookups if name in asked})
    if "workspace" in asked:
        rows = rows.filter(_sits_in(asked["workspace"]))
    for word in _words(asked):
        rows = rows.filter(_in(word, (*NAMES, "summary_fi", "summary_sv", *_named("municipality"))))
    return rows.annotate(people_count=Count("people", _counted(), distinct=True))


def _counted() -> Q:
    shown = Q(people__listed=True, people__user__is_active=True)
    return shown & ~Q(people__user__first_name="", people__user__last_name="")


def _sits_in(workspace: int) -> Q:
    """Return that an organisation has a seat in a workspace, or a member who speaks for it there."""
    today = timezone.localdate()
    seats = Seat.objects.filter(organisation=OuterRef("pk"), workspace=workspace)
    seats = seats.filter(Q(ended_on=None) | Q(ended_on__gte=today))
    members = Membership.objects.filter(organisation=OuterRef("pk"), workspace=workspace)
    own = Profile.objects.filter(organisation=OuterRef("pk"), user__memberships__workspace=workspace)
    return Exists(seats) | Exists(members.filter(user__is_active=True)) | Exists(own.filter(listed=True))


# -- Both ---------------------------------------------------------------------------------------
def _asked(form: DirectoryFilter) -> dict:
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def _words(asked: dict) -> list[str]:
    return asked.get("q", "").split()[:MOST_WORDS]


def _in(word: str, fields: tuple[str, ...]) -> Q:
    """Return that a word stands in one of the fields; SQLite knows no case of å, ä and ö."""
    spelled = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    found = Q()
    for field in fields:
        for form in spelled:
            found |= Q(**{f"{field}__icontains": form})
    return found


def _named(relation: str) -> tuple[str, ...]:
    return tuple(f"{relation}__{name}" for name in NAMES)


def _page(rows: QuerySet, query: QueryDict) -> PageOfList:
    return Paginator(rows, PER_PAGE).get_page(query.get("page"))


def _context(form: DirectoryFilter, page: PageOfList, query: QueryDict) -> dict:
    asked = [name for name in form.fields if form.cleaned_data.get(name)]
    kept = QueryDict(mutable=True)
    kept.update({name: query[name] for name in asked if name in query})
    return {"form": form, "page_obj": page, "kept": kept, "filtered": bool(asked)}
