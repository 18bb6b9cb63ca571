"""A folder as a ZIP: what is in it, for whom, under which names, and how it is sent."""

import io
import tracemalloc
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.audit import AuditRow
from cms.models import Document
from cms.restricting import restrict
from cms.storage import PrivateStorage
from tests import factories
from tests.folders.doing import press, told
from tests.folders.test_folder_page import CANARY, put
from workspace.folders import zipping
from workspace.folders.models import FolderPage, Link
from workspace.members import joining
from workspace.pages.models import TextPage


def unpacked(response) -> dict[str, bytes]:
    """Return what a ZIP holds, by path; it is whole and sound."""
    assert response.status_code == 200
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len({name.casefold() for name in names})
        return {name: archive.read(name) for name in names}


def whole(client, folder) -> dict[str, bytes]:
    return unpacked(client.get(f"/fi/kansiot/{folder.pk}/zip/"))


def test_it_works(shelf, bjorn, client_of):
    response = client_of(bjorn).get(f"/fi/kansiot/{shelf.folder.pk}/zip/")
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="Asiakirjat.zip"'
    assert response["Cache-Control"] == "private, no-store"
    assert "Content-Length" not in response
    found = unpacked(response)
    assert set(found) == {"paperi.txt", "Sanasto.url", "Pelisäännöt.html", "Alikansio/paperi.txt", "Toinen/"}
    assert found["paperi.txt"] == b"Teksti"
    assert found["Sanasto.url"] == b"[InternetShortcut]\r\nURL=https://example.org/\r\n"
    assert "<p>Puhutaan vuorotellen.</p>" in found["Pelisäännöt.html"].decode()
    row = AuditRow.objects.get(action="files.downloaded")
    assert (row.actor_id, row.group_id, row.after) == (bjorn.pk, shelf.a.group.pk, {"files": 4})
    assert row.subject == "Asiakirjat"


def test_what_is_chosen(shelf, bjorn, client_of):
    keys = [f"d{shelf.document.pk}", f"f{shelf.inner.pk}"]
    assert set(unpacked(press(client_of(bjorn), shelf.folder, "zip", keys))) == {
        "paperi.txt", "Alikansio/paperi.txt",
    }  # fmt: skip


def test_only_what_one_may_read(shelf, aino, bjorn, client_of):
    """AC-30: nothing of a closed folder, of the trash, of drafts: not a name."""
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    closed = factories.page(shelf.folder, FolderPage, CANARY, CANARY)
    restrict(closed, [secret])
    aino.groups.add(secret)
    put(closed, CANARY, f"{CANARY}.txt", CANARY.encode())
    Link.objects.create(folder=closed, title=CANARY, url=f"https://example.org/{CANARY}")
    factories.page(closed, TextPage, CANARY, body=CANARY)
    factories.page(shelf.folder, TextPage, f"Luonnos {CANARY}", body=CANARY).unpublish()
    trashed = put(shelf.folder, "Poistettu", "poistettu.txt")
    press(client_of(bjorn), shelf.folder, "throw", [f"d{trashed.pk}"])
    mine = whole(client_of(bjorn), shelf.folder)
    assert CANARY not in str(mine)
    assert "poistettu.txt" not in mine
    theirs = whole(client_of(aino), shelf.folder)
    assert {f"{CANARY}/{CANARY}.txt", f"{CANARY}/{CANARY}.url", f"{CANARY}/{CANARY}.html"} <= set(theirs)
    assert f"Luonnos {CANARY}.html" not in theirs


def test_outsider_gets_404(shelf, cecilia, dmitri, client_of):
    url = f"/fi/kansiot/{shelf.folder.pk}/zip/"
    for user in (cecilia, dmitri):
        assert client_of(user).get(url).status_code == 404
    assert "/accounts/login/" in client_of(None).get(url)["Location"]
    assert not AuditRow.objects.filter(action="files.downloaded").exists()


def test_names_are_safe_and_each_is_there_once(shelf, bjorn, client_of):
    for number, name in enumerate(
        ["PAPERI.TXT", "paperi (2).txt", "../../etc/passwd.txt", "con.txt", "å" * 251 + ".txt"]
    ):
        document = put(shelf.inner, f"Nimi {number}")
        Document.objects.filter(pk=document.pk).update(original_name=name)
    Link.objects.create(folder=shelf.inner, title="a/b\\c:d?", url="https://example.org/")
    factories.page(shelf.inner, FolderPage, "../ylös.", "ylos")
    names = set(whole(client_of(bjorn), shelf.folder))
    inside = {name.removeprefix("Alikansio/") for name in names if name.startswith("Alikansio/")}
    assert len(inside) == 8
    assert not [name for name in names if ".." in name or name.startswith("/") or "\\" in name]
    assert {"paperi.txt", "_con.txt", "passwd.txt"} <= {name.casefold() for name in inside}


def test_names_get_numbers():
    names = zipping.Names()
    given = [
        names.give(name)
        for name in ("Muistio.txt", "muistio.TXT", "Muistio.txt", "Kansio", "kansio", "a.b.txt")
    ]
    assert given == ["Muistio.txt", "muistio (2).TXT", "Muistio (3).txt", "Kansio", "kansio (2)", "a.b.txt"]


def test_what_is_compressed_already_is_not_compressed_again(shelf, bjorn, client_of):
    put(shelf.folder, "Kuva", "kuva.png", b"\x89PNG" + b"0" * 5000)
    put(shelf.folder, "Pitkä", "pitka.txt", b"a" * 5000)
    response = client_of(bjorn).get(f"/fi/kansiot/{shelf.folder.pk}/zip/")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        kinds = {info.filename: (info.compress_type, info.compress_size) for info in archive.infolist()}
    assert kinds["kuva.png"] == (zipfile.ZIP_STORED, 5004)
    assert kinds["pitka.txt"][0] == zipfile.ZIP_DEFLATED
    assert kinds["pitka.txt"][1] < 200


def test_an_empty_folder_is_no_zip(shelf, bjorn, client_of):
    client = client_of(bjorn)
    assert "ei ole vielä mitään ladattavaa" in told(client, client.get(f"/fi/kansiot/{shelf.other.pk}/zip/"))


def test_folders_are_named_in_the_reader_s_language(shelf, bjorn, client_of):
    found = unpacked(client_of(bjorn).get(f"/sv/mappar/{shelf.swedish.pk}/zip/"))
    assert "Undermapp/paperi.txt" in found
    assert "paperi.txt" in found


# -- While it is sent ---------------------------------------------------------------------------
def test_who_loses_the_right_gets_no_other_file(shelf, bjorn, client_of):
    """AC-59: the file under way at most; the ZIP stays sound and says that something is missing."""
    for name in ("aa.txt", "bb.txt"):
        put(shelf.other, name, name, b"x" * 300_000)
    pieces = iter(client_of(bjorn).get(f"/fi/kansiot/{shelf.other.pk}/zip/").streaming_content)
    begun = next(pieces)
    joining.remove_member(shelf.a.row, bjorn)
    with zipfile.ZipFile(io.BytesIO(begun + b"".join(pieces))) as archive:
        assert archive.namelist() == ["aa.txt", "Pois jääneet.txt"]
        assert "1 tiedosto jäi pois" in archive.read("Pois jääneet.txt").decode()
    assert client_of(bjorn).get(f"/fi/kansiot/{shelf.other.pk}/zip/").status_code == 404


def test_a_missing_file_is_told_of(shelf, bjorn, client_of):
    lost = put(shelf.folder, "Kadonnut", "kadonnut.txt")
    lost.file.storage.delete(lost.file.name)
    found = whole(client_of(bjorn), shelf.folder)
    assert "kadonnut.txt" not in found
    assert "1 tiedosto" in found["Pois jääneet.txt"].decode()


def test_the_first_byte_comes_before_the_files_are_read(shelf, bjorn, monkeypatch):
    opened = []
    original = PrivateStorage.open

    def noted(storage, name, mode="rb"):
        opened.append(name)
        return original(storage, name, mode)

    monkeypatch.setattr(PrivateStorage, "open", noted)
    for number in range(5):
        put(shelf.other, f"Paperi {number}", f"{number}.txt", b"x" * 1000)
    opened.clear()
    next(zipping.stream(bjorn, zipping.of_folder(bjorn, shelf.other)))
    assert len(opened) == 1


def test_it_takes_little_memory(shelf, bjorn):
    """Sixty megabytes pass through; a hundredth of it is held at a time."""
    document = put(shelf.other, "Suuri", "suuri.pdf")
    document.file.storage.delete(document.file.name)
    document.file.storage.save(document.file.name, ContentFile(b"x" * 20_000_000))
    entries = zipping.of_folder(bjorn, shelf.other) * 3
    tracemalloc.start()
    try:
        size = sum(map(len, zipping.stream(bjorn, entries)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size > 60_000_000
    assert peak < 3_000_000


@pytest.mark.parametrize("count", [1, 3])
def test_listing_takes_the_same_queries(count, shelf, bjorn):
    for number in range(count):
        inner = factories.page(shelf.other, FolderPage, f"Kansio {number}", f"kansio-{number}")
        put(inner, "Paperi")
        Link.objects.create(folder=inner, title="Linkki", url="https://example.org/")
    with CaptureQueriesContext(connection) as queries:
        assert len(zipping.of_folder(bjorn, shelf.other)) == 2 * count
    assert len(queries) <= 12, len(queries)
