"""Addresses of what makes a workspace easy to trust: who sees what, the log, looking as others, leaving."""

from django.urls import path

from cms.languages import in_language
from workspace.members.views import leaving, log, viewing_as, who_sees

urlpatterns = [
    path(
        in_language(fi="kuka-nakee/<int:page_pk>/", sv="vem-ser/<int:page_pk>/"),
        who_sees.who_sees,
        name="who_sees",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/loki/", sv="medlemmar/<int:pk>/logg/"),
        log.workspace_log,
        name="workspace_log",
    ),
    path(
        in_language(fi="jasenet/<int:pk>/katso/", sv="medlemmar/<int:pk>/titta/"),
        viewing_as.look_as,
        name="look_as",
    ),
    path(in_language(fi="katselu/lopeta/", sv="titta/sluta/"), viewing_as.stop_looking, name="stop_looking"),
    path(
        in_language(fi="jasenet/<int:pk>/lahde/", sv="medlemmar/<int:pk>/lamna/"),
        leaving.leave_workspace,
        name="leave_workspace",
    ),
    path(
        in_language(
            fi="jasenet/<int:pk>/<int:membership_pk>/lahde/",
            sv="medlemmar/<int:pk>/<int:membership_pk>/lamna/",
        ),
        leaving.end_membership,
        name="end_membership",
    ),
]
