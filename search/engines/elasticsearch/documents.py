"""An entry as the cluster holds it: its terms in fields of its language, its place, its stamp."""

from cms.languages import CODES
from search.analysis import PART, VERSION
from search.engines.contract import place_of, terms_of
from search.engines.elasticsearch.address import Address
from search.models import Entry

PREFIX = {"min_chars": 1, "max_chars": 19}  # the cluster's own limits
STREAMS = ("title_raw", "title_main", "title_weak", "raw", "main", "weak")
PRIORITY = 300  # of our template among those of others


def names_of(address: Address) -> dict[str, str]:
    """Return what is ours in the cluster: the alias that is asked, and the names of indexes behind it."""
    alias = f"{address.prefix}-entries"
    return {"alias": alias, "pattern": f"{alias}-*"}


def template(address: Address, window: int) -> dict:
    """Return the body of our index template; `window` is how deep an answer may be read."""
    settings = {
        "number_of_shards": address.shards,
        "number_of_replicas": address.replicas,
        "max_result_window": window,
    }
    return {
        "index_patterns": [names_of(address)["pattern"]],
        "priority": PRIORITY,
        "template": {"settings": settings, "mappings": _mappings()},
    }


def _mappings() -> dict:
    keyword, whole = {"type": "keyword"}, {"type": "integer"}
    fields = {
        "id": {"type": "long"}, "kind": keyword, "group": keyword, "language": keyword, "audience": keyword,
        "workspace": {"type": "long"}, "year": whole, "priority": whole, "date": {"type": "date"},
        "expires_at": {"type": "date"}, "tag": keyword, "digest": keyword, "analysis": keyword, "place": keyword,
        "begins": {"type": "text", "analyzer": "whitespace", "norms": False, "index_prefixes": PREFIX},
    }  # fmt: skip
    # What is only searched need not be kept; a new index is made from the database.
    return {
        "dynamic": "strict",
        "_source": {"excludes": [f"{code}.*" for code in CODES]},
        "properties": fields | {code: {"properties": _streams()} for code in CODES},
    }


def _streams() -> dict:
    def stream(name: str) -> dict:
        ordered = "positions" if name.endswith("raw") else "freqs"  # a phrase is of words as they are written
        return {"type": "text", "analyzer": "whitespace", "index_options": ordered}

    streams = {name: stream(name) for name in STREAMS}
    streams["title_raw"]["index_prefixes"] = PREFIX
    return streams


def document(entry: Entry) -> dict:
    """Return an entry as the cluster takes it."""
    title, body = terms_of(entry)
    streams = (title.raw, title.main, title.weak, body.raw, body.main, body.weak)
    terms = dict(zip(STREAMS, map(" ".join, streams), strict=True))
    first = PART.search(entry.title.casefold())
    return {
        "id": entry.pk,
        "kind": entry.kind,
        "group": entry.group,
        "language": entry.language,
        "audience": entry.audience,
        "workspace": entry.workspace,
        "year": entry.year,
        "priority": entry.priority,
        "tag": entry.tags,
        "date": entry.date.isoformat() if entry.date else None,
        "expires_at": entry.expires_at.isoformat() if entry.expires_at else None,
        "digest": entry.digest,
        "analysis": VERSION,
        "place": place_of(entry),
        "begins": first.group() if first else "",
        entry.language: terms,
    }
