"""The access table has no hole: every address of the project, for the five of the cast and nobody."""

import pytest
from django.db.models import CharField, Model, TextField
from wagtail.fields import StreamField
from wagtail.models import Page

from search import outbox
from search.models import Entry
from search.page_text import text_of
from search.registry import findables
from search.registry import kinds as registered_kinds
from tests.access.conftest import CANARY
from tests.access.table import ALL, ALLAUTH, PAGES, TABLE
from tests.access.walk import Address, addresses

KINDS = {200: "ok", 400: "refused", 422: "refused", 403: "403", 404: "404", 405: "405"}
# Who may read the canary where.
MAY_READ = {"admin", "cecilia"}


def _own() -> dict[str, Address]:
    found = {address.route: address for address in addresses() if not address.in_admin}
    return {
        route: address
        for route, address in found.items()
        if route not in PAGES and (route in TABLE or not route.startswith(ALLAUTH))
    }


def _outcome(response) -> str:
    if response.status_code in {301, 302, 303}:
        return "login" if response["Location"].startswith("/accounts/login/") else "away"
    return KINDS.get(response.status_code, str(response.status_code))


def _text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="ignore") + "".join(f"{k}: {v}\n" for k, v in response.items())


def test_every_address_stands_in_the_table():
    assert sorted(set(_own()) - set(TABLE)) == [], "addresses without a row"
    assert sorted(set(TABLE) - set(_own())) == [], "rows without an address"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ALL)
def test_everyone_gets_what_the_table_says(who, method, private, everyone):
    wrong = []
    for route, address in _own().items():
        row = TABLE[route]
        path = address.path({"*": 1, **row.values(private)}) + row.query
        response = getattr(everyone[who], method)(path, **({"data": row.data} if method == "post" else {}))
        expected = getattr(row, method)[who]
        if _outcome(response) != expected:
            wrong.append(f"{method} {path}: {_outcome(response)}, not {expected}")
        asked = path.split("?")[0], row.query[3:]
        text = _text(response).lower()
        for words in asked:
            text = text.replace(words.lower(), "") if words else text
        if who not in MAY_READ and CANARY in text:
            wrong.append(f"{method} {path}: shows a private word")
        if who in MAY_READ and row.get["dmitri"] == "404" and method == "get" and expected == "ok":
            assert "no-store" in response["Cache-Control"], path
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["admin", "bjorn", "nobody"])
def test_a_number_that_no_row_has_is_no_error(who, method, private, everyone):
    for route, address in _own().items():
        if "<int:" in route:
            response = getattr(everyone[who], method)(address.path({"*": 10**30}))
            assert _outcome(response) in {"404", "405", "login", "away"}, route


@pytest.mark.parametrize("who", ["aino", "bjorn", "dmitri", "nobody"])
def test_allauth_shows_nothing_private(who, private, everyone):
    for address in addresses():
        if address.route.startswith(ALLAUTH) and "logout" not in address.route:
            path = address.path({"*": "x", "uidb36": "1", "key": "x-y"})
            for response in (everyone[who].get(path), everyone[who].post(path)):
                assert response.status_code < 500, path
                assert CANARY not in _text(response).lower(), path


# What is not in the index, or is shown to others by choice: the name and the purpose of a workspace (members/).
NO_CANARY = {
    "link", "slug", "file_hash", "content_type_sniffed", "uploaded_by_name", "WorkspacePage.title",
    "WorkspacePage.search_description", "WorkspacePage.purpose",
}  # fmt: skip


def _text_fields(model: type[Model]) -> list[str]:
    """Return the fields of a model that hold text of people; of Wagtail's own of a page, those that are indexed."""
    own = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, (CharField, TextField, StreamField))
        and not field.choices
        and field.model is not Page
    ]
    own += ["title", "search_description"] if issubclass(model, Page) else []
    return [name for name in own if not {name, f"{model.__name__}.{name}"} & NO_CANARY]


def test_every_text_of_a_closed_thing_that_can_be_found_has_the_canary(private):
    """A new kind, or a new field of one, fails here until `private` has it: else the tests below prove nothing."""
    without, kinds = [], set()
    for findable in findables():
        if findable.guard and (rows := list(findable.below(private.page.path))):
            kinds.add(findable.kind.key)
            for name in _text_fields(findable.model):
                if not any(CANARY in text_of(getattr(row, name)).lower() for row in rows):
                    without.append(f"{findable.model.__name__}.{name}")
    assert without == []
    entries = Entry.objects.filter(guard__path__startswith=private.page.path, title__contains=CANARY)
    assert set(entries.filter(body__contains=CANARY).values_list("kind", flat=True)) == kinds - {"workspace"}
    open_to_all = {
        "news",
        "service",
        "organisation",
        "newsletter",
        "person",
    }  # people: members/test_people_search.py
    assert kinds == set(registered_kinds()) - open_to_all


def test_search_knows_private_words_only_for_insiders(private, everyone):
    """AC-04, AC-05: nothing in hits, counts, facets or suggestions; and it is found by those inside."""
    outbox.drain()
    for address in ("/fi/haku/?q=kanarialintu", "/sv/sok/?q=kanarialintu"):
        shown = {who: _text(everyone[who].get(address)).lower().count(f"<mark>{CANARY}") for who in ALL}
        assert {who for who, count in shown.items() if count} == MAY_READ, shown
    for who in set(ALL) - MAY_READ:
        empty = _text(everyone[who].get("/fi/haku/?q=olematonsana")).lower().replace("olematonsana", "x")
        private_word = _text(everyone[who].get("/fi/haku/?q=kanarialintu")).lower().replace(CANARY, "x")
        assert len(empty) == pytest.approx(len(private_word), abs=200), who
