"""Documents and pictures in Wagtail's admin: an editor handles the own ones and never sees another's."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission

from cms.models import Document, Image
from tests import factories
from tests.files import samples
from tests.files.conftest import make_document, make_image
from tests.files.test_metadata import photo

CANARY = samples.CANARY


@pytest.fixture
def own(site_tree, aino):
    """A document and a picture of A, and a public picture that Aino may choose."""
    a = site_tree.a
    return {
        "document": make_document("oma.txt", b"Oma", guard=a.folder, collection=a.collection),
        "picture": make_image("oma.png", collection=a.collection),
        "public": make_image("julkinen.png", collection=Collection.objects.get(name="Julkinen")),
    }


def text(response) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode(
        errors="ignore"
    )


def rename(*things) -> None:
    for thing in things:
        type(thing).objects.filter(pk=thing.pk).update(title=f"Oma {thing.pk}")


LISTS = [
    "/admin/documents/", "/admin/documents/results/", "/admin/documents/chooser/", "/admin/documents/chooser/results/",
    "/admin/images/", "/admin/images/results/", "/admin/images/chooser/", "/admin/images/chooser/results/",
    "/admin/documents/?q=kanarialintu", "/admin/images/?q=kanarialintu", "/admin/documents/chooser/?q=kanarialintu",
    "/admin/api/main/documents/", "/admin/api/main/images/", "/admin/api/main/documents/?search=kanarialintu",
]  # fmt: skip


def test_lists_and_choosers_show_the_own_and_nothing_of_b(files, own, clients):
    rename(own["document"], own["picture"], own["public"], files.public_pdf, files.public_picture)
    for path in LISTS:
        response = clients["aino"].get(path)
        assert response.status_code == 200, path
        page = text(response)
        assert not [
            word
            for word in (f"Muistio {CANARY}", f"Kuva {CANARY}", f"{CANARY}.", f"{CANARY}-")
            if word in page
        ], path
        assert "Nuorten jaos" not in page, path
    assert f"Oma {own['document'].pk}" in text(clients["aino"].get("/admin/documents/"))
    assert f"Oma {own['document'].pk}" in text(clients["aino"].get("/admin/documents/chooser/"))
    assert f"Oma {own['public'].pk}" in text(clients["aino"].get("/admin/images/chooser/"))
    assert f"Oma {own['picture'].pk}" in text(clients["aino"].get("/admin/images/"))


def test_nothing_of_b_can_be_opened_by_its_id(files, clients):
    aino = clients["aino"]
    for path in (
        f"/admin/documents/edit/{files.text.pk}/", f"/admin/documents/delete/{files.text.pk}/",
        f"/admin/documents/usage/{files.text.pk}/", f"/admin/documents/chooser/chosen/{files.text.pk}/",
        f"/admin/images/{files.picture.pk}/", f"/admin/images/{files.picture.pk}/delete/",
        f"/admin/images/{files.picture.pk}/preview/width-100/", f"/admin/images/chooser/chosen/{files.picture.pk}/",
        f"/admin/images/chooser/chosen-multiple/?id={files.picture.pk}", f"/admin/api/main/documents/{files.text.pk}/",
        f"/admin/documents/chooser/chosen-multiple/?id={files.text.pk}",
    ):  # fmt: skip
        for method in (aino.get, aino.post):
            response = method(path)
            assert CANARY not in text(response), path
            assert response.status_code < 500
    files.text.refresh_from_db()
    files.picture.refresh_from_db()


def test_permission_on_a_collection_does_not_open_what_the_guard_closes(files, aino, clients):
    """Even one who was given the root by mistake sees only what is theirs to see."""
    group = aino.groups.get(name="Toimittajat")
    for row in GroupCollectionPermission.objects.filter(group=group):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=row.permission
        )
    rename(files.public_pdf, files.public_picture)
    for path in LISTS[:8]:
        page = text(clients["aino"].get(path))
        assert CANARY not in page
        assert "Nuorten jaos" not in page


def test_a_coordinator_looks_after_the_files_of_the_own_workspace(own, aino, clients):
    document = own["document"]
    response = clients["aino"].get(f"/admin/documents/edit/{document.pk}/")
    assert response.status_code == 200
    assert "guard" not in response.context["form"].fields
    loose = make_document("irto.txt", b"Irto", collection=document.collection)
    clients["aino"].post(f"/admin/documents/delete/{loose.pk}/")
    assert not Document.objects.filter(pk=loose.pk).exists()


def test_a_plain_member_does_not_get_into_the_admin(own, clients):
    for who in ("bjorn", "cecilia", "dmitri"):
        for path in LISTS:
            assert clients[who].get(path).status_code in {302, 403, 404}, (who, path)


def test_the_guard_cannot_be_changed(own, site_tree, clients):
    document = own["document"]
    data = {
        "title": "Uusi",
        "collection": document.collection_id,
        "tags": "",
        "language": "",
        "guard": site_tree.home.pk,
    }
    response = clients["aino"].post(f"/admin/documents/edit/{document.pk}/", data)
    assert response.status_code == 302
    document.refresh_from_db()
    assert (document.title, document.guard_id) == ("Uusi", site_tree.a.folder.pk)
    clients["aino"].post(
        f"/admin/documents/edit/{document.pk}/", {**data, "collection": site_tree.b.collection.pk}
    )
    document.refresh_from_db()
    assert document.collection_id == site_tree.a.collection.pk


# -- Adding in the admin ------------------------------------------------------------------------
def add(client, name: str, content: bytes, collection, kind: str = "documents"):
    data = {"title": name, "files[]": SimpleUploadedFile(name, content), "collection": collection.pk}
    return json.loads(
        client.post(
            f"/admin/{kind}/multiple/add/", data, headers={"x-requested-with": "XMLHttpRequest"}
        ).content
    )


def test_the_admin_takes_in_what_the_front_takes_in(site_tree, aino, clients):
    collection = site_tree.a.collection
    answer = add(clients["aino"], "Esite.pdf", samples.pdf(), collection)
    assert answer["success"], answer
    document = Document.objects.get(pk=answer["doc_id"])
    assert (document.filename, document.content_type_sniffed) == ("Esite.pdf", "application/pdf")
    assert document.uploaded_by_user == aino
    picture = add(clients["aino"], "Kuva.png", samples.picture("PNG"), collection, "images")
    assert picture["success"], picture


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"<html></html>", "documents"),
        ("a.svg", b"<svg/>", "documents"),
        ("a.docx", samples.office(samples.WORD, word__vbaProject_bin=b"x"), "documents"),
        ("a.txt", b"", "documents"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "images"),
        ("a.png", samples.wide_png(30_000, 30_000), "images"),
        ("a.png", samples.wide_png(400, 400), "images"),  # more rows than there are in it
        ("a.png", samples.wide_png(400, 400, author="Aino"), "documents"),  # which cannot be taken out
        ("a.png", samples.picture("PNG") + samples.archive({"a": "b"}), "images"),
    ],
)
def test_the_admin_refuses_what_the_front_refuses(name, content, kind, site_tree, clients):
    answer = add(clients["aino"], name, content, site_tree.a.collection, kind)
    assert not answer["success"]
    assert answer["error_message"]
    assert not Document.objects.exists()
    assert not Image.objects.exists()


def test_the_admin_knows_the_same_limit(site_tree, clients, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    assert not add(clients["aino"], "a.txt", b"a" * 1001, site_tree.a.collection)["success"]


def test_nothing_is_added_to_the_collection_of_another_or_to_the_root(site_tree, aino, clients):
    for collection in (site_tree.b.collection, Collection.get_first_root_node()):
        answer = add(clients["aino"], "a.txt", b"Teksti", collection)
        assert "doc_id" not in answer
    assert not Document.objects.exists()


def test_what_is_added_to_a_workspace_s_collection_is_closed(site_tree, clients):
    answer = add(clients["aino"], "a.txt", b"Teksti", site_tree.a.collection)
    document = Document.objects.get(pk=answer["doc_id"])
    assert clients["nobody"].get(document.url).status_code == 302
    assert clients["cecilia"].get(document.url).status_code == 404
    assert clients["bjorn"].get(document.url).status_code == 200


def test_a_new_file_comes_before_the_old_one_and_brings_its_name(
    own, clients, django_capture_on_commit_callbacks
):
    document, storage = own["document"], own["document"].file.storage
    old = document.file.name
    data = {"title": "Oma", "collection": document.collection_id, "tags": "", "language": "fi"}
    edit = f"/admin/documents/edit/{document.pk}/"
    with django_capture_on_commit_callbacks(execute=True):
        clients["aino"].post(edit, {**data, "file": SimpleUploadedFile("väärä.pdf", b"<html>")})
    assert storage.exists(old)
    with django_capture_on_commit_callbacks(execute=True):
        clients["aino"].post(edit, {**data, "file": SimpleUploadedFile("uusi.pdf", samples.pdf())})
    document.refresh_from_db()
    assert (document.filename, document.content_type_sniffed) == ("uusi.pdf", "application/pdf")
    assert storage.exists(document.file.name)
    assert storage.exists(old), "it is a version (UP-19)"
    newest, first = document.versions.all()
    assert (str(newest.added_by), first.file.name) == ("Aino Koskela", old)


def test_a_new_picture_gets_new_sizes(own, clients, django_capture_on_commit_callbacks):
    picture = own["picture"]
    old = picture.get_rendition("width-100").url
    data = {"title": "Oma", "collection": picture.collection_id, "description": "", "tags": ""}
    with django_capture_on_commit_callbacks(execute=True):
        response = clients["aino"].post(
            f"/admin/images/{picture.pk}/",
            {**data, "file": SimpleUploadedFile("b.png", samples.picture("PNG", (200, 100)))},
        )
    assert response.status_code == 302
    assert clients["bjorn"].get(old).status_code == 404
    fresh = Image.objects.get(pk=picture.pk).get_rendition("width-100").url
    assert fresh != old
    assert clients["bjorn"].get(fresh).status_code == 200


def test_the_pages_of_a_picture_work_for_an_editor(own, clients):
    """Thumbnails come from our own address, and the editor may see them."""
    page = text(clients["aino"].get(f"/admin/images/{own['picture'].pk}/"))
    address = next(part.split('"')[0] for part in page.split('src="') if part.startswith("/files/"))
    assert clients["aino"].get(address).status_code == 200
    assert clients["cecilia"].get(address).status_code == 404
    chosen = clients["aino"].get(f"/admin/images/chooser/chosen/{own['picture'].pk}/")
    assert json.loads(chosen.content)["result"]["preview"]["url"].startswith("/files/sizes/")


# -- Collections --------------------------------------------------------------------------------
def test_nobody_has_permission_on_the_root(db):
    assert not GroupCollectionPermission.objects.filter(collection__depth=1).exists()


def test_a_workspace_s_collection_is_closed_to_its_group(site_tree):
    row = CollectionViewRestriction.objects.get(collection=site_tree.a.collection)
    assert list(row.groups.all()) == [site_tree.a.group]


# -- Pages that hold files ----------------------------------------------------------------------
def test_a_page_that_holds_files_is_not_deleted(own, site_tree, admin, clients):
    folder = site_tree.a.folder
    for page in (folder, site_tree.a.page):
        response = clients["admin"].post(f"/admin/pages/{page.pk}/delete/", follow=True)
        assert response.status_code == 200
        assert f"”{page.title}” jäi paikalleen, sitä ei poistettu" in text(response)
    bulk = f"/admin/bulk/wagtailcore/page/delete/?id={folder.pk}&next=/admin/"
    assert "ei poistettu" in text(clients["admin"].post(bulk, follow=True))
    folder.refresh_from_db()
    site_tree.a.page.refresh_from_db()


# -- Tags, usage, many at once (AC-42), and what lies in folders ------------------------------------
def test_a_picture_that_tells_where_it_was_taken_does_not_become_public(site_tree, clients):
    """UP-13: neither alone nor with many, whatever its newest version tells; one that tells nothing may."""
    closed, public = site_tree.a.collection, Collection.objects.get(name="Julkinen")
    telling = make_document("kuva.jpg", photo(), collection=closed)
    telling.file = SimpleUploadedFile("kuva.jpg", samples.picture("JPEG", (40, 30)))
    telling.save()
    plain = make_document("toinen.png", samples.picture("PNG", (40, 30)), collection=closed)
    admin, words = clients["admin"], "kertoo enemmän kuin kuvasta näkee"
    fields = {"title": "Kuva", "collection": public.pk, "kind": "", "language": "", "tags": ""}
    assert words in text(admin.post(f"/admin/documents/edit/{telling.pk}/", fields))
    many = "/admin/bulk/cms/document/add_to_collection/?next=/admin/documents/&id="
    assert words in text(
        admin.post(f"{many}{plain.pk}&id={telling.pk}", {"collection": public.pk}, follow=True)
    )
    assert set(Document.objects.values_list("collection", flat=True)) == {closed.pk}
    assert admin.post(f"/admin/documents/edit/{plain.pk}/", fields).status_code == 302
    assert Document.objects.get(pk=plain.pk).collection == public


def test_tags_of_b_are_offered_to_nobody_else(files, own, clients):
    files.text.tags.add(f"{CANARY}-tagi")
    files.picture.tags.add(f"{CANARY}-kuvatagi")
    own["document"].tags.add("kanava")
    for path in ("/admin/tag-autocomplete/?term=kana", "/admin/tag-autocomplete/taggit/tag/?term=kana"):
        assert json.loads(clients["aino"].get(path).content) == ["kanava"]
        assert len(json.loads(clients["admin"].get(path).content)) == 3
        assert clients["bjorn"].get(path).status_code in {302, 403}
    for path in LISTS:
        assert f"{CANARY}-" not in text(clients["aino"].get(path)), path


def test_many_at_once_touches_nothing_of_b(files, own, site_tree, clients):
    rename(own["document"], own["picture"])
    for kind, foreign, mine in (
        ("document", files.text, own["document"]),
        ("image", files.picture, own["picture"]),
    ):
        for action in ("delete", "add_tags", "add_to_collection"):
            url = f"/admin/bulk/cms/{kind}/{action}/?id={foreign.pk}&id={mine.pk}&next=/admin/"
            assert CANARY not in text(clients["aino"].get(url)), url
        clients["aino"].post(
            f"/admin/bulk/cms/{kind}/add_tags/?id={foreign.pk}&next=/admin/", {"tags": "vieras"}
        )
        clients["aino"].post(f"/admin/bulk/cms/{kind}/delete/?id={foreign.pk}&next=/admin/")
        foreign.refresh_from_db()
        assert not foreign.tags.exists()


def test_usage_names_no_page_of_another_group(files, own, clients):
    for path in (f"/admin/documents/usage/{files.text.pk}/", f"/admin/images/usage/{files.picture.pk}/"):
        assert CANARY not in text(clients["aino"].get(path, follow=True))


def test_the_choosers_find_what_lies_in_a_folder_and_never_what_lies_in_the_trash(
    own, cecilia, site_tree, clients
):
    document = own["document"]
    rename(document)
    factories.make_editor(cecilia, site_tree)
    paths = (
        "/admin/documents/chooser/",
        "/admin/documents/chooser/results/",
        "/admin/api/main/documents/",
        "/admin/documents/",
    )
    for path in paths:
        assert f"Oma {document.pk}" in text(clients["aino"].get(path)), path
        assert f"Oma {document.pk}" not in text(clients["cecilia"].get(path)), path
    Document.objects.filter(pk=document.pk).update(trashed_at=timezone.now())
    for path in paths:
        for who in ("aino", "admin"):
            assert f"Oma {document.pk}" not in text(clients[who].get(path)), path


# -- Sizes of pictures (AC-22, AC-23) -----------------------------------------------------------
def test_nobody_makes_a_size_by_writing_an_address(files, clients):
    before = files.picture.renditions.count()
    for path in (
        f"/admin/images/{files.picture.pk}/generate_url/width-50/",
        f"/admin/images/{files.picture.pk}/preview/width-50/",
        f"/images/x/{files.picture.pk}/width-50/", f"/fi/images/x/{files.picture.pk}/width-50/a.png",
    ):  # fmt: skip
        for who in ("aino", "bjorn", "nobody"):
            assert clients[who].get(path).status_code in {302, 403, 404}, (who, path)
    assert files.picture.renditions.count() == before
