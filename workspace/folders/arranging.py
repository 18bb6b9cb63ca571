"""The order by hand: documents and links of a folder, one step or all the way at a time."""

from django.db import transaction

from cms.accounts import User
from cms.models import Document
from workspace.folders import contents, items
from workspace.folders.items import Asked, Key
from workspace.folders.models import FolderPage, Link
from workspace.folders.models.folders import Order
from workspace.members.writing import writable

STEPS = {"first", "up", "down", "last"}


def line(folder: FolderPage, user) -> list[Key]:
    """Return what can be put in order, as it stands now; pages of text come after it, by their date."""
    asked = Asked(order=folder.order)
    found = items.keys(contents.in_folder(folder, user), folder, user, asked)
    return [key for key in found if key.what != "t"]


@transaction.atomic
def move(folder: FolderPage, user: User, item: str, step: str) -> bool:
    """Move one thing, and let the folder be ordered by hand from now on; False when it is not there any more.

    What the person cannot see keeps its place after the rest. Raises Http404 when they may not write.
    """
    writable(user, folder)
    FolderPage.objects.select_for_update().filter(translation_key=folder.translation_key).first()
    stood = line(folder, user)
    here = next((place for place, key in enumerate(stood) if key.item == item), None)
    if here is None or step not in STEPS:
        return False
    there = {"first": 0, "up": max(here - 1, 0), "down": here + 1, "last": len(stood)}[step]
    stood.insert(there, stood.pop(here))
    _write(stood)
    FolderPage.objects.filter(translation_key=folder.translation_key).update(order=Order.HAND)
    return True


def _write(stood: list[Key]) -> None:
    for model, what in ((Document, "d"), (Link, "l")):
        rows = [
            model(pk=key.pk, position=place)
            for place, key in enumerate(stood)
            if key.what == what and key.position != place
        ]
        model.objects.bulk_update(rows, ["position"], batch_size=200)
