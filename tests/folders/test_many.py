"""Many at once: what is chosen is looked at again, each is answered for, nothing is told of what one may not see."""

import pytest

from cms.models import Document
from search import outbox
from tests import factories
from tests.folders.doing import do, press, told, words
from tests.folders.test_folder_page import CANARY, FI, put, shown
from workspace.folders.models import FolderPage, Link

ACTIONS = ("move", "copy", "tag", "kind", "rename", "throw", "zip")


def test_it_works(shelf, everything, bjorn, client_of):
    """Every row has its box, and the bar has its buttons, without any JavaScript."""
    page = shown(client_of(bjorn), FI)
    for key in [*everything, f"f{shelf.other.pk}"]:
        assert f'name="item" value="{key}" form="many"' in page, key
    for action in ACTIONS:
        assert f'name="do" value="{action}"' in page, action
    asked = words(press(client_of(bjorn), shelf.folder, "move", everything))
    assert "4 valittua: Muistio Sanasto Pelisäännöt Alikansio" in asked


def test_onlookers_get_no_boxes_and_no_bar(site_tree, dmitri, client_of):
    from cms.restricting import restrict

    restrict(site_tree.a.page)
    put(site_tree.a.folder, "Muistio")
    page = shown(client_of(dmitri), FI)
    assert 'form="many"' not in page
    assert 'name="do"' not in page
    assert f"/kansiot/{site_tree.a.folder.pk}/zip/" in page


@pytest.mark.parametrize("action", ACTIONS)
def test_what_one_may_not_see_is_not_there(action, shelf, site_tree, bjorn, client_of):
    """AC-45: the ids of B's things, alone and beside own ones; a number that no row has answers the same."""
    b = site_tree.b
    secret = put(b.folder, CANARY, f"{CANARY}.txt", collection=b.collection)
    secret.tags.add(CANARY)
    folder = factories.page(b.folder, FolderPage, CANARY, CANARY)
    link = Link.objects.create(folder=b.folder, title=CANARY, url=f"https://{CANARY}.example/")
    fields = {
        "to": shelf.other.pk, "add": "Uusi", "kind": "memo", "title": "Uusi",
    } if action != "zip" else {}  # fmt: skip
    for key in (
        f"d{secret.pk}",
        f"f{folder.pk}",
        f"l{link.pk}",
        "d99999999",
        "d" + "9" * 18,
        "d" + "9" * 40,
        "x1",
        "d²",
    ):
        answer = press(client_of(bjorn), shelf.folder, action, [key], **fields)
        assert answer.status_code == 404, key
        assert CANARY not in answer.content.decode(), key
    secret.refresh_from_db()
    assert (secret.title, secret.kind, secret.guard_id, secret.trashed_at) == (CANARY, "", b.folder.pk, None)
    assert [tag.name for tag in secret.tags.all()] == [CANARY]
    if action not in {"zip", "rename"}:
        client = client_of(bjorn)
        said = do(client, shelf.folder, action, [f"d{shelf.document.pk}", f"d{secret.pk}"], **fields)
        absent = do(client, shelf.folder, "tag", [f"d{secret.pk}", f"l{shelf.link.pk}"], add="x")
        assert CANARY not in said + absent
        assert "1 valituista – sitä ei ole enää" in said
        assert Document.objects.get(pk=secret.pk).guard_id == b.folder.pk


def test_nothing_chosen_or_no_action(shelf, bjorn, client_of):
    client = client_of(bjorn)
    assert "Valitse ensin jotakin" in told(client, press(client, shelf.folder, "move", []))
    assert "Valitse ensin jotakin" in told(
        client, press(client, shelf.folder, "räjäytä", [f"d{shelf.document.pk}"])
    )
    assert client.get(f"/fi/kansiot/{shelf.folder.pk}/valitut/")["Location"] == FI


# -- Tags and types -----------------------------------------------------------------------------
def test_tags_are_given_and_taken(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    second = put(shelf.folder, "Toinen paperi")
    shelf.document.tags.add("Vanha", "Pysyvä")
    keys = [*everything, f"d{second.pk}"]
    assert "Vanha" in press(client, shelf.folder, "tag", keys).content.decode()
    said = do(client, shelf.folder, "tag", keys, add=" Kevät 2027, , \u202eSyksy", remove=["Vanha"])
    assert "koskee vain asiakirjoja" in said
    assert {tag.name for tag in shelf.document.tags.all()} == {"Pysyvä", "Kevät 2027", "Syksy"}
    assert {tag.name for tag in second.tags.all()} == {"Kevät 2027", "Syksy"}
    outbox.drain()
    assert f"/fi/asiakirjat/{shelf.document.pk}/" in client.get("/fi/haku/?q=kevät+2027").content.decode()


def test_tags_that_are_none_come_back_with_a_sentence(shelf, bjorn, client_of):
    answer = press(client_of(bjorn), shelf.folder, "tag", [f"d{shelf.document.pk}"], add=" , ")
    assert answer.status_code == 422
    assert "Kirjoita avainsana" in answer.content.decode()
    answer = press(client_of(bjorn), shelf.folder, "tag", [f"d{shelf.document.pk}"], add="x" * 61)
    assert answer.status_code == 422
    assert "x" * 61 in answer.content.decode()


def test_a_document_has_at_most_twelve_tags(shelf, bjorn, client_of):
    shelf.document.tags.add(*"abcdefghijkl")
    said = do(client_of(bjorn), shelf.folder, "tag", [f"d{shelf.document.pk}"], add="A, uusi")
    assert "yli 12 avainsanaa" in said
    assert shelf.document.tags.count() == 12


def test_types_are_set(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    do(client, shelf.folder, "kind", everything, kind="agenda")
    assert Document.objects.get(pk=shelf.document.pk).kind == "agenda"
    assert press(client, shelf.folder, "kind", everything, kind="hups").status_code == 422
    do(client, shelf.folder, "kind", everything, kind="")
    assert Document.objects.get(pk=shelf.document.pk).kind == ""


# -- Renaming -----------------------------------------------------------------------------------
def test_one_is_renamed(shelf, bjorn, client_of):
    client = client_of(bjorn)
    url = shelf.document.url
    do(client, shelf.folder, "rename", [f"d{shelf.document.pk}"], title="Muistio\u200b 26.11.")
    do(client, shelf.folder, "rename", [f"l{shelf.link.pk}"], title="Uusi linkki")
    page = shown(client, FI)
    assert "Muistio 26.11." in page
    assert "Uusi linkki" in page
    assert client.get(url).status_code == 200
    outbox.drain()
    assert f"/fi/asiakirjat/{shelf.document.pk}/" in client.get("/fi/haku/?q=26.11.").content.decode()
    assert press(client, shelf.folder, "rename", [f"d{shelf.document.pk}"], title="\u200b").status_code == 422


def test_pages_are_renamed_where_they_are_changed(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    folder = press(client, shelf.folder, "rename", [f"f{shelf.inner.pk}"])
    assert folder["Location"] == f"/fi/kansiot/{shelf.inner.pk}/muuta/"
    text = press(client, shelf.folder, "rename", [f"t{shelf.text.pk}"])
    assert text["Location"] == f"/fi/sivut/{shelf.text.pk}/muokkaa/"
    assert "vain yksi" in told(client, press(client, shelf.folder, "rename", everything))


def test_it_is_all_there_in_swedish(shelf, everything, bjorn, client_of):
    client = client_of(bjorn)
    page = shown(client, "/sv/arbetsrum/ohjausryhma/dokument/")
    assert "Till papperskorgen" in page
    answer = client.post(f"/sv/mappar/{shelf.swedish.pk}/valda/", {"do": "throw", "item": everything})
    assert "I papperskorgen i 30 dagar" in told(client, answer)
    assert "Försvinner för gott" in shown(client, f"/sv/papperskorg/{shelf.a.page.pk}/")
