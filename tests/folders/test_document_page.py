"""The page of a document: who opens it, what it tells, changing the details, what leads to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Document
from tests import factories
from workspace.folders import at_hand
from workspace.folders.models import Opened
from workspace.members.models import Membership

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


@pytest.fixture
def paper(a, aino):
    document = factories.document(
        a.folder,
        "Muistio 26.11.",
        b"Teksti",
        "muistio.txt",
        kind="minutes",
        language="fi",
        uploaded_by_user=aino,
    )
    document.tags.set(["talous", "syksy 2026"])
    return document


def fi(document) -> str:
    return f"/fi/asiakirjat/{document.pk}/"


def sv(document) -> str:
    return f"/sv/dokument/{document.pk}/"


def shown(client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_it_works(paper, a, bjorn, client_of):
    client = client_of(bjorn)
    page = shown(client, fi(paper))
    for words in ("Muistio 26.11.", "Pöytäkirja", "Suomi", "talous", "Aino Koskela", "muistio.txt", "Lataa",
                  f'href="{paper.url}" download', "?tag=syksy%202026", "Muuta tietoja",
                  "Tämän näkee: Ohjausryhmä, 2 jäsentä"):  # fmt: skip
        assert words in page, words
    response = client.get(sv(paper))
    assert "no-store" in response["Cache-Control"]
    for words in ("Ladda ner", "Protokoll", "Nyckelord", 'lang="fi"'):
        assert words in response.content.decode(), words


def test_outsider_gets_404_and_visitor_the_login(a, cecilia, dmitri, client_of):
    document = factories.document(a.folder, CANARY, CANARY.encode(), f"{CANARY}.txt", kind="memo")
    document.tags.set([CANARY])
    for url in (fi(document), sv(document), f"{fi(document)}muuta/"):
        for user in (cecilia, dmitri):
            assert CANARY not in shown(client_of(user), url, 404)
        response = client_of(None).get(url)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")
        assert CANARY not in response.content.decode()
    assert not Opened.objects.exists()


def test_a_document_in_the_trash_has_no_page(paper, bjorn, client_of):
    from django.utils import timezone

    Document.objects.filter(pk=paper.pk).update(trashed_at=timezone.now())
    shown(client_of(bjorn), fi(paper), 404)


def test_opening_is_remembered_for_oneself(paper, a, bjorn, aino, client_of):
    client_of(bjorn).get(fi(paper))
    assert [thing.title for thing in at_hand.things(bjorn, a.row)[1]] == [paper.title]
    assert at_hand.things(aino, a.row) == ([], [])


def test_one_who_only_reads_sees_no_way_to_change(paper, a, bjorn, client_of):
    Membership.objects.filter(user=bjorn).update(role=Membership.Role.OBSERVER)
    client = client_of(bjorn)
    assert "Muuta tietoja" not in shown(client, fi(paper))
    assert client.get(f"{fi(paper)}muuta/").status_code == 404
    assert client.post(f"{fi(paper)}muuta/", {"title": "x"}).status_code == 404
    paper.refresh_from_db()
    assert paper.title == "Muistio 26.11."


def test_lists_lead_to_the_page(paper, a, bjorn, client_of):
    client = client_of(bjorn)
    assert f'class="item__title" href="{fi(paper)}"' in shown(client, "/fi/tyotilat/ohjausryhma/asiakirjat/")
    assert f'class="document-row__title" href="{fi(paper)}"' in shown(client, "/fi/tyotilat/ohjausryhma/")


def test_search_leads_to_the_page_in_ones_language(paper, bjorn, client_of):
    from search import outbox

    outbox.drain()
    client = client_of(bjorn)
    assert f'href="{fi(paper)}"' in shown(client, "/fi/haku/?q=muistio")
    assert f'href="{sv(paper)}"' in shown(client, "/sv/sok/?q=muistio")


def test_as_many_queries_for_one_tag_as_for_three(a, bjorn, client_of):
    client, counts = client_of(bjorn), []
    for tags in (["a"], ["a", "b", "c"]):
        document = factories.document(a.folder, "Paperi", uploaded_by_user=bjorn)
        document.tags.set(tags)
        client.get(fi(document))
        with CaptureQueriesContext(connection) as queries:
            client.get(fi(document))
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


# -- Changing the details -------------------------------------------------------------------------
def details(client, document) -> dict:
    form = client.get(f"{fi(document)}muuta/").context["form"]
    return {name: form[name].value() for name in form.fields}


def test_details_are_changed(paper, bjorn, client_of):
    client = client_of(bjorn)
    told = details(client, paper) | {
        "title": " Muistio\u202e 27.11. ", "kind": "memo", "language": "", "tags": "Talous, kevät, KEVÄT, ,"
    }  # fmt: skip
    response = client.post(f"{fi(paper)}muuta/", told)
    assert response["Location"] == fi(paper)
    paper.refresh_from_db()
    assert (paper.title, paper.kind, paper.language) == ("Muistio 27.11.", "memo", "")
    assert sorted(tag.name for tag in paper.tags.all()) == ["kevät", "talous"]
    assert paper.filename == "muistio.txt"
    assert b"".join(client.get(paper.url).streaming_content) == b"Teksti"


WRONG = {
    "no title": ({"title": " \u200b "}, "Anna asiakirjalle otsikko."),
    "too many tags": ({"tags": ",".join(f"t{n}" for n in range(13))}, "Enintään 12 avainsanaa"),
    "a long tag": ({"tags": "x" * 61}, "on liian pitkä avainsanaksi"),
    "an unknown type": ({"kind": "poem"}, "poem"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_details_change_nothing_and_are_kept(case, paper, bjorn, client_of):
    fields, words = WRONG[case]
    client = client_of(bjorn)
    response = client.post(f"{fi(paper)}muuta/", details(client, paper) | {"title": "Säilyy"} | fields)
    assert response.status_code == 422
    assert words in response.content.decode()
    if "title" not in fields:
        assert 'value="Säilyy"' in response.content.decode()
    paper.refresh_from_db()
    assert paper.title == "Muistio 26.11."
    assert paper.tags.count() == 2


def test_a_stale_form_shows_both_and_saves_nothing(paper, bjorn, aino, client_of):
    """DS-13: the details of a document."""
    mine, theirs = client_of(bjorn), client_of(aino)
    told = details(mine, paper)
    theirs.post(f"{fi(paper)}muuta/", details(theirs, paper) | {"title": "Ainon nimi", "kind": "plan"})
    response = mine.post(f"{fi(paper)}muuta/", told | {"title": "Björnin nimi"})
    page = response.content.decode()
    assert response.status_code == 409
    for words in ("Ainon nimi", "Björnin nimi", "suunnitelma", "Joku ehti tallentaa ennen sinua"):
        assert words in page, words
    paper.refresh_from_db()
    assert paper.title == "Ainon nimi"
    again = told | {"title": "Björnin nimi", "mark": response.context["form"]["mark"].value()}
    assert mine.post(f"{fi(paper)}muuta/", again).status_code == 302
    paper.refresh_from_db()
    assert paper.title == "Björnin nimi"


# -- At hand --------------------------------------------------------------------------------------
def test_what_is_at_hand_stands_on_ones_start_page_of_the_workspace(
    paper, a, bjorn, aino, cecilia, client_of
):
    client = client_of(bjorn)
    other = factories.document(a.folder, "Avattu asiakirja", b"x", "a.txt")
    assert "Tähdellä merkitsemäsi" not in shown(client, "/fi/tyotilat/ohjausryhma/")
    client.post("/fi/oma/tahdet/", {"star": f"on d{paper.pk}", "back": fi(paper)})
    client.post("/fi/oma/tahdet/", {"star": f"on f{a.folder.pk}", "back": fi(paper)})
    client.get(fi(paper))
    client.get(fi(other))
    page = shown(client, "/fi/tyotilat/ohjausryhma/")
    starred, lately = page.split("Viimeksi avaamasi")
    assert f'href="{fi(paper)}"' in starred.split("Tähdellä merkitsemäsi")[1]
    assert '/fi/tyotilat/ohjausryhma/asiakirjat/"' in starred.split("Tähdellä merkitsemäsi")[1]
    assert f'href="{fi(other)}"' in lately
    assert f'href="{fi(paper)}"' not in lately
    assert "Viimeksi avaamasi" not in shown(client_of(aino), "/fi/tyotilat/ohjausryhma/")
    starred, lately = shown(client, "/fi/tyotilat/").split("Viimeksi avaamasi")
    assert f'href="{fi(paper)}"' in starred.split("Tähdellä merkitsemäsi")[1]
    assert f'href="{fi(other)}"' in lately
    a.group.user_set.remove(bjorn)
    assert "Avattu asiakirja" not in shown(client, "/fi/tyotilat/ohjausryhma/", 404)
    assert "Avattu asiakirja" not in shown(client, "/fi/tyotilat/")


@pytest.mark.parametrize("address", ["/fi/tyotilat/ohjausryhma/", "/fi/tyotilat/"])
def test_as_many_queries_for_one_at_hand_as_for_three(address, a, bjorn, client_of):
    client, counts = client_of(bjorn), []
    for number in range(3):
        document = factories.document(a.folder, f"Avattu {number}", b"x", "a.txt")
        starred = factories.document(a.folder, f"Tähti {number}", b"x", "a.txt")
        at_hand.opened(bjorn, document)
        at_hand.set_star(bjorn, starred, True)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[2], counts
