"""Files leave the house here: documents, pictures and their sizes, after the guard was asked."""

from django.urls import path

from cms.site_views import to_login

urlpatterns = [
    path("files/<path:name>", to_login, name="file"),
    path("documents/<int:document_id>/<str:document_filename>", to_login, name="wagtaildocs_serve"),
]
