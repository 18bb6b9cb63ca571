"""How tests press the buttons of a folder, and read what the page says then."""

import re
from datetime import timedelta
from html import unescape

from django.db import connection
from django.utils import timezone

from cms.row_guards import VERSIONS

FI = "/fi/tyotilat/ohjausryhma/asiakirjat/"


def press(client, folder, do: str, items: list[str], **fields):
    """Do something with what is chosen in a folder, without following."""
    return client.post(f"/fi/kansiot/{folder.pk}/valitut/", {"do": do, "item": items, **fields})


def words(response) -> str:
    """Return what a page says, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def told(client, response) -> str:
    """Follow a redirect and return what the page says."""
    assert response.status_code == 302, words(response)
    return words(client.get(response["Location"]))


def do(client, folder, what: str, items: list[str], **fields) -> str:
    """Do something with what is chosen in a folder; return what the page says then."""
    return told(client, press(client, folder, what, items, **fields))


def undo_of(client, response) -> str:
    """Follow a redirect and return the address that takes the change back."""
    page = client.get(response["Location"]).content.decode()
    return re.search(r'action="(/fi/kumoa/[^"]+)"', page)[1]


def delete_in_admin(client, page, way: str = "one"):
    """Delete a page in the admin, by itself or as one of many, and follow."""
    return client.post(deletion_of(page, way), follow=True)


def deletion_of(page, way: str = "one") -> str:
    """Return where the admin asks whether a page is deleted, by itself or as one of many."""
    if way == "many":
        return f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}&next=/admin/"
    return f"/admin/pages/{page.pk}/delete/"


# -- The trash ----------------------------------------------------------------------------------
def bin_of(shelf) -> str:
    """Return the address of the trash of A."""
    return f"/fi/roskakori/{shelf.a.page.pk}/"


def back(client, shelf, row, **fields):
    """Bring one thing back."""
    return client.post(f"{bin_of(shelf)}{row.pk}/palauta/", fields)


def gone(client, shelf, row):
    """Delete one thing for good."""
    return client.post(f"{bin_of(shelf)}{row.pk}/poista/")


# -- Time ---------------------------------------------------------------------------------------
def aged(versions, **ago) -> None:
    """Let versions be older than they are, which the database refuses to everybody else."""
    with VERSIONS.lifted(connection):
        versions.update(added_at=timezone.now() - timedelta(**ago))
