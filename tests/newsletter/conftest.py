"""A newsletter site: the index and one newsletter in both languages, and some subscribers."""

from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from newsletter.models import NewsletterIndexPage, NewsletterPage, Subscriber
from tests import factories

BODY = [
    {
        "type": "text",
        "value": '<p>Ryhmä <b>kokoontui</b> <a href="https://example.org/muistio">torstaina</a>.</p>',
    },
    {
        "type": "event",
        "value": {
            "title": "Ohjauspäivä",
            "text": "Oulussa 26.11.",
            "page": None,
            "link": "https://example.org/paiva",
        },
    },
]


@pytest.fixture
def no_pages(db) -> None:
    """Leave the site without pages: quick, for what needs none."""
    Site.objects.all().delete()


@pytest.fixture
def letters(request, db) -> SimpleNamespace:
    """Return `index`, `page` (fi), `index_sv`, `page_sv`; without workspaces where the test asks for none."""
    asked = "site_tree" in request.fixturenames
    site_tree = request.getfixturevalue("site_tree") if asked else two_homes()
    index = factories.page(
        site_tree.home, NewsletterIndexPage, "Uutiskirje", "uutiskirje", lead="Kirje kokousten jälkeen."
    )
    index_sv = factories.in_swedish(index, "Nyhetsbrev", "nyhetsbrev")
    page = newsletter(index, "Syksyn kuulumiset", "syksy")
    page_sv = factories.in_swedish(page, "Höstens nyheter", "host")
    return SimpleNamespace(index=index, index_sv=index_sv, page=page, page_sv=page_sv)


def two_homes() -> SimpleNamespace:
    """Make the front pages of both languages, and nothing else."""
    root = Page.get_first_root_node()
    fi, _made = Locale.objects.get_or_create(language_code="fi")
    Locale.objects.get_or_create(language_code="sv")
    Site.objects.all().delete()
    home = factories.page(root, HomePage, "Etusivu", "fi-etusivu", locale=fi)
    home_sv = factories.in_swedish(home, "Hem", "sv-hem")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return SimpleNamespace(home=home, home_sv=home_sv)


def newsletter(index, title: str, slug: str, body: list | None = None) -> NewsletterPage:
    """Make and publish a newsletter."""
    return factories.page(index, NewsletterPage, title, slug, intro="Mitä päätettiin.", body=body or BODY)


def subscriber(email: str, language: str = "fi", state: str = "confirmed") -> Subscriber:
    """Make a subscriber in a state."""
    confirmed_at = timezone.now() if state == "confirmed" else None
    return Subscriber.objects.create(email=email, language=language, state=state, confirmed_at=confirmed_at)


@pytest.fixture
def press(client, django_capture_on_commit_callbacks, run_tasks):
    """Return a function that posts a form as a visitor and lets the tasks run."""

    def post(url: str, data: dict | None = None, **headers):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(url, data or {}, headers={"sec-fetch-site": "same-origin", **headers})
        run_tasks()
        return response

    return post


@pytest.fixture
def editor(letters, aino, client_of):
    """Return Aino's browser."""
    return client_of(aino)


@contextmanager
def clock(moment: datetime):
    """Let the site think that it is another moment."""
    with (
        patch("django.utils.timezone.now", lambda: moment),
        patch("django.core.signing.time.time", moment.timestamp),
    ):
        yield
