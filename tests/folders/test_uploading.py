"""Adding a document: each kind, each refusal, second clicks, foreign ids, and nothing left behind."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cms.models import Document, DocumentVersion
from tests import factories
from tests.files import samples
from tests.folders.doing import aged
from workspace.folders import same_name, uploading
from workspace.folders.models import FolderPage

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


def address(folder, via: str = "fi") -> str:
    return f"/fi/kansiot/{folder.pk}/uusi/" if via == "fi" else f"/sv/mappar/{folder.pk}/ny/"


def send(client, folder, content: bytes = b"Teksti", name: str = "paperi.txt", via: str = "fi", **fields):
    data = {
        "file": SimpleUploadedFile(name, content),
        "title": "",
        "language": "fi",
        "form_id": str(uuid4()),
        **fields,
    }
    return client.post(address(folder, via), data)


def stored() -> set[Path]:
    return {path for path in Path(configured.PRIVATE_ROOT).rglob("*") if path.is_file()}


def parked() -> set[Path]:
    return {path for path in Path(configured.FILE_UPLOAD_TEMP_DIR).rglob("*") if path.is_file()}


@pytest.mark.parametrize("ending", samples.ALLOWED)
def test_each_kind_comes_in(ending, a, bjorn, client_of):
    make, content_type = samples.ALLOWED[ending]
    content = make()
    client = client_of(bjorn)
    response = send(client, a.folder, content, f"Pöytäkirja_1.{ending}", "sv")
    assert response.status_code == 302
    assert response["Location"] == "/sv/arbetsrum/ohjausryhma/asiakirjat/"
    document = Document.objects.get()
    assert document.title == "Pöytäkirja 1"
    assert document.filename == f"Pöytäkirja_1.{ending}"
    assert document.content_type_sniffed == content_type
    assert document.file_size == len(content)
    assert len(document.file_hash) == 40
    assert document.uploaded_by_user == bjorn
    assert document.collection_id == a.collection.pk
    assert document.guard_id == a.folder.pk
    assert b"".join(client.get(document.url).streaming_content) == content
    page = client.get(response["Location"]).content.decode()
    assert f"”Pöytäkirja 1” (Pöytäkirja_1.{ending}) finns nu i mappen." in page


def test_title_and_language_are_kept(a, bjorn, client_of):
    send(client_of(bjorn), a.folder, title=" Muistio\u202e 26.11. ", language="fi")
    assert Document.objects.get().title == "Muistio 26.11."
    send(client_of(bjorn), a.folder, title="x" * 255, name="toinen.txt")
    assert Document.objects.filter(title="x" * 255).exists()


# -- Refusals -----------------------------------------------------------------------------------
REFUSED = {
    "empty": ("a.pdf", b"", "on tyhjä"),
    "html as pdf": ("a.pdf", b"<html></html>", "ei vastaa"),
    "svg": ("a.svg", b"<svg/>", "Nämä käyvät: DOCX"),
    "macros": ("a.docx", samples.office(samples.WORD, word__vbaProject_bin=b"x"), "makroja"),
    "locked": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "salasanalla"),
    "bomb": ("a.docx", samples.office(samples.WORD, word__huge_xml=b"\0" * 30_000_000), "purkautuisi"),
    "pixels": ("a.png", samples.wide_png(30_000, 30_000), "miljoonaa"),
    "latin text": ("a.txt", "ä".encode("latin-1"), "UTF-8"),
    "no ending": ("paperi", b"Teksti", "Nämä käyvät"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_a_sentence_and_changes_nothing(case, a, bjorn, client_of):
    name, content, words = REFUSED[case]
    before = stored()
    response = send(client_of(bjorn), a.folder, content, name, title="Otsikko säilyy", language="fi")
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert f"”{name}”" in page
    assert 'value="Otsikko säilyy"' in page
    assert not Document.objects.exists()
    assert stored() == before


def test_no_file_at_all(a, bjorn, client_of):
    response = client_of(bjorn).post(address(a.folder, "sv"), {"title": "Rubrik", "form_id": str(uuid4())})
    assert response.status_code == 422
    assert "Välj en fil först." in response.content.decode()
    assert 'value="Rubrik"' in response.content.decode()


@pytest.mark.parametrize("form_id", ["", "x", "1" * 500, "\0"])
def test_a_form_that_is_not_whole(form_id, a, bjorn, client_of):
    assert send(client_of(bjorn), a.folder, form_id=form_id).status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize("fields", [{"title": "x" * 256}, {"language": "xx"}, {"title": "a\0b"}])
def test_other_wrong_fields(fields, a, bjorn, client_of):
    assert send(client_of(bjorn), a.folder, **fields).status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize("size", [3_000_000, 6_000_000])
def test_a_file_over_the_limit_is_not_kept_even_for_a_while(size, a, bjorn, client_of, settings):
    settings.UPLOAD_MAX_BYTES = 2_500_000
    before = stored(), parked()
    response = send(client_of(bjorn), a.folder, b"a" * size, title="Otsikko säilyy")
    assert response.status_code == 413
    assert "on suurempi kuin 2 Mt" in response.content.decode()
    assert 'value="Otsikko säilyy"' in response.content.decode()
    assert (stored(), parked()) == before


@pytest.mark.parametrize("told", ["", "900", "3300000"], ids=["none", "too short", "cut at 90 %"])
def test_a_length_that_is_missing_or_wrong_leaves_nothing(told, a, bjorn, client_of):
    """UP-10: what stands in Content-Length is not believed, and nothing half is kept; the whole comes in."""
    before, head = (stored(), parked()), "Content-Disposition: form-data; name"
    half = (
        f'--raja\r\n{head}="form_id"\r\n\r\n{uuid4()}\r\n'
        f'--raja\r\n{head}="file"; filename="a.txt"\r\n\r\n{"a" * 3_000_000}'
    )

    def post(body: str, length: str):
        came = {"CONTENT_LENGTH": length, "wsgi.input": BytesIO(body.encode())}
        kind = "multipart/form-data; boundary=raja"
        return client_of(bjorn).generic("POST", address(a.folder), body, kind, **came)

    answer = post(half, told)
    assert answer.status_code == 422
    assert "Valitse ensin tiedosto." in answer.content.decode()
    assert not Document.objects.exists()
    assert (stored(), parked()) == before
    whole = f"{half}\r\n--raja--\r\n"
    assert post(whole, str(len(whole))).status_code == 302


def test_a_large_file_comes_by_the_disk_and_leaves_nothing_there(a, bjorn, client_of):
    before = parked()
    assert send(client_of(bjorn), a.folder, b"a" * 4_000_000).status_code == 302
    assert Document.objects.get().file_size == 4_000_000
    assert parked() == before


def test_names_are_made_safe(a, bjorn, client_of):
    send(client_of(bjorn), a.folder, name="..\\..\\Muistio\u202e.\u2066 26.11..txt")
    document = Document.objects.get()
    assert document.filename == "Muistio. 26.11.txt"
    assert client_of(bjorn).get(document.url).status_code == 200


# -- Once, and the right folder -----------------------------------------------------------------
def test_a_second_click_does_not_double(a, bjorn, client_of):
    form_id = str(uuid4())
    for _click in range(2):
        assert send(client_of(bjorn), a.folder, form_id=form_id).status_code == 302
    assert Document.objects.count() == 1
    assert len([path for path in stored() if path.name == Path(Document.objects.get().file.name).name]) == 1


def test_the_same_name_is_a_new_version_under_the_same_link(a, bjorn, aino, client_of):
    send(client_of(bjorn), a.folder, b"yksi", "Muistio.TXT", title="Muistio 26.11.")
    link = Document.objects.get().url
    page = client_of(aino).post(address(a.folder), {
        "file": SimpleUploadedFile("mUISTIO.txt", b"kaksi"), "form_id": str(uuid4()), "title": "Toinen nimi",
    }, follow=True).content.decode()  # fmt: skip
    document = Document.objects.get()
    assert "on asiakirjan ”Muistio 26.11.” uusi versio" in page
    assert (document.title, document.uploaded_by_user) == ("Muistio 26.11.", bjorn)
    rows = document.versions.order_by("number").values_list("number", "original_name", "added_by")
    assert list(rows) == [(1, "Muistio.TXT", bjorn.pk), (2, "Muistio.TXT", aino.pk)]
    assert b"".join(client_of(bjorn).get(link).streaming_content) == b"kaksi"
    assert len(stored_of(document)) == 2


def stored_of(document: Document) -> set[str]:
    """Return the files of all versions that are really there."""
    return {v.file.name for v in document.versions.all() if v.file.storage.exists(v.file.name)}


def test_both_are_kept_where_asked(a, bjorn, client_of):
    for content in (b"yksi", b"kaksi"):
        send(client_of(bjorn), a.folder, content, same_name="both")
    assert Document.objects.count() == 2
    assert len({document.file.name for document in Document.objects.all()}) == 2
    assert send(client_of(bjorn), a.folder, same_name="gone").status_code == 422


def test_a_name_written_otherwise_is_the_same(a):
    """Å as one letter or as two, capitals, a path before it, a dot after it."""
    assert same_name.key("A\u030aland.PDF") == same_name.key("C:\\tmp\\ÅLAND.pdf.")
    assert same_name.key("straße.txt") == same_name.key("STRASSE.txt")
    assert same_name.key("aland.pdf") != same_name.key("åland.pdf")


def test_the_trash_and_other_folders_get_no_version(a, bjorn, client_of):
    old = factories.document(a.folder, "Vanha", name="paperi.txt", trashed_at=timezone.now())
    other = factories.page(a.folder, FolderPage, "Muistiot", "muistiot")
    beside = factories.document(other, "Toinen", name="paperi.txt")
    send(client_of(bjorn), a.folder)
    assert Document.objects.count() == 3
    assert {old.versions.count(), beside.versions.count()} == {1}


def test_a_second_click_makes_no_second_version(a, bjorn, client_of):
    send(client_of(bjorn), a.folder, b"yksi")
    form_id = str(uuid4())
    for _click in range(2):
        assert send(client_of(bjorn), a.folder, b"kaksi", form_id=form_id).status_code == 302
    assert Document.objects.get().versions.count() == 2


def test_a_form_of_another_is_refused(a, bjorn, aino, client_of):
    form_id = str(uuid4())
    send(client_of(aino), a.folder, form_id=form_id, title=CANARY)
    response = send(client_of(bjorn), a.folder, form_id=form_id)
    assert response.status_code == 422
    assert CANARY not in response.content.decode().split('id="add"')[1]
    other = factories.page(a.folder, FolderPage, "Muistiot", "muistiot")
    assert send(client_of(aino), other, form_id=form_id).status_code == 422
    assert Document.objects.count() == 1


def test_after_a_refusal_the_form_is_a_new_one(a, bjorn, client_of):
    form_id = str(uuid4())
    page = send(client_of(bjorn), a.folder, b"", form_id=form_id).content.decode()
    assert form_id not in page
    assert 'name="form_id"' in page


# -- Who ----------------------------------------------------------------------------------------
def test_only_members_add(site_tree, request, client_of):
    folder = site_tree.a.folder
    for name, expected in {"aino": 302, "bjorn": 302, "admin": 302, "cecilia": 404, "dmitri": 404}.items():
        user = request.getfixturevalue(name)
        assert send(client_of(user), folder, f"Teksti {name}".encode()).status_code == expected, user
        got = client_of(user).get(address(folder))
        assert got.status_code == expected, user
    response = send(client_of(None), folder)
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]
    assert Document.objects.get().versions.count() == 3


def test_an_onlooker_is_told_no(site_tree, dmitri, client_of):
    from cms.restricting import restrict

    restrict(site_tree.a.page)
    assert send(client_of(dmitri), site_tree.a.folder).status_code == 403
    assert not Document.objects.exists()


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_a_folder_that_is_not_there(pk, bjorn, client_of):
    for path in (f"/fi/kansiot/{pk}/uusi/", f"/sv/mappar/{pk}/ny/"):
        assert client_of(bjorn).get(path).status_code == 404
        assert client_of(bjorn).post(path, {}).status_code == 404


def test_another_page_is_no_folder(site_tree, bjorn, client_of):
    assert send(client_of(bjorn), site_tree.a.page).status_code == 404
    site_tree.a.folder.unpublish()
    assert send(client_of(bjorn), site_tree.a.folder).status_code == 404


def test_a_page_of_another_site_cannot_send_the_form(a, bjorn):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bjorn)
    assert send(client, a.folder).status_code == 403
    assert not Document.objects.exists()


# -- Faults -------------------------------------------------------------------------------------
def test_a_row_that_cannot_be_saved_leaves_no_file(a, bjorn):
    before = stored()
    document = Document(title="x", guard_id=999_999, file=SimpleUploadedFile("a.txt", b"Teksti"))
    document.title = None
    with pytest.raises(Exception, match=r"NOT NULL|null value"):
        document.save()
    assert stored() == before


def test_a_storage_that_cannot_be_written_to_is_a_sentence(a, bjorn, client_of, monkeypatch, tmp_path):
    """What stands where the storage's folder should be is a file."""
    (tmp_path / "blocked").write_text("")
    storage = FileSystemStorage(location=tmp_path / "blocked")
    monkeypatch.setattr(Document._meta.get_field("file"), "storage", storage)
    response = send(client_of(bjorn), a.folder, title="Otsikko säilyy")
    assert response.status_code == 422
    assert "loppui tila" in response.content.decode()
    assert 'value="Otsikko säilyy"' in response.content.decode()
    assert not Document.objects.exists()


def test_the_domain_function_alone(a, bjorn):
    file = SimpleUploadedFile("Muistio.txt", b"Teksti")
    form_id = uuid4()
    came = uploading.add_document(a.folder, bjorn, file=file, form_id=form_id)
    assert (came.document.title, came.is_version, came.again) == ("Muistio", False, False)
    other = SimpleUploadedFile("b.txt", b"x")
    again = uploading.add_document(a.folder, bjorn, file=other, form_id=form_id)
    assert (again.document.pk, again.again) == (came.document.pk, True)


# -- How much (UP-17) ---------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["UPLOAD_QUOTA_WORKSPACE", "UPLOAD_QUOTA_PERSON"])
def test_more_than_fits_is_a_sentence(name, a, bjorn, client_of, settings):
    client = client_of(bjorn)
    assert send(client, a.folder, b"a" * 700_000).status_code == 302
    setattr(settings, name, 1024 * 1024)
    response = send(client, a.folder, b"b" * 400_000, "toinen.txt", title="Otsikko säilyy")
    page = response.content.decode()
    assert response.status_code == 422
    assert "”toinen.txt” ei mahdu" in page
    assert 'value="Otsikko säilyy"' in page
    assert send(client, a.folder, b"c" * 300_000, "kolmas.txt").status_code == 302
    assert Document.objects.count() == 2


def test_versions_count_and_other_workspaces_do_not(site_tree, a, bjorn, aino, client_of, settings):
    settings.UPLOAD_QUOTA_WORKSPACE = 1_000_000
    factories.document(site_tree.b.folder, "Toisaalla", b"a" * 900_000)
    for content in (b"a" * 400_000, b"b" * 400_000):
        assert send(client_of(bjorn), a.folder, content).status_code == 302
    assert send(client_of(aino), a.folder, b"c" * 400_000).status_code == 422
    assert Document.objects.get(guard=a.folder).versions.count() == 2


def test_too_many_in_a_minute(a, bjorn, aino, client_of, settings):
    settings.UPLOAD_FILES_A_MINUTE = 2
    answers = [send(client_of(bjorn), a.folder, name=f"{n}.txt").status_code for n in range(3)]
    assert answers == [302, 302, 429]
    assert send(client_of(aino), a.folder, name="oma.txt").status_code == 302
    aged(DocumentVersion.objects, seconds=61)
    assert send(client_of(bjorn), a.folder, name="3.txt").status_code == 302


# -- At once (UP-18) ----------------------------------------------------------------------------
@pytest.mark.slow
def test_a_hundred_at_once_lose_nothing(aside):
    """The same name a hundred times: a hundred documents, or a hundred versions; one form, one document."""
    done = aside.python("-m", "tests.folders.parallel", "add")
    assert done.stdout.splitlines() == ["both 100 100 100", "version 1 100 100", "form 1 1 1"], done.stderr
    assert len(aside.stored()) == 201
