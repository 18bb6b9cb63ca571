"""Writing access: a page's restriction is the same in every language, in one transaction."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction
from wagtail.signals import copy_for_translation_done

from cms import access


@transaction.atomic
def restrict(page: Page, groups: list[Group] | None = None) -> None:
    """Restrict a page, in all its languages, to members of the groups (none: to everyone logged in)."""
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
    row = source.view_restrictions.first()
    if row is None:
        PageViewRestriction.objects.filter(page_id=target.pk).delete()
    else:
        _write(target, list(row.groups.all()))


@receiver(copy_for_translation_done, dispatch_uid="restrict_translation")
def restrict_translation(sender, source_obj, target_obj, **kwargs) -> None:
    """A translation has the audience of its original from its first moment (AC-36)."""
    if isinstance(source_obj, Page):
        copy_restriction(source_obj, target_obj)


def _forget(**kwargs) -> None:
    access.forget()


for _model in (PageViewRestriction, CollectionViewRestriction):
    post_save.connect(_forget, sender=_model, dispatch_uid=f"forget_saved_{_model.__name__}")
    post_delete.connect(_forget, sender=_model, dispatch_uid=f"forget_gone_{_model.__name__}")
    m2m_changed.connect(
        _forget, sender=_model.groups.through, dispatch_uid=f"forget_groups_{_model.__name__}"
    )
