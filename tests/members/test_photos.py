"""Photos of people: what comes in, what is kept of it, and who gets to see it."""

from io import BytesIO

import pytest
from PIL import Image as Picture

from cms.models import Image
from tests.files import samples
from tests.members.profiling import camera_jpeg, tell, upload
from workspace.members import photos
from workspace.members.models import Profile

# As in test_person_page: who asks about Björn's photo → to whom he must show it.
SEES = {
    "bjorn": {"nobody", "groups", "network"},
    "admin": {"nobody", "groups", "network"},
    "aino": {"groups", "network"},
    "cecilia": {"network"},
    "dmitri": {"network"},
}
URL = "/fi/oma/kuva/"


@pytest.fixture
def cast(aino, bjorn, cecilia, dmitri, admin) -> dict:
    return {"aino": aino, "bjorn": bjorn, "cecilia": cecilia, "dmitri": dmitri, "admin": admin}


def send(client, content: bytes, name: str = "kuva.jpg", **more):
    version = client.get(URL).context["form"].initial["version"]
    return client.post(
        URL, {"photo_shown": "network", "version": version, "file": upload(content, name), **more}
    )


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_it_works(bjorn, client_of):
    client = client_of(bjorn)
    answer = send(client, camera_jpeg(), photo_shown="groups")
    assert (answer.status_code, answer.url) == (302, "/fi/oma/")
    profile = Profile.objects.get(user=bjorn)
    assert profile.photo_shown == "groups"
    for size, side in (("", 800), ("pieni/", 112)):
        shown = client.get(f"/fi/ihmiset/{bjorn.pk}/kuva/{size}")
        assert shown["Content-Type"] == "image/jpeg"
        assert "no-store" in shown["Cache-Control"]
        assert shown["X-Content-Type-Options"] == "nosniff"
        assert Picture.open(BytesIO(body(shown))).size == (side, side)
    assert f"/fi/ihmiset/{bjorn.pk}/kuva/" in client.get("/fi/oma/").content.decode()
    assert f"/sv/personer/{bjorn.pk}/bild/liten/" in client.get("/sv/katalog/").content.decode()


def test_nothing_of_the_camera_is_kept(bjorn, client_of):
    client = client_of(bjorn)
    assert b"Kanarialintu" in camera_jpeg()
    send(client, camera_jpeg())
    photo = Profile.objects.get(user=bjorn).photo
    kept = photo.file.read()
    for content in (kept, body(client.get(f"/fi/ihmiset/{bjorn.pk}/kuva/pieni/"))):
        assert b"anarialintu" not in content
        picture = Picture.open(BytesIO(content))
        assert not picture.getexif()
        assert "exif" not in picture.info
        assert "comment" not in picture.info
    assert "kuva" not in photo.file.name, "nor the file's name"


def test_a_turned_picture_stands_upright():
    left = Picture.new("RGB", (400, 400), "white")
    left.paste("black", (0, 0, 200, 400))
    exif, out = left.getexif(), BytesIO()
    exif[0x0112] = 3  # upside down: what is at the left belongs to the right
    left.save(out, "JPEG", exif=exif)
    kept = Picture.open(photos.taken_in(upload(out.getvalue())))
    assert kept.getpixel((350, 200))[0] < 50
    assert kept.getpixel((50, 200))[0] > 200


@pytest.mark.parametrize(
    ("kind", "name", "mode"),
    [("PNG", "a.png", "RGBA"), ("PNG", "a.png", "P"), ("PNG", "a.png", "LA"), ("PNG", "a.png", "I;16"),
     ("WEBP", "a.webp", "RGBA"), ("JPEG", "a.JPG", "L"), ("JPEG", "a.jpeg", "CMYK")],
)  # fmt: skip
def test_every_mode_becomes_a_plain_jpeg(kind, name, mode):
    out = BytesIO()
    Picture.new(mode, (90, 60)).save(out, kind)
    kept = Picture.open(photos.taken_in(upload(out.getvalue(), name)))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (60, 60)), "never made larger"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "kuva.jpg", "tyhjä"),
        (b"<html><script>alert(1)</script>", "kuva.jpg", "ei ole"),
        (samples.picture("GIF"), "kuva.gif", "tyyppi"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kuva.svg", "tyyppi"),
        (samples.pdf(), "kuva.png", "ei ole"),
        (camera_jpeg()[:900], "kuva.jpg", "vioittunut"),
        (samples.picture("PNG") + samples.archive({"a": "b"}), "kuva.png", "vioittunut"),
        (samples.wide_png(8000, 6000), "kuva.png", "40"),
        (b"\xff\xd8\xff" + b"x" * (10 * 1024 * 1024), "kuva.jpg", "10 Mt"),
    ],
    ids=["empty", "html", "gif", "svg", "pdf", "cut", "zip", "pixels", "size"],
)  # fmt: skip
def test_what_is_no_photo_is_refused_with_a_sentence(content, name, sentence, bjorn, client_of):
    client = client_of(bjorn)
    answer = send(client, content, name)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "korjattava" in page
    assert sentence in page
    assert not Image.objects.exists()
    assert not Profile.objects.exists()


@pytest.mark.parametrize("who", [*SEES, None])
@pytest.mark.parametrize("shown", ["nobody", "groups", "network"])
def test_who_gets_the_photo(who, shown, cast, client_of):
    profile = tell(cast["bjorn"], photo_shown=shown)
    photos.replace(profile, photos.taken_in(upload(camera_jpeg())))
    client = client_of(cast.get(who))
    for path in ("kuva/", "kuva/pieni/"):
        answer = client.get(f"/fi/ihmiset/{cast['bjorn'].pk}/{path}")
        if who is None:
            assert answer.url.startswith("/accounts/login/")
        else:
            assert answer.status_code == (200 if shown in SEES[who] else 404)
    if who is not None:
        page = client.get(f"/fi/ihmiset/{cast['bjorn'].pk}/").content.decode()
        assert ("<img" in page) == (shown in SEES[who])


@pytest.mark.parametrize("who", ["bjorn", "aino", "dmitri", None])
def test_its_own_address_leads_nowhere(who, cast, client_of):
    profile = tell(cast["bjorn"], photo_shown="network")
    photos.replace(profile, photos.taken_in(upload(camera_jpeg())))
    size = photos.in_size(profile.photo, small=True)
    for name in (profile.photo.file.name, size.file.name):
        answer = client_of(cast.get(who)).get(f"/files/{name}")
        assert answer.status_code == (404 if who else 302)
    assert not Image.objects.all().viewable_by(cast.get(who)).exists()


def test_a_photo_goes_as_soon_as_its_person_hides_it(cast, client_of):
    photos.replace(tell(cast["bjorn"]), photos.taken_in(upload(camera_jpeg())))
    client = client_of(cast["cecilia"])
    address = f"/fi/ihmiset/{cast['bjorn'].pk}/kuva/"
    etag = client.get(address)["ETag"]
    tell(cast["bjorn"], photo_shown="groups")
    assert client.get(address).status_code == 404
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404
    tell(cast["bjorn"], photo_shown="network", listed=False)
    assert client.get(address).status_code == 404


def test_a_replaced_photo_goes_with_its_file(bjorn, client_of, run_tasks, django_capture_on_commit_callbacks):
    client = client_of(bjorn)
    send(client, camera_jpeg())
    old = Profile.objects.get(user=bjorn).photo
    small = photos.in_size(old, small=True)
    run_tasks()
    with django_capture_on_commit_callbacks(execute=True):
        send(client, camera_jpeg((300, 300)))
    run_tasks()
    assert Image.objects.count() == 1
    for file in (old.file, small.file):
        assert not file.storage.exists(file.name)


def test_a_photo_is_removed(bjorn, client_of, run_tasks, django_capture_on_commit_callbacks):
    client = client_of(bjorn)
    send(client, camera_jpeg())
    photo = Profile.objects.get(user=bjorn).photo
    run_tasks()
    version = client.get(URL).context["form"].initial["version"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(URL, {"photo_shown": "network", "version": version, "remove": "yes"})
    run_tasks()
    assert "Kuva poistettiin." in client.get("/fi/oma/").content.decode()
    assert not Image.objects.exists()
    assert not photo.file.storage.exists(photo.file.name)
    assert client.get(f"/fi/ihmiset/{bjorn.pk}/kuva/").status_code == 404


def test_a_photo_goes_with_its_person(bjorn):
    photos.replace(tell(bjorn), photos.taken_in(upload(camera_jpeg())))
    bjorn.delete()
    assert not Image.objects.exists()


def test_two_windows(bjorn, client_of):
    """DS-13: the second one hears of it, and what the first one put in stays."""
    client = client_of(bjorn)
    old = client.get(URL).context["form"].initial["version"]
    send(client, camera_jpeg())
    photo = Profile.objects.get(user=bjorn).photo
    answer = client.post(URL, {"photo_shown": "nobody", "version": old, "remove": "yes"})
    assert answer.status_code == 409
    assert "toisessa ikkunassa" in answer.content.decode()
    profile = Profile.objects.get(user=bjorn)
    assert (profile.photo, profile.photo_shown) == (photo, "network")
    version = answer.context["form"]["version"].value()
    assert client.post(URL, {"photo_shown": "nobody", "version": version}).status_code == 302
    profile.refresh_from_db()
    assert (profile.photo, profile.photo_shown) == (photo, "nobody")


def test_a_closed_collection_stays_closed(bjorn):
    first = photos.closed_collection()
    assert photos.closed_collection() == first
    first.view_restrictions.all().delete()
    assert photos.closed_collection().view_restrictions.count() == 1
