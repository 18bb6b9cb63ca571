"""Every address pattern of the project, and a real path for each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

_PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
_GROUP = re.compile(r"\(\?P<(?P<name>\w+)>(?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Address:
    """One pattern: its route as written (in Finnish), and its name with namespaces."""

    route: str
    name: str

    @property
    def in_admin(self) -> bool:
        """Tell whether it is Wagtail's admin."""
        return self.route.startswith("admin/")

    def path(self, values: dict[str, object]) -> str:
        """Return a path with each parameter filled from `values`, by its name, else by `*`."""

        def fill(match: re.Match) -> str:
            return str(values.get(match["name"], values["*"]))

        path = _PARAMETER.sub(fill, self.route)
        path = _GROUP.sub(fill, path)
        return "/" + re.sub(r"\\([./-])", r"\1", path).replace("^", "").replace("$", "").replace("\\Z", "")


def _text(pattern) -> str:
    return str(pattern).lstrip("^") if "^" in str(pattern)[:1] else str(pattern)


def _walk(resolver: URLResolver, route: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + _text(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(here, ":".join([*spaces, entry.name or ""]))
        else:
            yield from _walk(entry, here, (*spaces, entry.namespace) if entry.namespace else spaces)


def addresses() -> list[Address]:
    """Return every address of the project, as read in Finnish."""
    with translation.override("fi"):
        found = list(_walk(get_resolver(), "", ()))
    return list({address.route: address for address in found}.values())
