"""A query → what the cluster is asked: words, what may be seen, facets, order."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cms.languages import CODES
from search.engines.contract import FACETS, FRESHNESS, MOST_TAGS, OTHER_SHARE, Clause, Query, Word
from search.engines.elasticsearch.documents import PREFIX

TYPED = {"title_raw": 2.1, "raw": 0.7}
FORMED = {"title_main": 3.0, "main": 1.0, "title_weak": 0.6, "weak": 0.2}
TIE = 0.9  # of what else of a word matches, beside its best field (measured with search_trial)
MOST_VALUES = 1000  # of a facet
EXACT = 10_000  # groups that are counted one by one; above, within some percent
BY_DATE = {
    "newest": {"date": {"order": "desc", "missing": "_last"}},
    "oldest": {"date": {"order": "asc", "missing": "_last"}},
}


@dataclass(frozen=True)
class Seen:
    """What somebody may find, now.

    `shown` and `hidden` are entries of which the cluster may still have an older place: the database has
    told of each whether this person may find it.
    """

    audiences: Collection[str]
    now: datetime.datetime
    shown: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()

    def condition(self) -> dict:
        """Return the filter that stands in every question."""
        told = [
            {"terms": {"audience": sorted(self.audiences)}},
            _either(
                _without({"exists": {"field": "expires_at"}}), _after("expires_at", self.now.isoformat())
            ),
        ]
        return {
            "bool": {
                "should": [{"bool": {"filter": told}}, _ids(self.shown)],
                "minimum_should_match": 1,
                "must_not": _ids(self.hidden),
            }
        }


def found(query: Query, seen: Seen, today: datetime.date) -> dict | None:
    """Return what matches, with its score; None where nothing is asked for."""
    parts = (
        [_everything(query)]
        if query.everything
        else [
            _in_language(clauses, any_of=query.any_of)
            for clauses in (_fielded(language, clauses) for language, clauses in query.clauses.items())
            if any(not excluded for _asked, excluded in clauses)
        ]
    )
    if not parts:
        return None
    words = {"bool": {"should": parts, "minimum_should_match": 1, "filter": seen.condition()}}
    return {
        "function_score": {
            "query": words, "functions": _freshness(today), "score_mode": "sum", "boost_mode": "multiply"
        }
    }  # fmt: skip


def search_body(query: Query, matches: dict) -> dict:
    """Return the question for hits, one a group, with totals and facets."""
    body = {
        "query": matches,
        "collapse": {"field": "group"},
        "sort": _order(query),
        "from": query.offset,
        "size": query.limit,
        "aggs": {"total": _counted(query), **{name: _facet(query, name) for name in FACETS}},
        **BARE,
    }
    return body | ({"post_filter": _chosen(query)} if any(query.filters.values()) else {})


def any_body(query: Query, matches: dict) -> dict:
    """Return the question whether anything matches: one hit, without its score."""
    return {"query": {"bool": {"filter": [matches, _chosen(query)]}}, "size": 1, **BARE}


def own_language_body(query: Query, matches: dict, groups: list[str]) -> dict:
    """Return the question for the asker's own language of things that were found in the other one."""
    only = [{"terms": {"group": groups}}, {"term": {"language": query.language}}, _chosen(query)]
    return {
        "query": {"bool": {"must": matches, "filter": only}},
        "collapse": {"field": "group"},
        "sort": [{"_score": "desc"}, {"id": "asc"}],
        "size": len(groups),
        **BARE,
    }


def suggest_body(words: list[str], seen: Seen, language: str, limit: int, kind: str = "") -> dict:
    """Return the question for titles that have all the words, the last one perhaps only begun."""
    begun = [_title(code, words) for code in CODES]
    # The order: the asker's language, then what begins so, then the newest.
    preferred = [
        _worth(4, {"term": {"language": language}}),
        _worth(2, {"prefix": {"begins": words[0][: PREFIX["max_chars"]]}}),
    ]
    wanted = [{"bool": {"should": begun, "minimum_should_match": 1}}, seen.condition()]
    wanted += [{"term": {"kind": kind}}] if kind else []
    return {
        "query": {"bool": {"filter": wanted, "should": preferred}},
        "collapse": {"field": "group"},
        "sort": [{"_score": "desc"}, BY_DATE["newest"], {"id": "asc"}],
        "size": limit,
        **BARE,
    }


def _order(query: Query) -> list[dict]:
    """Return the order of hits: what is in the asker's language first, as the two codes lie in the alphabet."""
    own_first = {"language": "asc" if query.language == min(CODES) else "desc"}
    by_date = [BY_DATE[query.sort]] if query.sort in BY_DATE else []
    return [*by_date, own_first, {"_score": "desc"}, {"id": "asc"}]


BARE = {"_source": False, "docvalue_fields": ["group", "language"], "track_total_hits": False}


# -- Words --------------------------------------------------------------------------------------
def _fielded(language: str, clauses: Collection[Clause]) -> list[tuple[dict, bool]]:
    return [(_clause(language, clause), clause.excluded) for clause in clauses]


def _everything(query: Query) -> dict:
    """Return what matches all but what has an excluded word."""
    unwanted = [_clause(language, clause) for language, some in query.excluded.items() for clause in some]
    return {"bool": {"must": [{"match_all": {}}], "must_not": unwanted}}


def _in_language(clauses: list[tuple[dict, bool]], *, any_of: bool) -> dict:
    wanted = [asked for asked, excluded in clauses if not excluded]
    unwanted = [asked for asked, excluded in clauses if excluded]
    if not any_of:
        return {"bool": {"must": wanted, "must_not": unwanted}}
    some = {"bool": {"should": wanted, "minimum_should_match": 1, "must_not": unwanted}}
    return _times_found(_times_found(some, wanted), wanted)


def _times_found(matches: dict, wanted: list[dict]) -> dict:
    """Return the question whose score is multiplied by how many of the words are there."""
    each = [{"filter": asked, "weight": 1} for asked in wanted]
    return {
        "function_score": {
            "query": matches, "functions": each, "score_mode": "sum", "boost_mode": "multiply"
        }
    }  # fmt: skip


def _clause(language: str, clause: Clause) -> dict:
    if clause.is_phrase:
        return _phrase(language, clause.words)
    own = _word(language, clause.words[0])
    others = [{"bool": {"must": [_word(language, word) for word in other]}} for other in clause.others]
    return _best([own, *others], 0.0)


def _word(language: str, word: Word) -> dict:
    """Return the question for a word: what it may be a form of, or itself as it was typed."""
    terms = [
        *((term, 1.0) for term in sorted(word.main)),
        *((term, OTHER_SHARE) for term in sorted(word.other)),
    ]
    fields = [_any_of(f"{language}.{name}", terms, boost) for name, boost in FORMED.items()]
    return _best([*(fields if word.main else []), *_typed(language, word.raw)], TIE)


def _phrase(language: str, words: Collection[Word]) -> dict:
    return _best(_typed(language, [part for word in words for part in word.raw]), TIE)


def _typed(language: str, parts: Iterable[str]) -> list[dict]:
    """Return the questions for words as they are written, next to each other."""
    text = " ".join(parts)
    return [
        {"match_phrase": {f"{language}.{name}": {"query": text, "boost": boost}}}
        for name, boost in TYPED.items()
    ]


def _any_of(field: str, terms: list[tuple[str, float]], boost: float) -> dict:
    """Return the question for the best of some terms: a word that may be two is not twice as good."""
    return _best([{"term": {field: {"value": term, "boost": boost * share}}} for term, share in terms], 0.0)


def _best(parts: list[dict], share: float) -> dict:
    """Return the question that scores as its best part does, and by a share as the others."""
    return {"dis_max": {"queries": parts, "tie_breaker": share}} if len(parts) > 1 else parts[0]


def _title(language: str, words: list[str]) -> dict:
    field = f"{language}.title_raw"
    whole = [{"term": {field: word}} for word in words[:-1]]
    return {"bool": {"filter": [*whole, {"prefix": {field: words[-1][: PREFIX["max_chars"]]}}]}}


# -- Facets -------------------------------------------------------------------------------------
def _chosen(query: Query, but: str = "") -> dict:
    wanted = [
        {"terms": {name: list(values)}} for name, values in query.filters.items() if values and name != but
    ]
    return {"bool": {"filter": wanted}}


def _counted(query: Query) -> dict:
    return {"filter": _chosen(query), "aggs": {"groups": _groups()}}


def _facet(query: Query, name: str) -> dict:
    values = {
        "terms": {"field": name, "size": MOST_TAGS if name == "tag" else MOST_VALUES},
        "aggs": {"groups": _groups()},
    }
    return {"filter": _chosen(query, but=name), "aggs": {"values": values}}


def _groups() -> dict:
    return {"cardinality": {"field": "group", "precision_threshold": EXACT}}


# -- Parts --------------------------------------------------------------------------------------
def _freshness(today: datetime.date) -> list[dict]:
    """Return what a date adds to a score: all of FRESHNESS from today on, half of it for a year ago."""
    day = today.isoformat()
    fading = {"date": {"origin": day, "scale": "365d", "decay": 0.5}}
    return [
        {"weight": 1.0},
        {"filter": {"range": {"date": {"gt": day}}}, "weight": FRESHNESS},
        {"filter": {"range": {"date": {"lte": day}}}, "exp": fading, "weight": FRESHNESS},
    ]


def _worth(score: float, condition: dict) -> dict:
    return {"constant_score": {"filter": condition, "boost": score}}


def _either(*conditions: dict) -> dict:
    return {"bool": {"should": list(conditions), "minimum_should_match": 1}}


def _without(condition: dict) -> dict:
    return {"bool": {"must_not": condition}}


def _after(name: str, moment: str) -> dict:
    return {"range": {name: {"gt": moment}}}


def _ids(keys: Collection[int]) -> dict:
    return {"ids": {"values": [str(key) for key in sorted(keys)]}}
