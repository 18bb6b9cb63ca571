"""The files of a workspace lie in its own collection, closed like its pages from the first moment.

A document of a folder is guarded by the folder. A picture or a document that an editor adds in
the admin has no folder; the collection that it lies in must be as closed as the workspace.
"""

from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction

from workspace.members.models import Workspace


@receiver(post_save, sender=Workspace, dispatch_uid="close_collection")
def close_collection(sender, instance: Workspace, raw: bool = False, **kwargs) -> None:
    """Restrict the workspace's collection to those who may read the workspace."""
    if raw:
        return
    readers = instance.readers()
    kind = CollectionViewRestriction.LOGIN if readers is None else CollectionViewRestriction.GROUPS
    row, _made = CollectionViewRestriction.objects.update_or_create(
        collection=instance.collection, defaults={"restriction_type": kind}
    )
    row.groups.set(readers or [])


def handled_by(user) -> QuerySet[Collection]:
    """Return the collections whose files a person looks after: of the workspaces that they coordinate."""
    return Collection.objects.filter(
        workspace__memberships__user=user, workspace__memberships__is_coordinator=True
    )
