"""What is found, by whom, in which language."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from home.models import ContentPage, GuidanceService, NewsIndexPage, NewsPage, ServiceIndexPage
from newsletter.models import NewsletterIndexPage, NewsletterPage
from tests import factories
from tests.factories import in_swedish, page
from workspace.discussions.models import Post, Thread
from workspace.members.models import Organisation

pytestmark = pytest.mark.usefixtures("search_engine")

TEXT = [{"type": "text", "value": "<p>Tässä puhutaan <b>uraohjauksesta</b> ja arjesta.</p>"}]


def content(tree, title="Ohjausta kaikille", **fields):
    return page(tree.home, ContentPage, title, body=TEXT, **fields)


def test_it_works(site_tree, found):
    content(site_tree, lead="Kenen puoleen kääntyä")
    assert found("ohjausta") == ["Ohjausta kaikille"]
    assert found("uraohjauksesta") == ["Ohjausta kaikille"]
    assert found("KÄÄNTYÄ") == ["Ohjausta kaikille"]
    assert found("kaantya") == []


def test_every_kind_is_found(site_tree, aino, found):
    a = site_tree.a
    index = page(site_tree.home, NewsIndexPage, "Uutiset", "uutiset")
    page(index, NewsPage, "Uutinen sammakosta")
    letters = page(site_tree.home, NewsletterIndexPage, "Uutiskirje", "uutiskirje")
    page(letters, NewsletterPage, "Kevään kirje", intro="Tässä kerrotaan sammakosta.")
    services = page(site_tree.home, ServiceIndexPage, "Keneltä kysyä", "kenelta")
    service = GuidanceService.objects.create(
        name_fi="Sammakon ohjaamo", kind="young", summary_fi="sammakosta"
    )
    Organisation.objects.create(name_fi="Sammakko ry", kind="association", summary_fi="sammakosta")
    factories.document(a.folder, "Muistio sammakosta")
    factories.event(a.events, "Kokous sammakosta", kind="meeting")
    thread = Thread.objects.create(board=a.board, title="Keskustelu sammakosta")
    post = Post.objects.create(thread=thread, body="Mitä mieltä?")
    results = found.results("sammakosta", aino)
    assert {hit.kind.key for hit in results.hits} == {
        "news", "newsletter", "service", "organisation", "document", "event", "post",
    }  # fmt: skip
    urls = {hit.kind.key: hit.url for hit in results.hits}
    assert urls["service"] == f"{services.get_url()}#service-{service.pk}"
    assert urls["post"] == f"/fi/keskustelut/viesti/{post.pk}/"
    in_sv = {h.kind.key: h.url for h in found.results("sammakosta", aino, "sv").hits}
    assert in_sv["post"] == f"/sv/diskussioner/inlagg/{post.pk}/"
    assert in_sv["organisation"].startswith("/sv/organisationer/")
    assert found("ohjausryhmä", aino) == ["Ohjausryhmä"]


def test_a_thread_is_one_hit(site_tree, aino, found):
    thread = Thread.objects.create(board=site_tree.a.board, title="Ohjaamon tilat")
    for words in ("Ohjaamon uudet tilat ovat valmiit.", "Kiitos, hieno ohjaamon aula.", "Samaa mieltä."):
        Post.objects.create(thread=thread, body=words, author=aino)
    results = found.results("ohjaamon", aino)
    assert (results.total, results.kinds.total) == (1, 1)


def test_one_hit_for_a_thing_in_both_languages(site_tree, found):
    original = content(site_tree, "ELO verkosto")
    in_swedish(original, "ELO nätverket")
    assert found("elo", language="fi") == ["ELO verkosto"]
    assert found("elo", language="sv") == ["ELO nätverket"]
    assert found.results("elo").total == 1


def test_the_other_language_is_found_and_told(site_tree, found):
    in_swedish(content(site_tree, "Verkosto"), "Nätverket", body=[])
    hit = found.results("nätverket", language="fi").hits[0]
    assert (hit.name, hit.language, hit.url) == ("Nätverket", "sv", "/fi/verkosto/")
    assert found.results("nätverket", language="sv").hits[0].language == ""


def test_where_it_lies(site_tree, aino, found):
    factories.document(site_tree.a.folder, "Esityslista", name="lista.txt")
    hit = found.results("lista.txt", aino).hits[0]
    assert [step.title for step in hit.place] == ["Työtilat", "Ohjausryhmä", "Asiakirjat"]
    steps = found.results("esityslista", aino, "sv").hits[0].place
    assert [step.title for step in steps] == ["Arbetsrum", "Styrgruppen", "Asiakirjat"]
    assert [step.language for step in steps] == ["", "", "fi"]


def test_marks(site_tree, found):
    content(site_tree)
    hit = found.results("ohjausta uraohjauksesta").hits[0]
    assert [piece.text for piece in hit.title if piece.lit] == ["Ohjausta"]
    assert [piece.text for piece in hit.passage if piece.lit] == ["uraohjauksesta"]


def test_of_a_phrase_only_the_phrase_is_lit_and_the_passage_has_it(site_tree, found):
    far = "Ohjaus on asia, ja yhteinen on se. " * 30
    body = [
        {
            "type": "text",
            "value": f"<p>{far}Tässä on opinto-ohjaajien yhteinen ohjaus, ja yhteisen asian ohjaus.</p>"
            f"<p>{'a b ' * 18}loppu</p>",
        }
    ]
    page(site_tree.home, ContentPage, "Ohjaus", body=body)
    for typed, lit in (
        ('"yhteinen ohjaus"', ["yhteinen", "ohjaus"]),
        ('"Opinto-ohjaajien yhteinen"', ["opinto-ohjaajien", "yhteinen"]),
        ('"yhteinen ohjaus" tässä', ["Tässä", "yhteinen", "ohjaus"]),
        (f'"{" ".join(["a-b"] * 18)} loppu"', [*"ab" * 18, "loppu"]),
    ):
        (hit,) = found.results(typed).hits
        assert [piece.text for piece in (*hit.title, *hit.passage) if piece.lit] == lit, typed


def test_all_words_else_some_of_them_and_it_says_so(site_tree, found):
    content(site_tree)
    page(site_tree.home, ContentPage, "Jääkiekko keväällä")
    assert found("ohjausta jääkiekko")
    assert found.results("ohjausta jääkiekko").any_of
    assert not found.results("ohjausta arjesta").any_of
    assert found("ohjausta arjesta") == ["Ohjausta kaikille"]


def test_phrase_and_minus(site_tree, found):
    content(site_tree, "Ohjaus on yhteinen asia")
    content(site_tree, "Yhteinen ohjaus")
    assert found('"yhteinen ohjaus"') == ["Yhteinen ohjaus"]
    assert found("ohjaus -asia") == ["Yhteinen ohjaus"]
    assert found('ohjaus -"yhteinen ohjaus"') == ["Ohjaus on yhteinen asia"]
    assert found("-asia") == []


def test_facets_narrow_and_count(site_tree, aino, found):
    content(site_tree, "Kesän ohjaus")
    for n in range(3):
        factories.event(site_tree.a.events, f"Kesän kokous {n}")
    results = found.results("kesän", aino)
    assert [(c.label, c.count) for c in results.kinds.choices] == [("Sivut", 1), ("Tapahtumat", 3)]
    narrowed = found.results("kesän", aino, kind="event")
    assert narrowed.total == 3
    assert [(c.label, c.count) for c in narrowed.kinds.choices] == [("Sivut", 1), ("Tapahtumat", 3)]
    assert [c.label for f in results.other_facets if f.name == "workspace" for c in f.choices] == []
    assert found.results("kesän", aino, workspace=str(site_tree.a.row.pk)).total == 3


def test_newest_and_oldest_first(site_tree, aino, found):
    for days in (5, 20, 10):
        factories.event(site_tree.a.events, f"Istunto {days}", days=days)
    assert found("istunto", aino, sort="newest") == ["Istunto 20", "Istunto 10", "Istunto 5"]
    assert found("istunto", aino, sort="oldest") == ["Istunto 5", "Istunto 10", "Istunto 20"]


def test_title_counts_more_than_text(site_tree, found):
    content(site_tree, "Arki", lead="")
    content(site_tree, "Uraohjauksesta kerrotaan", lead="")
    assert found("uraohjauksesta")[0] == "Uraohjauksesta kerrotaan"


def test_a_measure_is_found_at_its_place(site_tree, aino, found):
    from workspace.plans.models import ActionPlanPage

    block = {
        "type": "measure",
        "id": str(uuid4()),
        "value": {"title": "Ohjaajien vertaispäivät", "status": "done"},
    }
    value = {"title": "Osaaminen", "description": "", "measures": [block]}
    plan = page(
        site_tree.a.page, ActionPlanPage, "Suunnitelma", first_year=2026, last_year=2029,
        priorities=[{"type": "priority", "value": value}],
    )  # fmt: skip
    hit = found.results("vertaispäivät", aino).hits[0]
    measure = plan.measures.get()
    assert (hit.kind.key, hit.priority, hit.url) == (
        "measure",
        1,
        f"{plan.get_url()}#measure-{measure.block_id}",
    )
    plan.unpublish()
    assert found("vertaispäivät", aino) == []


# -- Never found --------------------------------------------------------------------------------
def test_draft_is_not_found(site_tree, found):
    draft = content(site_tree, live=True)
    draft.unpublish()
    assert found("ohjausta") == []


def test_draft_text_of_a_published_page_is_not_found(site_tree, found):
    published = content(site_tree)
    published.title = "Salainen luonnos"
    published.save_revision()
    assert found("luonnos") == []
    assert found("ohjausta") == ["Ohjausta kaikille"]


def test_expired_is_not_found_at_the_moment_it_expires(site_tree, found):
    later = timezone.now() + timedelta(days=1)
    content(site_tree, expire_at=later)
    assert found("ohjausta") == ["Ohjausta kaikille"]
    ContentPage.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    ContentPage.objects.get().save()
    assert found("ohjausta") == []


def test_below_an_unpublished_page_nothing_is_found(site_tree, aino, found):
    document = factories.document(site_tree.a.folder, "Esityslista")
    site_tree.a.folder.unpublish()
    assert found("esityslista", aino) == []
    site_tree.a.folder.save_revision().publish()
    assert found("esityslista", aino) == [document.title]


def test_an_alias_is_found_once(site_tree, found):
    original = content(site_tree)
    original.create_alias(parent=site_tree.a.page)
    assert found.results("ohjausta").total == 1


@pytest.mark.parametrize("who", ["aino", "bjorn"])
def test_members_find_the_closed(who, site_tree, aino, bjorn, found):
    factories.document(site_tree.a.folder, "Esityslista")
    assert found("esityslista", {"aino": aino, "bjorn": bjorn}[who]) == ["Esityslista"]
