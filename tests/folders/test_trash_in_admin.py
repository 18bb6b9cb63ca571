"""The Wagtail admin and the trash: nothing goes past it, and what lies there is left alone."""

import pytest
from wagtail.models import Page

from cms.models import Document
from home.models import ContentPage
from tests import factories
from tests.folders.doing import back, delete_in_admin, deletion_of, press, words
from workspace.folders.models import FolderPage, Trashed
from workspace.pages.models import TextPage


def test_the_admin_deletes_no_folder_and_no_document_of_one(shelf, admin, bjorn, client_of):
    """They would be gone at once, with everything in them."""
    client = client_of(admin)
    empty = factories.page(shelf.folder, FolderPage, "Tyhjä", "tyhja")
    for url in (
        deletion_of(empty),
        deletion_of(empty, "many"),
        f"/admin/documents/delete/{shelf.document.pk}/",
        f"/admin/bulk/cms/document/delete/?id={shelf.document.pk}&next=/admin/",
    ):
        assert "ei poistettu" in words(client.post(url, follow=True)), url
    assert FolderPage.objects.filter(pk=empty.pk).exists()
    assert Document.objects.filter(pk=shelf.document.pk).exists()


@pytest.mark.parametrize("way", ["one", "many"])
def test_a_text_page_deleted_in_the_admin_goes_into_the_trash_and_comes_back(
    way, shelf, aino, admin, client_of
):
    """Drafts too, with what lies below; and the other language goes along."""
    swedish = factories.in_swedish(shelf.text, "Spelregler", "spelregler")
    below = factories.page(shelf.a.page, TextPage, "Luonnos", "luonnos")
    below.unpublish()
    client = client_of(admin)
    for page in (shelf.text, below):
        url = deletion_of(page, way)
        assert client.get(url).status_code == 200
        assert Page.objects.get(pk=page.pk).live == page.live
        assert "on työtilan roskakorissa 30 päivää" in words(client.post(url, follow=True)), url
    assert set(Page.objects.filter(pk__in=[shelf.text.pk, swedish.pk]).values_list("live", flat=True)) == {
        False
    }
    for row in Trashed.objects.all():
        assert back(client_of(aino), shelf, row).status_code == 302
    now = dict(Page.objects.values_list("pk", "live"))
    assert [now[page.pk] for page in (shelf.text, swedish, below)] == [True, True, False]


def test_many_in_the_admin_are_each_answered_for(shelf, admin, site_tree, client_of):
    """Of three chosen, text and its inner page go into the trash once, a news page is deleted as ever."""
    inner = factories.page(shelf.text, TextPage, "Sisempi", "sisempi")
    news = factories.page(site_tree.home, ContentPage, "Turha", "turha")
    keys = "&".join(f"id={page.pk}" for page in (shelf.text, inner, news))
    said = words(
        client_of(admin).post(f"/admin/bulk/wagtailcore/page/delete/?{keys}&next=/admin/", follow=True)
    )
    assert "”Pelisäännöt” on työtilan roskakorissa" in said
    assert Trashed.objects.get().page_id == shelf.text.pk
    assert not Page.objects.filter(pk=news.pk).exists()
    assert Page.objects.filter(pk=inner.pk).exists()


def test_what_holds_text_pages_is_not_deleted_in_the_admin(shelf, admin, client_of):
    said = words(delete_in_admin(client_of(admin), shelf.a.page))
    assert "ei poistettu" in said
    assert Page.objects.filter(pk=shelf.text.pk).exists()


def test_what_lies_in_the_trash_is_not_touched_in_the_admin(shelf, admin, bjorn, client_of):
    press(client_of(bjorn), shelf.folder, "throw", [f"f{shelf.inner.pk}", f"d{shelf.document.pk}"])
    client = client_of(admin)
    for page in (shelf.inner, shelf.inner_sv):
        assert "on roskakorissa" in words(client.get(f"/admin/pages/{page.pk}/edit/", follow=True))
        assert "on roskakorissa" in words(delete_in_admin(client, page))
    assert client.post(f"/admin/documents/delete/{shelf.document.pk}/").status_code in {302, 403, 404}
    assert Document.objects.filter(pk=shelf.document.pk).exists()
