"""Archiving a workspace, reopening it, and deleting an empty one."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks

from cms import audit
from cms.models import Image
from workspace.members import access_settings
from workspace.members.models import Workspace

NOT_EMPTY = _("Something came into the workspace meanwhile, so it was not deleted.")


@transaction.atomic
def archive(workspace: Workspace) -> None:
    """Make a workspace one that is only read; harmless when it is so already."""
    _set(workspace, archived=True)


@transaction.atomic
def reopen(workspace: Workspace) -> None:
    """Let an archived workspace live on; harmless when it does."""
    _set(workspace, archived=False)


def _set(workspace: Workspace, *, archived: bool) -> None:
    there = Workspace.objects.select_for_update().get(pk=workspace.pk)
    if there.is_archived == archived:
        return
    there.archived_at = timezone.now() if archived else None
    there.save(update_fields=["archived_at"])
    action = "workspace.archived" if archived else "workspace.reopened"
    audit.record(action, str(there), group_id=there.group_id)


# -- Deleting -----------------------------------------------------------------------------------
def contents(workspace: Workspace, user) -> list[str]:
    """Return what keeps a workspace from being deleted by a person, each in words: "3 documents".

    Features answer our hook `workspace_contents(workspace) -> list[str]`. Empty folders, boards and
    lists, and the person's own membership, keep nothing.
    """
    found = [words for hook in hooks.get_hooks("workspace_contents") for words in hook(workspace)]
    return found + _own_contents(workspace, user)


def _own_contents(workspace: Workspace, user) -> list[str]:
    images = Image.objects.filter(collection=workspace.collection).count()
    members = workspace.memberships.exclude(user_id=user.pk).count()
    seats, subgroups = workspace.seats.count(), workspace.subgroups.count()
    told = [
        (images, ngettext("%(count)d picture", "%(count)d pictures", images)),
        (members, ngettext("%(count)d other member", "%(count)d other members", members)),
        (seats, ngettext("%(count)d seat", "%(count)d seats", seats)),
        (subgroups, ngettext("%(count)d subgroup", "%(count)d subgroups", subgroups)),
    ]
    return [words % {"count": count} for count, words in told if count]


@transaction.atomic
def delete(workspace: Workspace, user) -> None:
    """Delete an empty workspace with its pages, group and collection; raises ValidationError when it is not."""
    workspace = Workspace.objects.select_for_update().get(pk=workspace.pk)
    if contents(workspace, user):
        raise ValidationError(NOT_EMPTY)
    told = {"kind": workspace.kind, **access_settings.in_words(workspace)}
    audit.record("workspace.deleted", str(workspace), group_id=workspace.group_id, before=told)
    groups, collection = (workspace.group, workspace.inner), workspace.collection
    try:
        for page in workspace.pages.all():
            page.delete()
        workspace.delete()
        collection.delete()
        for group in filter(None, groups):
            group.delete()
    except ProtectedError as error:
        raise ValidationError(NOT_EMPTY) from error
