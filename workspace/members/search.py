"""What of the members' room is found: workspaces, the organisations of the network, its people."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms import access, languages
from cms.accounts import User
from cms.places import Municipality, Named, SpokenLanguage
from search.page_text import page_record, published, rich, text_of
from search.registry import (
    PAGE,
    Findable,
    Follow,
    Kind,
    Record,
    Rooms,
    Step,
    path_of,
    register,
    register_rooms,
)
from workspace.members import people
from workspace.members.models import (
    Expertise,
    FormerName,
    Organisation,
    OrganisationIndexPage,
    Profile,
    WorkspaceIndexPage,
    WorkspacePage,
)

WORKSPACE = Kind("workspace", _("Workspace"), _("Workspaces"), "people", 90)
ORGANISATION = Kind("organisation", _("Organisation"), _("Organisations"), "organisation", 35)
PERSON = Kind("person", _("Person"), _("People"), "person", 36)


def _list(page: OrganisationIndexPage | WorkspaceIndexPage) -> list[Record]:
    return [page_record(page, getattr(page, "lead", ""))]


def _workspace(page: WorkspacePage) -> list[Record]:
    return [page_record(page, rich(page.purpose))]


def _organisation(organisation: Organisation) -> list[Record]:
    return [_organisation_in(code, organisation) for code in languages.CODES]


def _organisation_in(code: str, organisation: Organisation) -> Record:
    town = organisation.municipality
    return Record(
        language=code,
        title=getattr(organisation, f"name_{code}") or organisation.name_fi,
        body=text_of(
            getattr(organisation, f"summary_{code}") or organisation.summary_fi,
            (getattr(town, f"name_{code}") or town.name_fi) if town else "",
            organisation.email, organisation.phone, *_former_names(organisation, code),
        ),
        audience=access.PUBLIC,
        url=path_of("organisation", organisation.pk),
    )  # fmt: skip


def _former_names(organisation: Organisation, code: str) -> list[str]:
    return [languages.own_text(former, "name", code) for former in organisation.former_names.all()]


def _organisations_in(town: Municipality) -> Iterable[int]:
    return town.organisations.values_list("pk", flat=True)


def _belongings_of_organisations(ids: Collection[int], reader: User | None) -> dict[int, list[Step]]:
    """Return the municipality of each, else what kind it is; everybody sees that of an organisation."""
    rows = Organisation.objects.filter(pk__in=ids).select_related("municipality")
    return {
        row.pk: [Step(row.municipality.name if row.municipality else row.get_kind_display())] for row in rows
    }


# -- People -------------------------------------------------------------------------------------
def _people() -> QuerySet[User]:
    """Return those in the directory, with what everyone who is logged in may see of them."""
    return people.listed().prefetch_related("profile__expertise", "profile__languages")


def _person(person: User) -> list[Record]:
    stranger = people.Seen(person, people.profile_of(person), people.Distance.STRANGER)
    return [_person_in(code, stranger) for code in languages.CODES]


def _person_in(code: str, seen: people.Seen) -> Record:
    words = [seen.organisation, seen.municipality, *seen.expertise, *seen.languages]
    return Record(
        language=code,
        title=seen.name,
        body=text_of(
            seen.profile.title, *(_named(word, code) for word in words), seen.about, seen.email, seen.phone
        ),
        audience=access.LOGIN,
        url=path_of("person", seen.person.pk),
    )


def _named(thing: Named | None, code: str) -> str:
    return languages.own_text(thing, "name", code) if thing else ""


def _belongings_of_people(ids: Collection[int], reader: User | None) -> dict[int, list[Step]]:
    """Return the organisation of each, else their workspaces, as the directory shows them to the reader."""
    if reader is None or not reader.is_authenticated:
        return {}
    return {
        seen.person.pk: _belonging(seen) for seen in people.seen(reader, people.active().filter(pk__in=ids))
    }


def _belonging(seen: people.Seen) -> list[Step]:
    if seen.organisation:
        return [Step(seen.organisation.name)]
    return [Step(one.place.title, one.place.language) for one in seen.belongings]


def _people_of(named: Named) -> Iterable[int]:
    """Return the people who named something in their profile."""
    lookup = {Organisation: "organisation", Municipality: "municipality", Expertise: "expertise"}
    rows = Profile.objects.filter(**{lookup.get(type(named), "languages"): named.pk})
    return rows.values_list("user", flat=True)


# -- Rooms --------------------------------------------------------------------------------------
def _paths() -> dict[str, int]:
    return dict(WorkspacePage.objects.exclude(workspace=None).values_list("path", "workspace"))


def _names(numbers: Iterable[int]) -> dict[int, str]:
    """Return what workspaces are called in the active language, in the other one where there is no page."""
    pages = WorkspacePage.objects.live().filter(workspace__in=numbers).select_related("locale")
    here = sorted(pages, key=lambda page: page.locale.language_code == languages.current())
    return {page.workspace_id: page.title for page in here}


for _model in (OrganisationIndexPage, WorkspaceIndexPage):
    register(Findable(PAGE, _model, published(_model), _list, guard="pk"))
register(Findable(WORKSPACE, WorkspacePage, published(WorkspacePage), _workspace, guard="pk"))
register(
    Findable(
        ORGANISATION,
        Organisation,
        lambda: Organisation.objects.select_related("municipality").prefetch_related("former_names"),
        _organisation,
        follows=(
            Follow(Municipality, _organisations_in),
            Follow(FormerName, lambda former: [former.organisation_id]),
        ),
        belongs=_belongings_of_organisations,
    )
)
register(
    Findable(
        PERSON,
        User,
        _people,
        _person,
        follows=(
            Follow(Profile, lambda profile: [profile.user_id]),
            *(Follow(model, _people_of) for model in (Organisation, Municipality, Expertise, SpokenLanguage)),
        ),
        belongs=_belongings_of_people,
    )
)
register_rooms(Rooms(_paths, _names))
