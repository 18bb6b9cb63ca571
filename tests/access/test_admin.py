"""Wagtail's admin: no address of it shows anything to those without it, nor B's things to A's editor."""

import pytest
from django.urls import Resolver404, resolve

from tests.access.conftest import CANARY
from tests.access.walk import addresses

# Addresses of the admin that answer a visitor, and why that is harmless.
OPEN = {
    "admin/jsi18n/": "the catalogue of the admin's own words",
    "admin/login/": "leads to the log-in page",
    "admin/logout/": "ends a session",
    "admin/password_reset/": "switched off: 404",
    "admin/sprite/": "the admin's icons",
}


def _values(private) -> dict[str, object]:
    """Parameters that point at B's things wherever a name tells what it means."""
    page = private.folder.pk
    revision = private.folder.latest_revision_id
    return {
        "*": 1, "page_id": page, "page_pk": page, "parent_page_id": private.page.pk, "page_to_move_id": page,
        "destination_id": private.page.pk, "pk": page, "object_id": page, "document_id": private.document.pk,
        "doc_id": private.document.pk, "image_id": private.image.pk, "revision_id": revision,
        "revision_id_a": revision, "revision_id_b": revision, "collection_id": private.tree.b.collection.pk,
        "app_label": "folders", "model_name": "folderpage", "app_name": "folders", "content_type_app_name": "folders",
        "content_type_model_name": "folderpage", "mode": "", "action": "delete", "action_name": "delete",
        "token": "x", "uidb64": "x", "filter_spec": "width-200", "language": "fi",
    }  # fmt: skip


# Wagtail's own drill: it raises on purpose, for somebody with the admin.
DRILL = "admin/failwhale/"


def _paths(private) -> dict[str, str]:
    values = _values(private)
    return {
        address.route: address.path(values)
        for address in addresses()
        if address.in_admin and address.route != DRILL
    }


def _text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="ignore") + "".join(f"{k}: {v}\n" for k, v in response.items())


def _leaky(client, private, method: str) -> list[str]:
    found = []
    for route, path in _paths(private).items():
        response = getattr(client, method)(path)
        if CANARY in _text(response).replace(path, "").lower():
            found.append(f"{response.status_code} {route}")
    return found


def test_every_path_is_real(private):
    wrong = []
    for route, path in _paths(private).items():
        try:
            resolve(path)
        except Resolver404:
            wrong.append(f"{route} → {path}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["bjorn", "cecilia", "dmitri", "nobody"])
def test_nobody_without_the_admin_gets_in(who, method, private, everyone):
    got_in = []
    for route, path in _paths(private).items():
        response = getattr(everyone[who], method)(path)
        if response.status_code == 200 and route not in OPEN:
            got_in.append(route)
        assert response.status_code < 500, route
        assert CANARY not in _text(response).replace(path, "").lower(), route
        if route == "admin/logout/" and method == "post":
            everyone[who].logout()
    assert not got_in


def test_an_editor_of_a_reads_nothing_of_b(private, everyone):
    """Choosers, reports, histories, revisions, usages, listings (AC-39, AC-41 to AC-43)."""
    assert not _leaky(everyone["aino"], private, "get")


def test_an_editor_of_a_changes_nothing_of_b(private, everyone):
    """A POST with B's ids to every address of the admin (AC-45)."""
    before = (private.folder.get_parent().numchild, type(private.document).objects.count())
    leaks = _leaky(everyone["aino"], private, "post")
    private.folder.refresh_from_db()
    private.document.refresh_from_db()
    assert (private.folder.get_parent().numchild, type(private.document).objects.count()) == before
    assert private.folder.live
    assert private.folder.view_restrictions.count() == 0
    assert private.document.title == f"Muistio {CANARY}"
    assert not leaks


def test_what_is_open_is_still_there(private):
    assert {route for route in OPEN if route not in _paths(private)} <= {"admin/password_reset/"}
