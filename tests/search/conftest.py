"""What tests of search ask with, and the engines that they run on: the database's, and Elasticsearch."""

import os
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import translation

from search import finding, indexing, outbox
from search.engines import engine, engines
from search.models import Entry
from tests.engines.elasticsearch.node import Node, missing_tools

ELASTICSEARCH = pytest.param(
    "elasticsearch", marks=[pytest.mark.elasticsearch, pytest.mark.xdist_group("elasticsearch")]
)
PREFIX = f"test-{uuid4().hex[:12]}"


@pytest.fixture(scope="session")
def node(tmp_path_factory):
    """Return a real node of Elasticsearch; where there is no Java, what needs it is left out, but not in CI."""
    if missing_tools():
        without = f"Left out: the engine Elasticsearch, which needs {' and '.join(missing_tools())}."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(without)
    started = Node(tmp_path_factory.mktemp("elasticsearch"))
    try:
        yield started.start()
    finally:
        started.stop()


@pytest.fixture
def elasticsearch(node, settings, db):
    """Let the site search by the node, in an index that holds nothing."""
    settings.SEARCH_URL = f"{node.url}/?prefix={PREFIX}&replicas=0"
    one = engine()
    one.cluster.wake()
    one.prepare()
    one.delete([stamp.entry_id for stamp in one.stamps()])
    return one


@pytest.fixture(params=[connection.vendor, ELASTICSEARCH])
def search_engine(request) -> str:
    """Run a test on each engine; return its name."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
    return request.param


@pytest.fixture
def site_tree(site_tree, db):
    """The tree is written row by row (tests/snapshots.py), so an engine outside the database is told of it."""
    if any(one.is_outside for one in engines()):
        indexing.tell_engine(Entry.objects.values_list("pk", flat=True))
    return site_tree


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
