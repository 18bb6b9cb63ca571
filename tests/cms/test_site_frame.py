"""The frame around every page: navigation, the other language, footer."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from cms import request_memory
from cms.context_processors import site
from cms.restricting import restrict
from cms.site_frame import same_view_in
from cms.site_settings import SiteSettings
from home.models import ContentPage
from tests.factories import in_swedish, page


def frame_of(path: str, user=None, site_page=None, language: str = "fi") -> dict:
    request = RequestFactory().get(path, SERVER_NAME="localhost")
    request.user = user or AnonymousUser()
    if site_page is not None:
        request.site_page = site_page
    with translation.override(language):
        request.resolver_match = resolve(request.path)
        context = site(request)
        for name in ("navigation", "languages", "footer_links", "canonical", "site_name", "noindex"):
            bool(context[name])  # worked out now, while the language is active
        return context


def test_navigation_holds_what_the_reader_may_see(site_tree, bjorn):
    page(site_tree.home, ContentPage, "Meistä", "meista", show_in_menus=True)
    secret = page(site_tree.home, ContentPage, "Kanarialintu", "kanarialintu", show_in_menus=True)
    restrict(secret, [site_tree.a.group])
    titles = [entry.title for entry in frame_of("/fi/")["navigation"]]
    assert titles == ["Meistä"]
    assert "Kanarialintu" in [entry.title for entry in frame_of("/fi/", bjorn)["navigation"]]


@pytest.mark.parametrize(
    ("path", "sign_up", "words"),
    [
        ("/fi/", "/fi/uutiskirje/tilaa/", "Tilaa uutiskirje"),
        ("/sv/", "/sv/nyhetsbrev/prenumerera/", "Prenumerera på nyhetsbrevet"),
    ],
)
def test_the_footer_leads_to_the_newsletter(site_tree, client, path, sign_up, words):
    footer = client.get(path).content.decode().split('<footer class="site-footer">')[1]
    assert f'href="{sign_up}"' in footer
    assert words in footer


def test_navigation_holds_five_at_most(site_tree):
    for number in range(7):
        page(site_tree.home, ContentPage, f"Sivu {number}", f"sivu-{number}", show_in_menus=True)
    assert len(frame_of("/fi/")["navigation"]) == 5


def test_navigation_marks_where_the_reader_is(site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista", show_in_menus=True)
    page(site_tree.home, ContentPage, "Muut", "muut", show_in_menus=True)
    entries = frame_of("/fi/meista/", site_page=meista)["navigation"]
    assert [(entry.title, entry.current) for entry in entries] == [("Meistä", True), ("Muut", False)]


def test_navigation_shows_the_other_language_where_a_translation_is_missing(site_tree):
    page(site_tree.home, ContentPage, "Vain suomeksi", "vain-suomeksi", show_in_menus=True)
    both = page(site_tree.home, ContentPage, "Meistä", "meista", show_in_menus=True)
    in_swedish(both, "Om oss", "om-oss")
    entries = frame_of("/sv/", language="sv")["navigation"]
    assert [(entry.title, entry.url) for entry in entries] == [
        ("Vain suomeksi", "/sv/vain-suomeksi/"),
        ("Om oss", "/sv/om-oss/"),
    ]


def test_languages_lead_to_the_same_page(site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    in_swedish(meista, "Om oss", "om-oss")
    fi, sv = frame_of("/fi/meista/?page=2", site_page=meista)["languages"]
    assert (fi.url, fi.current, fi.hreflang) == ("/fi/meista/?page=2", True, "fi")
    assert (sv.url, sv.current, sv.hreflang) == ("/sv/om-oss/?page=2", False, "sv")


def test_a_missing_translation_is_reached_but_not_told_to_search_engines(site_tree):
    meista = page(site_tree.home, ContentPage, "Meistä", "meista")
    shown = frame_of("/sv/meista/", site_page=meista, language="sv")
    fi, sv = shown["languages"]
    assert (fi.url, fi.hreflang) == ("/fi/meista/", "fi")
    assert (sv.url, sv.hreflang) == ("/sv/meista/", "")
    assert shown["canonical"].endswith("/fi/meista/")


def test_private_pages_are_not_indexed_and_have_no_alternates(site_tree, bjorn):
    shown = frame_of("/fi/tyotilat/ohjausryhma/", bjorn, site_page=site_tree.a.page)
    assert shown["noindex"]
    assert not shown["canonical"]
    assert {language.hreflang for language in shown["languages"]} == {""}
    assert [language.url for language in shown["languages"]][1] == site_tree.a.page_sv.url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/accounts/login/", "/accounts/login/?lang=sv"),
        ("/accounts/login/?next=/fi/tyotilat/", "/accounts/login/?next=%2Fsv%2Ftyotilat%2F&lang=sv"),
        ("/accounts/login/?next=//evil.example/", "/accounts/login/?next=%2F%2Fevil.example%2F&lang=sv"),
        ("/fi/sivu/jota/ei/ole/", "/sv/sivu/jota/ei/ole/"),
        ("/fi/not%20a%20page", "/sv/"),
    ],
)
def test_a_view_keeps_its_address_in_the_other_language(url, expected):
    with translation.override("fi"):
        assert same_view_in(url, "sv") == expected


@pytest.mark.parametrize(("asked", "answered"), [("sv", "sv"), ("fi", "fi"), ("xx", "fi")])
def test_lang_chooses_the_language_of_the_log_in_page(client, db, asked, answered):
    assert client.get(f"/accounts/login/?lang={asked}").headers["Content-Language"] == answered


def test_the_footer_links_to_what_the_law_asks(site_tree):
    statement = page(site_tree.home, ContentPage, "Saavutettavuusseloste", "saavutettavuus")
    in_swedish(statement, "Tillgänglighetsutlåtande", "tillganglighet")
    SiteSettings.objects.create(site=site_tree.home.get_site(), statement_page=statement)
    titles = [link.title for link in frame_of("/sv/", language="sv")["footer_links"]]
    assert titles[0] == "Tillgänglighetsutlåtande"


def test_a_private_page_never_comes_into_the_footer(site_tree):
    statement = page(site_tree.home, ContentPage, "Kanarialintu", "kanarialintu")
    restrict(statement)
    SiteSettings.objects.create(site=site_tree.home.get_site(), statement_page=statement)
    assert "Kanarialintu" not in [link.title for link in frame_of("/fi/")["footer_links"]]


def test_it_works_without_any_page(db):
    from wagtail.models import Site

    Site.objects.all().delete()
    shown = frame_of("/fi/")
    assert shown["navigation"] == []
    assert str(shown["site_name"]) == "ELO"


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(site_tree, django_assert_max_num_queries, count):
    for number in range(count):
        page(site_tree.home, ContentPage, f"Sivu {number}", f"sivu-{number}", show_in_menus=True)
    with request_memory.remembering(), django_assert_max_num_queries(13):
        frame_of("/sv/", site_page=site_tree.home_sv, language="sv")
