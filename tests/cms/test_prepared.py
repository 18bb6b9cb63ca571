"""Prepared queries: what they give is what Django gives, whatever is asked for."""

import gc
import threading
from datetime import UTC, datetime, timedelta
from time import process_time
from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Count, Model, Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms import prepared
from cms.accounts import User
from cms.prepared import Prepared
from cms.texts import FileText
from tests import factories
from tests.folders.test_folder_page import put
from workspace.folders.models import FolderPage, Link, Star
from workspace.members.models import Membership

PAGES = Prepared(lambda condition: Page.objects.filter(condition).order_by("path"))


def plain(condition: Q) -> list[Page]:
    return list(Page.objects.filter(condition).order_by("path"))


def test_other_values_are_other_rows(site_tree, django_assert_num_queries):
    home, front, room = site_tree.home, site_tree.home_sv, site_tree.a.page
    asked = [
        [Q(pk=page.pk) for page in (home, front, room)],
        [Q(path__startswith=page.path) for page in (home, room)],
        [Q(translation_key=page.translation_key) for page in (home, room)] + [Q(translation_key=uuid4())],
        [Q(slug__in=[home.slug], pk__in=keys) for keys in ([home.pk, room.pk], [front.pk], [], (home.pk,))],
        [Q(live=True, expire_at=None), Q(live=False), Q(expire_at__isnull=False), Q(live=True)],
        [~Q(pk=home.pk) & (Q(depth=2) | Q(depth__gt=3)), ~Q(pk=room.pk) & (Q(depth=4) | Q(depth__gt=9))],
        [Q(pk=home.pk), ~Q(pk=home.pk), Q(pk=home.pk) | Q(depth=4), Q(pk=home.pk) & Q(depth=4)],
        [Q(), Q(Q(pk=home.pk) | Q(pk=room.pk), live=True)],
        [
            Q(first_published_at__lte=timezone.now()),
            Q(first_published_at__lte=datetime(2001, 2, 3, tzinfo=UTC)),
        ],
    ]
    for alike in asked:
        for condition in [*alike, *reversed(alike)]:
            wanted = plain(condition)
            with django_assert_num_queries(0 if Q(pk__in=[]) in _parts(condition) else 1):
                assert PAGES.rows(condition) == wanted, condition
    assert [page.__dict__.keys() for page in PAGES.rows(Q(pk=home.pk))] == [
        page.__dict__.keys() for page in plain(Q(pk=home.pk))
    ]


def _parts(condition: Q) -> list[Q]:
    return [Q(child) for child in condition.children if not isinstance(child, Q)]


@pytest.mark.parametrize("lookup", ["startswith", "contains", "icontains", "iexact", "exact"])
def test_signs_of_a_pattern_are_signs(lookup, site_tree):
    titles = [
        "100 % ohjausta",
        "100 x ohjausta",
        "a_b",
        "axb",
        "k\\auppa",
        "kxauppa",
        "' OR 1=1 --",
        "[3% of",
    ]
    for title in titles:
        factories.page(site_tree.home, FolderPage, title)
    for title in titles:
        condition = Q(**{f"title__{lookup}": title})
        found = PAGES.rows(condition)
        assert found == plain(condition)
        assert [page.title for page in found] == [title]


def test_days_columns_of_others_and_counts(site_tree, bjorn, aino):
    rows = Prepared(
        lambda whose, day: Membership.objects.filter(whose, since__lte=day).select_related(
            "user", "workspace"
        )
    )
    today = timezone.localdate()
    for day, count in ((today, 1), (today - timedelta(days=1), 0), (today, 1)):
        found = rows.rows(Q(user=bjorn.pk), day)
        assert [row.user.email for row in found] == ["bjorn@elo.example"] * count
    (row,) = rows.rows(Q(user=aino.pk), today)
    assert (row.user, row.workspace, row.since, row.is_coordinator) == (aino, site_tree.a.row, today, True)
    roles = Prepared(
        lambda here: (
            Membership.objects.filter(here).order_by("role").values_list("role").annotate(Count("pk"))
        )
    )
    assert roles.rows(Q(workspace=site_tree.a.row.pk)) == [("member", 1), ("secretary", 1)]
    assert roles.rows(Q(workspace=site_tree.b.row.pk)) == []


def test_more_shapes_than_are_kept_are_asked_all_the_same(site_tree, monkeypatch):
    monkeypatch.setattr(prepared, "MOST", 2)
    some = Prepared(
        lambda condition: Page.objects.filter(condition).order_by("path").values_list("pk", flat=True)
    )
    everything = list(Page.objects.order_by("path").values_list("pk", flat=True))
    gc.collect()
    before = len(connection.converters_of_prepared)
    for count in (1, 2, 3, 4, 1):
        assert some.rows(Q(pk__in=everything[:count])) == everything[:count]
    assert len(some._kept) == 2
    gc.collect()
    assert len(connection.converters_of_prepared) == before + 2, "nothing is kept of those that are not"


def test_a_field_of_small_numbers_is_asked_too(db):
    """PostgreSQL's hold less than what stands in their place when a query is prepared."""
    FileText.objects.create(sha256="a" * 64, tries=2)
    tried = Prepared(FileText.objects.filter)
    assert [len(tried.rows(Q(tries=number))) for number in (2, 1, 2)] == [1, 0, 1]


def test_of_a_very_long_list_nothing_is_kept(site_tree, django_assert_num_queries):
    some = Prepared(lambda condition: Page.objects.filter(condition).order_by("path"))
    keys = [site_tree.home.pk, *range(10**6, 10**6 + prepared.LONGEST)]
    with django_assert_num_queries(1):
        assert some.rows(Q(pk__in=keys)) == [site_tree.home.page_ptr]
    assert some._kept == {}
    assert some.rows(Q(pk__in=keys[:-1])) == [site_tree.home.page_ptr]
    assert len(some._kept) == 1


def test_a_long_list_is_prepared_in_time_that_grows_with_its_length(site_tree):
    """Ten times as many texts took a hundred times as long: each was compared with each."""
    home, seconds = site_tree.home, []
    for count in (99, 999):
        begun = process_time()
        paths = [home.path, *(f"none {number}" for number in range(count))]
        assert PAGES.rows(Q(path__in=paths)) == [home.page_ptr]
        seconds.append(process_time() - begun)
    assert seconds[1] < 40 * seconds[0]


@pytest.mark.parametrize("value", [3.5, {1, 2}, object(), Page, [None], [True], [[1]]])
def test_what_is_no_plain_value_is_refused(value):
    with pytest.raises(TypeError):
        PAGES.rows(Q(pk__in=value))


@pytest.mark.parametrize(
    ("make", "given"),
    [
        (lambda day: Membership.objects.filter(since__lte=timezone.localdate()), timezone.localdate()),
        (lambda: Page.objects.filter(expire_at__gt=timezone.now()), None),
        (lambda pk: Page.objects.filter(depth=3), 1),
        (lambda condition: User.objects.filter(condition).prefetch_related("groups"), Q(pk=1)),
    ],
    ids=["a day of its own", "an hour of its own", "not asked for", "reads besides"],
)
def test_a_query_that_would_answer_something_else_is_refused(make, given):
    with pytest.raises(ValueError, match=r"is to be given|is in the query|nothing besides"):
        Prepared(make).rows(*([] if given is None else [given]))


def test_each_thread_asks_on_its_own_connection(db):
    """What is committed, as another thread sees it: the root of the tree."""
    assert PAGES.rows(Q(depth=1, numchild__gte=0)) == plain(Q(depth=1, numchild__gte=0))
    seen = []

    def ask() -> None:
        try:
            with CaptureQueriesContext(connection) as queries:
                seen.append((PAGES.rows(Q(depth=1, numchild__gte=0)), len(queries)))
        finally:
            connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    ((found, count),) = seen
    assert [page.path for page in found] == ["0001"]
    assert count == 1


def test_what_pages_ask_is_what_django_asks(site_tree, aino, bjorn, cecilia, client_of, monkeypatch):
    """Every prepared query of these pages, asked for one person after the other."""
    asked, rows = set(), Prepared.rows

    def compared(self, *given):
        found = rows(self, *given)
        assert list(map(_told, found)) == list(map(_told, self._make(*given)))
        asked.add(self)
        return found

    monkeypatch.setattr(Prepared, "rows", compared)
    folder, link = site_tree.a.folder, {"title": "Sanasto", "url": "https://example.org/"}
    for title in ("Muistio", "Esityslista"):
        put(folder, title, collection=site_tree.a.collection).tags.add("kokous", title.lower())
        Link.objects.create(folder=folder, added_by=bjorn, **link)
    Star.objects.create(user=bjorn, folder=folder)
    places = [site_tree.home, site_tree.home_sv, site_tree.a.page, folder, site_tree.b.folder]
    addresses = [*(place.url for place in places), f"{folder.url}?tag=kokous"]
    for person in (aino, bjorn, cecilia, None, bjorn):
        client = client_of(person)
        statuses = [client.get(address).status_code for address in addresses]
        assert statuses.count(200) == {None: 2, cecilia: 3}.get(person, 5), person
    assert len(asked) >= 12


def _told(row) -> object:
    return {**row.__dict__, "_state": None} if isinstance(row, Model) else row
