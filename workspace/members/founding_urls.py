"""Addresses of founding, settings and archiving."""

from django.urls import path

from cms.languages import in_language
from workspace.members.views import founding


def _workspace(fi: str, sv: str) -> str:
    return in_language(fi=f"tyotila/<int:pk>/{fi}", sv=f"arbetsrum/<int:pk>/{sv}")


urlpatterns = [
    path(
        in_language(fi="perusta-tyotila/", sv="grunda-arbetsrum/"),
        founding.found_workspace,
        name="found_workspace",
    ),
    path(_workspace("asetukset/", "installningar/"), founding.workspace_settings, name="workspace_settings"),
    path(_workspace("arkistoi/", "arkivera/"), founding.archive_workspace, name="archive_workspace"),
    path(_workspace("avaa/", "oppna/"), founding.reopen_workspace, name="reopen_workspace"),
    path(_workspace("poista/", "ta-bort/"), founding.delete_workspace, name="delete_workspace"),
]
