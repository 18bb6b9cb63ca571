"""What of the members' room is found: workspaces, and the organisations of the network."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cms import access, languages
from cms.places import Municipality
from search.page_text import page_record, published, rich, text_of
from search.registry import PAGE, Findable, Follow, Kind, Record, Rooms, path_of, register, register_rooms
from workspace.members.models import (
    FormerName,
    Organisation,
    OrganisationIndexPage,
    WorkspaceIndexPage,
    WorkspacePage,
)

WORKSPACE = Kind("workspace", _("Workspace"), _("Workspaces"), "people", 90)
ORGANISATION = Kind("organisation", _("Organisation"), _("Organisations"), "organisation", 35)


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
    )
)
register_rooms(Rooms(_paths, _names))
