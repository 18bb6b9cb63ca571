"""What one request remembers, who asks in it, and where it comes from; nothing of it outlives the request.

What a page is judged by is read once (`cms.access`), and so are the pages that every answer asks for (`cms.tree`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import ParamSpec, TypeVar
from uuid import uuid4

from cms.client_address import client_address

P = ParamSpec("P")
R = TypeVar("R")

_remembered: ContextVar[dict | None] = ContextVar("remembered", default=None)
_asker: ContextVar[Callable] = ContextVar("asker", default=lambda: None)


@dataclass(frozen=True)
class Trace:
    """Where a change comes from: the network of the address (/24 or /48, never the whole), the request."""

    network: str = ""
    request_id: str = ""


_trace: ContextVar[Trace] = ContextVar("trace", default=Trace())  # noqa: B039 - it is frozen


class RequestMemoryMiddleware:
    """Gives each request a memory of its own, for its length and never longer."""

    def __init__(self, get_response) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer one request with a memory of its own."""
        token = _remembered.set({})
        asker_token = _asker.set(lambda: getattr(request, "user", None))
        trace_token = _trace.set(Trace(_network(client_address(request)), str(uuid4())))
        try:
            return self.get_response(request)
        finally:
            _trace.reset(trace_token)
            _asker.reset(asker_token)
            _remembered.reset(token)


def _network(address: str) -> str:
    try:
        size = 24 if ip_address(address).version == 4 else 48
    except ValueError:  # a socket without an address
        return ""
    return str(ip_network(f"{address}/{size}", strict=False))


def trace() -> Trace:
    """Return where this request comes from; empty outside of one."""
    return _trace.get()


@contextmanager
def remembering() -> Iterator[None]:
    """Remember for one stretch of work, as for a request."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def in_one_go(work: Callable[P, R]) -> Callable[P, R]:
    """Let a function that judges many pages read once what it judges by, also where nothing is remembered."""

    @wraps(work)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        if _remembered.get() is not None:
            return work(*args, **kwargs)
        with remembering():
            return work(*args, **kwargs)

    return done


def asker():
    """Return who reads what is being written: the person of this request, else None, a visitor.

    Only for text that is expanded where no request can be handed in: links inside rich text.
    """
    return _asker.get()()


@contextmanager
def reading_as(user) -> Iterator[None]:
    """Write for somebody else than the person of this request: None for mails and feeds to everybody."""
    token = _asker.set(lambda: user)
    try:
        yield
    finally:
        _asker.reset(token)


def forget() -> None:
    """Forget what this request remembered; called whenever access data are written."""
    memory = _remembered.get()
    if memory is not None:
        memory.clear()


def remember(key: object, make: Callable) -> object:
    """Return what `make` returns, made once a request or stretch of work; always anew outside of one."""
    memory = _remembered.get()
    if memory is None:
        return make()
    if key not in memory:
        memory[key] = make()
    return memory[key]
