"""The editor's side: what may be made where, what is chosen from, what goes out by itself."""

import datetime
import json

import pytest
from django.utils import timezone
from wagtail.models import Page
from wagtail.search import index

from cms.restricting import restrict
from home.models import ContentPage, GuidanceService, HomePage, NewsIndexPage, NewsPage
from home.scheduling import publish_due
from home.wagtail_hooks import sweep
from tests.factories import page


def body_form(text: str) -> dict:
    return {
        "body-count": "1", "body-0-type": "text", "body-0-order": "0", "body-0-deleted": "", "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [{"text": text, "type": "unstyled", "key": "aaaaa", "depth": 0,
                                                "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}),
    }  # fmt: skip


def test_an_editor_publishes_a_page(client_of, client, aino, site_tree):
    form = {"title": "Uusi sivu", "slug": "uusi-sivu", "lead": "", "responsible": "", "reviewed_on": "",
            "action-publish": "1", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
            **body_form("Hei kaikille")}  # fmt: skip
    response = client_of(aino).post(f"/admin/pages/add/home/contentpage/{site_tree.home.pk}/", form)
    assert response.status_code == 302, response.content.decode()[:3000]
    assert "Hei kaikille" in client.get("/fi/uusi-sivu/").content.decode()


@pytest.mark.parametrize("kind", ["homepage", "contentpage", "newsindexpage", "serviceindexpage"])
def test_every_page_type_has_its_form(client_of, admin, site_tree, kind):
    parent = Page.get_first_root_node() if kind == "homepage" else site_tree.home
    if kind == "homepage":
        site_tree.home_sv.delete()
    assert client_of(admin).get(f"/admin/pages/add/home/{kind}/{parent.pk}/").status_code == 200


def test_what_lies_where(db):
    assert not NewsPage.can_create_at(HomePage())
    assert {model.__name__ for model in NewsIndexPage.allowed_subpage_models()} == {"NewsPage"}
    assert NewsPage.allowed_subpage_models() == []
    assert HomePage not in ContentPage.allowed_subpage_models()
    assert all(
        model.get_verbose_name() and model.page_description for model in (HomePage, ContentPage, NewsPage)
    )


# -- AC-41 ----------------------------------------------------------------------------------------
@pytest.fixture
def canary(site_tree):
    made = site_tree.b.folder
    made.title = "Kanarialintu"
    made.save_revision().publish()
    index.insert_or_update_object(made)
    return made


@pytest.mark.parametrize("address", [
    "/admin/choose-page/search/?q=Kanarialintu", "/admin/choose-page/{parent}/", "/admin/choose-page/{page}/",
    "/admin/choose-page/chosen-multiple/?id={page}", "/admin/choose-page/{page}/?page_type=folders.folderpage",
    "/admin/api/main/pages/?search=Kanarialintu", "/admin/api/main/pages/{page}/", "/admin/pages/{parent}/",
    "/admin/pages/search/?q=Kanarialintu", "/admin/pages/{page}/edit/", "/admin/pages/{page}/history/",
    "/admin/api/main/pages/?for_explorer=1&child_of={parent}",
])  # fmt: skip
def test_an_editor_finds_only_what_is_open_to_her(client_of, aino, admin, canary, address):
    address = address.format(page=canary.pk, parent=canary.get_parent().pk)
    response = client_of(aino).get(address, follow=True)
    text = response.content.decode()
    for echo in ("q=Kanarialintu", 'value="Kanarialintu"', "<em>Kanarialintu</em>"):
        text = text.replace(echo, "")
    assert "anarialintu" not in text
    assert "anarialintu" in client_of(admin).get(address, follow=True).content.decode()


def test_an_editor_cannot_change_what_is_closed_to_her(client_of, aino, canary):
    for action in ("edit", "delete", "unpublish", "move", "copy"):
        client_of(aino).post(f"/admin/pages/{canary.pk}/{action}/", {"title": "Rikottu", "slug": "rikottu"})
    canary.refresh_from_db()
    assert canary.title == "Kanarialintu"
    assert canary.live


def test_an_editor_still_chooses_her_own_drafts(client_of, aino, site_tree):
    page(site_tree.home, ContentPage, "Luonnos", "luonnos").unpublish()
    assert "Luonnos" in client_of(aino).get(f"/admin/choose-page/{site_tree.home.pk}/").content.decode()


# -- Scheduled publishing (C1) --------------------------------------------------------------------
def an_hour_later(made: Page) -> None:
    revision = made.revisions.get(approved_go_live_at__isnull=False)
    revision.approved_go_live_at -= datetime.timedelta(hours=2)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()


def test_a_page_goes_out_and_is_taken_down_at_its_time(client, site_tree, django_capture_on_commit_callbacks):
    made = page(site_tree.home, ContentPage, "Ajastettu", "ajastettu")
    made.unpublish()
    made.refresh_from_db()
    made.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    made.save_revision().publish()
    assert publish_due() == 0
    assert client.get("/fi/ajastettu/").status_code == 404
    an_hour_later(made)
    assert sweep()["scheduled pages"]() == 1
    assert client.get("/fi/ajastettu/").status_code == 200
    ContentPage.objects.filter(pk=made.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):  # the kept page is forgotten then
        assert publish_due() == 1
    assert client.get("/fi/ajastettu/").status_code == 404


# -- The rest of the desk -------------------------------------------------------------------------
def test_the_admin_bears_our_mark_and_speaks_the_persons_language(client_of, admin):
    admin.language = "sv"
    admin.save()
    html = client_of(admin).get("/admin/").content.decode()
    assert "img/mark-on-dark.svg" in html
    assert '<html lang="sv"' in html or 'lang="sv' in html


def test_visitors_and_editors_get_no_user_bar(client_of, client, admin, site_tree):
    for reader in (client, client_of(admin)):
        assert "wagtail-userbar" not in reader.get("/fi/").content.decode()


def test_a_guidance_service_is_kept_in_both_languages(client_of, admin, db):
    form = {"name_fi": "Ohjaamo", "name_sv": "Navigatorn", "kind": "young", "summary_fi": "", "summary_sv": "",
            "municipality": "", "email": "", "phone": "", "website": "", "address": ""}  # fmt: skip
    office = client_of(admin)
    assert office.post("/admin/snippets/home/guidanceservice/add/", form).status_code == 302
    assert GuidanceService.objects.get().name_sv == "Navigatorn"
    assert office.post("/admin/snippets/home/guidanceservice/add/", form).status_code == 200
    assert "Navigatorn" in office.get("/admin/snippets/home/guidanceservice/").content.decode()
    assert GuidanceService.objects.count() == 1


def test_a_closed_page_is_open_to_its_editor(client_of, aino, site_tree):
    restrict(made := page(site_tree.home, ContentPage, "Sisäinen", "sisainen"), [site_tree.a.group])
    assert client_of(aino).get(f"/admin/pages/{made.pk}/edit/").status_code == 200


@pytest.mark.parametrize(("language", "words"), [("fi", "Hae vaihtoehdoista"), ("sv", "bland alternativen")])
def test_the_scripts_of_the_admin_speak_the_language_too(client_of, admin, language, words):
    admin.language = language
    admin.save()
    script = client_of(admin).get("/admin/jsi18n/").content.decode()
    assert words in script
    assert "Search options" in script  # the key that the script asks for


def test_a_member_without_the_admin_is_not_sent_in_circles(client_of, bjorn):
    client = client_of(bjorn)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == "/sv/arbetsrum/"
    assert response.content.decode().count("notice--error") == 1
