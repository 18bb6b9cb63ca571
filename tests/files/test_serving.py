"""Who gets which file, and how it leaves the house (safety.md, AC-20 to AC-27, AC-59, UP-15)."""

import logging
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection

from cms.accounts import User
from cms.restricting import restrict
from tests.files import samples
from tests.files.conftest import TEXT, make_document, make_image

INSIDERS = ("admin", "cecilia")
OUTSIDERS = ("aino", "bjorn", "dmitri")
CONDITIONS = [
    {},
    {"range": "bytes=0-9"},
    {"range": "bytes=999999-"},
    {"if-none-match": "*"},
    {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"if-match": '"nothing"'},
]


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def addresses(files) -> dict[str, str]:
    """Every address that leads to a private file."""
    return {
        "document": files.text.url,
        "document's file": files.text.file.url,
        "original": files.picture.file.url,
        "rendition": files.picture.get_rendition("width-100").url,
        "picture in B's collection": files.loose.file.url,
        "size of that": files.loose.get_rendition("width-100").url,
    }


def without_address(response, path: str) -> str:
    """The page but for what it repeats of the address, and for the token that differs each time."""
    return (
        response.content.decode().replace(path, "").replace(quote(path), "").replace(quote(path, safe=""), "")
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_only_those_of_the_group_get_private_files(method, files, clients):
    for name, url in addresses(files).items():
        for who in INSIDERS:
            response = getattr(clients[who], method)(url)
            assert response.status_code == 200, (name, who)
            assert response["Cache-Control"] == "private, no-store"
        for who in OUTSIDERS:
            assert getattr(clients[who], method)(url).status_code == 404, (name, who)
        response = getattr(clients["nobody"], method)(url)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/?next=")
        assert response["Cache-Control"] == "private, no-store"


def test_neither_a_closed_account_nor_an_editor_of_the_public_site_gets_one(
    files, clients, cecilia, client_of
):
    """AC-24: the two of the eight who are not of the cast."""
    editors = Group.objects.get(name="Editors")
    editor = User.objects.create_user("toimittaja@elo.example")
    editor.groups.add(editors)
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for url in addresses(files).values():
        assert client_of(editor).get(url).status_code == 404
    cecilia.is_active = False
    cecilia.save()
    for url in addresses(files).values():
        assert clients["cecilia"].get(url)["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("headers", CONDITIONS, ids=str)
def test_no_condition_tells_an_outsider_anything(headers, files, clients):
    for url in addresses(files).values():
        for who in OUTSIDERS:
            response = clients[who].get(url, headers=headers)
            assert response.status_code == 404
            assert not {"ETag", "Last-Modified", "Content-Range", "Accept-Ranges"} & set(response.headers)
        response = clients["nobody"].get(url, headers=headers)
        assert response.status_code == 302
        assert not {"ETag", "Last-Modified", "Content-Range", "Accept-Ranges"} & set(response.headers)


def test_what_is_denied_looks_like_what_is_missing(files, clients):
    missing = files.text.url.replace(f"/{files.text.pk}/", "/999999/")
    denied = clients["bjorn"].get(files.text.url)
    nothing = clients["bjorn"].get(missing)
    assert denied.status_code == nothing.status_code == 404
    assert without_address(denied, files.text.url) == without_address(nothing, missing)
    assert {k: v for k, v in denied.items() if k != "Content-Length"} == {
        k: v for k, v in nothing.items() if k != "Content-Length"
    }
    assert samples.CANARY not in without_address(denied, files.text.url)


def test_another_name_or_another_id_is_404(files, clients):
    cecilia = clients["cecilia"]
    assert cecilia.get(f"/documents/{files.text.pk}/arvaus.txt").status_code == 404
    assert cecilia.get(files.text.url.replace(f"/{files.text.pk}/", f"/{files.pdf.pk}/")).status_code == 404
    for name in (
        "documents/00/0.pdf",
        "images/00/0.png",
        "sizes/0.png",
        "secret-key",
        "../secret-key",
        "a%00b",
        "documents/a%00.txt",
    ):
        assert cecilia.get(f"/files/{name}", follow=True).status_code == 404
        assert clients["nobody"].get(f"/files/{name}", follow=True).status_code == 404
    assert cecilia.get("/documents/99999999999999999999999999/a.pdf").status_code == 404


def test_a_name_cannot_be_guessed_at_by_a_visitor(files, clients):
    """The right and a wrong name of a private document answer alike."""
    for name in (files.text.filename, "arvaus.txt"):
        response = clients["nobody"].get(f"/documents/{files.text.pk}/{quote(name)}")
        assert response.status_code == 302


def test_nothing_else_than_reading_is_answered(files, clients):
    for url in addresses(files).values():
        for method in ("post", "put", "delete", "patch"):
            assert getattr(clients["cecilia"], method)(url).status_code == 405


def test_the_address_of_a_document_is_its_own_and_stored_names_tell_nothing(files):
    assert files.text.url == f"/documents/{files.text.pk}/{quote(samples.CANARY + '-ä.txt')}"
    for stored in (files.text.file, files.picture.file, files.picture.get_rendition("width-100").file):
        assert stored.url == f"/files/{stored.name}"
        assert samples.CANARY not in stored.name
    original = files.picture.file.name.rsplit("/", 1)[-1].split(".")[0]
    assert original not in files.picture.get_rendition("width-100").url


# -- Headers ------------------------------------------------------------------------------------
def test_files_are_sealed(files, clients):
    for url in addresses(files).values():
        response = clients["cecilia"].get(url)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("ending", samples.ALLOWED)
def test_type_and_disposition_come_from_the_content(ending, files, clients):
    make, content_type = samples.ALLOWED[ending]
    document = make_document(f"Pöytäkirja.{ending}", make(), guard=files.tree.b.folder)
    response = clients["cecilia"].get(document.url)
    assert body(response) == make() or ending in {"docx", "xlsx", "pdf", "odt", "ods", "odp", "pptx"}
    assert response["Content-Type"].split(";")[0] == content_type
    assert response["Content-Length"] == str(document.file_size)
    shown = ending in {"png", "jpg", "jpeg", "txt"}
    kind = "inline" if shown else "attachment"
    assert response["Content-Disposition"] == f"{kind}; filename*=utf-8''{quote(f'Pöytäkirja.{ending}')}"
    if content_type.startswith("text/"):
        assert response["Content-Type"].endswith("; charset=utf-8")


@pytest.mark.parametrize("name", ["sivu.pdf", "sivu.html", "sivu.svg", "sivu.png"])
def test_what_is_not_what_it_says_is_only_handed_out_as_bytes(name, files, clients):
    """However it came in: the type is not believed, and the browser may not show it."""
    document = make_document(name, b"<script>alert(1)</script>", guard=files.tree.b.folder)
    response = clients["cecilia"].get(document.url)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_public_files_may_be_kept(files, clients):
    for who in ("nobody", "cecilia"):
        for url in (files.public_picture.file.url, files.public_picture.get_rendition("width-100").url):
            response = clients[who].get(url)
            assert response.status_code == 200
            assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        response = clients[who].get(files.public_pdf.url)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert body(response).startswith(b"%PDF-")
    assert not clients["nobody"].cookies


# -- Parts and conditions -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=10-", 10, len(TEXT) - 1),
        ("bytes=-5", len(TEXT) - 5, len(TEXT) - 1),
        (f"bytes=5-{10**9}", 5, len(TEXT) - 1),
        (f"bytes=-{10**9}", 0, len(TEXT) - 1),
        ("bytes = 3 - 3", 3, 3),
    ],
)
def test_a_part_of_a_file(asked, first, last, files, clients):
    response = clients["cecilia"].get(files.text.url, headers={"range": asked})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(TEXT)}"
    assert response["Content-Length"] == str(last - first + 1)
    assert body(response) == TEXT[first : last + 1]
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("asked", [f"bytes={len(TEXT)}-", "bytes=-0", f"bytes={10**17}-"])
def test_a_part_that_is_not_there(asked, files, clients):
    response = clients["cecilia"].get(files.text.url, headers={"range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(TEXT)}"
    assert not response.content


@pytest.mark.parametrize(
    "asked",
    ["bytes=a-b", "bytes=-", "lines=0-1", "bytes=0-1,5-6", "bytes=9-2", f"bytes={10**30}-", "x" * 5000],
)
def test_words_that_are_no_part_give_the_whole(asked, files, clients):
    response = clients["cecilia"].get(files.text.url, headers={"range": asked})
    assert response.status_code == 200
    assert body(response) == TEXT


def test_head_tells_the_length_and_sends_nothing(files, clients):
    response = clients["cecilia"].head(files.text.url, headers={"range": "bytes=0-9"})
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(TEXT))
    assert not body(response)


def test_conditions_of_those_who_may(files, clients):
    cecilia, url = clients["cecilia"], files.text.url
    first = cecilia.get(url)
    body(first)
    again = cecilia.get(url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-store"
    assert cecilia.get(url, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert cecilia.get(url, headers={"if-none-match": '"another"'}).status_code == 200
    assert cecilia.get(url, headers={"if-match": '"another"'}).status_code == 412
    part = {"range": "bytes=0-9"}
    assert cecilia.get(url, headers=part | {"if-range": first["ETag"]}).status_code == 206
    assert cecilia.get(url, headers=part | {"if-range": '"another"'}).status_code == 200


# -- The rule is asked at every request ---------------------------------------------------------
def test_a_change_of_access_holds_at_once(files, clients):
    tree, url = files.tree, files.text.url
    assert clients["bjorn"].get(url).status_code == 404
    restrict(tree.b.page, [tree.a.group])
    assert clients["bjorn"].get(url).status_code == 200
    assert clients["cecilia"].get(url).status_code == 404
    tree.b.folder.unpublish()
    assert clients["bjorn"].get(url).status_code == 404


def test_one_who_leaves_gets_nothing_more(files, clients, cecilia):
    etag = clients["cecilia"].get(files.text.url)["ETag"]
    cecilia.groups.clear()
    assert clients["cecilia"].get(files.text.url, headers={"if-none-match": etag}).status_code == 404
    assert clients["cecilia"].get(files.text.url, headers={"range": "bytes=0-9"}).status_code == 404


def test_another_collection_is_another_rule(files, clients):
    url = files.public_picture.get_rendition("width-100").url
    assert clients["nobody"].get(url).status_code == 200
    files.public_picture.collection = files.tree.b.collection
    files.public_picture.save()
    assert clients["nobody"].get(url).status_code == 302
    assert clients["bjorn"].get(url).status_code == 404


def test_a_collection_inside_a_closed_one_is_closed(files, clients):
    collection = Collection.objects.get(pk=files.tree.b.collection.pk)
    inner = collection.add_child(name="Kuvat")
    picture = make_image("a.png", collection=inner)
    assert clients["bjorn"].get(picture.file.url).status_code == 404
    assert clients["cecilia"].get(picture.file.url).status_code == 200


def test_a_row_whose_file_is_gone_is_404_and_told_to_the_operator(files, clients, caplog):
    files.text.file.storage.delete(files.text.file.name)
    with caplog.at_level(logging.ERROR, "cms.serving"):
        assert clients["cecilia"].get(files.text.url).status_code == 404
    assert files.text.file.name in caplog.text


def test_nginx_can_hand_the_file_out(files, clients, settings):
    settings.X_ACCEL_PREFIX = "/stored/"
    response = clients["cecilia"].get(files.text.url)
    assert response["X-Accel-Redirect"] == f"/stored/{files.text.file.name}"
    assert response["Cache-Control"] == "private, no-store"
    assert not response.content
    denied = clients["bjorn"].get(files.text.url)
    assert denied.status_code == 404
    assert "X-Accel-Redirect" not in denied


def test_queries_are_few(files, clients, django_assert_max_num_queries):
    url = files.public_picture.get_rendition("width-100").url
    clients["nobody"].get(url)
    with django_assert_max_num_queries(3):
        clients["nobody"].get(url)
    with django_assert_max_num_queries(8):
        clients["cecilia"].get(files.text.url)


def test_wagtail_s_own_addresses_of_pictures_are_not_there(files, clients):
    response = clients["nobody"].get(f"/images/abc/{files.picture.pk}/width-100/", follow=True)
    assert response.status_code == 404
