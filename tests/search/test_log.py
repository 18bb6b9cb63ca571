"""What editors learn of searches: what was asked, in vain or not, what was opened; never who."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from cms.sweeping import sweep_all
from home.models import ContentPage
from search import log
from search.models import Asked, Click, Entry, Pick, Synonym
from tests import factories
from tests.factories import page

COUNTER = "/fi/haku/laskuri/"


def told(client, **data):
    assert client.post(COUNTER, data).status_code == 204


def test_searches_are_counted_with_no_person_in_it(site_tree, bjorn, client_of):
    for client in (client_of(None), client_of(bjorn)):
        told(client, q="  Ohjaus laji:asiakirja ", hits="3")
    told(client_of(None), q="sammakko", hits="0")
    rows = list(Asked.objects.order_by("text").values_list("text", "language", "times", "empty"))
    assert rows == [("ohjaus", "fi", 2, 0), ("sammakko", "fi", 1, 1)]
    kept = {field.name for model in (Asked, Click) for field in model._meta.get_fields()}
    assert kept == {"id", "month", "language", "text", "times", "empty", "opened", "clicks", "asked", "group"}
    assert Asked.objects.first().month.day == 1


def test_what_is_opened_is_counted_and_only_the_public_is_named(site_tree, client):
    page(site_tree.home, ContentPage, "Ohjaus kaikille")
    secret = factories.document(site_tree.b.folder, "Salainen kanarialintu")
    public = Entry.objects.get(title="Ohjaus kaikille").group
    for group in (public, f"document:{secret.pk}", "page:olematon"):
        told(client, q="ohjaus", opened=group)
    row = Asked.objects.get()
    assert row.opened == 2
    assert "Ohjaus kaikille (1)" in row.opened_titles
    assert "kanarialintu" not in row.opened_titles


@pytest.mark.parametrize(
    "q", ["aino@elo.example", "040 123 4567", "131052-308T", "", '"""', "+358 40-1234567"]
)
def test_what_may_be_personal_is_not_kept(q, client, db):
    told(client, q=q, hits="0")
    assert not Asked.objects.exists()


def test_a_foreign_page_counts_nothing(client, db):
    assert client.post(COUNTER, {"q": "ohjaus"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Asked.objects.exists()


# -- Without JavaScript -------------------------------------------------------------------------
PICTURE = "/fi/haku/laskuri/kuva/"
OWN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "image"}


def picture_in(client, address: str) -> str:
    """Return the address of the picture that a page holds for browsers without JavaScript; empty where it has none."""
    found = re.search(r'<noscript><img src="([^"]*)"', client.get(address).content.decode())
    return unescape(found[1]) if found else ""


def test_a_search_without_javascript_is_counted_when_its_picture_is_fetched(site_tree, client, caught_up):
    page(site_tree.home, ContentPage, "Ohjaus kaikille")
    caught_up()
    for asked, count in (("ohjaus+laji:sivu", 1), ("ohjaus", 2), ("r%26d+sammakko", 1)):
        for address in (f"/fi/haku/?q={asked}", f"/fi/haku/?q={asked}&page=1"):
            assert picture_in(client, address).startswith(PICTURE)
        response = client.get(picture_in(client, f"/fi/haku/?q={asked}"), headers=OWN)
        assert (response.status_code, dict(response.cookies)) == (204, {})
        assert "no-store" in response["Cache-Control"], "else the browser asks once and never again"
        assert Asked.objects.latest("pk").times == count
    rows = list(Asked.objects.order_by("text").values_list("text", "language", "times", "empty"))
    assert rows == [("ohjaus", "fi", 2, 0), ("r d sammakko", "fi", 1, 1)]


def test_further_looks_and_feeds_have_no_picture(site_tree, client, caught_up):
    for number in range(11):
        page(site_tree.home, ContentPage, f"Ohjaus {number}")
    caught_up()
    assert picture_in(client, "/fi/haku/?q=ohjaus")
    for more in ("page=2", "kind=page", "sort=newest", "any=1"):
        assert not picture_in(client, f"/fi/haku/?q=ohjaus&{more}"), more
    assert not picture_in(client, "/fi/haku/syote/?q=ohjaus")
    assert not picture_in(client, "/fi/haku/")
    assert not Asked.objects.exists(), "the page itself counts nothing"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Dest": "image"},
        {**OWN, "Sec-Fetch-Site": "cross-site"},
        {**OWN, "Sec-Fetch-Site": "none"},
        {**OWN, "Sec-Fetch-Dest": "document"},
    ],
)
def test_a_bot_or_a_foreign_page_that_fetches_the_picture_counts_nothing(headers, client, db):
    assert client.get(f"{PICTURE}?q=ohjaus&hits=3", headers=headers).status_code == 204
    assert client.head(f"{PICTURE}?q=ohjaus&hits=3", headers=OWN).status_code == 204
    assert not Asked.objects.exists()
    client.get(f"{PICTURE}?q=ohjaus&hits=3", headers=OWN)
    assert Asked.objects.count() == 1


def test_a_flood_of_queries_does_not_fill_the_table(client, db, monkeypatch):
    monkeypatch.setattr(log, "MOST_A_MONTH", 2)
    for q in ("yksi", "kaksi", "kolme", "yksi"):
        told(client, q=q, hits="1")
    assert sorted(Asked.objects.values_list("text", "times")) == [("kaksi", 1), ("yksi", 2)]


def test_old_counts_are_forgotten(client, db):
    told(client, q="ohjaus", hits="1")
    assert sweep_all()["search log"] == 0
    Asked.objects.update(month=timezone.localdate() - log.KEPT - timedelta(days=31))
    assert sweep_all()["search log"] == 1


def test_editors_work_in_the_admin(site_tree, admin, bjorn, client_of):
    row = Asked.objects.create(month=timezone.localdate(), language="fi", text="sammakko", times=1, empty=1)
    client = client_of(admin)
    content = client.get("/admin/search-log/").content.decode()
    assert "sammakko" in content
    assert f"/admin/search-log/inspect/{row.pk}/" in content, "what was opened is behind the words"
    told = client.get(f"/admin/search-log/inspect/{row.pk}/").content.decode()
    assert [label in told for label in ("Kuukausi", "Mitä avattiin", "Month", "Opened")] == [
        True,
        True,
        False,
        False,
    ]
    assert (
        client.post("/admin/snippets/search/synonym/add/", {"finnish": "opo, opinto-ohjaaja"}).status_code
        == 302
    )
    refused = client.post("/admin/snippets/search/synonym/add/", {"finnish": "opo"}).content.decode()
    assert "Anna vähintään kaksi sanaa" in refused
    assert (
        client.post(
            "/admin/snippets/search/pick/add/", {"queries": "opo", "page": site_tree.home.pk}
        ).status_code
        == 302
    )
    assert (Synonym.objects.count(), Pick.objects.count()) == (1, 1)
    assert client_of(bjorn).get("/admin/search-log/").status_code in {302, 403, 404}
