"""What in the Wagtail admin is for administrators alone."""

from wagtail.permission_policies.base import ModelPermissionPolicy


class AdministratorsOnly(ModelPermissionPolicy):
    """Whatever a group was given, only an administrator may do these things."""

    def __init__(self, model, actions: set[str]) -> None:
        """Take the actions that there are at all."""
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user, action: str) -> bool:
        """Tell whether somebody may do an action."""
        return user.is_active and user.is_superuser and action in self.actions

    def user_has_any_permission(self, user, actions) -> bool:
        """Tell whether somebody may do one of the actions."""
        return any(self.user_has_permission(user, action) for action in actions)
