"""One search: what was asked, in the asker's audiences and language → hits, facets, suggestions."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import access
from search import answering, asking, naming, spelling
from search.engines.contract import FACETS, SECONDS, Answer, Query
from search.hits import Hit, hits_of
from search.picks import Picked, picked
from search.wordlist import WordList

PER_PAGE = 10
LAST_PAGE = 100
SUGGESTIONS = 8
SHORTEST_BEGINNING = 2
SORTS = {
    "relevance": gettext_lazy("Best match first"),
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
}


@dataclass(frozen=True)
class Wish:
    """What a reader asks for: what was typed, the chosen facets, the order, the page.

    What cannot be understood is as if it was not asked.
    """

    question: asking.Question
    chosen: dict[str, object] = field(default_factory=dict)
    sort: str = "relevance"
    any_of: bool = False
    page: int = 1
    room: str = ""  # a workspace by its name, which is looked for among those that the asker may see
    typed: str = ""  # all that was in the box, also choices that were written among the words
    is_first: bool = True  # whether it is a search, and not a further look at one by its choices or its order

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wish":
        """Read the words of an address; what was written among the words (`laji:asiakirja`) is a choice, too."""
        question, written, room = _without_filters(asking.understood(asked.get("q", "")))
        chosen = {name: naming.value(name, asked.get(name, "")) for name in FACETS}
        sort = asked.get("sort", "")
        return cls(
            question=question,
            chosen=written | {name: value for name, value in chosen.items() if value is not None},
            room=room,
            sort=sort if sort in SORTS else "relevance",
            any_of=asked.get("any") == "1",
            page=min(naming.number(asked.get("page", "")) or 1, LAST_PAGE),
            typed=asking.shown(asked.get("q", "")),
            is_first=not any(asked.get(name) for name in (*FACETS, "sort", "any")),
        )

    @property
    def is_asked(self) -> bool:
        """Tell whether anything is asked for: words, or without any to be found all that the choices leave."""
        return bool(self.question.wanted) or self.is_of_all

    @property
    def is_of_all(self) -> bool:
        """Tell whether there are choices and no words that are to be found, perhaps some to be left out."""
        return bool(self.chosen or self.room) and not self.question.wanted

    @property
    def is_in_words(self) -> bool:
        """Tell whether the words alone say what is asked, and not a choice with nothing but words to be left out."""
        return bool(self.question.wanted) or (self.is_of_all and not self.question.pieces)

    @property
    def order(self) -> str:
        """Return the order of the hits: without words, nothing matches better than another."""
        return "newest" if self.is_of_all and self.sort == "relevance" else self.sort

    def query(self, **changes) -> str:
        """Return the wish as the query of an address, without its page; None takes a facet away."""
        words = {"q": self.question.text, **self.chosen}
        words |= {"sort": "" if self.sort == "relevance" else self.sort, "any": "1" if self.any_of else ""}
        return urlencode(
            {name: value for name, value in (words | changes).items() if value not in ("", None)}
        )


def _without_filters(question: asking.Question) -> tuple[asking.Question, dict[str, object], str]:
    """Return the question, the facets that were written in it, and the name of a workspace.

    What names nothing that there is counts as words.
    """
    written, room, words = {}, "", []
    for name, text in question.filters:
        value = naming.named(name, text)
        if name == "workspace" and value is None:
            room = text
        elif value is None:
            words.append(text)
        else:
            written[name] = value
    if words:
        question = replace(asking.understood(" ".join([question.text, *words])), was_cut=question.was_cut)
    return question, written, room


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    label: str
    url: str


@dataclass(frozen=True)
class Choice:
    """One value of a facet: its words, how many hits it leaves, and the address that chooses it."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A way to narrow the hits down."""

    name: str
    label: str
    choices: list[Choice]
    all_query: str
    total: int

    @property
    def chosen(self) -> Choice | None:
        """Return the choice that is made."""
        return next((choice for choice in self.choices if choice.chosen), None)


@dataclass(frozen=True)
class Results:
    """What a page of results shows; `any_of` tells that no hit has all the words.

    `meant`: what the words were perhaps meant to be. `picks`: pages that editors put on top.
    `by` tells who answered while the engine rests (`answering`). `is_narrow`: nothing is left of what there
    would be without the choices.
    """

    wish: Wish
    hits: list[Hit]
    total: int
    page_obj: ListPage
    facets: list[Facet]
    by: str = ""
    meant: str = ""
    picks: list[Picked] = field(default_factory=list)
    is_narrow: bool = False

    @property
    def shown_query(self) -> str:
        """Return what the box shows: the words; all that was typed where there are none to be found."""
        return self.wish.question.text if self.wish.is_in_words else self.wish.typed

    @property
    def unknown_room(self) -> str:
        """Return the name that was written for a workspace where the asker has none of that name."""
        return self.wish.room if self.wish.chosen.get("workspace") == 0 else ""

    @property
    def is_whole(self) -> bool:
        """Tell whether the engine itself answered, so that the answer may be kept."""
        return not self.by

    @property
    def is_unknown(self) -> bool:
        """Tell whether nobody could answer, or not in time."""
        return self.by in {answering.NOBODY, answering.SLOW}

    @property
    def any_of(self) -> bool:
        """Tell whether hits have only some of the words."""
        return self.wish.any_of

    @property
    def is_counted(self) -> bool:
        """Tell whether it is a search to be counted, and not a further look at one."""
        return bool(self.wish.question.wanted) and self.wish.page == 1 and self.wish.is_first and not self.by

    @property
    def counted_hits(self) -> int:
        """Return how many hits have all the words."""
        return 0 if self.any_of else self.total

    @property
    def count_query(self) -> str:
        """Return the query of the address that counts the search."""
        return urlencode({"q": self.wish.question.text, "hits": self.counted_hits})

    @property
    def meant_query(self) -> str:
        """Return the address of the search that was perhaps meant."""
        return self.wish.query(q=self.meant, any=None)

    @property
    def kinds(self) -> Facet | None:
        """Return the facet of kinds."""
        return next((facet for facet in self.facets if facet.name == "kind"), None)

    @property
    def other_facets(self) -> list[Facet]:
        """Return the other facets that there is something to choose from."""
        return [f for f in self.facets if f.name != "kind" and (len(f.choices) > 1 or f.chosen)]

    @property
    def sorts(self) -> list[Choice]:
        """Return the orders that there are."""
        return [
            Choice(
                str(label),
                0,
                self.wish.query(sort=name if name != "relevance" else None),
                name == self.wish.order,
            )
            for name, label in SORTS.items()
            if name != "relevance" or not self.wish.is_of_all
        ]

    @property
    def examples(self) -> list[Link]:
        """Return words to begin with."""
        words = (_("guidance"), _("action plan"), _("adult education"), _("newsletter"))
        return [Link(word, f"?{urlencode({'q': word})}") for word in words]

    @property
    def without_choices(self) -> str:
        """Return the query with every facet taken away."""
        return self.wish.query(**dict.fromkeys(FACETS))


def link_to(text: str) -> Link:
    """Return the link to a search."""
    return Link(text, f"{reverse('search')}?{urlencode({'q': text})}")


# -- Finding ------------------------------------------------------------------------------------
def find(wish: Wish, user, language: str, *, helps: bool = True) -> Results:
    """Answer a wish for a person, or for a visitor; the same number of queries however much is found.

    Where nothing has all the words, `helps` looks for what has some of them, and for what was perhaps meant.
    """
    search = _Search(user, language, wish)
    wish, meant = search.wish, ""
    answered = search.ask(wish)
    if helps and search.is_nowhere(answered):
        meant = spelling.meant(wish.question, search.finds)
        if len(wish.question.wanted) > 1:
            wish = replace(wish, any_of=True)
            answered = search.ask(wish)
    pages = Paginator(range(min(answered.answer.total, LAST_PAGE * PER_PAGE)), PER_PAGE)
    if wish.page > pages.num_pages:
        wish = replace(wish, page=pages.num_pages)
        answered = search.ask(wish)
    answer = answered.answer
    return Results(
        wish=wish,
        hits=hits_of(answer.ids, search.clauses(wish.question), user, language),
        total=answer.total,
        page_obj=pages.get_page(wish.page),
        facets=_facets(wish, answer),
        by=answered.by,
        meant=meant,
        picks=picked(wish.question.plain, user, language) if wish.page == 1 and not wish.chosen else [],
        is_narrow=not answer.total and search.is_narrow(wish),
    )


class _Search:
    """One search of one person: the audiences and the words with the same meaning are read once."""

    def __init__(self, user, language: str, wish: Wish) -> None:
        self.language = language
        self.audiences = audiences_of(user) if wish.is_asked else []
        self.others = WordList().others if wish.question.wanted else None
        self.wish = wish
        self._end = time.monotonic() + SECONDS
        if wish.room and self.audiences:
            number = naming.room_named(wish.room, self.audiences)
            self.wish = replace(wish, chosen={**wish.chosen, "workspace": number})

    def clauses(self, question: asking.Question) -> dict:
        return question.clauses(self.others)

    def is_nowhere(self, answered: answering.Answered[Answer]) -> bool:
        """Tell whether nothing has all the words, whatever is chosen."""
        if answered.answer.total or answered.by == answering.SLOW:
            return False
        return not self.wish.chosen or not self.finds(self.wish.question)

    def is_narrow(self, wish: Wish) -> bool:
        """Tell whether there would be something without the choices."""
        return bool(wish.chosen) and (wish.is_of_all or self.finds(wish.question, any_of=wish.any_of))

    def finds(self, question: asking.Question, *, any_of: bool = False) -> bool:
        """Tell whether the asker finds anything by some words, in what is left of a question's time.

        Who writes twenty words that no text has together is told of each word, and waits no longer than others.
        """
        left = self._end - time.monotonic()
        query = Query(self.clauses(question), self.audiences, self.language, any_of, seconds=left)
        return left > 0 and answering.ask(lambda engine: engine.finds(query), nothing=False).answer

    def ask(self, wish: Wish) -> answering.Answered[Answer]:
        query = Query(
            clauses=self.clauses(wish.question),
            audiences=self.audiences,
            language=self.language,
            any_of=wish.any_of,
            everything=wish.is_of_all,
            filters={name: (value,) for name, value in wish.chosen.items()},
            sort=wish.order,
            offset=(wish.page - 1) * PER_PAGE,
            limit=PER_PAGE,
        )
        return answering.ask(lambda engine: engine.search(query), Answer([], 0, {}))


def audiences_of(user) -> list[str]:
    """Return those of the audiences in the index that a person belongs to."""
    if user is None or not user.is_authenticated:
        return [access.PUBLIC]
    with connection.cursor() as cursor:
        cursor.execute(_AUDIENCES)
        return [audience for (audience,) in cursor.fetchall() if access.allows(audience, user)]


# The distinct values by jumping from one to the next in the index, not by reading all of it.
_AUDIENCES = """
WITH RECURSIVE audiences(audience) AS (
  SELECT min(audience) FROM search_entry
  UNION ALL
  SELECT (SELECT min(e.audience) FROM search_entry e WHERE e.audience > audiences.audience)
  FROM audiences WHERE audiences.audience IS NOT NULL
) SELECT audience FROM audiences WHERE audience IS NOT NULL
"""


def suggestions(typed: str, user, language: str) -> list[Hit]:
    """Return things whose title begins like what was typed, the reader's language first."""
    return suggested(typed, user, language).answer


def suggested(typed: str, user, language: str) -> answering.Answered[list[Hit]]:
    """Return suggestions, and who made them; of a kind, where one is written among the words."""
    question, written, _room = _without_filters(asking.understood(typed))
    words = [part for piece in question.wanted for word in piece.words for part in asking.typed_forms(word)]
    if len("".join(words)) < SHORTEST_BEGINNING:
        return answering.Answered([])
    audiences = audiences_of(user)
    asked = (words, audiences, language, SUGGESTIONS, written.get("kind", ""))
    told = answering.ask(lambda engine: engine.suggest(*asked), [])
    return replace(told, answer=hits_of(told.answer, {}, user, language))


# -- Facets -------------------------------------------------------------------------------------
def _facets(wish: Wish, answer: Answer) -> list[Facet]:
    found = [_facet(wish, name, dict(answer.facets.get(name, {}))) for name in FACETS]
    return [facet for facet in found if facet.choices]


def _facet(wish: Wish, name: str, counts: dict) -> Facet:
    if name in wish.chosen and name != "workspace":  # the name of one where nothing is found may be a secret
        counts.setdefault(wish.chosen[name], 0)
    labels = naming.labels(name, list(counts))
    choices = [
        Choice(labels[value], counts[value], wish.query(**{name: value}), wish.chosen.get(name) == value)
        for value in naming.in_order(name, counts, labels)
    ]
    label = {
        "kind": _("Kind"), "workspace": _("Workspace"), "year": _("Year"),
        "language": _("Language"), "priority": _("Priority"),
        "tag": _("Tag"),
    }[name]  # fmt: skip
    return Facet(name, label, choices, wish.query(**{name: None}), sum(counts.values()))
