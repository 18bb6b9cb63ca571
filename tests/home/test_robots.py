"""What machines are told: the feed, the sitemap, robots.txt; never of anything closed (A5, AC-11)."""

import datetime

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.restricting import restrict
from home.models import ContentPage, NewsIndexPage, NewsPage
from tests.factories import in_swedish, page


@pytest.fixture
def news_list(site_tree):
    fi = page(site_tree.home, NewsIndexPage, "Uutiset", "uutiset")
    in_swedish(fi, "Nyheter", "nyheter")
    return fi


def item(news_list, title: str, slug: str = "") -> NewsPage:
    return page(news_list, NewsPage, title, slug, date=datetime.date(2026, 1, 2), lead="Ingressi")


def test_the_feed_holds_the_news_of_its_language(client, news_list):
    item(news_list, "Vain suomeksi", "vain-suomeksi")
    in_swedish(item(news_list, "Molemmilla", "molemmilla"), "På båda språken", "pa-bada")
    fi = client.get("/fi/syote/")
    sv = client.get("/sv/flode/")
    assert fi["Content-Type"].startswith("application/rss+xml")
    titles = [entry.findtext("title") for entry in ElementTree.fromstring(fi.content).iter("item")]
    assert titles == ["Molemmilla", "Vain suomeksi"]
    assert [entry.findtext("title") for entry in ElementTree.fromstring(sv.content).iter("item")] == [
        "På båda språken"
    ]
    links = [entry.findtext("link") for entry in ElementTree.fromstring(sv.content).iter("item")]
    assert links == ["http://127.0.0.1:8000/sv/nyheter/pa-bada/"]
    assert ElementTree.fromstring(sv.content).findtext("channel/link") == "http://127.0.0.1:8000/sv/nyheter/"


def test_a_sign_that_xml_has_no_room_for_does_not_stop_the_feed(client, news_list):
    """Such as the vertical tab that Word has for a line's end."""
    page(
        news_list,
        NewsPage,
        "Rivi\x0bvaihtuu",
        "rivi",
        date=datetime.date(2026, 1, 2),
        lead="Tässä\x0bkin \x01.",
    )
    for address in ("/fi/syote/", "/fi/syote/?format=atom", "/fi/haku/syote/?q=vaihtuu"):
        response = client.get(address)
        assert response.status_code == 200
        assert ElementTree.fromstring(response.content) is not None
        assert "Rivi vaihtuu" in response.content.decode() or "haku" in address


def test_the_feed_comes_as_atom_too(client, news_list):
    item(news_list, "Uutinen", "uutinen")
    assert client.get("/fi/syote/?format=atom")["Content-Type"].startswith("application/atom+xml")


def test_closed_news_are_in_no_feed_even_for_a_member(client, client_of, news_list, site_tree, bjorn):
    restrict(item(news_list, "Kanarialintu", "kanarialintu"), [site_tree.a.group])
    for reader in (client, client_of(bjorn)):
        assert "anarialintu" not in reader.get("/fi/syote/").content.decode()


def test_pages_tell_of_their_feed(client, news_list):
    html = client.get("/sv/nyheter/").content.decode()
    assert 'type="application/rss+xml"' in html
    assert "/sv/flode/" in html


def test_the_sitemap_holds_public_pages_with_their_languages(client, site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(meista, "Om oss", "om-oss")
    page(site_tree.home, ContentPage, "Vain suomeksi", "vain-suomeksi")
    text = client.get("/sitemap.xml").content.decode()
    ElementTree.fromstring(text)
    assert "<loc>http://127.0.0.1:8000/fi/meista/</loc>" in text
    assert 'hreflang="sv" href="http://127.0.0.1:8000/sv/om-oss/"' in text
    assert text.count("vain-suomeksi") == 1


def test_the_sitemap_holds_nothing_closed(client, client_of, site_tree, bjorn):
    restrict(page(site_tree.home, ContentPage, "Kanarialintu", "kanarialintu"), [site_tree.a.group])
    page(site_tree.home, ContentPage, "Luonnos", "luonnos").unpublish()
    for reader in (client, client_of(bjorn)):
        text = reader.get("/sitemap.xml").content.decode()
        for closed in ("kanarialintu", "luonnos", "tyotilat", "arbetsrum", "ohjausryhma"):
            assert closed not in text


def test_robots_are_sent_to_the_sitemap_and_told_of_no_closed_page(client, site_tree):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "tyotilat" not in text
    assert "ohjausryhma" not in text


@pytest.mark.parametrize("address", ["/sitemap.xml", "/fi/syote/"])
def test_the_number_of_queries_does_not_grow(news_list, site_tree, address):
    counts = []
    for size in (1, 3):
        for number in range(size):
            item(news_list, f"Uutinen {size}{number}", f"uutinen-{size}{number}")
        Client().get(f"{address}?x=1")
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(f"{address}?x=2").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
