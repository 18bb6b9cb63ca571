"""Files on a real S3-speaking server on loopback: the same guard, in pieces, and what happens when it is away."""

import hashlib
import io
import logging
import zipfile
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
import requests
from botocore.config import Config
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from moto.server import ThreadedMotoServer

from cms import reconciling
from cms.models import Document
from cms.object_storage import LIFETIME
from cms.settings import storage_address
from cms.storage import StorageAwayError
from tests.files import samples
from tests.files.conftest import make_document, make_image
from workspace.folders import uploading

BUCKET = "elo-tiedostot"
LONG = bytes(range(256)) * 40_000  # ten megabytes: more than one part
pytestmark = pytest.mark.xdist_group("s3")


@pytest.fixture(scope="module")
def server():
    """An S3 server of this machine; it forgets all when it stops."""
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield running
    running.stop()


def told_by(monkeypatch, url: str) -> dict:
    monkeypatch.setenv("STORAGE_URL", url)
    return storage_address.storage()


@pytest.fixture
def s3(server, settings, monkeypatch):
    """The site with its files on that server, below a prefix; `use(query)` begins anew with other options."""
    _host, port = server.get_host_and_port()
    address = f"http://127.0.0.1:{port}"
    client = boto3.client(
        "s3", endpoint_url=address, region_name="eu-north-1", aws_access_key_id="AVAIN",
        aws_secret_access_key="salaisuus", config=Config(s3={"addressing_style": "path"}),
    )  # fmt: skip
    requests.post(f"{address}/moto-api/reset", timeout=10)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-north-1"})

    def use(query: str = "") -> None:
        url = f"s3://AVAIN:salaisuus@127.0.0.1:{port}/{BUCKET}?tls=0&prefix=koe{query}"
        settings.STORAGES = {**settings.STORAGES, "default": told_by(monkeypatch, url)}

    use()

    def names() -> set[str]:
        return {row["Key"] for row in client.list_objects_v2(Bucket=BUCKET).get("Contents", [])}

    return SimpleNamespace(use=use, client=client, names=names, address=address)


def away(settings) -> None:
    """Let nobody answer: the files are on a port where nothing listens."""
    told = settings.STORAGES["default"]
    elsewhere = {**told["OPTIONS"], "endpoint_url": "http://127.0.0.1:9"}
    settings.STORAGES = {**settings.STORAGES, "default": {**told, "OPTIONS": elsewhere}}


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_file_comes_in_lies_under_a_random_name_and_only_its_group_gets_it(s3, site_tree, clients, aino):
    file = SimpleUploadedFile(f"{samples.CANARY}.txt", f"Teksti {samples.CANARY}".encode())
    made = uploading.add_document(
        site_tree.a.folder, aino, file=file, form_id="5a3b0f7e-9d1a-4d13-9f0a-1f6f9f4f9f10"
    ).document
    assert s3.names() == {f"koe/{made.file.name}"}
    assert samples.CANARY not in made.file.name
    assert made.file.url == f"/files/{made.file.name}"
    assert made.versions.get().sha256 == hashlib.sha256(f"Teksti {samples.CANARY}".encode()).hexdigest()
    for url in (made.url, made.file.url):
        response = clients["bjorn"].get(url)
        assert body(response) == f"Teksti {samples.CANARY}".encode()
        assert response["Cache-Control"] == "private, no-store"
        assert clients["cecilia"].get(url).status_code == 404
        assert clients["nobody"].get(url).status_code == 302
    assert requests.get(f"{s3.address}/{BUCKET}/koe/{made.file.name}", timeout=10).status_code == 403


def test_a_new_file_becomes_a_version_and_both_stay(s3, site_tree):
    document = make_document("paperi.txt", b"Eka", guard=site_tree.a.folder)
    document.file = ContentFile(b"Toka", name="paperi.txt")
    document.save()
    contents = [version.file.open("rb").read() for version in document.versions.order_by("number")]
    assert contents == [b"Eka", b"Toka"]
    assert len(s3.names()) == 2


def test_ranges_heads_and_conditions_are_answered_as_from_a_disk(s3, site_tree, clients):
    document = make_document("pitka.txt", LONG, guard=site_tree.a.folder)
    bjorn = clients["bjorn"]
    part = bjorn.get(document.url, headers={"range": "bytes=5000000-5000009"})
    assert (part.status_code, body(part)) == (206, LONG[5_000_000:5_000_010])
    assert part["Content-Range"] == f"bytes 5000000-5000009/{len(LONG)}"
    assert body(bjorn.get(document.url, headers={"range": "bytes=-3"})) == LONG[-3:]
    assert bjorn.get(document.url, headers={"range": "bytes=99999999-"}).status_code == 416
    whole = bjorn.get(document.url)
    assert whole["Content-Length"] == str(len(LONG))
    assert hashlib.sha256(body(whole)).digest() == hashlib.sha256(LONG).digest()
    head = bjorn.head(document.url)
    assert (head["Content-Length"], head.content) == (str(len(LONG)), b"")
    assert bjorn.get(document.url, headers={"if-none-match": head["ETag"]}).status_code == 304


def test_an_archive_is_read_from_where_its_directory_lies(s3):
    archive = samples.archive({"a.txt": b"Eka" * 1000, "b.txt": b"Toka"})
    name = default_storage.save("documents/aa/a.zip", ContentFile(archive))
    with default_storage.open(name) as opened, zipfile.ZipFile(opened) as read:
        assert read.read("b.txt") == b"Toka"
        assert read.read("a.txt") == b"Eka" * 1000
    with default_storage.open(name) as opened:
        assert opened.size == len(archive)
        assert opened.read(10) + opened.read() == archive


def test_sizes_of_a_picture_are_made_and_served(s3, site_tree, clients):
    picture = make_image("a.png", guard=site_tree.a.folder)
    size = picture.get_rendition("width-100")
    response = clients["bjorn"].get(size.file.url)
    assert body(response).startswith(b"\x89PNG")
    assert clients["cecilia"].get(size.file.url).status_code == 404
    assert s3.names() == {f"koe/{picture.file.name}", f"koe/{size.file.name}"}


def test_what_is_deleted_is_gone_and_a_failed_save_leaves_nothing(s3, site_tree, run_tasks):
    document = make_document("paperi.txt", b"Eka", guard=site_tree.a.folder)
    run_tasks()
    document.delete()
    run_tasks()
    assert s3.names() == set()
    broken = Document(title="x", file=ContentFile(b"Eka", name="a.txt"), guard_id=10**9)
    broken.kind = None  # the database refuses it, after the file was stored
    with pytest.raises(Exception, match=r"NOT NULL|null value"):
        broken.save()
    assert s3.names() == set()


def test_rows_and_objects_that_do_not_fit_are_found_and_old_ones_without_a_row_go(
    s3, site_tree, settings, tmp_path, monkeypatch
):
    """UP-20: the same command as on a disk."""
    settings.FILE_UPLOAD_TEMP_DIR, settings.INCOMING_ROOT = tmp_path / "uploading", tmp_path / "incoming"
    kept = make_document("paperi.txt", b"Eka", guard=site_tree.a.folder)
    told = StringIO()
    call_command("reconcile_files", stdout=told)
    assert "0 rows without file, 0 files without row" in told.getvalue()
    alone = default_storage.save("documents/aa/yksin.txt", ContentFile(b"Toka"))
    call_command("reconcile_files", "--delete-orphans", stdout=told)
    assert f"koe/{alone}" in s3.names(), "it is younger than a day"
    monkeypatch.setattr(reconciling, "SAFE_AFTER", timedelta(minutes=-1))
    call_command("reconcile_files", "--delete-orphans", stdout=told)
    assert "1 files without row, 1 deleted." in told.getvalue()
    assert s3.names() == {f"koe/{kept.file.name}"}
    kept.file.storage.delete(kept.file.name)
    with pytest.raises(CommandError):
        call_command("reconcile_files", stdout=told)
    assert f"{kept.file.name}" in told.getvalue().splitlines()[-2]


def test_two_files_of_the_same_name_never_overwrite_each_other(s3):
    first = default_storage.save("documents/aa/a.txt", ContentFile(b"Eka"))
    second = default_storage.save("documents/aa/a.txt", ContentFile(b"Toka"))
    assert first != second
    assert default_storage.open(first).read() == b"Eka"


# -- Faults -------------------------------------------------------------------------------------
def test_a_missing_object_is_404_and_told_in_the_log(s3, site_tree, clients, caplog):
    document = make_document("paperi.txt", b"Eka", guard=site_tree.a.folder)
    s3.client.delete_object(Bucket=BUCKET, Key=f"koe/{document.file.name}")
    assert clients["bjorn"].get(document.url).status_code == 404
    assert document.file.name in caplog.text
    with pytest.raises(FileNotFoundError):
        default_storage.open(document.file.name)


def test_a_server_that_is_away_is_503_for_the_file_and_nothing_else_breaks(
    s3, site_tree, clients, aino, settings, caplog
):
    document = make_document("paperi.txt", b"Eka", guard=site_tree.a.folder)
    away(settings)
    response = clients["bjorn"].get(document.url)
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "cannot be read" in caplog.text
    assert "salaisuus" not in caplog.text
    assert clients["cecilia"].get(document.url).status_code == 404
    assert clients["bjorn"].get(site_tree.a.folder.url).status_code == 200
    before = Document.objects.count()
    form = {"file": SimpleUploadedFile("b.txt", b"Toka"), "form_id": "6a3b0f7e-9d1a-4d13-9f0a-1f6f9f4f9f10"}
    answer = clients["aino"].post(f"/fi/kansiot/{site_tree.a.folder.pk}/uusi/", form)
    assert answer.status_code == 422
    assert "ei vastaa" in answer.content.decode()
    assert Document.objects.count() == before


def test_a_connection_that_breaks_in_the_middle_is_an_error_and_no_short_file(s3, monkeypatch):
    name = default_storage.save("documents/aa/a.bin", ContentFile(LONG))
    with default_storage.open(name) as opened:
        opened.read(1000)
        reader = opened.file.raw
        reader.body = io.BytesIO(b"vain tama")  # what is left when the line is cut
        with pytest.raises(StorageAwayError, match="broke off"):
            opened.read()


# -- Pre-signed addresses (AC-28) ---------------------------------------------------------------
def test_a_pre_signed_address_lives_a_minute_and_is_given_to_the_group_only(s3, site_tree, clients, caplog):
    caplog.set_level(logging.DEBUG)
    s3.use("&presigned=1")
    document = make_document("Pöytäkirja.pdf", samples.pdf(), guard=site_tree.a.folder)
    caplog.clear()
    response = clients["bjorn"].get(document.url)
    assert response.status_code == 302
    assert response["Cache-Control"] == "private, no-store"
    asked = parse_qs(urlsplit(response["Location"]).query)
    assert 0 < int(asked["X-Amz-Expires"][0]) <= LIFETIME <= 60
    assert asked["response-content-disposition"] == ["attachment; filename*=utf-8''P%C3%B6yt%C3%A4kirja.pdf"]
    assert asked["response-content-type"] == ["application/pdf"]
    got = requests.get(response["Location"], timeout=10)
    assert (got.status_code, got.content) == (200, samples_of(document))
    assert got.headers["Content-Disposition"].startswith("attachment")
    ours = [row for row in caplog.records if row.name not in {"urllib3.connectionpool", "werkzeug"}]
    assert not [row for row in ours if asked["X-Amz-Signature"][0] in row.getMessage()]
    assert clients["cecilia"].get(document.url).status_code == 404
    assert clients["nobody"].get(document.url)["Location"].startswith("/accounts/login/")


def samples_of(document) -> bytes:
    with document.file.open("rb") as opened:
        return opened.read()


def test_heads_and_what_a_page_shows_come_from_here(s3, site_tree, clients):
    s3.use("&presigned=1")
    document = make_document("a.pdf", samples.pdf(), guard=site_tree.a.folder)
    picture = make_image("a.png", guard=site_tree.a.folder)
    assert clients["bjorn"].head(document.url).status_code == 200
    assert clients["bjorn"].get(document.url, headers={"sec-fetch-dest": "iframe"}).status_code == 200
    assert clients["bjorn"].get(picture.file.url).status_code == 200


# -- The setting --------------------------------------------------------------------------------
def test_nothing_is_the_disk(monkeypatch):
    assert told_by(monkeypatch, "")["BACKEND"] == "cms.storage.PrivateStorage"


def test_key_and_secret_are_decoded_and_tls_is_on(monkeypatch):
    told = told_by(monkeypatch, "s3://a%2Fb:c%40d@s3.example/kori")["OPTIONS"]
    assert (told["access_key"], told["secret_key"]) == ("a/b", "c@d")
    assert told["endpoint_url"] == "https://s3.example"


@pytest.mark.parametrize(
    "url",
    [
        "kori", "http://a:sala@h/kori", "s3://h/kori", "s3://a:sala@h/", "s3://a:sala@h:x/kori", "s3://a:sala@h/K",
        "s3://a:sala@h/kori/x", "s3://a:sala@h/kori?tls=2", "s3://a:sala@h/kori?muuta=1", "s3://a:sala@h/kori?prefix=../x",
    ],
)  # fmt: skip
def test_a_wrong_address_is_refused_with_a_sentence_that_keeps_the_secret(url, monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="STORAGE_URL") as refused:
        told_by(monkeypatch, url)
    assert "sala" not in str(refused.value)


def test_nginx_cannot_hand_out_what_lies_elsewhere(monkeypatch):
    storage_address.goes_with(told_by(monkeypatch, ""), "/stored/")
    with pytest.raises(ImproperlyConfigured, match="X_ACCEL_PREFIX"):
        storage_address.goes_with(told_by(monkeypatch, "s3://a:b@h/kori"), "/stored/")
