"""In which of the two languages a text is written, where nobody has said so."""

from search.analysis import words

# The commonest small words of each language that the other one does not have.
_SMALL = {
    "fi": """ja on ei se että oli ovat myös kun mutta tai joka jotka sekä niin kuin voi hän me te he
        ole olla tämä tämän nyt vain siitä sen ne jos mitä miten mikä kanssa mukaan kaikki hyvä
        meillä minä sinä tästä olen olemme pitää jo vielä kiitos terve moi hei""",
    "sv": """och att det är som en ett på för med av den inte har om vi jag de till från kan ska
        eller så men var där när också här vill hur vad alla man blir efter detta denna oss ni er
        tack hej finns skall mycket bra under vid""",
}
SWEDISH_ENDINGS = (
    "ing", "ingen", "ingens", "het", "heten", "ande", "ende", "erna", "orna", "arna", "isk", "tion", "tionen",
)  # fmt: skip
_WORDS = {code: frozenset(text.split()) for code, text in _SMALL.items()}
_READ = 400  # words; enough to tell


def guess(text: str, default: str) -> str:
    """Return "fi" or "sv"; the default where the text does not tell."""
    points = {"fi": 0.0, "sv": 0.0}
    for word in words(text)[:_READ]:
        low = word.casefold()
        for code, small in _WORDS.items():
            points[code] += low in small
        _by_letters(low, points)
    best = max(points, key=lambda code: points[code])
    other = min(points, key=lambda code: points[code])
    return best if points[best] > points[other] else default


def _by_letters(word: str, points: dict[str, float]) -> None:
    """Finnish doubles its vowels and ends in them; Swedish has å and its own clusters and endings."""
    if "å" in word or word.endswith(SWEDISH_ENDINGS):
        points["sv"] += 0.5
    if any(
        pair in word
        for pair in ("aa", "ii", "uu", "ää", "öö", "yy", "ssa", "ssä", "lla", "llä", "sta", "stä")
    ):
        points["fi"] += 0.25
    if word.endswith(
        ("nen", "ssa", "ssä", "lla", "llä", "sta", "stä", "lle", "ksi", "iin", "mme", "vat", "vät")
    ):
        points["fi"] += 0.5
