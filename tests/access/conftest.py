"""A private world in B: a canary in every title, slug, text, file name and file text of it."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.images.models import Filter

from cms import texts
from cms.models import Document, Image
from tests import factories
from tests.events.conftest import agenda_item
from workspace.discussions.models import Post, Thread
from workspace.events.models import EventDocument, EventPage
from workspace.folders.models import FolderPage
from workspace.pages.models import TextPage
from workspace.plans.models import ActionPlanPage

CANARY = "kanarialintu"


def _picture() -> ContentFile:
    from io import BytesIO

    out = BytesIO()
    Picture.new("RGB", (400, 300), "#1f4d3f").save(out, "PNG")
    return ContentFile(out.getvalue(), name=f"{CANARY}.png")


@pytest.fixture
def private(site_tree) -> SimpleNamespace:
    """Make one of every private thing in workspace B."""
    b = site_tree.b
    folder = factories.page(
        b.folder,
        FolderPage,
        f"Kansio {CANARY}",
        f"kansio-{CANARY}",
        description=CANARY,
        search_description=CANARY,
    )
    document, image = _document(b, folder), _image(b, folder)
    _name_lists(b)
    thread = Thread.objects.create(board=b.board, title=f"Aihe {CANARY}")
    plan = factories.page(
        b.page, ActionPlanPage, f"Suunnitelma {CANARY}", f"suunnitelma-{CANARY}",
        lead=CANARY, first_year=2026, last_year=2029, priorities=_priorities(), search_description=CANARY,
    )  # fmt: skip
    return SimpleNamespace(
        text=_text(b, "Sivu", search_description=CANARY), doomed=_text(b, "Toinen"),
        folder=folder, document=document, event=_event(b, document), image=image, plan=plan,
        thread=thread, post=Post.objects.create(thread=thread, body=f"Viesti {CANARY}"),
        rendition=image.get_rendition(Filter("width-200")), tree=site_tree, board=b.board, page=b.page,
    )  # fmt: skip


def _document(b, folder: FolderPage) -> Document:
    made = factories.document(
        folder, f"Muistio {CANARY}", f"Teksti {CANARY}\n".encode(), f"{CANARY}.txt", collection=b.collection
    )
    made.tags.add(f"Avainsana {CANARY}")
    texts.FileText.objects.update_or_create(
        pk=made.versions.get().sha256,
        defaults={"state": texts.State.READY, "parts": [["", f"Teksti {CANARY}"]]},
    )
    return made


def _image(b, folder: FolderPage) -> Image:
    made = Image(title=f"Kuva {CANARY}", guard=folder, collection=b.collection)
    made.file.save(f"{CANARY}.png", _picture(), save=False)
    made._set_image_file_metadata()
    made.width, made.height = 400, 300
    made.save()
    return made


def _event(b, document: Document) -> EventPage:
    made = factories.event(
        b.events, f"Kokous {CANARY}", slug=f"kokous-{CANARY}", place=CANARY, lead=CANARY, search_description=CANARY,
        body=[("text", f"<p>Teksti {CANARY}</p>")], kind="meeting",
        agenda=[agenda_item(f"Asia {CANARY}", presenter=CANARY, text=CANARY, decision=f"Päätös {CANARY}")],
    )  # fmt: skip
    EventDocument.objects.create(event=made, document=document)
    return made


def _name_lists(b) -> None:
    """Put the canary into the list of threads and that of events."""
    b.events.lead = CANARY
    for listing in (b.board, b.events):
        listing.title, listing.search_description = f"{listing.title} {CANARY}", CANARY
        listing.save_revision().publish()


def _text(b, name: str, **fields) -> TextPage:
    body = f"<p>Teksti {CANARY}</p>"
    return factories.page(
        b.page, TextPage, f"{name} {CANARY}", f"{name.lower()}-{CANARY}", body=body, **fields
    )


def _priorities() -> list[dict]:
    measure = {
        "type": "measure",
        "id": str(uuid4()),
        "value": {
            "title": f"Toimenpide {CANARY}", "status": "under_way",
            **dict.fromkeys(("years", "responsible", "resources", "evaluation", "evidence"), CANARY),
        },
    }  # fmt: skip
    value = {"title": f"Painopiste {CANARY}", "description": f"<p>{CANARY}</p>", "measures": [measure]}
    return [{"type": "priority", "id": str(uuid4()), "value": value}]


@pytest.fixture
def everyone(admin, aino, bjorn, cecilia, dmitri, client_of) -> dict:
    """Clients of the five of the cast and of nobody, by name."""
    people = {
        "admin": admin,
        "aino": aino,
        "bjorn": bjorn,
        "cecilia": cecilia,
        "dmitri": dmitri,
        "nobody": None,
    }
    return {name: client_of(user) for name, user in people.items()}
