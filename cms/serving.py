"""Files leave the house here: documents, pictures and their sizes, after the guard was asked.

A document has an address of its own, `/documents/<id>/<name>`; whatever lies in the storage has
`/files/<name>`. Both ask the same judge at every request, before anything else is told: neither
304 nor 206 nor a length goes to one who may not see the file (safety.md, AC-20 to AC-26, UP-15).
"""

import hashlib
import logging
from dataclasses import dataclass, replace
from mimetypes import guess_type
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.views.decorators.http import require_safe

from cms import access, byte_ranges, error_views, files_host, previews
from cms.files_host import hands_out
from cms.media import Document, Image, Rendition
from cms.versions import DocumentVersion

PRIVATE = "private, no-store"
PUBLIC_DOCUMENT = "public, max-age=0, must-revalidate"
# Names of pictures are random and their content never changes under a name.
PUBLIC_PICTURE = "public, max-age=31536000, immutable"
# A sealed PDF is refused by Chromium's viewer, so it is downloaded, and opens outside of the browser (decision 0010).
INLINE = {"text/plain", "image/png", "image/jpeg", "image/gif", "image/webp"}
FETCHED_FOR = "Sec-Fetch-Dest"
SEALED = "default-src 'none'; sandbox"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outgoing:
    """A stored file on its way out: whose it is, and under which name and type it goes."""

    owner: Document | Image
    file: FieldFile
    content_type: str
    name: str = ""
    attached: bool = False  # downloaded whatever its type
    passed: bool = False  # always through this program, never from the storage itself

    @property
    def etag(self) -> str:
        """Return a tag of the content: a stored name never gets another content."""
        return f'"{hashlib.sha256(self.file.name.encode()).hexdigest()[:32]}"'

    @property
    def disposition(self) -> str:
        """Return how the browser takes it: shown or downloaded, and under which name (RFC 6266)."""
        attached = self.attached or self.content_type not in INLINE
        return content_disposition_header(attached, self.name) or "inline"


# -- The addresses ------------------------------------------------------------------------------
@hands_out
@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Answer with a document; 404 when its name is another one."""
    found = Document.objects.select_related("guard", "collection").filter(pk=document_id).first()
    if found is None:
        raise Http404
    if not access.can_view_file(request.user, found):
        return _refused(request, found)
    if found.filename != document_filename:
        raise Http404
    return _sent(request, _of_document(found))


@hands_out
@require_safe
def document_version(request: HttpRequest, document_id: int, number: int, name: str) -> HttpResponseBase:
    """Answer with one version of a document, for ever the same; guarded as the document is now (AC-31)."""
    found = _versions().filter(document=document_id, number=number).first()
    if found is None:
        raise Http404
    if not access.can_view_file(request.user, found.document):
        return _refused(request, found.document)
    if found.original_name != name:
        raise Http404
    return _sent(request, _of_version(found))


@hands_out
@require_safe
def preview_page(request: HttpRequest, document_id: int, number: int, page: int) -> HttpResponseBase:
    """Answer with the picture of a page of a version; guarded as the document is."""
    found = _versions().filter(document=document_id, number=number).first()
    if found is None:
        raise Http404
    if not access.can_view_file(request.user, found.document):
        return _refused(request, found.document)
    drawn = previews.get_page(found, page)
    if drawn is None:
        raise Http404
    return _sent(request, Outgoing(found.document, drawn.file, "image/png"))


@hands_out
@require_safe
def stored_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with a file of the storage: a document's, a picture's or a picture size's."""
    outgoing = _in_storage(name, request.user)
    if outgoing is None:
        raise Http404
    if not access.can_view_file(request.user, outgoing.owner):
        return _refused(request, outgoing.owner)
    return _sent(request, outgoing)


def picture(request: HttpRequest, found: Image | Rendition) -> HttpResponseBase:
    """Answer with a picture that the caller lets the asker see: one that its own address shows to nobody."""
    owner = found.image if isinstance(found, Rendition) else found
    return _sent(request, Outgoing(owner, found.file, _by_ending(found.file.name)))


def handed_out(request: HttpRequest, owner: Document, version: DocumentVersion) -> HttpResponseBase:
    """Answer with a version that the caller lets the asker have, to be kept on their machine.

    It is always passed through this program, so that what was taken back is refused from the next request on.
    """
    content_type = version.content_type or "application/octet-stream"
    name = version.original_name
    return _sent(request, Outgoing(owner, version.file, content_type, name, attached=True, passed=True))


def begins(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Tell whether an answer is the beginning of a download: no look at its head, no part that follows."""
    first = byte_ranges.begins(request.headers.get("Range", ""))
    return request.method == "GET" and response.status_code in {200, 206} and first


urlpatterns = [
    path("files/<path:name>", stored_file, name="file"),
    path("documents/<int:document_id>/<str:document_filename>", document, name="wagtaildocs_serve"),
    path("documents/<int:document_id>/v<int:number>/<str:name>", document_version, name="document_version"),
    path("documents/<int:document_id>/v<int:number>/page/<int:page>.png", preview_page, name="preview_page"),
]


# -- Whose file it is ---------------------------------------------------------------------------
def _in_storage(name: str, user) -> Outgoing | None:
    if "\0" in name:
        return None
    if name.startswith("documents/"):
        return _find_document(name, user)
    find = {"images": _find_image, "sizes": _find_size}.get(name.partition("/")[0])
    return find(name) if find else None


def _find_document(name: str, user) -> Outgoing | None:
    """Return a file as that of a document which the person sees: copies share one. Where they see none, of any."""
    documents = Document.objects.select_related("guard", "collection").filter(file=name).order_by("pk")
    found = access.viewable_files(user, documents).first()
    if found:
        return _of_document(found)
    seen = access.viewable_files(user, Document.objects.filter(versions__file=name))
    versions = _versions().filter(file=name).order_by("pk")
    version = versions.filter(document__in=seen.values("pk")).first() or versions.first()
    if version:
        return _of_version(version)
    loose = documents.first()
    return _of_document(loose) if loose else None


def _versions() -> QuerySet[DocumentVersion]:
    return DocumentVersion.objects.select_related("document__guard", "document__collection")


def _find_image(name: str) -> Outgoing | None:
    found = Image.objects.select_related("guard", "collection").filter(file=name).first()
    return Outgoing(found, found.file, _by_ending(name)) if found else None


def _find_size(name: str) -> Outgoing | None:
    rows = Rendition.objects.select_related("image__guard", "image__collection")
    found = rows.filter(file=name).first()
    return Outgoing(found.image, found.file, _by_ending(name)) if found else None


def _of_document(found: Document) -> Outgoing:
    content_type = found.content_type_sniffed or "application/octet-stream"
    return Outgoing(found, found.file, content_type, found.filename)


def _of_version(found: DocumentVersion) -> Outgoing:
    content_type = found.content_type or "application/octet-stream"
    return Outgoing(found.document, found.file, content_type, found.original_name)


def _by_ending(name: str) -> str:
    return guess_type(name)[0] or "application/octet-stream"


# -- The answers --------------------------------------------------------------------------------
def _refused(request: HttpRequest, owner: Document | Image) -> HttpResponse:
    if request.user.is_authenticated or access.is_trashed(owner):  # logging in would not help (AC-32)
        raise Http404
    response = redirect_to_login(request.get_full_path())
    response["Cache-Control"] = PRIVATE
    return response


def _sent(request: HttpRequest, outgoing: Outgoing) -> HttpResponseBase:
    if files_host.is_attached(request):
        outgoing = replace(outgoing, attached=True)
    storage, name = outgoing.file.storage, outgoing.file.name
    try:
        about = storage.about(name)
        changed = int(about.changed.timestamp())
        response = get_conditional_response(request, etag=outgoing.etag, last_modified=changed)
        if response is None:
            response = _elsewhere(request, outgoing) or _body(request, outgoing, about.size, changed)
    except FileNotFoundError:
        logger.error("The file %s of %r is not in the storage.", name, outgoing.owner)
        raise Http404 from None
    except OSError as error:
        logger.error("The file %s of %r cannot be read: %s", name, outgoing.owner, error)
        return error_views.storage_away(request)
    return response if response.status_code == 302 else _sealed(response, outgoing, changed)


def _elsewhere(request: HttpRequest, outgoing: Outgoing) -> HttpResponse | None:
    """Lead away from the site's host what is opened or downloaded, where there is somewhere to lead to.

    That is the storage itself, for documents, where it gives addresses that live a minute; else the host of files.
    What is shown inside a page comes from here: it is no page of its own, and the pages' policy lets nothing else in.
    A link that says `download` fetches for nothing ("empty"); browsers forget the word on the way to another host.
    """
    usually = "document" if isinstance(outgoing.owner, Document) else "image"
    wanted = request.headers.get(FETCHED_FOR, usually)
    if wanted not in {"document", "empty"} or request.method != "GET" or files_host.is_asked(request):
        return None
    attached = replace(outgoing, attached=outgoing.attached or wanted == "empty")
    address = _in_storage_itself(attached) or files_host.address(request, attached=attached.attached)
    headers = {"Cache-Control": PRIVATE, "Referrer-Policy": "no-referrer", "Vary": FETCHED_FOR}
    return HttpResponseRedirect(address, headers=headers) if address else None


def _in_storage_itself(outgoing: Outgoing) -> str | None:
    if outgoing.passed or not isinstance(outgoing.owner, Document):
        return None
    storage, name = outgoing.file.storage, outgoing.file.name
    return storage.direct_address(name, outgoing.content_type, outgoing.disposition)


def _sealed(response: HttpResponseBase, outgoing: Outgoing, changed: int) -> HttpResponseBase:
    """Add what the browser must know: whose it is, how long it may be kept, that nothing in it may run."""
    response["ETag"] = outgoing.etag
    response["Last-Modified"] = http_date(changed)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = _keeping(outgoing.owner)
    response["Content-Disposition"] = outgoing.disposition
    response["Content-Security-Policy"] = SEALED
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    if settings.FILES_URL:
        response["Vary"] = FETCHED_FOR
    return response


def _keeping(owner: Document | Image) -> str:
    if access.file_audience(owner) != access.PUBLIC:
        return PRIVATE
    return PUBLIC_PICTURE if isinstance(owner, Image) else PUBLIC_DOCUMENT


def _body(request: HttpRequest, outgoing: Outgoing, size: int, changed: int) -> HttpResponseBase:
    content_type = outgoing.content_type
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    if settings.X_ACCEL_PREFIX:
        handed = {"X-Accel-Redirect": settings.X_ACCEL_PREFIX + quote(outgoing.file.name)}
        return HttpResponse(content_type=content_type, headers=handed)
    if request.method == "HEAD":
        return HttpResponse(content_type=content_type, headers={"Content-Length": size})
    try:
        part = byte_ranges.asked(_range(request, outgoing, changed), size)
    except byte_ranges.UnsatisfiableError:
        return HttpResponse(
            status=416, content_type="text/plain", headers={"Content-Range": f"bytes */{size}"}
        )
    opened = outgoing.file.storage.open(outgoing.file.name, "rb")
    if part:
        return _part(opened, part, size, content_type)
    response = FileResponse(opened, content_type=content_type)
    response.block_size = byte_ranges.PIECE
    return response


def _range(request: HttpRequest, outgoing: Outgoing, changed: int) -> str:
    """Return the Range header, unless If-Range says that the browser has another content."""
    kept = request.headers.get("If-Range")
    if kept is None or kept == outgoing.etag or parse_http_date_safe(kept) == changed:
        return request.headers.get("Range", "")
    return ""


def _part(opened, part: tuple[int, int], size: int, content_type: str) -> HttpResponseBase:
    first, last = part
    headers = {"Content-Range": f"bytes {first}-{last}/{size}", "Content-Length": last - first + 1}
    body = byte_ranges.Part(opened, first, last)
    return StreamingHttpResponse(body, status=206, content_type=content_type, headers=headers)
