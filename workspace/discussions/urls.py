"""Addresses of workspace.discussions."""

from django.urls import path

from cms.languages import in_language
from workspace.discussions import views

urlpatterns = [
    path(in_language(fi="keskustelut/<int:pk>/", sv="diskussioner/<int:pk>/"), views.thread, name="thread"),
    path(
        in_language(fi="keskustelut/uusi/<int:board_pk>/", sv="diskussioner/ny/<int:board_pk>/"),
        views.new_thread,
        name="new_thread",
    ),
    path(
        in_language(fi="keskustelut/viesti/<int:pk>/", sv="diskussioner/inlagg/<int:pk>/"),
        views.post,
        name="post",
    ),
]
