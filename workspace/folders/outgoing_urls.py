"""Addresses of documents that leave the house: links for outsiders, copies on the public site."""

from django.urls import path

from cms.languages import in_language
from workspace.folders.views import publishing, sharing

urlpatterns = [
    path(
        in_language(fi="asiakirjat/<int:pk>/jako/", sv="dokument/<int:pk>/delning/"),
        sharing.shares,
        name="document_shares",
    ),
    path(
        in_language(fi="jaot/<int:pk>/peru/", sv="delningar/<int:pk>/aterta/"),
        sharing.revoke_share,
        name="revoke_share",
    ),
    path(
        in_language(fi="tyotila/<int:pk>/jaot/", sv="arbetsrum/<int:pk>/delningar/"),
        sharing.workspace_shares,
        name="workspace_shares",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/julkaise/", sv="dokument/<int:pk>/publicera/"),
        publishing.publish,
        name="publish_document",
    ),
    path(
        in_language(fi="julkaisut/<int:pk>/peru/", sv="publiceringar/<int:pk>/aterta/"),
        publishing.withdraw,
        name="withdraw_publication",
    ),
    path(in_language(fi="jako/<str:key>/", sv="delning/<str:key>/"), sharing.shared, name="shared"),
    path(
        in_language(fi="jako/<str:key>/tiedosto/", sv="delning/<str:key>/fil/"),
        sharing.shared_file,
        name="shared_file",
    ),
]
