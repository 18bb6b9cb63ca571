"""Elasticsearch: documents of terms behind an alias.

The cluster hears of a change some moments after the database, and may be away. So who may find what is in the
question itself, corrected by what waits in the outbox, and every answer is held against the index table before
it is given: nobody finds, counts or is suggested what the database says they may not see.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from django.db.models import Q
from django.utils import timezone

from cms.chunks import chunks
from search.engines import engine_named
from search.engines.contract import (
    FACETS,
    SECONDS,
    Answer,
    Engine,
    EngineAwayError,
    Query,
    Stamp,
    TooSlowError,
)
from search.engines.elasticsearch import questions
from search.engines.elasticsearch.address import Address, address_of
from search.engines.elasticsearch.client import cluster
from search.engines.elasticsearch.documents import document, names_of, template
from search.engines.elasticsearch.questions import Seen
from search.models import Entry, Outbox

MOST_WAITING = 5_000  # changes that a question can be corrected by
MOST_TIMES = 3  # that a question is asked without what turned out to be wrong
AT_ONCE = 5_000
DEEP = 1_000_000  # of an index for a trial
WINDOW = 10_000  # how deep an answer can be read: the cluster's own default


class ElasticsearchEngine(Engine):
    """The engine of a site that has a cluster."""

    name = "elasticsearch"
    is_outside = True

    def __init__(
        self, using: str = "default", address: Address | None = None, index: str = "", window: int = WINDOW
    ) -> None:
        """Take the database's alias, and the address (SEARCH_URL's); `index` names one that is being built."""
        self.using = using
        self.address = address or _address()
        self.cluster = cluster(self.address)
        self.alias, self.pattern = names_of(self.address)["alias"], names_of(self.address)["pattern"]
        self.index, self.window = index, window

    # -- What it stands on ----------------------------------------------------------------------
    def prepare(self) -> None:
        """Make an index and its alias for a site that has nothing to be found yet.

        Where there is something and no index, the database answers until `rebuild_search` has made one.
        """
        there = self.cluster.write(lambda client: client.indices.exists_alias(name=self.alias))
        if not there and not Entry.objects.using(self.using).exists():
            self._make_template()
            self._point_to(self._make_index())

    def _make_template(self) -> None:
        body = template(self.address, self.window)
        self.cluster.write(lambda client: client.indices.put_index_template(name=self.alias, **body))

    def _make_index(self) -> str:
        name = f"{self.alias}-{timezone.now():%Y%m%d%H%M%S}-{uuid4().hex[:6]}"
        self.cluster.write(lambda client: client.indices.create(index=name, wait_for_active_shards=1))
        return name

    def _point_to(self, index: str) -> None:
        """Let the alias stand for this index and for no other."""
        others = [name for name in self._indexes() if name != index]
        actions = [{"add": {"index": index, "alias": self.alias}}]
        actions += [{"remove_index": {"index": name}} for name in others]
        self.cluster.write(lambda client: client.indices.update_aliases(actions=actions))

    def _indexes(self) -> list[str]:
        """Return the indexes of ours, also what a broken rebuild left."""
        return list(
            self.cluster.write(lambda client: client.indices.get(index=self.pattern, features="aliases"))
        )

    def drop(self) -> None:
        """Take everything of ours out of the cluster."""
        for name in self._indexes():
            self.cluster.write(lambda client, name=name: client.indices.delete(index=name))
        self.cluster.write(
            lambda client: client.options(ignore_status=404).indices.delete_index_template(name=self.alias)
        )

    @contextmanager
    def throw_away(self) -> Iterator["ElasticsearchEngine"]:
        """Give an engine with indexes of its own, as deep as is asked; they go away at the end."""
        own = replace(self.address, prefix=f"trial-{uuid4().hex}", replicas=0)
        engine = type(self)(self.using, own, window=DEEP)
        try:
            yield engine
        finally:
            engine.drop()

    # -- Holding --------------------------------------------------------------------------------
    def put(self, entries: Collection[Entry]) -> None:
        """Hold these entries as they are now; they are found when this returns."""
        self._write({"_id": str(entry.pk), "_source": document(entry)} for entry in entries)

    def delete(self, ids: Collection[int]) -> None:
        """Forget entries."""
        self._write({"_op_type": "delete", "_id": str(key)} for key in ids)

    def _write(self, actions: Iterable[dict]) -> None:
        target = {"index": self.index, "refresh": False} if self.index else {
            "index": self.alias, "require_alias": True, "refresh": True
        }  # fmt: skip
        self.cluster.bulk(actions, **target)

    def settle(self) -> None:
        """Let what was written be found."""
        self.cluster.write(lambda client: client.indices.refresh(index=self._target))

    @property
    def _target(self) -> str:
        return self.index or self.alias

    def stamps(self) -> Iterator[Stamp]:
        """Say what is held, in the order of ids."""
        fields, last = ["digest", "analysis", "place"], []
        while True:
            body = {"query": {"match_all": {}}, "sort": [{"id": "asc"}], "size": AT_ONCE, "_source": False}
            body |= {"docvalue_fields": fields} | ({"search_after": last} if last else {})
            answer = self.cluster.write(lambda client, body=body: client.search(index=self._target, **body))
            for hit in answer["hits"]["hits"]:
                yield Stamp(int(hit["_id"]), *(hit["fields"][name][0] for name in fields))
                last = hit["sort"]
            if len(answer["hits"]["hits"]) < AT_ONCE:
                return

    # -- Questions ------------------------------------------------------------------------------
    def search(self, query: Query) -> Answer:
        """Find entries; raises EngineAwayError where the cluster cannot, or where it is too far behind."""
        if query.is_empty:
            return Answer([], 0, {})
        return self._without_the_wrong(query.audiences, lambda seen: self._search(query, seen))

    def _search(self, query: Query, seen: Seen) -> Answer:
        matches = questions.found(query, seen, timezone.localdate())
        if matches is None:
            return Answer([], 0, {})
        answer = self._ask(questions.search_body(query, matches), query.seconds)
        ids = self._in_own_language(query, matches, answer["hits"]["hits"])
        counted = answer["aggregations"]
        facets = {
            name: {
                b["key"]: b["groups"]["value"]
                for b in counted[name]["values"]["buckets"]
                if b["groups"]["value"]
            }
            for name in FACETS
        }
        return Answer(ids, counted["total"]["groups"]["value"], facets)

    def finds(self, query: Query) -> bool:
        """Tell whether anything is found."""
        if query.is_empty:
            return False

        def ask(seen: Seen) -> Answer:
            matches = questions.found(query, seen, timezone.localdate())
            asked = questions.any_body(query, matches) if matches else None
            hits = self._ask(asked, query.seconds)["hits"]["hits"] if asked else []
            return Answer([int(hit["_id"]) for hit in hits], len(hits), {})

        return bool(self._without_the_wrong(query.audiences, ask).ids)

    def _in_own_language(self, query: Query, matches: dict, hits: list[dict]) -> list[int]:
        """Return ids of hits, and for those in another language their match in the asker's, if there is one.

        By match, what is in the asker's language is first in each group already.
        """
        if query.sort == "relevance":
            return [int(hit["_id"]) for hit in hits]
        foreign = [_field(hit, "group") for hit in hits if _field(hit, "language") != query.language]
        own = {}
        if foreign:
            answer = self._ask(questions.own_language_body(query, matches, foreign), query.seconds)
            own = {_field(hit, "group"): int(hit["_id"]) for hit in answer["hits"]["hits"]}
        return [own.get(_field(hit, "group"), int(hit["_id"])) for hit in hits]

    def suggest(
        self, words: list[str], audiences: Collection[str], language: str, limit: int, kind: str = ""
    ) -> list[int]:
        """Return entries by their title: the asker's language first, then those that begin so, then the newest."""
        if not words or not audiences:
            return []

        def ask(seen: Seen) -> Answer:
            asked = questions.suggest_body(words, seen, language, limit, kind)
            hits = self._ask(asked)["hits"]["hits"]
            return Answer([int(hit["_id"]) for hit in hits], len(hits), {})

        return self._without_the_wrong(audiences, ask).ids

    def _ask(self, body: dict, seconds: float = SECONDS) -> dict:
        """Ask the cluster, which breaks off by itself what takes longer; raises TooSlowError."""
        body = {**body, "timeout": f"{max(1, round(seconds * 1000))}ms"}
        answer = self.cluster.ask(lambda client: client.search(index=self._target, body=body))
        if answer["timed_out"]:
            raise TooSlowError
        return answer

    # -- What may be seen -----------------------------------------------------------------------
    def _without_the_wrong(self, audiences: Collection[str], ask: Callable[[Seen], Answer]) -> Answer:
        """Ask until the database agrees with every id of the answer."""
        seen = self._seen(audiences)
        for _time in range(MOST_TIMES):
            answer = ask(seen)
            wrong = set(answer.ids) - self._allowed(answer.ids, seen)
            if not wrong:
                return answer
            seen = Seen(seen.audiences, seen.now, seen.shown - wrong, seen.hidden | wrong)
        raise EngineAwayError("the cluster holds what the index does not; `verify_search` lists it")

    def _seen(self, audiences: Collection[str]) -> Seen:
        """Return what may be found; what waits in the outbox is as the database says."""
        now, rows = timezone.now(), Outbox.objects.using(self.using).filter(engine=self.name)
        waiting = set(rows.order_by().values_list("entry_id", flat=True).distinct()[: MOST_WAITING + 1])
        if len(waiting) > MOST_WAITING:
            raise EngineAwayError(f"more than {MOST_WAITING} changes wait for the cluster")
        shown = self._allowed(waiting, Seen(audiences, now)) if waiting else set()
        return Seen(audiences, now, frozenset(shown), frozenset(waiting - shown))

    def _allowed(self, ids: Collection[int], seen: Seen) -> set[int]:
        """Return those of the ids that the index table lets this person find."""
        open_still = Q(expires_at=None) | Q(expires_at__gt=seen.now)
        rows = Entry.objects.using(self.using).filter(open_still, audience__in=list(seen.audiences))
        return {
            key
            for some in chunks(ids, AT_ONCE)
            for key in rows.filter(pk__in=some).values_list("pk", flat=True)
        }

    # -- Building beside ------------------------------------------------------------------------
    @contextmanager
    def swap(self) -> Iterator["ElasticsearchEngine"]:
        """Build a new index beside the old one; the alias goes over to it in one step.

        What waits in the outbox then is held already. Who was bringing it to the old index sees that its rows
        are gone, and brings it once more.
        """
        self._make_template()
        new = type(self)(self.using, self.address, self._make_index(), self.window)
        try:
            yield new
            new.settle()
            new.catch_up()
            with transaction.atomic(using=self.using):
                engine_named(connections[self.using].vendor, self.using).hold_writers()
                new.settle()
                new.catch_up()
                new.settle()
                Outbox.objects.using(self.using).filter(engine=self.name).delete()
                self._point_to(new.index)
        except BaseException:
            self._forget(new.index)
            raise

    def _forget(self, index: str) -> None:
        with suppress(EngineAwayError):
            self.cluster.write(lambda client: client.options(ignore_status=404).indices.delete(index=index))

    # -- Health ---------------------------------------------------------------------------------
    def health(self) -> dict[str, str]:
        """Say how the cluster is: green, yellow, red, full (takes no changes), empty (no index) or away."""
        try:
            settings = self.cluster.look(
                lambda client: client.options(ignore_status=404).indices.get_settings(index=self.alias)
            )
            if "error" in settings:
                return {"state": "empty", "why": "there is no index; run rebuild_search"}
            # The index can be read only: the cluster closes it by itself when a disk is nearly full.
            if any("blocks" in one["settings"]["index"] for one in settings.values()):
                return {"state": "full", "why": "the index takes no changes (is a disk full?)"}
            told = self.cluster.look(lambda client: client.cluster.health(index=self.alias))
        except EngineAwayError as error:
            return {"state": "away", "why": str(error)}
        return {"state": told["status"]}


def _address() -> Address:
    if not settings.SEARCH_URL.startswith("elasticsearch"):
        raise ImproperlyConfigured("Search by elasticsearch needs SEARCH_URL=elasticsearch+http://host:9200.")
    return address_of(settings.SEARCH_URL)


def _field(hit: dict, name: str) -> str:
    return hit["fields"][name][0]
