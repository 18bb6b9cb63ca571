"""SEARCH_URL of a cluster → where it is, who asks, and how its indexes are named and kept.

`elasticsearch+https://user:password@es1:9200,es2:9200/?prefix=elo&ca=/etc/ssl/es.pem&shards=1&replicas=1`
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"elasticsearch+http": "http", "elasticsearch+https": "https"}
LIKE = "SEARCH_URL is like elasticsearch+https://user:password@host:9200/?prefix=elo"
PORT = 9200
_HOST = re.compile(r"(?P<name>[\w.-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?")
_PREFIX = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_OPTIONS = {"prefix", "ca", "shards", "replicas", "standby"}


@dataclass(frozen=True)
class Address:
    """A cluster, and what is ours in it: everything whose name begins with `prefix`.

    `standby`: whether the database's own engine is kept filled too, to answer when the cluster rests.
    """

    hosts: tuple[str, ...]
    login: tuple[str, str] | None = None
    prefix: str = "elo"
    ca: str = ""
    shards: int = 1
    replicas: int = 1
    standby: bool = True


def address_of(url: str) -> Address:
    """Read SEARCH_URL; raises ImproperlyConfigured with a sentence where something is wrong.

    The sentence never repeats user or password.
    """
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or parts.path not in ("", "/") or parts.fragment:
        raise ImproperlyConfigured(f"{LIKE}; there is nothing but options after the hosts.")
    user, _at, hosts = parts.netloc.rpartition("@")
    options = _options(parts.query)
    return Address(
        hosts=tuple(_host(SCHEMES[parts.scheme], host) for host in hosts.split(",")),
        login=_login(user),
        prefix=_prefix(options.get("prefix", "elo")),
        ca=_ca(options.get("ca", ""), parts.scheme),
        shards=_number("shards", options.get("shards", "1"), 1, 100),
        replicas=_number("replicas", options.get("replicas", "1"), 0, 20),
        standby=bool(_number("standby", options.get("standby", "1"), 0, 1)),
    )


def _options(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    options = dict(pairs)
    strange = sorted(options.keys() - _OPTIONS)
    if strange or len(pairs) > len(options):
        what = f"“{strange[0]}” is none" if strange else "one is given twice"
        raise ImproperlyConfigured(f"SEARCH_URL: its options are {', '.join(sorted(_OPTIONS))}; {what}.")
    return options


def _host(scheme: str, text: str) -> str:
    match = _HOST.fullmatch(text)
    port = int(match["port"] or PORT) if match else 0
    if match is None or not 0 < port < 65_536:
        raise ImproperlyConfigured(f"{LIKE}; “{text}” is no host with a port.")
    return f"{scheme}://{match['name']}:{port}"


def _login(text: str) -> tuple[str, str] | None:
    if not text:
        return None
    user, _colon, password = text.partition(":")
    if not user or not password:
        raise ImproperlyConfigured(f"{LIKE}; a user needs a password, both percent-encoded.")
    return unquote(user), unquote(password)


def _prefix(text: str) -> str:
    if not _PREFIX.fullmatch(text):
        raise ImproperlyConfigured(
            f"SEARCH_URL: a prefix is up to 40 small letters, digits and hyphens, not “{text}”."
        )
    return text


def _ca(text: str, scheme: str) -> str:
    if text and SCHEMES[scheme] != "https":
        raise ImproperlyConfigured(
            "SEARCH_URL: a certificate authority (ca) is for elasticsearch+https only."
        )
    if text and not Path(text).is_file():
        raise ImproperlyConfigured(f"SEARCH_URL: the certificate authority (ca) “{text}” is not a file.")
    return text


def _number(name: str, text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and least <= int(text) <= most):
        raise ImproperlyConfigured(f"SEARCH_URL: {name} is a number from {least} to {most}, not “{text}”.")
    return int(text)
