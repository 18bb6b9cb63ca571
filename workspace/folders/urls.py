"""Addresses of workspace.folders; a folder itself is a page."""

from django.urls import path

from cms.languages import in_language
from workspace.folders import outgoing_urls
from workspace.folders.views import (
    arriving,
    document,
    folder,
    following,
    many,
    reading,
    requesting,
    trash,
    uploading,
    versions,
)

urlpatterns = [
    *outgoing_urls.urlpatterns,
    # What comes in.
    path(
        in_language(fi="kansiot/<int:pk>/uusi/", sv="mappar/<int:pk>/ny/"),
        uploading.upload,
        name="folder_upload",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/tulevat/", sv="mappar/<int:pk>/inkommande/"),
        arriving.begin,
        name="begin_coming",
    ),
    path(in_language(fi="tulevat/<uuid:pk>/", sv="inkommande/<uuid:pk>/"), arriving.piece, name="coming"),
    path(
        in_language(fi="tulevat/<uuid:pk>/valmis/", sv="inkommande/<uuid:pk>/klar/"),
        arriving.finish,
        name="coming_whole",
    ),
    # Upload requests.
    path(
        in_language(fi="kansiot/<int:pk>/pyynnot/", sv="mappar/<int:pk>/begaran/"),
        requesting.requests,
        name="upload_requests",
    ),
    path(
        in_language(fi="pyynnot/<int:pk>/", sv="begaran/<int:pk>/"),
        requesting.change_request,
        name="change_request",
    ),
    path(
        in_language(fi="laheta/<str:key>/", sv="skicka/<str:key>/"),
        requesting.answer_request,
        name="answer_request",
    ),
    path(
        in_language(fi="laheta/<str:key>/tulevat/", sv="skicka/<str:key>/inkommande/"),
        requesting.answer_begin,
        name="answer_begin",
    ),
    path(
        in_language(fi="laheta/<str:key>/tulevat/<uuid:pk>/", sv="skicka/<str:key>/inkommande/<uuid:pk>/"),
        requesting.answer_piece,
        name="answer_piece",
    ),
    path(
        in_language(
            fi="laheta/<str:key>/tulevat/<uuid:pk>/valmis/", sv="skicka/<str:key>/inkommande/<uuid:pk>/klar/"
        ),
        requesting.answer_piece_whole,
        name="answer_piece_whole",
    ),
    # A folder and its links.
    path(
        in_language(fi="kansiot/<int:pk>/alikansio/", sv="mappar/<int:pk>/undermapp/"),
        folder.new_folder,
        name="new_folder",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/muuta/", sv="mappar/<int:pk>/andra/"),
        folder.change_folder,
        name="change_folder",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/jarjesta/", sv="mappar/<int:pk>/ordna/"),
        folder.arrange,
        name="arrange_folder",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/linkki/", sv="mappar/<int:pk>/lank/"),
        folder.new_link,
        name="new_link",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/kirjeet/", sv="mappar/<int:pk>/brev/"),
        following.follow,
        name="follow_folder",
    ),
    # A document.
    path(
        in_language(fi="asiakirjat/<int:pk>/", sv="dokument/<int:pk>/"),
        document.document_page,
        name="document_page",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/esikatselu/", sv="dokument/<int:pk>/forhandsvisning/"),
        document.document_preview,
        name="document_preview",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/muuta/", sv="dokument/<int:pk>/andra/"),
        document.change_document,
        name="change_document",
    ),
    # What everybody is asked to read.
    path(
        in_language(fi="asiakirjat/<int:pk>/luettava/", sv="dokument/<int:pk>/att-lasa/"),
        reading.ask_to_read,
        name="ask_to_read",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/luettava/lopeta/", sv="dokument/<int:pk>/att-lasa/sluta/"),
        reading.stop_asking,
        name="stop_asking",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/lukijat/", sv="dokument/<int:pk>/lasare/"),
        reading.reader_list,
        name="reader_list",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/luettu/", sv="dokument/<int:pk>/last/"),
        reading.have_read,
        name="have_read",
    ),
    # Its versions.
    path(
        in_language(fi="asiakirjat/<int:pk>/versiot/", sv="dokument/<int:pk>/versioner/"),
        versions.version_list,
        name="document_versions",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/versiot/uusi/", sv="dokument/<int:pk>/versioner/ny/"),
        versions.new_version,
        name="new_version",
    ),
    path(
        in_language(fi="asiakirjat/<int:pk>/versiot/vertaa/", sv="dokument/<int:pk>/versioner/jamfor/"),
        versions.compare_versions,
        name="compare_versions",
    ),
    path(
        in_language(
            fi="asiakirjat/<int:pk>/versiot/<int:number>/palauta/",
            sv="dokument/<int:pk>/versioner/<int:number>/aterstall/",
        ),
        versions.restore_version,
        name="restore_version",
    ),
    path(
        in_language(
            fi="asiakirjat/<int:pk>/versiot/<int:number>/nimea/",
            sv="dokument/<int:pk>/versioner/<int:number>/namnge/",
        ),
        versions.label_version,
        name="label_version",
    ),
    path(in_language(fi="linkit/<int:pk>/", sv="lankar/<int:pk>/"), folder.change_link, name="change_link"),
    path(in_language(fi="oma/tahdet/", sv="eget/stjarnor/"), folder.star, name="star"),
    # Many at once, the trash.
    path(
        in_language(fi="kansiot/<int:pk>/valitut/", sv="mappar/<int:pk>/valda/"),
        many.many,
        name="folder_many",
    ),
    path(
        in_language(fi="kansiot/<int:pk>/zip/", sv="mappar/<int:pk>/zip/"), many.folder_zip, name="folder_zip"
    ),
    path(in_language(fi="roskakori/<int:pk>/", sv="papperskorg/<int:pk>/"), trash.lying, name="folder_trash"),
    path(
        in_language(
            fi="roskakori/<int:pk>/<int:trashed_pk>/palauta/",
            sv="papperskorg/<int:pk>/<int:trashed_pk>/aterstall/",
        ),
        trash.restore,
        name="restore_trashed",
    ),
    path(
        in_language(
            fi="roskakori/<int:pk>/<int:trashed_pk>/poista/",
            sv="papperskorg/<int:pk>/<int:trashed_pk>/ta-bort/",
        ),
        trash.delete,
        name="delete_trashed",
    ),
    path(in_language(fi="kumoa/<uuid:key>/", sv="angra/<uuid:key>/"), trash.undo, name="undo"),
]
