"""What the tests of folders share: A with its folder in both languages, a second folder, and what lies there."""

from types import SimpleNamespace

import pytest

from home.models import ContentPage
from tests import factories
from tests.folders.test_folder_page import put
from workspace.folders.models import FolderPage, Link
from workspace.members.joining import add_member
from workspace.pages.models import TextPage


@pytest.fixture
def shelf(site_tree) -> SimpleNamespace:
    """A's folder with a document, a link, a text page and a sub-folder (in both languages) that has a document."""
    a = site_tree.a
    swedish = factories.in_swedish(a.folder, "Dokument", "dokument")
    other = factories.page(a.folder, FolderPage, "Toinen", "toinen")
    inner = factories.page(a.folder, FolderPage, "Alikansio", "alikansio")
    return SimpleNamespace(
        a=a, b=site_tree.b, folder=a.folder, swedish=swedish, other=other, inner=inner,
        inner_sv=factories.in_swedish(inner, "Undermapp", "undermapp"),
        document=put(a.folder, "Muistio", collection=a.collection),
        inside=put(inner, "Sisällä", collection=a.collection),
        link=Link.objects.create(folder=a.folder, title="Sanasto", url="https://example.org/"),
        text=factories.page(a.folder, TextPage, "Pelisäännöt", "pelisaannot", body="<p>Puhutaan vuorotellen.</p>"),
    )  # fmt: skip


@pytest.fixture
def everything(shelf) -> list[str]:
    """The keys of all that lies in A's folder."""
    return [f"d{shelf.document.pk}", f"l{shelf.link.pk}", f"t{shelf.text.pk}", f"f{shelf.inner.pk}"]


@pytest.fixture
def page(site_tree) -> ContentPage:
    """A public page that Aino edits."""
    return factories.page(site_tree.home, ContentPage, "Toimintasuunnitelma", "suunnitelma")


@pytest.fixture
def both(shelf, bjorn):
    """Let Björn belong to B, too, where Cecilia is."""
    add_member(shelf.b.row, bjorn)
    return shelf
