"""Hears of every change to what can be found, and writes the index in the same transaction."""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from taggit.models import ItemBase
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms import request_memory
from search import indexing
from search.models import Entry
from search.places import Places
from search.registry import Findable, Follow, findables, findables_of

REACH = ("live", "expire_at")
# What Wagtail writes to a page when only its draft was saved.
BOOKKEEPING = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def connect() -> None:
    """Listen; called once every app has registered what can be found."""
    post_delete.connect(_entry_gone, sender=Entry, dispatch_uid="search_entry_gone")
    pre_save.connect(_before_page, dispatch_uid="search_before_page")
    post_save.connect(_after_page, dispatch_uid="search_after_page")
    post_page_move.connect(_page_moved, dispatch_uid="search_page_moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search_restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search_unrestricted")
    m2m_changed.connect(
        _restricted, sender=PageViewRestriction.groups.through, dispatch_uid="search_restricted_groups"
    )
    post_delete.connect(_group_gone, sender=Group, dispatch_uid="search_group_gone")
    m2m_changed.connect(_tagged, dispatch_uid="search_tagged")
    for findable in findables():
        _listen(findable)


def _listen(findable: Findable) -> None:
    name = findable.model._meta.label
    if not issubclass(findable.model, Page):
        post_save.connect(_saved, sender=findable.model, dispatch_uid=f"search_saved_{name}")
    post_delete.connect(_gone, sender=findable.model, dispatch_uid=f"search_gone_{name}")
    for number, follow in enumerate(findable.follows):
        uid = f"{name}_{findable.kind.key}_{number}_{follow.model._meta.label}"
        handler = _follower(findable, follow)
        post_save.connect(handler, follow.model, weak=False, dispatch_uid=f"search_follow_{uid}")
        post_delete.connect(handler, follow.model, weak=False, dispatch_uid=f"search_unfollow_{uid}")
        for many in follow.model._meta.local_many_to_many:
            through = many.remote_field.through
            m2m_changed.connect(handler, through, weak=False, dispatch_uid=f"search_many_{uid}_{many.name}")


# -- Rows ---------------------------------------------------------------------------------------
def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs) -> None:
    if not raw:
        for findable in findables_of(instance.specific_class if sender is Page else sender):
            indexing.refresh(findable, [instance.pk])


def _gone(sender: type[Model], instance: Model, **kwargs) -> None:
    kinds = [findable.kind.key for findable in findables_of(sender)]
    Entry.objects.filter(kind__in=kinds, object_id=instance.pk).delete()


def _follower(findable: Findable, follow: Follow) -> Callable:
    def changed(sender, instance: Model, raw: bool = False, action: str = "post_", **kwargs) -> None:
        if isinstance(instance, follow.model) and not raw and action.startswith("post_"):
            indexing.refresh(findable, list(follow.ids(instance)))

    return changed


def _tagged(sender: type[Model], instance, action: str, reverse: bool = False, **kwargs) -> None:
    """Tags are written after the row that carries them."""
    if issubclass(sender, ItemBase) and action.startswith("post_") and isinstance(instance, Model):
        _saved(type(instance), instance)


def _entry_gone(sender, instance: Entry, **kwargs) -> None:
    """However an entry goes, the engine hears of it."""
    indexing.tell_engine([instance.pk])


# -- Pages --------------------------------------------------------------------------------------
def _before_page(
    sender: type[Model], instance: Model, raw: bool = False, update_fields=None, **kwargs
) -> None:
    """Remember whether the page could be reached, to see afterwards whether that changed."""
    if issubclass(sender, Page) and not raw and _touches(update_fields, REACH):
        instance._reach_before = Page.objects.filter(pk=instance.pk).values_list(*REACH).first()


def _after_page(
    sender: type[Model], instance: Model, raw: bool = False, update_fields=None, **kwargs
) -> None:
    if not issubclass(sender, Page) or raw or (update_fields and BOOKKEEPING.issuperset(update_fields)):
        return
    _saved(sender, instance)
    if _touches(update_fields, REACH):
        _reach_changed(instance, instance.__dict__.pop("_reach_before", None))


def _touches(update_fields: Iterable[str] | None, names: tuple[str, ...]) -> bool:
    return update_fields is None or not set(names).isdisjoint(update_fields)


def _reach_changed(page: Page, before: tuple | None) -> None:
    now = tuple(getattr(page, name) for name in REACH)
    if before is None or now == before:
        return
    change = indexing.refresh_below if now[0] and not before[0] else indexing.move_below
    change(_path_of(page))


def _path_of(page: Page) -> str:
    """Return where a page lies now; the object in hand may have been read before others moved."""
    return Page.objects.values_list("path", flat=True).get(pk=page.pk)


def _page_moved(sender, instance: Page, parent_page_before: Page, **kwargs) -> None:
    request_memory.forget()  # restrictions are remembered by the paths that pages had
    path = _path_of(instance)
    was_open = Places([parent_page_before]).of(parent_page_before).open
    change = indexing.move_below if was_open else indexing.refresh_below
    change(path)


# -- Access -------------------------------------------------------------------------------------
def _restricted(instance, action: str = "post_", **kwargs) -> None:
    if not action.startswith("post_"):
        return
    request_memory.forget()
    rows = [instance] if isinstance(instance, PageViewRestriction) else instance.pageviewrestriction_set.all()
    for row in rows:
        path = Page.objects.filter(pk=row.page_id).values_list("path", flat=True).first()
        if path is not None:
            _audience_changed(path)


def _audience_changed(path: str) -> None:
    indexing.move_below(path)
    # An alias asks what its original asks, wherever it lies.
    aliases = Page.objects.filter(alias_of__path__startswith=path).exclude(path__startswith=path)
    for elsewhere in aliases.values_list("path", flat=True):
        indexing.move_below(elsewhere)


def _group_gone(instance: Group, **kwargs) -> None:
    """A restriction that asked for this group asks for something else now."""
    request_memory.forget()
    guards = Entry.objects.filter(audience__contains=f"g{instance.pk}", guard__isnull=False)
    for path in guards.order_by().values_list("guard__path", flat=True).distinct():
        indexing.move_below(path)
