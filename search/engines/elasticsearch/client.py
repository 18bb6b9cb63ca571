"""Talking to the cluster: tries again when it is busy, and says in a sentence when it does not answer.

A cluster that did not answer is left in peace for some seconds, so that no reader waits for it in vain.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeVar

from elasticsearch import ApiError, Elasticsearch, TransportError
from elasticsearch.helpers import streaming_bulk

from search.engines.contract import EngineAwayError
from search.engines.elasticsearch.address import Address

logger = logging.getLogger(__name__)
logging.getLogger("elastic_transport").setLevel(logging.ERROR)  # every try that failed; we say it once
Answer = TypeVar("Answer")

ASKING_SECONDS, WRITING_SECONDS = 3.0, 30.0
ASKING_PAUSES = (0.05, 0.2)  # before the next try, while a reader waits
WRITING_PAUSES = (0.2, 0.5, 1.0, 2.0)
REST_SECONDS = 10.0
BUSY = {408, 429, 502, 503, 504}
MISSING = 404
REFUSED = {400, 413}  # this one document is refused, and will be next time
MOST_BYTES = 8 * 1024 * 1024  # of one bulk request; a cluster takes 100 MB, proxies before it often less
BLOCKED = "cluster_block_exception"


class Cluster:
    """A cluster, with one pool of connections a process."""

    def __init__(self, address: Address) -> None:
        """Take where it is; nothing is asked yet."""
        self.client = Elasticsearch(
            list(address.hosts),
            basic_auth=address.login,
            max_retries=0,
            **({"ca_certs": address.ca} if address.ca else {}),
        )
        self._why, self._rests_until = "", 0.0

    def ask(self, question: Callable[[Elasticsearch], Answer]) -> Answer:
        """Ask while a reader waits; raises EngineAwayError."""
        if time.monotonic() < self._rests_until:
            raise EngineAwayError(self._why)
        try:
            return self.look(question)
        except EngineAwayError as error:
            self._rest(str(error))
            raise

    def look(self, question: Callable[[Elasticsearch], Answer]) -> Answer:
        """Ask in spite of a rest; raises EngineAwayError."""
        client = self.client.options(request_timeout=ASKING_SECONDS)
        return _tried(question, client, ASKING_PAUSES, ASKING_SECONDS)

    def _rest(self, why: str) -> None:
        logger.warning("Search rests for %d s: %s", REST_SECONDS, why)
        self._why, self._rests_until = why, time.monotonic() + REST_SECONDS

    def wake(self) -> None:
        """Ask again at once."""
        self._rests_until = 0.0

    def write(self, change: Callable[[Elasticsearch], Answer]) -> Answer:
        """Change something, with patience; raises EngineAwayError."""
        client = self.client.options(request_timeout=WRITING_SECONDS)
        answer = _tried(change, client, WRITING_PAUSES, WRITING_SECONDS)
        self.wake()
        return answer

    def bulk(self, actions: Iterable[dict], **options) -> None:
        """Write and delete many; what is written twice does no harm.

        A document that the cluster refuses is told in the log and by `verify_search`; raises EngineAwayError
        where the cluster is busy for long, or takes no changes.
        """
        waiting = list(actions)
        for pause in (*WRITING_PAUSES, None):
            waiting = self._bulk_once(waiting, pause, options)
            if not waiting:
                return
            time.sleep(pause)

    def _bulk_once(self, actions: list[dict], pause: float | None, options: dict) -> list[dict]:
        """Send actions; return those to be sent again."""
        again = []
        outcomes = self.write(lambda client: list(_outcomes(client, actions, options)))
        for action, outcome in zip(actions, outcomes, strict=True):
            if not _is_done(outcome):
                _give_up(outcome) if pause is None or _is_final(outcome) else again.append(action)
        return again


@cache
def cluster(address: Address) -> Cluster:
    """Return the cluster at an address; one a process."""
    return Cluster(address)


def _outcomes(client: Elasticsearch, actions: list[dict], options: dict) -> Iterator[dict]:
    done = streaming_bulk(client, actions, max_chunk_bytes=MOST_BYTES, raise_on_error=False, **options)
    for _ok, item in done:
        yield next(iter(item.values()))


def _is_done(outcome: dict) -> bool:
    return outcome["status"] < 300 or (outcome["status"] == MISSING and "error" not in outcome)


def _is_final(outcome: dict) -> bool:
    return outcome["status"] not in BUSY or _type_of(outcome.get("error")) == BLOCKED


def _give_up(outcome: dict) -> None:
    """Pass over a document that is refused for what it is; raises EngineAwayError for all else."""
    if outcome["status"] in REFUSED:
        logger.error("Elasticsearch refuses entry %s: %s", outcome.get("_id"), _reason(outcome["error"]))
        return
    raise EngineAwayError(_sentence(outcome["status"], outcome.get("error")))


def _tried(
    call: Callable[[Elasticsearch], Answer], client: Elasticsearch, pauses: tuple[float, ...], seconds: float
) -> Answer:
    end = time.monotonic() + seconds
    for pause in (*pauses, None):
        try:
            return call(client)
        except ApiError as error:
            if not _is_busy(error) or _is_late(pause, end):
                raise EngineAwayError(_sentence(error.status_code, error.body)) from error
        except TransportError as error:
            if _is_late(pause, end):
                raise EngineAwayError(f"the cluster does not answer: {error.message}") from error
        time.sleep(pause)
    raise AssertionError("the last try has no pause")


def _is_late(pause: float | None, end: float) -> bool:
    return pause is None or time.monotonic() + pause > end


def _is_busy(error: ApiError) -> bool:
    return error.status_code in BUSY and BLOCKED not in str(error.body)


def _sentence(status: int, body: object) -> str:
    error = body.get("error", body) if isinstance(body, dict) else body
    if _type_of(error) == BLOCKED:
        return f"the index takes no changes (is a disk full?): {_reason(error)}"
    return f"the cluster answers {status}: {_reason(error)}"


def _type_of(error: object) -> str:
    return str(error.get("type", "")) if isinstance(error, dict) else ""


def _reason(error: object) -> str:
    return str(error.get("reason", error) if isinstance(error, dict) else error)[:300]
