"""What happens at each address that is not Wagtail's admin and not a page: for whom, and with which values.

Keys are the routes as read in Finnish. A new address that is missing here fails the test, and
so does a row whose address is gone. Outcomes: `ok` (200), `login` (to the log-in page), `away`
(any other redirect), `404`, `403`, `405`, `400`. `everyone` stands for all six.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

OUTCOMES = {200: "ok", 400: "400", 403: "403", 404: "404", 405: "405"}
ALL = ("admin", "aino", "bjorn", "cecilia", "dmitri", "nobody")


@dataclass(frozen=True)
class Row:
    """Who gets what with GET; `values` makes the parameters from the private world of the test."""

    expected: dict[str, str]
    values: Callable | None = None
    query: str = ""
    post: dict[str, str] = field(default_factory=dict)


def everyone(outcome: str, nobody: str = "", **others: str) -> dict[str, str]:
    """Return the same outcome for all, but for those named."""
    return dict.fromkeys(ALL, outcome) | ({"nobody": nobody} if nobody else {}) | others


def insiders(nobody: str = "login") -> dict[str, str]:
    """Return what holds for a private thing of B."""
    outsiders = dict.fromkeys(("aino", "bjorn", "dmitri"), "404")
    return {"admin": "ok", "cecilia": "ok", **outsiders, "nobody": nobody}


PUBLIC = Row(everyone("ok"))
ACCOUNT = Row(everyone("ok", nobody="login"))
