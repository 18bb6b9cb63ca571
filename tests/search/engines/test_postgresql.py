"""What only PostgreSQL has; what all engines do is in test_contract."""

import pytest
from django.db import connection

from search.asking import understood
from search.engines.contract import Query
from search.engines.postgresql import PostgresqlEngine
from tests.search.engines.test_contract import ask, entry

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="only where the test database is PostgreSQL"
    ),
]


def test_a_table_from_before_the_keys_is_brought_up_to_date():
    engine = PostgresqlEngine()
    one = entry("Ohjaus", "Ohjaus tukee arjessa.")
    engine.put([one])
    engine.run("ALTER TABLE search_terms DROP COLUMN keys")
    engine.prepare()
    assert ask("ohjaus").ids == [], "its keys are not made yet"
    with engine.swap():
        pass
    assert ask("ohjaus").ids == [one.pk]


def test_a_question_and_a_suggestion_are_answered_from_the_index_of_their_language():
    engine = PostgresqlEngine()
    engine.run("SET LOCAL enable_seqscan = off")
    asked = engine.found(Query(understood("ohjaus").clauses(), ("public",), "fi"))
    for sql, params in (asked, engine.begun(["ohj"])):
        plan = "".join(row[0] for row in engine.rows(f"EXPLAIN {sql}", params))
        assert "search_terms_fi" in plan
        assert "search_terms_sv" in plan
