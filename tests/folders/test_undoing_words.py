"""Tags, types and names that were changed come back from the notice: in the list, or by the form of one thing."""

import pytest

from cms.models import Document
from search import outbox
from tests import factories
from tests.folders.doing import FI, do, press, told, undo_of
from tests.folders.test_folder_page import put
from workspace.folders import making
from workspace.folders.models import FolderPage

pytestmark = pytest.mark.django_db


def tags(document) -> set[str]:
    return {tag.name for tag in Document.objects.get(pk=document.pk).tags.all()}


def test_tags_of_many_come_back(shelf, bjorn, client_of):
    client, second = client_of(bjorn), put(shelf.folder, "Toinen paperi")
    shelf.document.tags.add("Vanha", "Pysyvä")
    keys = [f"d{shelf.document.pk}", f"d{second.pk}"]
    undo = undo_of(client, press(client, shelf.folder, "tag", keys, add="Kevät 2027", remove=["Vanha"]))
    assert "Kumottu. Ennallaan: 2" in told(client, client.post(undo, {"back": FI}))
    assert tags(shelf.document) == {"Vanha", "Pysyvä"}
    assert tags(second) == set()
    outbox.drain()
    assert second.title not in client.get("/fi/haku/?q=kevät+2027").content.decode()
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))


def test_a_type_comes_back(shelf, bjorn, client_of):
    client = client_of(bjorn)
    Document.objects.filter(pk=shelf.document.pk).update(kind="memo")
    client.post(
        undo_of(client, press(client, shelf.folder, "kind", [f"d{shelf.document.pk}"], kind="agenda"))
    )
    assert Document.objects.get(pk=shelf.document.pk).kind == "memo"


def test_a_name_comes_back(shelf, bjorn, client_of):
    client = client_of(bjorn)
    for thing, key in ((shelf.document, f"d{shelf.document.pk}"), (shelf.link, f"l{shelf.link.pk}")):
        before = thing.title
        client.post(undo_of(client, press(client, shelf.folder, "rename", [key], title="Aivan muuta")))
        thing.refresh_from_db()
        assert thing.title == before
    outbox.drain()
    assert "Aivan muuta" not in client.get("/fi/haku/?q=aivan+muuta").content.decode().partition("<main")[2]


def test_what_somebody_changed_since_stays(shelf, aino, bjorn, client_of):
    client, second = client_of(bjorn), put(shelf.folder, "Toinen paperi")
    keys = [f"d{shelf.document.pk}", f"d{second.pk}"]
    undo = undo_of(client, press(client, shelf.folder, "tag", keys, add="Kevät"))
    do(client_of(aino), shelf.folder, "tag", keys[:1], add="Syksy")
    assert "Ennallaan: 1" in told(client, client.post(undo, {"back": FI}))
    assert tags(shelf.document) == {"Kevät", "Syksy"}
    assert tags(second) == set()


def test_undo_is_for_its_maker_who_may_still_write(shelf, aino, bjorn, client_of):
    client = client_of(bjorn)
    undo = undo_of(client, press(client, shelf.folder, "rename", [f"d{shelf.document.pk}"], title="Uusi"))
    assert client_of(aino).post(undo).status_code == 404
    bjorn.groups.clear()
    assert client.post(undo).status_code == 404
    assert Document.objects.get(pk=shelf.document.pk).title == "Uusi"


def test_nothing_to_undo_where_nothing_changed(shelf, bjorn, client_of):
    client = client_of(bjorn)
    shelf.document.tags.add("Kevät")
    answer = press(client, shelf.folder, "tag", [f"d{shelf.document.pk}"], add="Kevät")
    assert "/fi/kumoa/" not in client.get(answer["Location"]).content.decode()


# -- One thing, by its form -----------------------------------------------------------------------
def save(client, address: str, **fields):
    """Save a form as it stands with some fields changed."""
    form = client.get(address).context["form"]
    return client.post(address, {name: form[name].value() or "" for name in form.fields} | fields)


def test_the_details_of_a_document_come_back(shelf, bjorn, client_of):
    client, page = client_of(bjorn), f"/fi/asiakirjat/{shelf.document.pk}/"
    Document.objects.filter(pk=shelf.document.pk).update(kind="memo", language="sv")
    shelf.document.tags.add("Vanha")
    saved = save(client, f"{page}muuta/", title="Aivan muuta", kind="agenda", language="fi", tags="Kevät")
    assert tags(shelf.document) == {"Kevät"}
    answer = client.post(undo_of(client, saved), {"back": page})
    assert answer["Location"] == page
    assert "Kumottu. Ennallaan: 1" in told(client, answer)
    document = Document.objects.get(pk=shelf.document.pk)
    assert (document.title, document.kind, document.language) == ("Muistio", "memo", "sv")
    assert tags(document) == {"Vanha"}
    outbox.drain()
    assert "Aivan muuta" not in client.get("/fi/haku/?q=aivan+muuta").content.decode().partition("<main")[2]


def test_the_details_of_a_paper_of_a_meeting_come_back(site_tree, aino, client_of):
    paper = put(factories.event(site_tree.a.events, "Kokous"), "Esityslista")
    client = client_of(aino)
    undo = undo_of(client, save(client, f"/fi/asiakirjat/{paper.pk}/muuta/", title="Aivan muuta"))
    client.post(undo)
    assert Document.objects.get(pk=paper.pk).title == "Esityslista"


def test_where_a_link_leads_comes_back(shelf, bjorn, client_of):
    client = client_of(bjorn)
    saved = save(client, f"/fi/linkit/{shelf.link.pk}/", url="https://example.com/", title="Muuta")
    client.post(undo_of(client, saved))
    shelf.link.refresh_from_db()
    assert (shelf.link.title, shelf.link.url) == ("Sanasto", "https://example.org/")


def test_the_names_and_the_order_of_a_folder_come_back_in_both_languages(shelf, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/kansiot/{shelf.inner.pk}/muuta/"
    before = making.words_of(shelf.inner)
    saved = save(client, url, title_fi="Aivan muuta", description_sv="Annat", order="name")
    assert making.words_of(shelf.inner)["fi"].title == "Aivan muuta"
    answer = client.post(undo_of(client, saved), {"back": saved["Location"]})
    assert answer["Location"] == saved["Location"]
    assert "Alikansio" in told(client, answer)
    assert making.words_of(shelf.inner) == before
    assert set(FolderPage.objects.filter(pk=shelf.inner.pk).values_list("order", "live")) == {("date", True)}
    outbox.drain()
    assert "Aivan muuta" not in client.get("/fi/haku/?q=aivan+muuta").content.decode().partition("<main")[2]


def test_a_folder_that_somebody_named_since_keeps_that_name(shelf, aino, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/kansiot/{shelf.inner.pk}/muuta/"
    undo = undo_of(client, save(client, url, title_fi="Aivan muuta"))
    save(client_of(aino), url, title_fi="Ainon nimi")
    assert "ei voi enää kumota" in told(client, client.post(undo, {"back": FI}))
    assert making.words_of(shelf.inner)["fi"].title == "Ainon nimi"
    bjorn.groups.clear()
    assert client.post(undo).status_code == 404


def test_a_folder_that_got_a_page_in_another_language_is_not_undone(shelf, bjorn, client_of):
    """Somebody may have put something there by now: the page is not taken away."""
    client = client_of(bjorn)
    saved = save(client, f"/fi/kansiot/{shelf.other.pk}/muuta/", title_sv="En annan")
    assert making.words_of(shelf.other)["sv"].title == "En annan"
    assert "/fi/kumoa/" not in client.get(saved["Location"]).content.decode()
