"""Nouns of one verb: who looks for guidance also wants those who guide."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from search.analysis import spelling, voikko


@lru_cache(maxsize=20_000)
def of_finnish_verb(verb: str) -> frozenset[str]:
    """Return the action and the agent of a verb that Voikko knows: *ohjata* → *ohjaus*, *ohjaaja*."""
    return frozenset(noun for noun in _finnish(verb) if _is_of(verb, noun))


def _finnish(verb: str) -> Iterator[str]:
    back = verb[-1:] == "ä"
    us, ja, nta = ("ys", "jä", "ntä") if back else ("us", "ja", "nta")
    if verb.endswith(("ata", "ätä")):
        yield from (verb[:-2] + us, verb[:-2] + verb[-1] + ja)
    elif verb.endswith(("taa", "tää")):
        yield from (verb[:-3] + us, verb[:-1] + ja)
        if verb.endswith(("ntaa", "ntää")):
            yield verb[:-3] + "n" + us
    elif verb.endswith(("oida", "öidä")):
        yield from (verb[:-2] + "nti", verb[:-2] + ja)
    elif verb.endswith(("a", "ä")):
        yield from (verb[:-1] + nta, verb[:-1] + "m" + us, verb[:-1] + ja)


def _is_of(verb: str, noun: str) -> bool:
    outputs = voikko.outputs(noun)
    return any(f"[Xp]{verb}[X]" in output or f"[Xp]{noun}[X]" in output for output in outputs)


@lru_cache(maxsize=20_000)
def of_swedish_noun(noun: str) -> frozenset[str]:
    """Return the action and the agent beside a noun: *vägledare* → *vägledning*."""
    dictionary = spelling.swedish()
    known: Callable[[str], bool] = dictionary.flags.__contains__ if dictionary else lambda word: False
    found = set()
    for ending, others in (("are", ("ning", "ande")), ("ning", ("are",)), ("ande", ("are",))):
        base = noun[: -len(ending)]
        if noun.endswith(ending) and len(base) > 2 and (known(base + "a") or known(base)):
            found |= {base + other for other in others if known(base + other)}
    return frozenset(found)
