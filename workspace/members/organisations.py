"""The public list of organisations: those that work now first, then those that have ended."""

from collections.abc import Iterable

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, QueryDict
from django.utils import timezone

from cms import languages
from cms.pages import address, in_one_language
from workspace.members.forms.organisations import OrganisationFilter
from workspace.members.models import Organisation, OrganisationIndexPage

PER_PAGE = 30


def listed() -> QuerySet[Organisation]:
    """Return all organisations in the order of the list, with what a row shows."""
    ended = Q(ended_on__lt=timezone.localdate())
    names = ["name_sv", "name_fi"] if languages.current() == "sv" else ["name_fi", "name_sv"]
    return (
        Organisation.objects.select_related("municipality", "successor")
        .prefetch_related("languages")
        .annotate(over=Case(When(ended, then=Value(1)), default=Value(0)))
        .annotate(shown_name=Coalesce(NullIf(names[0], Value("")), names[1]))
        .order_by("over", "shown_name", "pk")
    )


def found_by(query: QueryDict) -> dict:
    """Return the context of the list for a query string: form, page of rows, what the pages keep.

    A value that is none of ours is answered with a sentence at its field and does not filter.
    """
    form = OrganisationFilter(query)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    rows = listed().filter(**{form.LOOKUPS[name]: asked[name] for name in form.LOOKUPS if name in asked})
    if "ended" not in asked:
        rows = rows.filter(over=0)
    kept = QueryDict(mutable=True)
    kept.update({name: query[name] for name in asked})
    page = _page(rows, query)
    tell_heirs(page.object_list)
    return {"form": form, "page_obj": page, "query": kept.urlencode(), "filtered": bool(asked)}


def tell_heirs(rows: Iterable[Organisation]) -> None:
    """Set `heir` of each that has a successor: the one that goes on with its work today. Two queries."""
    followers = dict(Organisation.objects.exclude(successor=None).values_list("pk", "successor"))
    last = {row.pk: _last(row.pk, followers) for row in rows if row.pk in followers}
    found = Organisation.objects.in_bulk(set(last.values()))
    for row in rows:
        row.heir = found.get(last.get(row.pk))


def _last(pk: int, followers: dict[int, int]) -> int:
    passed = set()
    while pk in followers and pk not in passed:
        passed.add(pk)
        pk = followers[pk]
    return pk


def _page(rows: QuerySet, query: QueryDict) -> PageOfList:
    return Paginator(rows, PER_PAGE).get_page(query.get("page"))


def shown(pk: int, user) -> dict:
    """Return the context of an organisation's own page; raises Http404."""
    organisation = get_organisation(pk)
    lists = OrganisationIndexPage.objects.select_related("locale")
    found = in_one_language(list(lists[:1]), languages.current(), user)
    tell_heirs([organisation])
    steps = [(page.title, address(page)) for page in found]
    return {
        "organisation": organisation,
        "predecessors": listed().filter(successor=organisation),
        "former_names": organisation.former_names.all(),
        "breadcrumb": [*steps, (organisation.name, organisation.get_absolute_url())],
    }


def get_organisation(pk: int) -> Organisation:
    """Return one organisation; raises Http404. Organisations are public."""
    found = listed().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
