"""Which pages there are: the served site is walked by its links, and one address a shape is kept."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from playwright.sync_api import APIRequestContext

# One address of a shape may link to what another does not, so two of each are read.
READ_OF_A_SHAPE = 2
# Parts whose pages are of one kind: what comes below is only a name.
ALIKE = {
    "uutiset", "nyheter", "tapahtumat", "evenemang", "tyotilat", "arbetsrum", "mail",
    "mita-teemme", "vad-vi-gor", "kokoukset", "moten", "uutiskirje", "nyhetsbrev", "asiakirjat", "dokument",
}  # fmt: skip
# Addresses of their own below an alike part.
OWN = {"tilaa", "prenumerera"}
PUBLIC = re.compile(r"^/(fi|sv)/")
CLOSED = re.compile(
    r"^/(fi|sv)/(tyotilat|arbetsrum|keskustelut|diskussioner|jasenet|medlemmar|organisaatiot|organisationer|oma|eget"
    r"|roskakori|papperskorg|edustukset|representation|verkosto|natverket"
    r"|hakemisto|katalog|ihmiset|personer|perusta-tyotila|grunda-arbetsrum|tyotila|arbetsrum)/"
)
LEFT_OUT = re.compile(
    r"^/(admin|static|media|demo/mail)/|logout|[?&]next=|/documents/|\.ics$|/(syote|flode)/"
)


class Links(HTMLParser):
    """Collects the addresses of the links of a page."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Keep the address of an `<a>`."""
        if tag == "a" and dict(attrs).get("href"):
            self.found.append(dict(attrs)["href"])


def links(html: str, home: str, path: str) -> list[str]:
    """Return the paths on this site that a page links to, in order."""
    reader = Links()
    reader.feed(html)
    whole = (urldefrag(urljoin(home + path, href)).url for href in reader.found)
    ours = (url[len(home) :] for url in whole if url.startswith(home + "/"))
    return [path for path in dict.fromkeys(ours) if not LEFT_OUT.search(path)]


def shape(path: str) -> str:
    """Return what addresses of one kind have in common: numbers and names taken out."""
    split = urlsplit(path)
    parts = split.path.strip("/").split("/")
    for place, part in enumerate(parts):
        below_alike = place > 0 and parts[place - 1] in ALIKE
        if part.isdigit() or (below_alike and part not in OWN):
            parts[place] = "*"
    keys = sorted({key for key, _value in parse_qsl(split.query)} - {"sort", "page"})
    return "/".join(parts) + ("?" + ",".join(keys) if keys else "")


def walk(
    request: APIRequestContext, home: str, begin: list[str], within: re.Pattern
) -> tuple[list[str], list[str]]:
    """Walk the part `within` of the site by its links; return one address a shape, and the broken links.

    A broken link is "status address". What leads elsewhere by a redirect is followed, and not kept.
    """
    waiting, seen, read, kept, broken = list(begin), set(begin), Counter(), {}, []
    while waiting:
        path = waiting.pop(0)
        if read[shape(path)] == READ_OF_A_SHAPE:
            continue
        read[shape(path)] += 1
        answer = request.get(home + path)
        if not answer.ok:
            broken.append(f"{answer.status} {path}")
            continue
        if answer.url == home + path:
            kept.setdefault(shape(path), path)
        new = [link for link in links(answer.text(), home, path) if within.match(link) and link not in seen]
        seen.update(new)
        waiting += new
    return list(kept.values()), broken


def language_of(path: str) -> str:
    """Return the language that an address of the site speaks."""
    return "sv" if path.startswith("/sv/") or "lang=sv" in path else "fi"
