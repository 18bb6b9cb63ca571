"""Writing pages on the front end: who may, what is kept, and what happens when two save."""

import re
import time

import pytest
from wagtail.models import Locale, PageLogEntry

from cms import access
from tests import factories
from tests.pages.conftest import observer
from workspace.members import archiving
from workspace.members.models import WorkspacePage
from workspace.pages import editing
from workspace.pages.editing import StaleError, Words
from workspace.pages.models import TextPage


def url_of(page, what: str = "muokkaa") -> str:
    return f"/fi/sivut/{page.pk}/{what}/"


def test_it_works(a, bjorn, client_of):
    client = client_of(bjorn)
    sent = {"title": "Työtavat", "plain": "## Näin toimimme\n\n- **Torstaisin** klo 9\n- Etänä"}
    answer = client.post(f"/fi/sivut/{a.page.pk}/uusi/", sent)
    page = TextPage.objects.get()
    assert answer.url == page.url == "/fi/tyotilat/ohjausryhma/tyotavat/"
    assert page.body == "<h2>Näin toimimme</h2><ul><li><b>Torstaisin</b> klo 9</li><li>Etänä</li></ul>"
    assert page.live_revision.user == page.owner == bjorn
    words = client.get(page.url).content.decode()
    for expected in ("<h1>Työtavat</h1>", "<h2>Näin toimimme</h2>", "Björn Lindqvist", "Muokkaa sivua"):
        assert expected in words
    listed = client.get(f"/fi/sivut/{a.page.pk}/").content.decode()
    assert 'href="/fi/tyotilat/ohjausryhma/tyotavat/"' in listed


def test_the_editor_sends_html(page, bjorn, client_of, form_of):
    client = client_of(bjorn)
    sent = form_of(client, url_of(page), html="<p>Uusi <strong>teksti</strong><script>x</script></p>")
    assert client.post(url_of(page), sent).status_code == 302
    page.refresh_from_db()
    assert page.body == "<p>Uusi <b>teksti</b></p>"
    assert page.live_revision.user == bjorn
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish", user=bjorn).exists()


def test_the_form_shows_the_text_in_both_ways(page, bjorn, client_of):
    form = client_of(bjorn).get(url_of(page)).context["form"]
    assert form["plain"].value() == "Kokoonnumme torstaisin."
    assert form["html"].value() == "<p>Kokoonnumme torstaisin.</p>"


@pytest.mark.parametrize("what", ["muokkaa", "kieliversio", "historia", "vertaa"])
@pytest.mark.parametrize("who", ["cecilia", "dmitri"])
def test_outsider_gets_404(who, what, page, request, client_of):
    client = client_of(request.getfixturevalue(who))
    assert client.get(url_of(page, what)).status_code == 404
    assert client.post(url_of(page, what), {"title": "X", "plain": "X"}).status_code in {404, 405}
    page.refresh_from_db()
    assert page.title == "Työtavat"


def test_those_who_only_read_do_not_write(page, a, bjorn, client_of):
    observer(a, bjorn)
    client = client_of(bjorn)
    words = client.get(page.url).content.decode()
    assert "Muokkaa sivua" not in words
    for what in ("muokkaa", "uusi", "kieliversio", "poista"):
        assert client.post(url_of(page, what), {"title": "X", "plain": "X"}).status_code == 404
    assert client.get(url_of(page, "historia")).status_code == 200


def test_an_archived_workspace_is_only_read(page, archived, aino, client_of):
    client = client_of(aino)
    assert "Kokoonnumme" in client.get(page.url).content.decode()
    assert "Muokkaa sivua" not in client.get(page.url).content.decode()
    for target in (page, WorkspacePage.objects.get(pk=page.get_parent().pk)):
        assert client.get(url_of(target)).status_code == 404
        assert client.post(url_of(target), {"title": "X", "plain": "X"}).status_code == 404
    assert client.get(f"/fi/sivut/{page.get_parent().pk}/uusi/").status_code == 404


def test_a_locked_page_is_not_changed(page, bjorn, client_of):
    TextPage.objects.update(locked=True)
    assert client_of(bjorn).get(url_of(page)).status_code == 404


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title": "", "plain": "Tallella"}, "Anna sivulle otsikko"),
        ({"title": "x" * 256, "plain": "Tallella"}, "Otsikossa"),
        ({"title": "Otsikko", "plain": "Tallella" + "x" * 100_000}, "Jaa se kahdeksi sivuksi"),
    ],
)
def test_bad_input_is_kept_and_changes_nothing(sent, words, a, bjorn, client_of):
    answer = client_of(bjorn).post(f"/fi/sivut/{a.page.pk}/uusi/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Tallella" in answer.content.decode()
    assert not TextPage.objects.exists()


ORDINARY = "Tavallinen *lause*, jossa on **lihava** sana.\nToinen rivi.\n\n"


def test_a_text_of_marks_alone_costs_no_more_than_others_and_is_kept(a, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/sivut/{a.page.pk}/uusi/"

    def send(way: str, text: str) -> tuple:
        """Return the answer, and the processor time that it took."""
        begun = time.process_time()
        answer = client.post(url, {"title": "Sivu", "way": way, way: text[:100_000]})
        return answer, time.process_time() - begun

    bar = 3 * send("plain", ORDINARY * 2000)[1]
    assert TextPage.objects.get().body.count("<p>") > 1000
    TextPage.objects.all().delete()
    for way, unit in (("plain", "*a"), ("plain", "1. a\n- b\n"), ("html", "<b>a</b>b"), ("html", "<p>a")):
        answer, cost = send(way, unit * 50_000)
        assert cost < bar, unit
        assert answer.status_code == 422
        assert "liikaa lyhyitä rivejä ja muotoiltuja sanoja" in answer.content.decode()
        assert answer.context["form"][way].value() == (unit * 50_000)[:100_000]
    assert not TextPage.objects.exists()
    answer, cost = send("plain", f"{'*a' * 9990}\n\n{'sana ' * 20_000}")
    assert answer.status_code == 302
    assert cost < bar


@pytest.mark.parametrize("number", ["x", "-1", "0", "9" * 18, "9" * 30, "1; DROP"])
def test_a_wrong_version_in_the_form_is_no_error(number, page, bjorn, client_of):
    sent = {"title": "Työtavat", "plain": "Uusi", "revision": number, "base": number}
    assert client_of(bjorn).post(url_of(page), sent).status_code in {409, 422}
    page.refresh_from_db()
    assert page.body == "<p>Kokoonnumme torstaisin.</p>"


def test_extra_fields_are_ignored(page, bjorn, aino, a, client_of, form_of):
    """AC-46."""
    client = client_of(bjorn)
    extra = {"owner": bjorn.pk, "live": "", "slug": "kaapattu", "locale": 2, "path": "0001", "body": "X"}
    client.post(url_of(page), form_of(client, url_of(page), plain="Uusi", **extra))
    page.refresh_from_db()
    assert (page.owner, page.slug, page.live, page.body) == (aino, "tyotavat", True, "<p>Uusi</p>")


def test_the_same_form_twice_makes_one_page(a, bjorn, client_of):
    for _time in range(2):
        client_of(bjorn).post(f"/fi/sivut/{a.page.pk}/uusi/", {"title": "Työtavat", "plain": "Teksti"})
    assert TextPage.objects.count() == 1


def test_two_pages_may_have_one_title(a, bjorn, client_of):
    for text in ("Eka", "Toka"):
        client_of(bjorn).post(f"/fi/sivut/{a.page.pk}/uusi/", {"title": "Työtavat", "plain": text})
    assert list(TextPage.objects.values_list("slug", flat=True)) == ["tyotavat", "tyotavat-2"]


def test_pages_hang_one_level_deep(page, bjorn, client_of):
    client = client_of(bjorn)
    client.post(url_of(page, "uusi"), {"title": "Alempi", "plain": "Teksti"})
    below = TextPage.objects.get(title="Alempi")
    assert below.get_parent().pk == page.pk
    assert "Alempi" in client.get(page.url).content.decode()
    assert client.get(url_of(below, "uusi")).status_code == 404
    assert not TextPage.can_create_at(below)
    assert not page.can_move_to(below)


# -- What the workspace is for ------------------------------------------------------------------
def test_a_coordinator_writes_what_the_workspace_is_for(a, aino, bjorn, client_of, form_of):
    client = client_of(aino)
    assert "Kerro, mitä varten työtila on" in client.get(a.page.url).content.decode()
    sent = form_of(client, url_of(a.page), plain="Sovitamme **ohjauksen** yhteen.")
    assert "title" not in sent
    assert client.post(url_of(a.page), sent | {"title": "Kaapattu"}).url == a.page.url
    a.page.refresh_from_db()
    assert a.page.purpose == "<p>Sovitamme <b>ohjauksen</b> yhteen.</p>"
    assert a.page.title == "Ohjausryhmä"
    assert a.page.workspace == a.row
    assert client_of(bjorn).get(url_of(a.page)).status_code == 404
    assert "Kerro, mitä" not in client_of(bjorn).get(a.page.url).content.decode()


# -- Two save -----------------------------------------------------------------------------------
def test_a_stale_save_is_answered_with_both_texts(page, aino, bjorn, client_of, form_of):
    """DS-13."""
    client = client_of(bjorn)
    mine = form_of(client, url_of(page), plain="Kokoonnumme perjantaisin.")
    editing.save(page, aino, Words("<p>Kokoonnumme maanantaisin.</p>", "Työtavat"), page.latest_revision_id)
    answer = client.post(url_of(page), mine)
    words = answer.content.decode()
    assert answer.status_code == 409
    for expected in (
        "Kokoonnumme maanantaisin.",
        "Kokoonnumme perjantaisin.",
        "Aino Koskela",
        "Tallenna minun versioni",
    ):
        assert expected in words
    page.refresh_from_db()
    assert page.body == "<p>Kokoonnumme maanantaisin.</p>", "nothing was written over"
    form = answer.context["form"]
    sent = {name: form[name].value() for name in ("title", "plain", "revision", "base")}
    assert client.post(url_of(page), sent).status_code == 302
    page.refresh_from_db()
    assert page.body == "<p>Kokoonnumme perjantaisin.</p>"
    bodies = [row.content["body"] for row in page.revisions.order_by("pk")]
    assert "<p>Kokoonnumme maanantaisin.</p>" in bodies, "theirs is kept"


def test_a_stale_save_of_the_editor_keeps_the_html(page, aino, bjorn, client_of, form_of):
    client = client_of(bjorn)
    mine = form_of(client, url_of(page), html="<p>Minun <strong>tekstini</strong></p>")
    editing.save(page, aino, Words("<p>Toinen</p>", "Työtavat"), page.latest_revision_id)
    form = client.post(url_of(page), mine).context["form"]
    assert form["html"].value() == "<p>Minun <strong>tekstini</strong></p>"
    assert form["plain"].value() == "Minun **tekstini**"


def test_a_third_version_is_asked_about_again(page, aino, bjorn, client_of, form_of):
    client = client_of(bjorn)
    mine = form_of(client, url_of(page), plain="Minun")
    for body in ("<p>Toinen</p>", "<p>Kolmas</p>"):
        page.refresh_from_db()
        editing.save(page, aino, Words(body, "Työtavat"), page.latest_revision_id)
        answer = client.post(url_of(page), mine)
        assert answer.status_code == 409
        mine["revision"] = answer.context["form"]["revision"].value()
    assert client.post(url_of(page), mine).status_code == 302


def test_saving_over_an_unseen_version_is_refused_in_the_domain_too(page, aino, bjorn):
    began_with = page.latest_revision_id
    editing.save(page, aino, Words("<p>Toinen</p>", "Työtavat"), began_with)
    with pytest.raises(StaleError) as refused:
        editing.save(page, bjorn, Words("<p>Minun</p>", "Työtavat"), began_with)
    assert refused.value.current.body == "<p>Toinen</p>"


def test_the_second_click_is_no_stale_save(page, bjorn, client_of, form_of):
    client = client_of(bjorn)
    mine = form_of(client, url_of(page), plain="Uusi")
    before = page.revisions.count()
    assert [client.post(url_of(page), mine).status_code for _time in range(2)] == [302, 302]
    assert page.revisions.count() == before + 1


def test_a_draft_in_the_admin_is_not_published_by_a_member(page, aino, bjorn, client_of, form_of):
    page.body = "<p>Salainen luonnos</p>"
    page.save_revision(user=aino)
    client = client_of(bjorn)
    shown = client.get(url_of(page)).content.decode()
    assert "julkaisematon luonnos" in shown
    assert "Salainen luonnos" not in shown
    client.post(url_of(page), form_of(client, url_of(page), plain="Uusi"))
    page.refresh_from_db()
    assert page.body == "<p>Uusi</p>"
    assert "Salainen" not in client.get(url_of(page, "historia")).content.decode()


# -- Links and parts that are kept --------------------------------------------------------------
@pytest.mark.parametrize("way", ["plain", "html"])
def test_own_links_and_foreign_parts_survive(way, page, a, aino, bjorn, client_of, form_of):
    document = factories.document(a.folder, "Liite")
    links = f'<a linktype="page" id="{a.folder.pk}">kansio</a> ja <a linktype="document" id="{document.pk}">liite</a>'
    body = f'<p>Katso {links}.</p><embed embedtype="image" id="7"/>'
    editing.save(page, aino, Words(body, "Työtavat"), page.latest_revision_id)
    client = client_of(bjorn)
    form = client.get(url_of(page)).context["form"]
    assert f'href="{a.folder.url}"' in form["html"].value()
    assert f"({a.folder.url})" in form["plain"].value()
    changed = form[way].value() + ("\n\nLoppu" if way == "plain" else "<p>Loppu</p>")
    client.post(url_of(page), form_of(client, url_of(page), **{way: changed}))
    page.refresh_from_db()
    assert page.body == f"{body}<p>Loppu</p>"


def test_a_link_that_the_writer_may_not_follow_is_kept(page, site_tree, admin, bjorn, client_of, form_of):
    body = f'<p><a linktype="page" id="{site_tree.b.folder.pk}">muualle</a></p>'
    editing.save(page, admin, Words(body, "Työtavat"), page.latest_revision_id)
    client = client_of(bjorn)
    shown = client.get(url_of(page)).content.decode()
    assert "nuorten-jaos" not in shown
    client.post(url_of(page), form_of(client, url_of(page), title="Uusi nimi"))
    page.refresh_from_db()
    assert page.body == body


# -- The other language -------------------------------------------------------------------------
def test_the_swedish_version_begins_with_the_finnish_text(page, bjorn, cecilia, client_of):
    client = client_of(bjorn)
    assert "Tee ruotsinkielinen versio" in client.get(page.url).content.decode()
    url = f"/sv/sidor/{page.pk}/sprakversion/"
    shown = client.get(url)
    assert shown.context["form"]["plain"].value() == "Kokoonnumme torstaisin."
    assert "fortfarande texten på sidan" in shown.content.decode()
    answer = client.post(url, {"title": "Arbetssätt", "plain": "Vi träffas på torsdagar."})
    version = TextPage.objects.get(locale__language_code="sv")
    assert answer.url == version.url == "/sv/arbetsrum/ohjausryhma/arbetssatt/"
    assert version.body == "<p>Vi träffas på torsdagar.</p>"
    assert version.translation_key == page.translation_key
    assert version.owner == bjorn
    assert access.audience(version) == access.audience(page)
    assert client_of(cecilia).get(version.url).status_code == 404
    page.refresh_from_db()
    assert page.body == "<p>Kokoonnumme torstaisin.</p>", "each version is written on its own"
    assert "Gör en" not in client.get(version.url).content.decode()


def test_an_untranslated_text_is_not_published(page, bjorn, client_of):
    sent = {"title": "Arbetssätt", "plain": "Kokoonnumme torstaisin."}
    answer = client_of(bjorn).post(url_of(page, "kieliversio"), sent)
    assert answer.status_code == 422
    assert TextPage.objects.count() == 1


def test_a_restricted_page_keeps_its_audience_in_the_other_language(page, bjorn, client_of):
    from cms.restricting import restrict

    group = bjorn.groups.create(name="Pieni piiri")
    restrict(page, [group])
    client_of(bjorn).post(url_of(page, "kieliversio"), {"title": "Arbetssätt", "plain": "Vi"})
    version = TextPage.objects.get(locale__language_code="sv")
    assert access.audience(version) == access.audience(page)
    assert str(group.pk) in access.audience(version)


def test_without_the_parent_there_is_no_version(page, aino, bjorn, client_of):
    below = editing.create(page, aino, Words("<p>Teksti</p>", "Alempi"))
    assert "Tee ruotsinkielinen versio" not in client_of(bjorn).get(below.url).content.decode()
    assert client_of(bjorn).get(url_of(below, "kieliversio")).status_code == 404
    assert Locale.objects.count() == 2


# -- Into the trash -----------------------------------------------------------------------------
def thrown(client, page):
    return client.post(url_of(page, "roskakoriin"))


def test_a_page_goes_into_the_trash_and_comes_back_from_the_notice(page, a, bjorn, aino, client_of):
    """DS-10: in both languages, with what hangs from it, its text and its history."""
    client = client_of(aino)
    version = editing.translate(page, bjorn, "sv", Words("<p>Vi träffas.</p>", "Arbetssätt"))
    below = editing.create(page, bjorn, Words("<p>Teksti</p>", "Alempi"))
    urls = [page.url, version.url, below.url]
    answer = thrown(client, page)
    assert answer.url == f"/fi/sivut/{a.page.pk}/"
    room = client.get(answer.url).content.decode()
    assert "”Työtavat” on roskakorissa 30 päivää." in room
    assert page.url not in room
    assert {client.get(url).status_code for url in urls} == {404}
    assert "Työtavat" in client.get(f"/fi/roskakori/{a.page.pk}/").content.decode()
    assert "1 kohde roskakorissa" in archiving.contents(a.row, aino)
    assert not [told for told in archiving.contents(a.row, aino) if "sivu" in told]
    undo = re.search(r'action="(/fi/kumoa/[^"]+)"', room)[1]
    assert client.post(undo).status_code == 302
    assert {client.get(url).status_code for url in urls} == {200}
    page.refresh_from_db()
    assert (page.live, page.body, page.live_revision.user) == (True, "<p>Kokoonnumme torstaisin.</p>", aino)


def test_one_throws_away_only_ones_own(page, aino, bjorn, client_of):
    client = client_of(bjorn)
    assert thrown(client, page).status_code == 404
    own = editing.create(page.get_parent().specific, bjorn, Words("<p>Oma</p>", "Oma sivu"))
    editing.create(own, aino, Words("<p>Ainon</p>", "Ainon sivu"))
    assert "Roskakoriin" not in client.get(own.url).content.decode()
    assert thrown(client, own).status_code == 404, "somebody else's page hangs from it"
    own = editing.create(page.get_parent().specific, bjorn, Words("<p>Oma</p>", "Toinen oma"))
    assert "Roskakoriin" in client.get(own.url).content.decode()
    assert thrown(client, own).status_code == 302
    assert thrown(client, own).status_code == 404


def test_a_coordinator_throws_any_away(page, bjorn, aino, client_of):
    own = editing.create(page.get_parent().specific, bjorn, Words("<p>Oma</p>", "Oma sivu"))
    assert thrown(client_of(aino), own).status_code == 302
    assert not TextPage.objects.get(pk=own.pk).live


def test_the_same_page_can_be_written_again_after_it(page, a, aino, client_of):
    client = client_of(aino)
    thrown(client, page)
    again = client.post(
        f"/fi/sivut/{a.page.pk}/uusi/", {"title": "Työtavat", "plain": "Kokoonnumme torstaisin."}
    )
    assert client.get(again.url).status_code == 200
    assert TextPage.objects.live().get().pk != page.pk
