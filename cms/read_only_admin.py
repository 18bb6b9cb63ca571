"""Lists in the Wagtail admin of rows that only the program writes."""

from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Who may look may look; nobody adds, changes or deletes by hand."""

    def user_has_permission(self, user, action: str) -> bool:
        """Tell whether a person may do something with these rows."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        """Tell whether a person may do one of several things."""
        return any(self.user_has_permission(user, action) for action in actions)


class ReadOnlyViewSet(ModelViewSet):
    """A list and a page a row, of a model that only the program writes."""

    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields: list[str] = []

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        """Return the policy that lets nobody write."""
        return ReadOnlyPolicy(self.model)
