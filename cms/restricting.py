"""Writing access: a page's restriction is the same in every language, in one transaction.

Stock Wagtail restricts one language and leaves the other open, and a page that is copied or moved
may lose its restriction on the way. Here the languages follow each other, and what would let more
people in is refused with a sentence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction
from wagtail.signals import copy_for_translation_done

from cms import access, request_memory

_writing: ContextVar[bool] = ContextVar("writing", default=False)


# -- Writing ------------------------------------------------------------------------------------
@transaction.atomic
def restrict(page: Page, groups: list[Group] | None = None) -> None:
    """Restrict a page, in all its languages, to members of the groups (none: to everyone logged in)."""
    with _ourselves():
        for version in page.get_translations(inclusive=True):
            _write(version, groups)


def _write(page: Page, groups: list[Group] | None) -> None:
    kind = BaseViewRestriction.GROUPS if groups else BaseViewRestriction.LOGIN
    rows = PageViewRestriction.objects.filter(page_id=page.pk).order_by("pk")
    # Wagtail's copy may have added a second row beside ours.
    row = rows.first() or PageViewRestriction(page_id=page.pk)
    rows.exclude(pk=row.pk).delete()
    row.restriction_type = kind
    row.save()
    row.groups.set(groups or [])


@transaction.atomic
def copy_restriction(source: Page, target: Page) -> None:
    """Give a page the restriction of another, groups included; Wagtail's own copy loses them."""
    with _ourselves():
        row = source.view_restrictions.first()
        if row is None:
            PageViewRestriction.objects.filter(page_id=target.pk).delete()
        elif row.restriction_type != BaseViewRestriction.LOGIN and not row.groups.exists():
            _close(target)
        else:
            _write(target, list(row.groups.all()))


def _close(page: Page) -> None:
    """Restrict a page to a group that is not chosen yet: to nobody."""
    _write(page, None)
    PageViewRestriction.objects.filter(page_id=page.pk).update(restriction_type=BaseViewRestriction.GROUPS)


@contextmanager
def _ourselves() -> Iterator[None]:
    """Tell the receivers below that the languages are written already."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)
        request_memory.forget()


# -- One language follows the other -------------------------------------------------------------
@receiver(copy_for_translation_done, dispatch_uid="restrict_translation")
def restrict_translation(sender, source_obj, target_obj, **kwargs) -> None:
    """A translation has the audience of its original from its first moment (AC-36)."""
    if isinstance(source_obj, Page):
        copy_restriction(source_obj, target_obj)


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="follow_saved")
def follow_saved(sender, instance: PageViewRestriction, raw: bool = False, **kwargs) -> None:
    """What the admin restricts in one language is restricted in the other (AC-37)."""
    if not raw:
        _follow(instance)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through, dispatch_uid="follow_groups")
def follow_groups(sender, instance: Model, action: str, **kwargs) -> None:
    """So are the groups that are chosen."""
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        _follow(instance)


@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="follow_gone")
def follow_gone(sender, instance: PageViewRestriction, origin=None, **kwargs) -> None:
    """So is the end of a restriction; but not the end of a page, which leaves the other language closed."""
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is PageViewRestriction:
        _follow(instance)


def _follow(row: PageViewRestriction) -> None:
    request_memory.forget()
    if _writing.get():
        return
    page = Page.objects.filter(pk=row.page_id).first()
    for version in page.get_translations() if page else ():
        copy_restriction(page, version)


# -- Nothing lets more people in ----------------------------------------------------------------
def would_widen_by_moving(page: Page, destination: Page) -> bool:
    """Tell whether a page, or something below it, would be seen by more people below a destination.

    Restrictions of the page itself and below it go with it; those of its old place do not.
    """
    carried = {row.clause for row in access.page_restrictions() if row.path == page.path}
    return not _covered(_clauses(access.audience(page)), _clauses(access.audience(destination)) | carried)


def widens(before: str, after: str) -> bool:
    """Tell whether somebody belongs to the one audience who does not belong to the other."""
    return not _covered(_clauses(before), _clauses(after))


def would_widen_by_copying(page: Page, destination: Page) -> bool:
    """The same for a copy: below a restricted page, Wagtail's copy drops the restrictions that it had."""
    there = _clauses(access.audience(destination))
    if not there:
        return would_widen_by_moving(page, destination)
    below = {row.clause for row in access.page_restrictions() if row.path.startswith(page.path)}
    return not _covered(_clauses(access.audience(page)) | below, there)


def _clauses(audience: str) -> set[str]:
    return set() if audience == access.PUBLIC else set(audience.split("&"))


def _covered(before: set[str], after: set[str]) -> bool:
    """Tell whether everything that was asked before is still asked."""
    return all(any(_asks_as_much(new, old) for new in after) for old in before)


def _asks_as_much(new: str, old: str) -> bool:
    if new == access.NOBODY or old == access.LOGIN:
        return True
    return access.NOBODY not in {new, old} and set(new.split("|")) <= set(old.split("|"))


@hooks.register("before_move_page")
def refuse_widening_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse to move a page to where more people would see it (AC-35)."""
    return _refuse(request, page) if would_widen_by_moving(page, destination) else None


@hooks.register("before_bulk_action")
def refuse_widening_moves(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [item for item in objects if isinstance(item, Page)] if action_type == "move" else []
    for page in pages:
        if would_widen_by_moving(page, action.cleaned_form.cleaned_data["chooser"]):
            return _refuse(request, page)
    return None


@hooks.register("before_copy_page")
def refuse_widening_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to copy a page, or make an alias of it, where more people would see it (AC-33 to AC-35)."""
    number = request.POST.get("new_parent_page", "")
    destination = Page.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if destination is None or not would_widen_by_copying(page, destination):
        return None
    return _refuse(request, page)


@hooks.register("before_convert_alias_page")
def refuse_widening_conversion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to make a page of an alias whose original is closed to more people (AC-38)."""
    alone = Page(path=page.path, depth=page.depth)
    kept = _covered(_clauses(access.audience(page)), _clauses(access.audience(alone)))
    return None if kept else _refuse(request, page)


def _refuse(request: HttpRequest, page: Page) -> HttpResponse:
    messages.error(
        request,
        _("“%(title)s” stays where it is: there, people could see it who may not see it now.")
        % {"title": page.title},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _forget(**kwargs) -> None:
    request_memory.forget()


post_save.connect(_forget, sender=CollectionViewRestriction, dispatch_uid="forget_saved_collection")
post_delete.connect(_forget, sender=CollectionViewRestriction, dispatch_uid="forget_gone_collection")
m2m_changed.connect(
    _forget, sender=CollectionViewRestriction.groups.through, dispatch_uid="forget_groups_collection"
)
