"""Who may handle files in the admin: by collection as in Wagtail, and only what they may see.

Wagtail asks one policy in every list, chooser, form, bulk action and usage page of documents and
of pictures. Ours answers as Wagtail's and takes away what the guard does not show (AC-41, AC-42).
"""

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.documents import permissions as document_permissions
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import permissions as image_permissions
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from cms import access


def looked_after(user) -> set[int]:
    """Return the ids of the collections that our hook `file_collections(user)` gives a person whole.

    With them one may do everything that a collection's permissions allow.
    """
    if not (user.is_authenticated and user.is_active):
        return set()
    rooms = (hook(user) for hook in hooks.get_hooks("file_collections"))
    return {pk for collections in rooms for pk in collections.values_list("pk", flat=True)}


class GuardedFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's permission by collection and owner, within what a person may see.

    A superuser handles everything, also what hangs from an unpublished page; what lies in the trash nobody does.
    """

    def _check_perm(self, user, actions, collection=None) -> bool:
        if super()._check_perm(user, actions, collection):
            return True
        mine = looked_after(user)
        return collection.pk in mine if collection else bool(mine)

    def _collections_with_perm(self, user, actions) -> QuerySet:
        mine = Collection.objects.filter(pk__in=looked_after(user))
        return super()._collections_with_perm(user, actions) | mine

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        """Return the files that a person may do one of these things with.

        Wagtail's search takes a filter by id, but none by guard; so the rule is a subquery.
        """
        files = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser:
            return files.filter(trashed_at=None) if hasattr(self.model, "trashed_at") else files
        seen = access.viewable_files(user, self.model._default_manager.all())
        return files.filter(pk__in=seen.order_by().values("pk"))

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        """Tell whether a person may do one of these things with a file."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if user.is_superuser:
            return allowed and not access.is_trashed(instance)
        return allowed and access.can_view_file(user, instance)

    def collections_user_has_any_permission_for(self, user, actions) -> QuerySet:
        """Return the collections that a person may do one of these things in; the others' names stay unknown."""
        collections = super().collections_user_has_any_permission_for(user, actions)
        return collections if user.is_superuser else access.viewable_collections(user, collections)


class GuardedDocumentsAPI(DocumentsAdminAPIViewSet):
    """The admin's own list of documents, for its choosers."""

    def get_queryset(self) -> QuerySet:
        """Return what the person may choose."""
        mine = document_permissions.permission_policy.instances_user_has_permission_for(
            self.request.user, "choose"
        )
        return super().get_queryset().filter(pk__in=mine.values("pk"))


class GuardedImagesAPI(ImagesAdminAPIViewSet):
    """The admin's own list of pictures, for its choosers."""

    def get_queryset(self) -> QuerySet:
        """Return what the person may choose."""
        mine = image_permissions.permission_policy.instances_user_has_permission_for(
            self.request.user, "choose"
        )
        return super().get_queryset().filter(pk__in=mine.values("pk"))


def guard_the_admin() -> None:
    """Put our policy in the place of Wagtail's.

    Wagtail has no setting for it, and its modules hold the policy object itself: the object stays
    and gets our class.
    """
    for module in (document_permissions, image_permissions):
        module.permission_policy.__class__ = GuardedFilesPolicy
