"""A public copy is taken away from the public site, and comes back from the notice within a day.

What was taken away is set aside: nobody sees it (`trashed_at`), and it hangs from no page, so that its page may be
deleted meanwhile. Address, file and title stay as they were. After the day it goes for good, with its file: it is not
kept longer than it can be brought back, and the document that it was made of is there to be published anew.
"""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms import access, audit, languages, request_memory
from cms.accounts import User
from cms.models import Document
from cms.pages import readable
from workspace.folders import documents, publishing, trash
from workspace.folders.models import Undo
from workspace.folders.models.trash import UNDONE_WITHIN, TooLateError
from workspace.members.writing import may_write


@transaction.atomic
def withdraw(user: User, pk: int) -> tuple[Document, UUID]:
    """Take a public copy away; return its origin, and the key by which it is brought back.

    Raises Http404 when it is not the person's to do.
    """
    request_memory.forget()
    copy = _held(pk)
    page = copy.guard if copy else None
    if page is None or not _may(user, copy.origin, page):
        raise Http404
    _set(copy, None, timezone.now())
    told = {"copy": copy.pk, "page": page.pk, "origin in trash": access.is_trashed(copy.origin)}
    undo = Undo.note(user, Undo.Kind.AWAY, told)
    _record(user, "document.withdrawn", copy.origin, before={"page": page.title})
    return copy.origin, undo


def put_back(user: User, pk: int, page_pk: int, *, from_trash: bool = False) -> Page:
    """Hang a public copy from its page again, under its old address, for `undoing`; return the page in their language.

    `from_trash` says that its document lay in the trash already when the copy was taken away. Raises Http404 when the
    person may not publish there any more, TooLateError (it says why) when there is nothing to put back, nowhere to put
    it, or the document was published there again meanwhile.
    """
    request_memory.forget()
    copy, page = _held(pk), Page.objects.filter(pk=page_pk).first()
    if copy is None or page is None or not access.is_trashed(copy) or _was_thrown(copy.origin, from_trash):
        raise TooLateError(
            _("The public copy cannot be brought back: the document or the page is not there any more.")
        )
    if not _may(user, copy.origin, page):
        raise Http404
    shown = readable([page], languages.current(), user).get(page.translation_key) or page
    told = {"page": shown.title}
    if not publishing.pages_for(user).filter(translation_key=page.translation_key).exists():
        raise TooLateError(
            _("The public copy cannot be brought back: the page “%(page)s” is not public any more.") % told
        )
    if copy.origin.publications.filter(guard__translation_key=page.translation_key, trashed_at=None).exists():
        raise TooLateError(
            _("The document has been published on the page “%(page)s” again meanwhile. Nothing was changed.")
            % told
        )
    _set(copy, page, None)
    _record(user, "document.public_again", copy.origin, after={"page": page.title})
    return shown


def sweep() -> int:
    """Delete the public copies that cannot be brought back any more, with their files; return how many."""
    over = timezone.now() - UNDONE_WITHIN
    old = Document.objects.filter(origin_version__isnull=False, guard=None, trashed_at__lt=over)
    count = old.count()
    if count:
        with transaction.atomic():
            trash.delete_documents(old)
    return count


def _held(pk: int) -> Document | None:
    """Return a public copy whose document is there, held until the end of the transaction."""
    if pk >= 2**63:
        return None
    documents.take_turns(Document.objects.filter(publications=pk))
    rows = Document.objects.filter(origin__isnull=False)
    return rows.select_related("origin__guard", "guard").filter(pk=pk).first()


def _was_thrown(origin: Document, from_trash: bool) -> bool:
    return access.is_trashed(origin) and not from_trash


def _may(user: User, origin: Document, page: Page) -> bool:
    """Tell whether a person may take a copy away from a page or put it there: one who could publish it.

    Of a document in the trash: one who finds it there.
    """
    if access.is_trashed(origin):
        sees = access.open_to(user, Page.objects.filter(pk=origin.guard_id)).exists()
    else:
        sees = access.can_view_file(user, origin)
    if not sees or not may_write(user, origin.guard):
        return False
    return page_permission_policy.user_has_permission_for_instance(user, "publish", page)


def _set(copy: Document, page: Page | None, trashed_at) -> None:
    copy.guard, copy.trashed_at = page, trashed_at
    copy.save(update_fields=["guard", "trashed_at"])


def _record(user: User, action: str, origin: Document, **told) -> None:
    audit.record(action, origin.title, group_id=publishing.group_of(origin), actor=user, **told)
