"""A document comes into a folder: the file and its row together, or neither."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cms import access, uploads
from cms.models import Document, User
from workspace.folders.models import FolderPage
from workspace.members.shell import workspace_page_of
from workspace.members.writing import writable


def add_document(
    folder: FolderPage, user: User, *, file: UploadedFile, form_id: UUID, title: str = "", language: str = ""
) -> tuple[Document, bool]:
    """Hang a document from a folder; return it and whether it is new.

    A form that is sent twice gives the document of the first time (`form_id`). Raises
    ValidationError when the file cannot be kept, or the form was another's; Http404 when the person
    may not write there any more: they were let go while the file came in.
    """
    present = Document.objects.filter(form_id=form_id).first()
    if present is not None:
        return _the_same(present, folder, user), False
    document = Document(
        title=title or uploads.title_from(uploads.file_name(file.name)), file=file, language=language,
        guard=folder, collection=workspace_page_of(folder).workspace.collection,
        uploaded_by_user=user, form_id=form_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            access.forget()
            writable(user, folder)
            document.save()
    except IntegrityError:
        return _the_same(Document.objects.filter(form_id=form_id).first(), folder, user), False
    except OSError as error:
        raise uploads.refusal("room", uploads.file_name(file.name)) from error
    return document, True


def _the_same(present: Document | None, folder: FolderPage, user: User) -> Document:
    mine = present is not None and present.uploaded_by_user_id == user.pk
    if not mine or present.guard.translation_key != folder.translation_key:
        raise ValidationError(
            _("This form was used already. Choose the file again and send it."), code="used"
        )
    return present
