"""Documents and images: each hangs from its guard, a page, or lies loose in the public library."""

from django.conf import settings
from django.core.files import File
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from cms import access, pictures, uploads, versions
from cms.storage import document_name, is_fresh, no_orphan, random_name


class DocumentKind(models.TextChoices):
    """What a document is for, in the words of the group."""

    AGENDA = "agenda", _("agenda")
    MINUTES = "minutes", _("minutes")
    PLAN = "plan", _("plan")
    MEMO = "memo", _("memo")
    PRESENTATION = "presentation", _("presentation")
    FORM = "form", _("form")
    OTHER = "other", _("other document")


class DocumentQuerySet(WagtailDocumentQuerySet):
    """Documents, as people speak of them."""

    def viewable_by(self, user) -> "DocumentQuerySet":
        """Return those that a person may see."""
        return access.viewable_files(user, self)

    def hung_on(self, page) -> "DocumentQuerySet":
        """Return those that hang from a page, in whichever language it was uploaded."""
        return self.filter(guard__translation_key=page.translation_key)


class Document(AbstractDocument):
    """A file with a title; as private as the page it hangs from."""

    # Wagtail's own models of the same name are there too; these two would clash with theirs.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="elo_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), null=True, blank=True,
        editable=False, on_delete=models.SET_NULL, related_name="uploaded_documents",
    )  # fmt: skip
    file = models.FileField(_("file"), upload_to=document_name)
    original_name = models.CharField(_("file name"), max_length=255, blank=True)
    content_type_sniffed = models.CharField(max_length=100, blank=True, editable=False)
    guard = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("folder"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hanging_documents",
    )
    language = models.CharField(
        _("language"), max_length=2, blank=True, choices=[("fi", _("Finnish")), ("sv", _("Swedish"))]
    )
    kind = models.CharField(_("type of document"), max_length=12, blank=True, choices=DocumentKind)
    # Its place where a folder is ordered by hand; those without one come first, newest first.
    position = models.PositiveIntegerField(null=True, blank=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)  # its file
    # Of a document that came through an upload request, by somebody without an account.
    uploaded_by_name = models.CharField(max_length=100, blank=True, editable=False)
    # Of a public copy: the document of the closed side that it was made of, and which version.
    origin = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="publications"
    )
    origin_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The form it came by: a second click on the same form finds the document that is there already.
    form_id = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    # Of the version that the next save writes down: not columns, they live as long as the object.
    changed_by = None
    why = ""
    restored_from: int | None = None

    objects = models.Manager.from_queryset(DocumentQuerySet)()
    admin_form_fields = ("title", "file", "collection", "kind", "language", "tags")

    class Meta(AbstractDocument.Meta):
        """Newest first where no order is asked."""

        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
        indexes = [
            models.Index(fields=["guard", "-created_at"], name="document_by_guard"),
            models.Index(fields=["file"], name="document_by_file"),
        ]

    @property
    def filename(self) -> str:
        """Return the name that the file is downloaded under."""
        return self.original_name or super().filename

    def clean(self) -> None:
        """Leave the file to the forms, which look into it (`cms.uploads`); Wagtail reads its name only."""

    def save(self, *args, **kwargs) -> None:
        """Take name, size, hash and type from a new file, and write its version down.

        A failed save leaves neither a row nor a file behind.
        """
        changed = bool(self.file) and (is_fresh(self.file) or self._state.adding)
        if changed:
            self._learn_from_file()
            self.changed_at = timezone.now() if self.pk else self.changed_at
        with no_orphan(self.file), transaction.atomic():
            super().save(*args, **kwargs)
            if changed:
                versions.keep(self)

    def must_be_plain(self) -> bool:
        """Tell whether it is a picture that everybody may see: its file tells only what one sees (UP-13)."""
        return (
            uploads.ending(self.file.name) in uploads.PICTURES and access.file_audience(self) == access.PUBLIC
        )

    def tells_more(self) -> bool:
        """Tell whether a version of it is a picture that tells more than one sees; asked before everybody sees it."""
        files = [row.file for row in self.versions.all() if uploads.ending(row.file.name) in uploads.PICTURES]
        return any(_tells(file) for file in files)

    def _take_plain(self) -> None:
        if self.must_be_plain():
            plain = pictures.plain(self.file.file)
            if plain is not self.file.file:
                self.file = File(plain, name=self.file.name)

    def _learn_from_file(self) -> None:
        fresh = is_fresh(self.file)
        if fresh:
            self._take_plain()
        if fresh and (self.pk or not self.original_name):
            self.original_name = self.file.name
        self.original_name = uploads.file_name(self.original_name) if self.original_name else ""
        try:
            if fresh or not self.content_type_sniffed:
                self.content_type_sniffed = uploads.sniffed(self.file)
            if fresh or self.file_size is None:
                self._set_document_file_metadata()
        except FileNotFoundError:
            self.content_type_sniffed = ""
        if not fresh:
            self.file.close()


def _tells(file) -> bool:
    try:
        with file.storage.open(file.name, "rb") as opened:
            return pictures.tells(opened)
    except FileNotFoundError:
        return False


class SiteImageQuerySet(ImageQuerySet):
    """Images, as people speak of them."""

    def viewable_by(self, user) -> "SiteImageQuerySet":
        """Return those that a person may see."""
        return access.viewable_files(user, self)


class Image(AbstractImage):
    """A picture; public unless its guard or its collection says otherwise."""

    # Wagtail's own models of the same name are there too; these two would clash with theirs.
    tags = TaggableManager(blank=True, verbose_name=_("tags"), related_name="elo_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), null=True, blank=True,
        editable=False, on_delete=models.SET_NULL, related_name="uploaded_images",
    )  # fmt: skip
    guard = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page it hangs from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="hanging_images",
    )
    objects = models.Manager.from_queryset(SiteImageQuerySet)()
    admin_form_fields = (
        "title", "file", "description", "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    class Meta(AbstractImage.Meta):
        """As Wagtail's own."""

        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]
        indexes = [models.Index(fields=["file"], name="image_by_file")]

    def get_upload_to(self, filename: str) -> str:
        """Name the original so that nobody can guess it."""
        return random_name("images", filename)

    def save(self, *args, **kwargs) -> None:
        """Save; a new picture tells nothing but what one sees; a failed save leaves no file behind."""
        if is_fresh(self.file):
            self._take_plain()
        with no_orphan(self.file):
            super().save(*args, **kwargs)

    def _take_plain(self) -> None:
        """Leave out where and by what it was taken, and turn it upright (UP-13)."""
        plain = pictures.plain(self.file.file)
        if plain is not self.file.file:
            self.file = File(plain, name=self.file.name)
            self._set_image_file_metadata()

    def generate_rendition_file(self, *args, **kwargs) -> File:
        """Make a size, which tells nothing either: originals from before may."""
        return pictures.plain(super().generate_rendition_file(*args, **kwargs))


class Rendition(AbstractRendition):
    """A size of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One rendition a size."""

        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename: str) -> str:
        """Name a size so that it tells nothing of the original's name."""
        return random_name("sizes", filename)
