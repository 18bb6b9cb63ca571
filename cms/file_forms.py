"""Wagtail's forms of documents and pictures, with our look into what comes in (UP-01 to UP-10)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms import access, pictures, uploads
from cms.media import Document

TELLS = _(
    "Everybody would see this picture there, and its file tells more than one sees, such as where it was taken. Add the"
    " picture anew to that collection: then only what one sees is kept."
)


def would_tell(document: Document, collection) -> bool:
    """Tell whether a document that hangs from no page would tell more than one sees, to everybody, in a collection."""
    if not document.pk or document.guard_id or access.collection_audience(collection) != access.PUBLIC:
        return False
    return document.tells_more()


def refuse_collection(request: HttpRequest, objects: list, action) -> HttpResponse | None:
    """Lead back with a sentence when one of many documents would tell too much in the collection that was chosen."""
    collection = action.cleaned_form.cleaned_data["collection"]
    for document in (item for item in objects if isinstance(item, Document)):
        if would_tell(document, collection):
            messages.error(request, f"{document.title}: {TELLS}")
            return redirect(action.next_url)
    return None


class ReplacesSafely:
    """The old file goes when the new one is safely in, not before."""

    def save(self, commit: bool = True):
        """Save, and remove a replaced file once that is committed."""
        old, self.original_file = self.original_file, None
        saved = super().save(commit)
        if commit and old and "file" in self.changed_data:
            transaction.on_commit(lambda: old.storage.delete(old.name))
        return saved


class DocumentForm(BaseDocumentForm):
    """A document: the guard cannot be chosen here, it comes from the folder. A new file is a new version."""

    class Meta(BaseDocumentForm.Meta):
        """As Wagtail's own."""

    def __init__(self, *args, user=None, **kwargs) -> None:
        """Know who changes it: the version tells."""
        super().__init__(*args, user=user, **kwargs)
        self.instance.changed_by = user

    def clean(self) -> dict:
        """Refuse a collection that everybody sees for a picture that tells more than one sees (UP-13)."""
        given = super().clean()
        if (
            "collection" in self.changed_data
            and given.get("collection")
            and would_tell(self.instance, given["collection"])
        ):
            self.add_error("collection", TELLS)
        return given

    def save(self, commit: bool = True):
        """Save; the file that was there stays, an older version (UP-19)."""
        self.original_file = None  # Wagtail would delete it
        return super().save(commit)

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        return uploads.plain_text(self.cleaned_data["title"])

    def clean_file(self):
        """Look into a new file; a picture must open, to take out what it tells where everybody may see it (UP-13)."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            uploads.check(file)
            if uploads.ending(file.name) in uploads.PICTURES and not pictures.opens(file):
                raise uploads.refusal("damaged", uploads.file_name(file.name))
        return file


class PictureField(WagtailImageField):
    """Wagtail's field opens a picture before it knows how large it is; ours looks first (UP-09)."""

    def to_python(self, data):
        """Look into a new picture, then let Wagtail read it, whole."""
        if data:
            uploads.check(data, uploads.PICTURES)
        try:
            return super().to_python(data)
        except pictures.BROKEN as error:
            raise uploads.refusal("damaged", uploads.file_name(data.name), uploads.PICTURES) from error


class ImageForm(ReplacesSafely, BaseImageForm):
    """A picture: it opens, it is not too large, and it hides nothing."""

    class Meta(BaseImageForm.Meta):
        """As Wagtail's own."""

    def __init__(self, *args, **kwargs) -> None:
        """Put our field in the place of Wagtail's, where there is one."""
        super().__init__(*args, **kwargs)
        theirs = self.fields.get("file")
        if theirs is not None:
            self.fields["file"] = PictureField(
                label=theirs.label,
                required=theirs.required,
                widget=theirs.widget,
                max_length=theirs.max_length,
            )

    def save(self, commit: bool = True):
        """Save; the sizes of a replaced picture are made anew."""
        replaced = bool(self.original_file) and "file" in self.changed_data
        saved = super().save(commit)
        if commit and replaced:
            saved.renditions.all().delete()
        return saved
