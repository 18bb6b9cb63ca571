"""The app of workspace/discussions."""

from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    """Discussions of a workspace."""

    name = "workspace.discussions"
    label = "discussions"
