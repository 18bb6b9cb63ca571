"""The app of workspace/plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans of a workspace."""

    name = "workspace.plans"
    label = "plans"
