"""Finnish as it is spoken → as it is written: *maitoo*, *semmonen*, *runoist*, *voinu*."""

import re
from collections.abc import Iterator

# How a word ends when it is spoken, and how it may be written; the dictionary tells which of them is a word.
_ENDINGS = [
    (re.compile(spoken + "$"), written)
    for spoken, written in [
        (r"([nlrs][uy])", (r"\1t",)),  # voinu: voinut
        (r"(ss|st|ll|lt)", (r"\1a", r"\1ä")),  # runoist: runoista
        (r"(?<=[aeiouyäö])([sl])", (r"\1\1a", r"\1\1ä")),  # numeros: numerossa
        (r"ks", ("ksi",)),  # pieneks: pieneksi
        (r"ee", ("ea", "eä")),  # kipee: kipeä
        (r"oo", ("oa",)),  # maitoo: maitoa
        (r"öö", ("öä",)),  # näköö: näköä
        (r"uu", ("ua",)),  # hattuu: hattua
        (r"yy", ("yä",)),  # hyllyy: hyllyä
        (r"ii", ("ia", "iä")),  # meininkii: meininkiä
        (r"ne", ("nen",)),  # hirmuine: hirmuinen
        (r"s", ("",)),  # lopettakaas: lopettakaa
    ]
]
_LOST_I = re.compile(
    r"([aouyäö])(?=n(?:en?)$)|([oö])(?=s(?:[aeiouyäö]|$))"
)  # semmonen: semmoinen; ikänen: ikäinen


def written(word: str) -> Iterator[str]:
    """Return what a spoken word may be when it is written; some of them are no words."""
    whole = _LOST_I.sub(r"\1\2i", word)
    if whole != word:
        yield whole
    for one in dict.fromkeys((word, whole)):
        for pattern, forms in _ENDINGS:
            if pattern.search(one):
                yield from (pattern.sub(form, one) for form in forms)
