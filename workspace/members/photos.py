"""Photos of people: made small and anonymous on the way in, and shown only by the person's choice.

What is kept is a new picture without EXIF, GPS and whatever else came along. It lies in a
collection that is closed to everybody, so its own address leads nowhere; it leaves the house only
by the person's view (`views.people.photo`), which asks who may see it each time.
"""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageOps
from wagtail.images.models import Filter
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction

from cms import pictures, request_memory, uploads
from cms.accounts import User
from cms.marks import StaleError
from cms.media import Image, Rendition
from workspace.members import people, profiles
from workspace.members.models import Profile

MEGABYTES = 10
SIDE = 800
KINDS = {ending: uploads.PICTURES[ending] for ending in ("jpg", "jpeg", "png", "webp")}
SMALL = Filter("fill-112x112|format-jpeg|jpegquality-82")
COLLECTION = "Henkilöiden kuvat"
FACE = (0.5, 0.4)  # what is kept of a picture that is not square: faces are above the middle


# -- In -----------------------------------------------------------------------------------------
def taken_in(file: UploadedFile) -> ContentFile:
    """Return the picture that is kept of an upload: a square JPEG of at most 800 px, nothing else in it.

    Raises ValidationError with a sentence for what is no JPEG, PNG or WebP, larger than 10 MB or
    40 megapixels, or damaged.
    """
    name = uploads.file_name(file.name)
    if file.size > MEGABYTES * 1024 * 1024 or getattr(file, "cut_short", "") == "size":
        limit = _("%(size)s MB") % {"size": MEGABYTES}
        raise ValidationError(uploads.MESSAGES["size"], code="size", params={"name": name, "limit": limit})
    uploads.check(file, KINDS)
    try:
        return ContentFile(_made_anew(file), name="photo.jpg")
    except pictures.BROKEN as error:
        raise uploads.refusal("damaged", name, KINDS) from error


def _made_anew(file: UploadedFile) -> bytes:
    file.seek(0)
    with Picture.open(file) as opened:
        opened.draft("RGB", (2 * SIDE, 2 * SIDE))
        upright = _on_white(ImageOps.exif_transpose(opened))
    side = min(SIDE, *upright.size)
    out = BytesIO()
    square = ImageOps.fit(upright, (side, side), Picture.Resampling.LANCZOS, centering=FACE)
    square.info.clear()
    square.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    return out.getvalue()


def _on_white(picture: Picture.Image) -> Picture.Image:
    """Return a picture in RGB; what was transparent is white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    ground = Picture.new("RGB", layered.size, "white")
    ground.paste(layered, mask=layered.getchannel("A"))
    return ground


def version_of(profile: Profile) -> str:
    """Return a mark of the photo and of who sees it: another one when either was changed."""
    return f"{profile.photo_id or 0}-{profile.photo_shown}"


@transaction.atomic
def save(user: User, told: dict, *, remove: bool = False) -> None:
    """Save what the form of the photo told, or take the photo away.

    Raises StaleError when the photo was changed after the form was opened, and
    ValidationError when there is no room for it; both change nothing.
    """
    profile = people.profile_of(profiles.lock(user))
    if told["version"] != version_of(profile):
        raise StaleError
    profile.photo_shown = told["photo_shown"]
    profile.save()
    if remove or told["file"]:
        replace(profile, None if remove else told["file"])


@transaction.atomic
def replace(profile: Profile, content: ContentFile | None) -> None:
    """Give a profile, which is saved, another photo, or none; the old one goes with its file."""
    old = profile.photo
    profile.photo = _kept(profile, content) if content is not None else None
    profile.save(update_fields=["photo"])
    if old is not None:
        old.delete()


def _kept(profile: Profile, content: ContentFile) -> Image:
    image = Image(title=str(profile.user), file=content, collection=closed_collection())
    image.uploaded_by_user = profile.user
    try:
        image.save()
    except OSError as error:
        raise uploads.unkept(error, content.name, KINDS) from error
    return image


def closed_collection() -> Collection:
    """Return the collection of the photos, which nobody may look into but an administrator."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)
    rows = CollectionViewRestriction.objects.filter(collection=found)
    if not rows.exists():
        rows.create(collection=found, restriction_type=BaseViewRestriction.GROUPS)
        request_memory.forget()
    return found


@receiver(post_delete, sender=Profile, dispatch_uid="photo_goes")
def photo_goes(sender, instance: Profile, **kwargs) -> None:
    """The photo goes with the profile."""
    for image in Image.objects.filter(pk=instance.photo_id):
        image.delete()


# -- Out ----------------------------------------------------------------------------------------
def in_size(photo: Image, *, small: bool) -> Image | Rendition:
    """Return the photo, or the small one of a list, made when it is asked for the first time."""
    return photo.get_rendition(SMALL) if small else photo
