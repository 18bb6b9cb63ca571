"""Words that no dictionary knows: what they may be a form of in Finnish."""

import re

_CLITICS = re.compile(r"(?:kin|kaan|kään|han|hän|ko|kö|pa|pä)$")
_ENDINGS = (
    "n", "t", "a", "ä", "ta", "tä", "na", "nä", "ksi", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä",
    "lle", "in", "un", "yn", "an", "än", "en", "on", "ön", "hin", "hun", "seen", "iin", "ien", "jen", "ten", "den",
    "ia", "iä", "ja", "jä", "ita", "itä", "issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille",
    "iksi", "ina", "inä", "ihin", "oissa", "oista", "oille", "oihin", "oita", "eissa", "eista", "eille", "eihin",
)  # fmt: skip
SHORTEST = 3


def candidates(word: str) -> frozenset[str]:
    """Return a word and what is left when a case ending is taken away, and an `i` that only carried it."""
    plain = "".join(letter for letter in word if letter.isalnum())
    found = {plain}
    for bare in {plain, _CLITICS.sub("", plain)}:
        found |= {bare} if len(bare) >= SHORTEST else set()
        for ending in _ENDINGS:
            stem = bare[: -len(ending)]
            if bare.endswith(ending) and len(stem) >= SHORTEST:
                found.add(stem)
                if len(stem) > SHORTEST and stem.endswith(("i", "e")):
                    found.add(stem[:-1])
    return frozenset(found)
