"""Makes profiles and photos for the tests of people."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from cms.models import User
from workspace.members.models import Profile


def tell(user: User, **fields) -> Profile:
    """Give somebody a profile, or change it."""
    profile, _made = Profile.objects.update_or_create(user=user, defaults=fields)
    return profile


def camera_jpeg(size: tuple[int, int] = (900, 1200)) -> bytes:
    """A photo as a telephone takes it: turned, with GPS, a camera's name and a comment."""
    picture, out = Picture.new("RGB", size, "#1f4d3f"), BytesIO()
    exif = picture.getexif()
    exif[0x010F] = "Kanarialintu"  # the maker
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825).update({1: "N", 2: (65.0, 1.0, 2.0), 3: "E", 4: (25.0, 28.0, 1.0)})
    picture.save(out, "JPEG", exif=exif, comment=b"kanarialintu")
    return out.getvalue()


def upload(content: bytes, name: str = "kuva.jpg") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)
