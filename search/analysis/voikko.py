"""Voikko's morphology of Finnish: by the system library where it is installed, else in pure Python.

Both read the same dictionary and give the same analyses. The pure one takes some 220 MB and is
loaded when the first word is asked for, only in the process that asks.
"""

import ctypes
import threading
from collections.abc import Callable
from functools import cache, lru_cache

_own = threading.local()


@lru_cache(maxsize=20_000)
def outputs(word: str) -> tuple[str, ...]:
    """Return the analyses of a word in lower case, as Voikko's transducer writes them; none if unknown."""
    found = _analyser()(word)
    return tuple(dict.fromkeys(found))


def name() -> str:
    """Return which of the two is used."""
    return _chosen or ("libvoikko" if _has_library() else "pyvoikko")


def use(which: str) -> None:
    """Use "libvoikko" or "pyvoikko" from now on, to compare them; raises LookupError where it is not there."""
    if which == "libvoikko" and not _has_library():
        raise LookupError("libvoikko is not there; on Debian: apt install libvoikko1 voikko-fi")
    global _chosen  # noqa: PLW0603 - one analyser a process
    _chosen = which
    outputs.cache_clear()


_chosen = ""


def _analyser() -> Callable[[str], list[str]]:
    return _library() if name() == "libvoikko" else _pure()


@cache
def _has_library() -> bool:
    try:
        ctypes.CDLL("libvoikko.so.1")  # the binding's own failure is noisy
        import libvoikko  # noqa: PLC0415 - loaded late
    except (ImportError, OSError):  # no binding, or no library behind it
        return False
    try:
        libvoikko.Voikko("fi").terminate()
    except (OSError, libvoikko.VoikkoException):  # no dictionary
        return False
    return True


def _library() -> Callable[[str], list[str]]:
    """Return the library's analyser; each thread has one of its own."""
    if not hasattr(_own, "voikko"):
        import libvoikko  # noqa: PLC0415 - loaded late

        _own.voikko = libvoikko.Voikko("fi")
    voikko = _own.voikko
    return lambda word: [row["FSTOUTPUT"] for row in voikko.analyze(word) if row.get("FSTOUTPUT")]


@cache
def _pure() -> Callable[[str], list[str]]:
    import pyvoikko  # noqa: PLC0415 - loaded late

    return lambda word: [row.FSTOUTPUT for row in pyvoikko.analyse(word)]
