"""Threads for the tests of discussions."""

import uuid

import pytest

from cms.models import User
from workspace.discussions import posting
from workspace.discussions.models import Post


@pytest.fixture
def thread_of():
    """Return a function that starts a thread on a board and gives its first post."""

    def make(board, author, title="Lukioiden vierailut", body="Kuka lähtee mukaan?") -> Post:
        return posting.start_thread(board, author, title, body, uuid.uuid4())

    return make


@pytest.fixture(params=["cecilia", "dmitri"])
def outsider(request) -> User:
    """Cecilia of another workspace, Dmitri of none."""
    return request.getfixturevalue(request.param)
