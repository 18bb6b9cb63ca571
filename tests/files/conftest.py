"""Files of workspace B, with a canary in title, file name and text, and public ones beside them."""

from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.models import Document, Image
from tests.files import samples

TEXT = f"Teksti {samples.CANARY}\n".encode() * 100


def make_document(name: str, content: bytes, **fields) -> Document:
    """Save a document the way every room does: give it a file, and save."""
    made = Document(title=f"Muistio {samples.CANARY}", file=ContentFile(content, name=name), **fields)
    made.save()
    return made


def make_image(name: str, **fields) -> Image:
    """Save a picture of 400 × 300."""
    made = Image(title=f"Kuva {samples.CANARY}", **fields)
    made.file = ContentFile(samples.picture("PNG", (400, 300)), name=name)
    made.save()
    return made


@pytest.fixture
def files(site_tree) -> SimpleNamespace:
    """A private text, PDF and picture in B; a public PDF and picture in the root collection."""
    b = site_tree.b
    root = Collection.get_first_root_node()
    private = {"guard": b.folder, "collection": b.collection}
    return SimpleNamespace(
        tree=site_tree,
        text=make_document(f"{samples.CANARY}-ä.txt", TEXT, **private),
        pdf=make_document(f"{samples.CANARY}.pdf", samples.pdf(), **private),
        picture=make_image(f"{samples.CANARY}.png", **private),
        loose=make_image(f"{samples.CANARY}-2.png", collection=b.collection),
        public_pdf=make_document("esite.pdf", samples.pdf(), collection=root),
        public_picture=make_image("maisema.png", collection=root),
    )


@pytest.fixture
def clients(request, client_of) -> dict:
    """Clients of the cast and of nobody, by name."""
    cast = ("admin", "aino", "bjorn", "cecilia", "dmitri")
    return {"nobody": client_of(None)} | {name: client_of(request.getfixturevalue(name)) for name in cast}
