"""What only SQLite can get wrong: the way in which it goes through its tables."""

import pytest
from django.db import connection

from search.asking import understood
from search.engines import engine_named
from search.engines.contract import Query

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite how it would go about it")


@pytest.mark.parametrize("text", ["ohjaus koulutus", "ohjaus koulutus -työ", '"yhteinen ohjaus" koulutus'])
@pytest.mark.parametrize("any_of", [False, True])
def test_no_text_is_matched_one_by_one(text, any_of, db):
    """Where some of the words are enough: asked anew for each text, two words among 10,000 took ten seconds."""
    sqlite = engine_named("sqlite")
    query = Query(understood(text).clauses(), ["public"], "fi", any_of=any_of)
    sql, params = sqlite._statement(query)
    steps = [detail for *_numbers, detail in sqlite.rows(f"EXPLAIN QUERY PLAN {sql}", params)]
    matching = [step for step in steps if "search_fts_" in step]
    assert matching
    assert [step for step in matching if ":=" in step] == [], "by its number (=), that is: text by text"
