"""From an address to a page: as if each step were asked for on its own, in a constant number of queries."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from cms import access, frame_pages, pages, request_memory, routing, tree
from cms.restricting import restrict
from home.models import ContentPage
from tests.factories import in_swedish, page
from workspace.folders.models import FolderPage

DOOR, A, B = "tyotilat", "tyotilat/ohjausryhma", "tyotilat/nuorten-jaos"
FINNISH = [
    "", DOOR, A, f"{A}/asiakirjat", f"{A}/asiakirjat/sisalla", f"{A}/papper", f"{A}/papper/sisalla",
    f"{A}/vain-ruotsiksi", f"{A}/puuttuu/asiakirjat", B, f"{B}/asiakirjat", f"{B}/luonnos", f"{B}/kaksi",
    f"{B}/puuttuu", "arbetsrum", "arbetsrum/ohjausryhma/papper", "luonnos", "kaksi", "tva", "tva/sisalla", "puuttuu",
]  # fmt: skip
SWEDISH = [words.replace("tyotilat", "arbetsrum") for words in FINNISH] + [A, f"{A}/asiakirjat/sisalla"]


def step_by_step(here: Page, user, slugs: list[str]) -> str:
    """Return where an address leads when every page on the way is asked for on its own: the rule, written plainly."""
    if not access.can_view(user, here):
        return f"log in at {here.pk}" if here.live and not user.is_authenticated else "nothing"
    if not slugs:
        return f"page {here.pk}"
    own = here.get_children().live()
    others = Page.objects.none()
    for version in Page.objects.filter(translation_key=here.translation_key).exclude(pk=here.pk):
        others = others | Page.objects.child_of(version).live()
    named = others.filter(slug=slugs[0])
    child = (
        own.filter(slug=slugs[0]).first()
        or named.exclude(translation_key__in=own.values("translation_key")).first()
        or own.filter(translation_key__in=named.values("translation_key")).first()
    )
    return step_by_step(child, user, slugs[1:]) if child else "nothing"


def asked(start: Page, user, slugs: list[str]) -> str:
    """Return where our way leads."""
    request = RequestFactory().get("/")
    request.user = user
    try:
        found = routing.route(start, request, slugs).page
    except Http404:
        return "nothing"
    return f"page {found.pk}" if access.can_view(user, found) else f"log in at {found.pk}"


@pytest.fixture
def deep_tree(site_tree):
    """Pages in both languages, in one, drafts, expired ones, and a folder that is closed once more."""
    folder = site_tree.a.folder
    in_swedish(folder, "Papper", "papper")
    page(folder, FolderPage, "Sisällä", "sisalla")
    page(site_tree.a.page_sv, FolderPage, "Vain ruotsiksi", "vain-ruotsiksi")
    page(site_tree.home, ContentPage, "Luonnos", "luonnos", expire_at=timezone.now())
    two = page(site_tree.home, ContentPage, "Kaksi", "kaksi")
    in_swedish(two, "Två", "tva")
    page(two, ContentPage, "Sisällä", "sisalla")
    page(site_tree.b.page, FolderPage, "Luonnos", "luonnos").unpublish()
    closed = page(site_tree.b.page, FolderPage, "Kaksi", "kaksi")
    restrict(closed, [site_tree.a.group])
    return site_tree


@pytest.mark.parametrize("who", ["admin", "bjorn", "cecilia", "dmitri", "nobody"])
def test_as_step_by_step(who, deep_tree, admin, bjorn, cecilia, dmitri):
    people = {"admin": admin, "bjorn": bjorn, "cecilia": cecilia, "dmitri": dmitri, "nobody": AnonymousUser()}
    ends = set()
    for start, language, addresses in ((deep_tree.home, "fi", FINNISH), (deep_tree.home_sv, "sv", SWEDISH)):
        start.refresh_from_db()  # it has children by now
        for address in addresses:
            slugs = address.split("/") if address else []
            with translation.override(language), request_memory.remembering():
                told = asked(start, people[who], slugs)
                assert told == step_by_step(start, people[who], slugs), address
                ends.add(told)
    assert len(ends) > 3


def test_the_way_down_costs_the_same_however_long(deep_tree, bjorn, client_of, django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = bjorn
    for slugs in (["tyotilat"], ["tyotilat", "ohjausryhma", "asiakirjat", "sisalla"]):
        bjorn.refresh_from_db()
        with request_memory.remembering():
            access.page_restrictions(), access.group_ids(bjorn), frame_pages.wanted(request)
            # The pages on the way with all their versions, and the last one whole.
            with django_assert_num_queries(2):
                routing.route(deep_tree.home, request, slugs)


def test_an_endless_address_reads_no_more_than_it_must(site_tree, bjorn):
    assert asked(site_tree.home, bjorn, ["tyotilat", *["a"] * 900]) == "nothing"


def test_a_page_that_finds_its_way_gets_the_rest(site_tree, bjorn, monkeypatch):
    seen = []
    monkeypatch.setattr(
        FolderPage, "route", lambda self, request, rest: seen.append((self.pk, rest)) or (self, [], {})
    )
    request = RequestFactory().get("/")
    request.user = bjorn
    routing.route(site_tree.home, request, ["tyotilat", "ohjausryhma", "asiakirjat", "2026", "syksy"])
    assert seen == [(site_tree.a.folder.pk, ["2026", "syksy"])]


def test_wagtail_asks_again_below_an_alias_only(site_tree, bjorn):
    """What was judged is not asked twice; the restrictions of an alias's original are asked by Wagtail as well."""
    request = RequestFactory().get("/")
    request.user = bjorn
    below = ["tyotilat", "ohjausryhma", "asiakirjat"]
    assert not routing.route(site_tree.home, request, below).page.get_view_restrictions()
    assert PageViewRestriction.objects.filter(page=site_tree.a.page).exists()
    source = page(site_tree.home, ContentPage, "Lähde", "lahde")
    alias = source.create_alias(parent=site_tree.home, update_slug="kuva")
    restrict(source, [site_tree.a.group])
    found = routing.route(site_tree.home, request, ["kuva"]).page
    assert found.pk == alias.pk
    assert found.get_view_restrictions()


def test_what_was_read_is_forgotten_when_a_page_is_written(site_tree):
    with request_memory.remembering():
        assert [version.title for version in tree.versions([site_tree.home])[site_tree.home.translation_key]] == [
            "Etusivu", "Hem",
        ]  # fmt: skip
        site_tree.home_sv.title = "Framsida"
        site_tree.home_sv.save()
        titles = {
            version.title for version in tree.versions([site_tree.home])[site_tree.home.translation_key]
        }
    assert titles == {"Etusivu", "Framsida"}


def test_nothing_lies_below_a_page_that_is_not_saved_yet(deep_tree, site_tree, bjorn):
    """The admin shows a new page before it is saved."""
    place = site_tree.a.folder
    new = type(place)(title="Uusi", slug="uusi", locale=place.locale, depth=place.depth + 1)
    new.path = Page._get_children_path_interval(place.path)[1]
    assert pages.children_of(new, bjorn) == []


def test_a_few_pages_and_many_have_the_same_below_them(deep_tree, site_tree, monkeypatch):
    paths = [page.path for page in (site_tree.door, site_tree.b.folder, site_tree.home_sv)]
    few = list(Page.objects.filter(tree.below(paths)))
    monkeypatch.setattr(tree, "FEW", 0)
    assert set(Page.objects.filter(tree.below(paths))) == set(few)
    assert len(few) == len([p for p in Page.objects.all() if p.path.startswith(tuple(paths))]) > len(paths)
    assert not Page.objects.filter(tree.below([])).exists()


def test_addresses_are_those_of_wagtail(deep_tree):
    every = list(Page.objects.filter(depth__gt=1).select_related("locale"))
    for language in ("fi", "sv"):
        with translation.override(language), request_memory.remembering():
            told = {p.pk: pages.addresses([p], p.locale.language_code)[p.pk] for p in every}
            assert told == {page.pk: page.get_url() for page in every}


@pytest.mark.parametrize("who", ["bjorn", "cecilia", "dmitri"])
def test_children_are_the_same_light_and_whole(who, deep_tree, request):
    user = request.getfixturevalue(who)
    for place in Page.objects.filter(depth__gt=1).specific():
        light = pages.children_of(place, user)
        assert [page.pk for page in light] == [page.pk for page in pages.viewable_children(place, user, Page)]
        assert all(page.specific.title == page.title for page in light)
