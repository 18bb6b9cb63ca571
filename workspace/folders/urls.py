"""Addresses of workspace.folders; a folder itself is a page."""

from django.urls import path

from cms.languages import in_language
from workspace.folders.views import uploading

urlpatterns = [
    path(
        in_language(fi="kansiot/<int:pk>/uusi/", sv="mappar/<int:pk>/ny/"), uploading.upload, name="folder_upload"
    ),
]
