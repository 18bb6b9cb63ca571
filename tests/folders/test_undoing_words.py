"""Tags, types and names that were changed in the list come back from the notice."""

import pytest

from cms.models import Document
from search import outbox
from tests.folders.doing import FI, do, press, told, undo_of
from tests.folders.test_folder_page import put

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
