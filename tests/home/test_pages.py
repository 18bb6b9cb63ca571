"""The public site's pages: content, news, services; and the other language where one is missing."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.places import Municipality, SpokenLanguage
from cms.restricting import restrict
from home.models import ContentPage, GuidanceService, NewsIndexPage, NewsPage, ServiceIndexPage
from tests.factories import in_swedish, page


@pytest.fixture
def news_list(site_tree):
    fi = page(site_tree.home, NewsIndexPage, "Uutiset", "uutiset", show_in_menus=True)
    in_swedish(fi, "Nyheter", "nyheter")
    return fi


def item(news_list, number: int, **fields) -> NewsPage:
    fields.setdefault("date", datetime.date(2026, 1, number))
    return page(
        news_list, NewsPage, f"Uutinen {number}", f"uutinen-{number}", lead=f"Ingressi {number}", **fields
    )


def text_of(response) -> str:
    return response.content.decode()


def test_a_content_page_shows_title_lead_and_care(client, site_tree):
    page(
        site_tree.home, ContentPage, "Meistä", "meista", lead="Keitä me olemme.", responsible="Aino Koskela, ELY",
        reviewed_on=datetime.date(2026, 3, 2), body=[("text", "<p>Ohjausta kaikille.</p>")],
    )  # fmt: skip
    html = text_of(client.get("/fi/meista/"))
    assert "<h1>Meistä</h1>" in html
    for words in ("Keitä me olemme.", "Ohjausta kaikille.", "Aino Koskela, ELY", "2.3."):
        assert words in html
    assert "palaute/?page=%2Ffi%2Fmeista%2F" in html


@pytest.mark.parametrize(("headings", "shown"), [(2, False), (3, True)])
def test_three_headings_make_a_table_of_contents(client, site_tree, headings, shown):
    text = "".join(f"<h2>Kohta {number}</h2><p>Tekstiä.</p>" for number in range(headings))
    page(site_tree.home, ContentPage, "Pitkä", "pitka", body=[("text", text)])
    html = text_of(client.get("/fi/pitka/"))
    assert ('<a href="#kohta-1">' in html) is shown
    assert 'id="kohta-1"' in html


def test_two_headings_of_one_name_have_two_anchors(client, site_tree):
    page(
        site_tree.home, ContentPage, "Sama", "sama", body=[("text", "<h2>Osa</h2>"), ("text", "<h2>Osa</h2>")]
    )
    html = text_of(client.get("/fi/sama/"))
    assert 'id="osa"' in html
    assert 'id="osa-2"' in html


def test_children_that_the_reader_may_see_are_listed(client, client_of, site_tree, bjorn):
    parent = page(site_tree.home, ContentPage, "Meistä", "meista")
    page(parent, ContentPage, "Tehtävät", "tehtavat")
    secret = page(parent, ContentPage, "Kanarialintu", "kanarialintu")
    restrict(secret, [site_tree.a.group])
    html = text_of(client.get("/fi/meista/"))
    assert "Tehtävät" in html
    assert "anarialintu" not in html
    assert "Kanarialintu" in text_of(client_of(bjorn).get("/fi/meista/"))


def test_the_trail_leads_up_and_hides_what_is_closed(client, site_tree):
    parent = page(site_tree.home, ContentPage, "Meistä", "meista")
    page(parent, ContentPage, "Tehtävät", "tehtavat")
    html = text_of(client.get("/fi/meista/tehtavat/"))
    assert '<a href="/fi/meista/">Meistä</a>' in html


# -- The other language (B5) ----------------------------------------------------------------------
def test_a_missing_page_is_served_in_the_other_language_with_a_notice(client, site_tree):
    page(site_tree.home, ContentPage, "Vain suomeksi", "vain-suomeksi", body=[("text", "<p>Hei.</p>")])
    response = client.get("/sv/vain-suomeksi/")
    html = text_of(response)
    assert response.status_code == 200
    assert '<html lang="sv">' in html
    assert '<div class="page" lang="fi">' in html
    assert "Den här sidan finns än så länge bara på finska." in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/fi/vain-suomeksi/">' in html
    assert 'hreflang="sv"' not in html.split("</head>")[0]
    assert 'href="/fi/vain-suomeksi/" lang="fi" hreflang="fi"' in html


def test_a_missing_child_of_a_missing_page_is_served_too(client, site_tree):
    parent = page(site_tree.home, ContentPage, "Vain suomeksi", "vain-suomeksi")
    page(parent, ContentPage, "Alasivu", "alasivu")
    assert "Alasivu" in text_of(client.get("/sv/vain-suomeksi/alasivu/"))


def test_a_missing_child_of_a_translated_page_stays_below_it(client, site_tree):
    parent = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(parent, "Om oss", "om-oss")
    page(parent, ContentPage, "Alasivu", "alasivu")
    html = text_of(client.get("/sv/om-oss/alasivu/"))
    assert '<div class="page" lang="fi">' in html
    assert '<a href="/sv/om-oss/">Om oss</a>' in html
    assert 'href="/fi/meista/alasivu/" lang="fi"' in html


def test_a_draft_translation_does_not_hide_the_page(client, site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(meista, "Om oss", "om-oss").unpublish()
    assert client.get("/sv/meista/").status_code == 200
    assert client.get("/sv/om-oss/").status_code == 404


def test_the_name_in_the_other_language_leads_to_this_one(client, site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(meista, "Om oss", "om-oss")
    html = text_of(client.get("/sv/meista/"))
    assert "<h1>Om oss</h1>" in html
    assert '<link rel="canonical" href="http://127.0.0.1:8000/sv/om-oss/">' in html


@pytest.mark.parametrize("address", ["/fi/kanarialintu/", "/sv/kanarialintu/"])
def test_the_fallback_shows_nothing_private(client, client_of, site_tree, cecilia, address):
    secret = page(site_tree.home, ContentPage, "Kanarialintu", "kanarialintu", lead="Kanarialinnun salaisuus")
    restrict(secret, [site_tree.a.group])
    assert client.get(address).status_code == 302
    outsider = client_of(cecilia).get(address)
    assert outsider.status_code == 404
    assert "Kanarialin" not in text_of(outsider)


def test_members_read_a_private_page_in_either_language_and_robots_do_not(client_of, site_tree, bjorn):
    secret = page(site_tree.home, ContentPage, "Sisäinen", "sisainen")
    restrict(secret, [site_tree.a.group])
    html = text_of(client_of(bjorn).get("/sv/sisainen/"))
    head = html.split("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    assert "canonical" not in head
    assert "hreflang" not in head


# -- News -----------------------------------------------------------------------------------------
def test_news_are_listed_newest_first(client, news_list):
    for number in (1, 2, 3):
        item(news_list, number)
    html = text_of(client.get("/fi/uutiset/"))
    assert html.index("Uutinen 3") < html.index("Uutinen 2") < html.index("Uutinen 1")


def test_a_missing_translation_is_listed_in_its_own_language(client, news_list):
    item(news_list, 1)
    in_swedish(item(news_list, 2), "Nyhet 2", "nyhet-2")
    html = text_of(client.get("/sv/nyheter/"))
    assert 'href="/sv/nyheter/uutinen-1/" hreflang="fi"' in html
    assert "Nyhet 2" in html
    assert "Uutinen 2" not in html
    assert html.count("<span>på finska</span>") == 1


def test_news_of_a_year_and_a_scope(client, news_list):
    item(news_list, 1, date=datetime.date(2024, 5, 1))
    item(news_list, 2, scope="national")
    html = text_of(client.get("/fi/uutiset/?year=2024"))
    assert "Uutinen 1" in html
    assert "Uutinen 2" not in html
    html = text_of(client.get("/fi/uutiset/?scope=national"))
    assert "Uutinen 2" in html
    assert "Uutinen 1" not in html


@pytest.mark.parametrize("query", ["page=abc", "page=1000000000", "page=-1", "page=", "year=x", "year=99999999999",
                                   "scope=%00", "year[]=1", "page=1%00"])  # fmt: skip
def test_nonsense_in_the_address_does_no_harm(client, news_list, query):
    item(news_list, 1)
    assert client.get(f"/fi/uutiset/?{query}").status_code == 200


def test_pages_of_the_list_keep_what_was_asked(client, news_list):
    for number in range(1, 23):
        item(news_list, number, scope="national")
    html = text_of(client.get("/fi/uutiset/?scope=national"))
    assert "?scope=national&amp;page=2" in html
    assert "Uutinen 1<" in text_of(client.get("/fi/uutiset/?scope=national&page=2"))


def test_a_news_page_shows_its_day_and_its_neighbours(client, news_list):
    for number in (1, 2, 3):
        item(news_list, number)
    html = text_of(client.get("/fi/uutiset/uutinen-2/"))
    assert 'datetime="2026-01-02"' in html
    assert 'rel="prev" href="/fi/uutiset/uutinen-1/"' in html
    assert 'rel="next" href="/fi/uutiset/uutinen-3/"' in html


def test_a_private_news_item_is_no_neighbour(client, news_list, site_tree):
    item(news_list, 1)
    restrict(item(news_list, 2), [site_tree.a.group])
    html = text_of(client.get("/fi/uutiset/uutinen-1/"))
    assert "uutinen-2" not in html
    assert "Uutinen 2" not in text_of(client.get("/fi/uutiset/"))


def test_the_date_is_entered_once(news_list):
    fi = item(news_list, 1)
    sv = in_swedish(fi, "Nyhet 1")
    fi.date = datetime.date(2026, 2, 2)
    fi.save_revision().publish()
    sv.refresh_from_db()
    assert sv.date == datetime.date(2026, 2, 2)


# -- Services -------------------------------------------------------------------------------------
@pytest.fixture
def services(site_tree):
    fi = page(site_tree.home, ServiceIndexPage, "Keneltä kysyä", "kenelta-kysya")
    in_swedish(fi, "Vem kan jag fråga", "vem-kan-jag-fraga")
    oulu = Municipality.objects.create(name_fi="Oulu", name_sv="Uleåborg", code="564")
    raahe = Municipality.objects.create(name_fi="Raahe", name_sv="Brahestad", code="678")
    swedish = SpokenLanguage.objects.create(name_fi="ruotsi", name_sv="svenska", code="sv")
    ohjaamo = GuidanceService.objects.create(
        name_fi="Ohjaamo", name_sv="Navigatorn", kind="young", municipality=oulu, phone="044 123 456",
        email="ohjaamo@oulu.example", website="https://ohjaamo.example/",
    )  # fmt: skip
    ohjaamo.languages.add(swedish)
    GuidanceService.objects.create(name_fi="Opinto-ohjaus", kind="studies", municipality=raahe)
    return fi


def test_services_are_listed_with_their_contacts(client, services):
    html = text_of(client.get("/sv/vem-kan-jag-fraga/"))
    assert "Navigatorn" in html
    assert "Uleåborg" in html
    assert 'href="tel:044123456"' in html
    assert 'href="mailto:ohjaamo@oulu.example"' in html


@pytest.mark.parametrize(
    "query", ["kind=young", "municipality=564", "language=sv", "kind=young&municipality=564"]
)
def test_services_are_narrowed(client, services, query):
    html = text_of(client.get(f"/fi/kenelta-kysya/?{query}"))
    assert "Ohjaamo" in html
    assert "Opinto-ohjaus" not in html


@pytest.mark.parametrize(
    "query", ["kind=xyz", "municipality=999", "language=%00", "municipality=abc", "kind=%00"]
)
def test_a_wrong_choice_shows_all(client, services, query):
    response = client.get(f"/fi/kenelta-kysya/?{query}")
    assert response.status_code == 200
    assert "Opinto-ohjaus" in text_of(response)


def test_nothing_found_offers_the_way_back(client, services):
    html = text_of(client.get("/fi/kenelta-kysya/?kind=studies&language=sv"))
    assert "Näytä kaikki" in html


# -- Lists do not ask more when they are longer ---------------------------------------------------
def count_queries(address: str) -> int:
    Client().get(f"{address}?x=1")  # an address that the page cache does not keep
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(f"{address}?x=2").status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "address", ["/fi/uutiset/", "/sv/nyheter/", "/fi/kenelta-kysya/", "/fi/meista/", "/sv/meista/"]
)
def test_the_number_of_queries_does_not_grow(news_list, services, site_tree, address):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    counts = []
    for size in (1, 3):
        for number in range(size):
            item(news_list, 4 * size + number)
            page(meista, ContentPage, f"Alasivu {size}{number}", f"alasivu-{size}{number}")
            GuidanceService.objects.create(name_fi=f"Palvelu {size}{number}", kind="work")
        counts.append(count_queries(address))
    assert counts[0] == counts[1]
