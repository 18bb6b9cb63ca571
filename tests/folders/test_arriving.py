"""Files in pieces: begun, sent, cut, resumed, finished; whole folders; and every refusal of the plain form."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cms.models import Document
from tests import factories
from tests.files import samples
from tests.files.clamd import EICAR, Clamd
from tests.folders.test_uploading import REFUSED, stored
from workspace.folders import arriving
from workspace.folders.items import document_url
from workspace.folders.models import FolderPage, Incoming

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    """Let the pieces lie in a folder of this test's own."""
    settings.INCOMING_ROOT = tmp_path / "incoming"


def begin(client, folder, name: str = "paperi.txt", size: int = 6, **told):
    return client.post(f"/fi/kansiot/{folder.pk}/tulevat/", {"name": name, "size": size, **told})


def piece(client, url: str, content: bytes, offset: int = 0):
    return client.generic(
        "POST", url, content, "application/octet-stream", headers={"Upload-Offset": str(offset)}
    )


def bring(client, folder, content: bytes = b"Teksti", name: str = "paperi.txt", **told):
    """Send a whole file in pieces of a hundred thousand bytes; return the last answer."""
    begun = begin(client, folder, name, len(content), **told)
    if begun.status_code != 201:
        return begun
    for offset in range(0, len(content), 100_000):
        answer = piece(client, begun.json()["url"], content[offset : offset + 100_000], offset)
        assert answer.status_code == 200, answer.content
    return client.post(begun.json()["finish"])


def coming() -> list[Path]:
    return [path for path in Path(configured.INCOMING_ROOT).rglob("*") if path.is_file()]


def test_it_works(a, bjorn, client_of):
    content = samples.pdf() + b"\n" * 250_000
    answer = bring(client_of(bjorn), a.folder, content, "Pöytäkirja_1.pdf", language="sv")
    document = Document.objects.get()
    assert answer.json() == {
        "url": document_url(document),
        "words": "”Pöytäkirja 1” (Pöytäkirja_1.pdf) on nyt tässä kansiossa.",
    }
    assert (document.guard_id, document.collection_id) == (a.folder.pk, a.collection.pk)
    assert (document.language, document.uploaded_by_user) == ("sv", bjorn)
    assert b"".join(client_of(bjorn).get(document.url).streaming_content) == content
    assert coming() == []


def test_one_that_is_not_wanted_after_all_is_forgotten(a, aino, bjorn, client_of):
    client = client_of(bjorn)
    begun = begin(client, a.folder).json()
    piece(client, begun["url"], b"Tek")
    assert client_of(aino).delete(begun["url"]).status_code == 404
    assert len(coming()) == 1
    assert client.delete(begun["url"]).json() == {"offset": 0}
    assert (coming(), Incoming.objects.count()) == ([], 0)
    assert client.delete(begun["url"]).status_code == 404
    assert client.post(begun["finish"]).status_code == 404


def test_one_that_has_come_in_stays(a, bjorn, client_of):
    client = client_of(bjorn)
    begun = begin(client, a.folder).json()
    piece(client, begun["url"], b"Teksti")
    client.post(begun["finish"])
    assert client.delete(begun["url"]).json() == {"offset": 6}
    assert Document.objects.count() == Incoming.objects.count() == 1


def test_outsider_gets_404(a, bjorn, cecilia, dmitri, client_of):
    url, finish = (
        begin(client_of(bjorn), a.folder, f"{CANARY}.txt").json()[part] for part in ("url", "finish")
    )
    for user in (cecilia, dmitri):
        client = client_of(user)
        assert begin(client, a.folder).status_code == 404
        answers = [client.get(url), piece(client, url, b"Teksti"), client.post(finish)]
        assert [answer.status_code for answer in answers] == [404] * 3
        assert not any(CANARY in answer.content.decode() for answer in answers)
    assert client_of(None).get(url)["Location"].startswith("/accounts/login/")


def test_another_member_does_not_send_my_file(a, bjorn, aino, client_of):
    url = begin(client_of(bjorn), a.folder).json()["url"]
    assert piece(client_of(aino), url, b"Teksti").status_code == 404


def test_let_go_while_it_comes(a, bjorn, client_of):
    told = begin(client_of(bjorn), a.folder).json()
    piece(client_of(bjorn), told["url"], b"Teksti")
    a.row.memberships.get(user=bjorn).delete()
    bjorn.groups.clear()
    assert client_of(bjorn).post(told["finish"]).status_code == 404
    assert not Document.objects.exists()


def test_another_site_cannot_send(a, bjorn):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bjorn)
    assert begin(client, a.folder).status_code == 403


# -- A lost connection ------------------------------------------------------------------------------
class Cut:
    """The body of a request whose connection breaks."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    readline = None  # nobody reads it by lines

    def read(self, size: int = -1) -> bytes:
        """Return a piece, then break."""
        if not self.content:
            raise OSError("connection reset by peer")
        piece, self.content = self.content[:size], self.content[size:]
        return piece


def test_cut_at_ninety_per_cent_it_goes_on_where_it_broke(a, bjorn, client_of):
    content, client = b"Teksti " * 100_000, client_of(bjorn)
    cut = len(content) * 9 // 10
    told = begin(client, a.folder, size=len(content)).json()
    headers = {"HTTP_UPLOAD_OFFSET": "0", "CONTENT_TYPE": "application/octet-stream"}
    client.request(REQUEST_METHOD="POST", PATH_INFO=told["url"], CONTENT_LENGTH=str(len(content)),
                   **headers, **{"wsgi.input": Cut(content[:cut])})  # fmt: skip
    assert client.get(told["url"]).json() == {"offset": cut, "size": len(content)}
    early = client.post(told["finish"])
    assert (early.status_code, early.json()) == (409, {"offset": cut})
    again = piece(client, told["url"], content)
    assert (again.status_code, again.json()) == (409, {"offset": cut})
    assert piece(client, told["url"], content[cut:], cut).json() == {"offset": len(content)}
    assert client.post(told["finish"]).status_code == 200
    assert Document.objects.get().file.read() == content


def test_a_second_finish_changes_nothing(a, bjorn, client_of):
    client = client_of(bjorn)
    told = begin(client, a.folder).json()
    piece(client, told["url"], b"Teksti")
    answers = [client.post(told["finish"]).json()["url"] for _time in range(2)]
    assert answers == [document_url(Document.objects.get())] * 2
    assert Document.objects.get().versions.count() == 1


def test_two_pieces_at_once_take_turns(a, bjorn):
    row = arriving.begin(a.folder, bjorn, arriving.Told("a.txt", 6))
    with arriving._locked(row), pytest.raises(arriving.BusyError):
        arriving.take(row, SimpleUploadedFile("x", b"Teksti"), 0)


def test_what_is_not_finished_in_a_day_is_swept_with_its_bytes(a, bjorn, client_of):
    client = client_of(bjorn)
    old, young = (begin(client, a.folder, name).json()["url"] for name in ("vanha.txt", "uusi.txt"))
    for url in (old, young):
        piece(client, url, b"Tek")
    Incoming.objects.filter(name="vanha.txt").update(touched_at=timezone.now() - timedelta(hours=25))
    assert arriving.sweep() == 1
    assert client.get(old).status_code == 404
    assert client.get(young).json()["offset"] == 3
    assert len(coming()) == 1


# -- Refusals ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("case", REFUSED)
def test_what_the_form_refuses_is_refused(case, a, bjorn, client_of):
    """UP-01 to UP-10 by the other way in: the same sentence, no row, no bytes left."""
    name, content, words = REFUSED[case]
    before = stored()
    answer = bring(client_of(bjorn), a.folder, content, name)
    assert answer.status_code == 422
    assert words in answer.json()["error"]
    assert not Document.objects.exists()
    assert not Incoming.objects.exists()
    assert (stored(), coming()) == (before, [])


def test_too_large_is_refused_before_a_byte_is_sent(a, bjorn, client_of, settings):
    settings.UPLOAD_MAX_BYTES = 2_500_000
    answer = begin(client_of(bjorn), a.folder, size=2_500_001)
    assert answer.status_code == 413
    assert "on suurempi kuin 2 Mt" in answer.json()["error"]


def test_more_than_was_told_is_not_kept(a, bjorn, client_of):
    url = begin(client_of(bjorn), a.folder, size=6).json()["url"]
    answer = piece(client_of(bjorn), url, b"a" * 200_000)
    assert answer.status_code == 422
    assert "ei ole enää sama tiedosto" in answer.json()["error"]
    assert (coming(), Incoming.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/muistio.txt", "muistio.txt"),
        ("a\0b.txt", "ab.txt"),
        ("muistio\u202etxt.exe.txt", "muistiotxt.exe.txt"),
        ("x" * 300 + ".txt", "x" * 196 + ".txt"),
        ("muistio.txt.", "muistio.txt"),
        ("con.txt", "_con.txt"),
    ],
)
def test_names_are_made_safe(name, kept, a, bjorn, client_of):
    body = json.dumps(name)  # the test client would refuse the zero byte in a form
    row = arriving.begin(a.folder, bjorn, arriving.Told(json.loads(body), 6))
    assert row.name == kept
    arriving.take(row, SimpleUploadedFile("x", b"Teksti"), 0)
    assert arriving.finish(row).document.filename == kept


@pytest.mark.parametrize("told", [{}, {"name": "a.txt"}, {"name": "a.txt", "size": "-1"}, {"size": "1" * 400},
                                  {"name": "a.txt", "size": 5, "same_name": "x"}])  # fmt: skip
def test_a_wrong_beginning(told, a, bjorn, client_of):
    answer = client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/tulevat/", told)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize("offset", ["", "-1", "x", "1" * 400, "٣"])
def test_a_wrong_offset(offset, a, bjorn, client_of):
    url = begin(client_of(bjorn), a.folder).json()["url"]
    answer = client_of(bjorn).generic("POST", url, b"x", HTTP_UPLOAD_OFFSET=offset)
    assert answer.status_code == 400


def test_a_full_disk_is_a_sentence_and_leaves_nothing(a, bjorn, client_of):
    """The file is a door to a device that is always full: the system itself says that there is no room."""
    client, before = client_of(bjorn), stored()
    url = begin(client, a.folder).json()["url"]
    Path(configured.INCOMING_ROOT).mkdir(exist_ok=True)
    (Path(configured.INCOMING_ROOT) / url.split("/")[-2]).symlink_to("/dev/full")
    answer = piece(client, url, b"Teksti")
    assert answer.status_code == 507
    assert "loppui tila" in answer.json()["error"]
    assert (coming(), stored(), Incoming.objects.count()) == ([], before, 0)


def test_the_scanner_refuses_and_its_absence_costs_one_click(a, bjorn, client_of, settings):
    client = client_of(bjorn)
    with Clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        answer = bring(client, a.folder, EICAR, "eicar.txt")
        assert (answer.status_code, coming()) == (422, [])
        assert "haitallista" in answer.json()["error"]
    told = begin(client, a.folder).json()
    piece(client, told["url"], b"Teksti")
    away = client.post(told["finish"])
    assert (away.status_code, away["Retry-After"]) == (503, "30")
    assert "virusten varalta" in away.json()["error"]
    with Clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        assert client.post(told["finish"]).status_code == 200


def test_too_many_and_too_much(a, bjorn, client_of, settings):
    """UP-17: what is on its way counts, so that many at once do not go past the limit."""
    client = client_of(bjorn)
    settings.UPLOAD_QUOTA_WORKSPACE = 1_000_000
    assert begin(client, a.folder, "1.txt", 600_000).status_code == 201
    assert "ei mahdu" in begin(client, a.folder, "2.txt", 600_000).json()["error"]
    settings.UPLOAD_FILES_A_MINUTE = 2
    assert begin(client, a.folder, "3.txt").status_code == 201
    answer = begin(client, a.folder, "4.txt")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")


# -- The same name, and folders ---------------------------------------------------------------------
def test_version_or_both(a, bjorn, client_of):
    client = client_of(bjorn)
    bring(client, a.folder, b"yksi")
    assert "uusi versio" in bring(client, a.folder, b"kaksi", "PAPERI.txt").json()["words"]
    bring(client, a.folder, b"kolme", same_name="both")
    assert sorted(document.versions.count() for document in Document.objects.all()) == [1, 2]


def test_the_same_file_again_is_no_version(a, bjorn, client_of):
    """Who drops a folder once more, since some of it failed, makes no versions in which nothing is new."""
    client, before = client_of(bjorn), len(stored())
    bring(client, a.folder, b"yksi")
    bring(client, a.folder, b"kaksi")
    assert "Mitään ei muutettu" in bring(client, a.folder, b"kaksi").json()["words"]
    assert Document.objects.get().versions.count() == 2
    assert (len(stored()) - before, coming()) == (2, [])
    assert "uusi versio" in bring(client, a.folder, b"yksi").json()["words"]


def test_a_whole_folder_makes_its_folders_in_both_languages(a, bjorn, client_of):
    folder_sv = factories.in_swedish(a.folder, "Dokument")
    client = client_of(bjorn)
    for name in ("1.txt", "2.txt"):
        bring(client, a.folder, name=name, path="Kokous 26.11./Liitteet")
    bring(client, folder_sv, name="3.txt", path="KOKOUS 26.11.")
    folders = FolderPage.objects.filter(title__in=["Kokous 26.11", "Liitteet"]).order_by("title", "path")
    assert [(folder.title, folder.locale.language_code) for folder in folders] == [
        ("Kokous 26.11", "fi"), ("Kokous 26.11", "sv"), ("Liitteet", "fi"), ("Liitteet", "sv"),
    ]  # fmt: skip
    lie = {document.filename: document.guard.title for document in Document.objects.all()}
    assert (
        "kansiossa ”Liitteet”"
        in bring(client, a.folder, b"x", "4.txt", path="Kokous 26.11./Liitteet").json()["words"]
    )
    assert lie == {"1.txt": "Liitteet", "2.txt": "Liitteet", "3.txt": "Kokous 26.11"}


@pytest.mark.parametrize("path", ["../../..", "/", "a/../../b", "..\\..", "C:\\x"])
def test_a_path_never_leaves_its_folder(path, a, bjorn, client_of):
    bring(client_of(bjorn), a.folder, path=path)
    guard = Document.objects.get().guard
    assert guard == a.folder.page_ptr or guard.path.startswith(a.folder.path)


def test_too_deep(a, bjorn, client_of):
    answer = begin(client_of(bjorn), a.folder, path="/".join("abcdefghi"))
    assert answer.status_code == 422
    assert "sisäkkäistä" in answer.json()["error"]


def test_a_folder_in_the_trash_is_not_filled(a, bjorn, client_of):
    gone = factories.page(a.folder, FolderPage, "Liitteet", "liitteet")
    gone.unpublish()
    bring(client_of(bjorn), a.folder, path="Liitteet")
    assert Document.objects.get().guard_id != gone.pk


def test_an_unknown_file(bjorn, client_of):
    assert client_of(bjorn).get(f"/fi/tulevat/{uuid4()}/").status_code == 404
