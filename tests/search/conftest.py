"""What tests of search ask with."""

import pytest
from django.utils import translation

from search import finding, outbox


@pytest.fixture
def caught_up(db):
    """Return a function that brings everything to the engine, as the worker does."""
    return outbox.drain


@pytest.fixture
def found(caught_up):
    """Return a function: what somebody finds, as a list of titles."""

    def ask(q: str, user=None, language: str = "", **words) -> list[str]:
        return [hit.name for hit in answer(q, user, language, **words).hits]

    def answer(q: str, user=None, language: str = "", **words) -> finding.Results:
        caught_up()
        with translation.override(language or "fi"):
            return finding.find(finding.Wish.of({"q": q, **words}), user, language or "fi")

    ask.results = answer
    return ask
