"""Addresses of workspace.pages."""

from django.urls import path

from cms.languages import in_language
from workspace.pages.views import editing, history

urlpatterns = [
    path(
        in_language(fi="sivut/<int:pk>/", sv="sidor/<int:pk>/"),
        editing.workspace_pages,
        name="workspace_pages",
    ),
    path(in_language(fi="sivut/<int:pk>/uusi/", sv="sidor/<int:pk>/ny/"), editing.new, name="new_text_page"),
    path(
        in_language(fi="sivut/<int:pk>/muokkaa/", sv="sidor/<int:pk>/redigera/"),
        editing.edit,
        name="edit_text",
    ),
    path(
        in_language(fi="sivut/<int:pk>/kieliversio/", sv="sidor/<int:pk>/sprakversion/"),
        editing.translate,
        name="translate_text_page",
    ),
    path(
        in_language(fi="sivut/<int:pk>/roskakoriin/", sv="sidor/<int:pk>/i-papperskorgen/"),
        editing.throw_away,
        name="throw_text_page",
    ),
    path(
        in_language(fi="sivut/<int:pk>/historia/", sv="sidor/<int:pk>/historik/"),
        history.versions,
        name="text_history",
    ),
    path(
        in_language(fi="sivut/<int:pk>/vertaa/", sv="sidor/<int:pk>/jamfor/"),
        history.compare,
        name="compare_text",
    ),
    path(
        in_language(
            fi="sivut/<int:pk>/palauta/<int:revision_pk>/", sv="sidor/<int:pk>/aterstall/<int:revision_pk>/"
        ),
        history.restore,
        name="restore_text",
    ),
]
