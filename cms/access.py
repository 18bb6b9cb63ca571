"""The only judge of who may see what.

Everything private hangs from a page, its guard. The view restrictions of that page and of
its ancestors (Wagtail's own rows) are the only access data: all of them must be met. An
*audience* is the canonical text of such a set: `public`, `login`, `g7`, `g7&g12`, or
`nobody`. It is stored with whatever is searched, and compared with the groups of the asker.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth.models import Group
from django.db.models import BooleanField, Func, Model, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction

from cms.prepared import Prepared
from cms.request_memory import remember

PUBLIC = "public"
LOGIN = "login"
NOBODY = "nobody"

# Set while somebody looks at the site as somebody else: who looks, and the groups that they keep.
_looking: ContextVar[tuple[int, frozenset[int]] | None] = ContextVar("looking", default=None)


@dataclass(frozen=True)
class Restriction:
    """One view restriction: the tree path it holds for and what it asks (`login`, `g7|g8`, `nobody`)."""

    path: str
    clause: str


# -- What is asked ------------------------------------------------------------------------------
def _clause(kind: str, group_ids: Iterable[int]) -> str:
    if kind == BaseViewRestriction.LOGIN:
        return LOGIN
    if kind == BaseViewRestriction.GROUPS:
        return "|".join(f"g{pk}" for pk in sorted(group_ids)) or NOBODY
    return NOBODY


def _restrictions(model: type[BaseViewRestriction], place: str) -> Prepared:
    columns = ("pk", f"{place}__path", "restriction_type", "groups")
    return Prepared(lambda: model.objects.order_by(f"{place}__path", "pk").values_list(*columns))


_OF_PAGES = _restrictions(PageViewRestriction, "page")
_OF_COLLECTIONS = _restrictions(CollectionViewRestriction, "collection")


def _read(restrictions: Prepared) -> list[Restriction]:
    """Return all restrictions of a kind; one query, and no objects: every closed page asks for them."""
    groups: dict[tuple[int, str, str], list[int]] = {}
    for *key, group in restrictions.rows():
        groups.setdefault(tuple(key), []).extend([] if group is None else [group])
    return [Restriction(path, _clause(kind, found)) for (_pk, path, kind), found in groups.items()]


def page_restrictions() -> list[Restriction]:
    """Return all restrictions of pages, parents first."""
    return remember("pages", lambda: _read(_OF_PAGES))


def collection_restrictions() -> list[Restriction]:
    """Return all restrictions of collections of files, parents first."""
    return remember("collections", lambda: _read(_OF_COLLECTIONS))


def _canonical(clauses: Iterable[str]) -> str:
    wanted = set(clauses)
    if NOBODY in wanted:
        return NOBODY
    if len(wanted) > 1:
        wanted.discard(LOGIN)  # a group's member is logged in
    return "&".join(sorted(wanted)) or PUBLIC


def audience(page: Page) -> str:
    """Return the audience of a page: of its own path, and of its original's if it is an alias."""
    paths = [page.path]
    if page.alias_of_id:
        paths.append(Page.objects.only("path").get(pk=page.alias_of_id).path)
    clauses = _clauses_by_path()
    lengths = range(page.steplen, max(map(len, paths)) + 1, page.steplen)
    return _canonical(
        clause for path in paths for length in lengths for clause in clauses.get(path[:length], ())
    )


def _clauses_by_path() -> dict[str, list[str]]:
    """Return what is asked at each restricted page; a page is found by its path, not by looking through all."""
    rows = page_restrictions()
    return remember(("clauses", id(rows)), lambda: _by_path(rows))


def _by_path(rows: list[Restriction]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.path, []).append(row.clause)
    return found


# -- Who asks -----------------------------------------------------------------------------------
def group_ids(user) -> frozenset[int]:
    """Return the ids of a person's groups; empty for a visitor."""
    if user is None or not user.is_authenticated:
        return frozenset()
    own = remember(("groups", user.pk), lambda: _own_groups(user))
    looking = _looking.get()
    if looking is None:
        return own
    return looking[1] if looking[0] == user.pk else own & looking[1]


def is_narrowed() -> bool:
    """Tell whether somebody looks as somebody else now: nobody is an administrator or coordinator then."""
    return _looking.get() is not None


@contextmanager
def narrowed(user, groups: Iterable[int]) -> Iterator[None]:
    """Let a person see only what these groups see, as far as they see it themselves.

    It only ever takes away: of the groups, those count that the person is in (an administrator, who
    sees everything, keeps all of them), and no administrator's rights are left.
    """
    kept = frozenset(groups)
    token = _looking.set((user.pk, kept if user.is_superuser else kept & group_ids(user)))
    try:
        yield
    finally:
        _looking.reset(token)


def remember_of(user, key: object, make: Callable) -> object:
    """Remember what a person may see for one request, as `remember`; another view of the site is another memory."""
    return remember((key, getattr(user, "pk", None), group_ids(user), is_narrowed()), make)


def _own_groups(user) -> frozenset[int]:
    return frozenset(_GROUPS_NOW.rows(Q(user=user.pk), timezone.localdate()))


def _groups_now(whose: Q, day: date) -> QuerySet:
    """Return a person's groups without those whose time is over, as answers to our hook `groups_now` say."""
    groups = Group.objects.filter(whose)
    for hook in hooks.get_hooks("groups_now"):
        groups = hook(groups, whose, day)
    return groups.values_list("pk", flat=True)


_GROUPS_NOW = Prepared(_groups_now)


def allows(audience_text: str, user) -> bool:
    """Tell whether a person (or a visitor) belongs to an audience."""
    if audience_text == PUBLIC:
        return True
    return _meets(audience_text, user, group_ids(user))


def _meets(audience_text: str, user, groups: frozenset[int]) -> bool:
    if audience_text == PUBLIC:
        return True
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    if audience_text == LOGIN or (user.is_superuser and not is_narrowed()):
        return True
    mine = _marks(groups)
    return all(not mine.isdisjoint(clause.split("|")) for clause in audience_text.split("&"))


@lru_cache(maxsize=256)
def _marks(groups: frozenset[int]) -> frozenset[str]:
    """Return groups as audiences write them; asked for each restriction of each request."""
    return frozenset(f"g{pk}" for pk in groups)


def allowed(audience_texts: Iterable[str], user) -> list[str]:
    """Return those of many audiences that a person belongs to, in one query at most."""
    groups = group_ids(user)
    return [text for text in audience_texts if _meets(text, user, groups)]


def _denied(user, rows: list[Restriction]) -> list[str]:
    """Return the topmost tree paths that a person may not enter."""
    if not rows:
        return []
    groups = group_ids(user)
    who = (user is not None and user.is_active, user is not None and user.is_superuser, is_narrowed())
    return remember(("denied", id(rows), user and user.pk, groups, who), lambda: _topmost(user, rows, groups))


def _topmost(user, rows: list[Restriction], groups: frozenset[int]) -> list[str]:
    paths: list[str] = []
    for row in rows:  # parents first
        inside = bool(paths) and row.path.startswith(paths[-1])
        if not inside and not _meets(row.clause, user, groups):
            paths.append(row.path)
    return paths


class _Outside(Func):
    """The condition that tree paths (of fields) lie below none of the denied ones; what has no path does not.

    A list for each length of path, not a term for each path: hundreds of terms would cost more than the query,
    and SQLite reads no more than a thousand. Written in one piece, as every list of the site asks for it.
    """

    output_field = BooleanField()

    def __init__(self, *fields: str, denied: tuple[str, ...]) -> None:
        """Take the names of the fields and the paths."""
        super().__init__(*fields)
        self.denied = denied

    def as_sql(self, compiler, connection, **kwargs) -> tuple[str, list]:
        """Return `COALESCE(SUBSTR(path, 1, 8), '') NOT IN (…)`, one for each field and length."""
        by_length: dict[int, list[str]] = {}
        for path in self.denied:
            by_length.setdefault(len(path), []).append(path)
        terms: list[str] = []
        values: list = []
        for field in self.source_expressions:
            column, own = compiler.compile(field)
            for length, same in sorted(by_length.items()):
                marks = ", ".join(["%s"] * len(same))
                terms.append(f"COALESCE(SUBSTR({column}, 1, {length}), '') NOT IN ({marks})")
                values += [*own, *same]
        return f"({' AND '.join(terms)})", values


def _outside(denied: list[str], *fields: str) -> list[_Outside]:
    return [_Outside(*fields, denied=tuple(denied))] if denied else []


# -- The answers --------------------------------------------------------------------------------
def viewable_by(user, pages: QuerySet) -> QuerySet:
    """Return those of the pages that are published and that a person may see."""
    return pages.filter(*viewable_at(user, ""))


def _published(page: str = "") -> Q:
    """Return the condition that a page has not expired; `page` leads to it: "guard__"."""
    return Q(**{f"{page}expire_at__isnull": True}) | Q(**{f"{page}expire_at__gt": timezone.now()})


def open_to(user, pages: QuerySet) -> QuerySet:
    """Return those of the pages whose audience a person belongs to, drafts included: for the admin."""
    return pages.filter(*_open_to(user))


def _open_to(user, page: str = "") -> list[_Outside]:
    return _outside(_denied(user, page_restrictions()), f"{page}path", f"{page}alias_of__path")


def among_open(user, pages: QuerySet) -> QuerySet:
    """Return the same as open_to, for pages that Wagtail's search reads: it knows plain lookups only."""
    return pages.filter(pk__in=open_to(user, Page.objects.all()).values("pk"))


def can_view(user, page: Page) -> bool:
    """Tell whether a person may see a page now: it is published, not expired, and theirs to see."""
    expired = page.expire_at is not None and page.expire_at <= timezone.now()
    return page.live and not expired and allows(audience(page), user)


def viewable_files(user, files: QuerySet) -> QuerySet:
    """Return those documents or images that a person may see: by their guard, else their collection.

    What lies in the trash is seen by nobody.
    """
    hung = Q(guard__in=viewable_by(user, Page.objects.all()).values("pk"))
    open_collections = viewable_collections(user, Collection.objects.all()).values("pk")
    return _kept(files).filter(hung | Q(guard__isnull=True, collection__in=open_collections))


def viewable_hung_files(user, files: QuerySet) -> QuerySet:
    """Return those of the same that hang from a page: a closed folder has no others, and asking is cheaper."""
    return _kept(files).filter(*viewable_at(user, "guard__"))


def viewable_at(user, page: str) -> list[Q | _Outside]:
    """Return the conditions that a row hangs from a page that a person may see; `page` leads to it: "thread__board__".

    The same as `viewable_by`, for rows of another table: without a list of all pages inside the query.
    """
    return [_published(page), Q(**{f"{page}live": True}), *_open_to(user, page)]


def _kept(files: QuerySet) -> QuerySet:
    return files.filter(trashed_at__isnull=True) if hasattr(files.model, "trashed_at") else files


def viewable_collections(user, collections: QuerySet) -> QuerySet:
    """Return those of the collections of files whose restrictions let a person in."""
    return collections.filter(*_outside(_denied(user, collection_restrictions()), "path"))


def can_view_file(user, file) -> bool:
    """Tell whether a person may see a document or an image."""
    if is_trashed(file):
        return False
    if file.guard_id:
        return can_view(user, file.guard)
    return allows(file_audience(file), user)


def is_trashed(file) -> bool:
    """Tell whether a document lies in the trash; an image never does."""
    return getattr(file, "trashed_at", None) is not None


def file_audience(file) -> str:
    """Return the audience of a document or an image."""
    if is_trashed(file):
        return NOBODY
    if file.guard_id:
        return audience(file.guard)
    return collection_audience(file.collection)


def collection_audience(collection: Collection) -> str:
    """Return the audience of what lies loose in a collection of files."""
    path = collection.path
    return _canonical(row.clause for row in collection_restrictions() if path.startswith(row.path))


def get_viewable(user, queryset: QuerySet, **lookup) -> Model:
    """Fetch one page and authorise it in one call.

    Raises Http404 when there is no such page and equally when the person may not see it.
    """
    try:
        page = viewable_by(user, queryset).filter(**lookup).first()
    except OverflowError:  # a number that is longer than any that SQLite knows
        page = None
    if page is None:
        raise Http404
    return page
