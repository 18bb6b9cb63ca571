"""A page in A, and what a form of it sends."""

from types import SimpleNamespace

import pytest

from tests import factories
from workspace.pages import editing
from workspace.pages.editing import Words
from workspace.pages.models import TextPage


@pytest.fixture
def page(site_tree, aino) -> TextPage:
    """A page that Aino has written."""
    return editing.create(site_tree.a.page, aino, Words("<p>Kokoonnumme torstaisin.</p>", "Työtavat"))


@pytest.fixture
def form_of():
    """Return a function that gives what the form of a page sends, as it stands in the page."""

    def make(client, url: str, **changed) -> dict:
        form = client.get(url).context["form"]
        names = ("title", "plain", "revision", "base")
        sent = {name: form[name].value() or "" for name in names if name in form.fields}
        way = "html" if "html" in changed else "plain"
        return sent | {"way": way} | changed

    return make


@pytest.fixture
def a(site_tree) -> SimpleNamespace:
    """The workspace A, its page."""
    return site_tree.a


@pytest.fixture
def archived(site_tree) -> None:
    """A is archived."""
    from django.utils import timezone

    site_tree.a.row.archived_at = timezone.now()
    site_tree.a.row.save()


def observer(place, user) -> None:
    """Let somebody only watch."""
    place.row.memberships.filter(user=user).update(role="observer")


__all__ = ["factories", "observer"]
