"""What the rows of the table point at in B: the parameters of an address, for a thing that has the canary in it.

Each returns the parameters by name, and makes what is not there yet.
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.models import Document, Preview, User
from home.models import ContentPage
from tests import factories
from tests.members.profiling import camera_jpeg, tell, upload
from workspace.discussions.models import Thread
from workspace.folders import requesting, throwing
from workspace.folders.models import Incoming, Link, MustRead, Share, UploadRequest
from workspace.members import joining, photos
from workspace.members.models import Organisation, Seat, SeatTerm


def thing(name: str) -> Callable:
    return lambda private: {"pk": getattr(private, name).pk, "board_pk": private.board.pk}


def page_of(name: str) -> Callable:
    return lambda private: {"page_pk": getattr(private, name).pk}


def link(private) -> dict:
    fields = {"title": "Linkki kanarialintu", "url": "https://example.org/kanarialintu"}
    return {"pk": Link.objects.get_or_create(folder=private.folder, **fields)[0].pk}


def share(private) -> dict:
    until = timezone.now() + timedelta(days=1)
    fields = {"key_hash": "0" * 64, "language": "fi", "expires_at": until, "note": "Viesti kanarialintu"}
    place = {"document": private.document, "workspace": private.page.workspace}
    return {"pk": (Share.objects.filter(**place).first() or Share.objects.create(**place, **fields)).pk}


def public_page(private) -> ContentPage:
    return ContentPage.objects.first() or factories.page(
        private.tree.home, ContentPage, "Julkista", "julkista"
    )


def publishable(private) -> dict:
    public_page(private)
    return {"pk": private.document.pk}


def publication(private) -> dict:
    made = Document.objects.filter(origin=private.document, trashed_at=None).first()
    made = made or factories.document(
        public_page(private), "Julkinen kopio", origin=private.document, origin_version=1
    )
    return {"pk": made.pk}


def trashed(private) -> dict:
    """Return a document in B's trash; anew each time, for what is brought back is not there any more."""
    title = "Poistettu kanarialintu"
    paper = factories.document(private.folder, title, b"kanarialintu", "kanarialintu.txt")
    throwing.throw_away(User.objects.get(email="admin@elo.example"), private.folder, [f"d{paper.pk}"])
    return {"pk": private.page.pk, "trashed_pk": paper.trashed.pk}


def undo(private) -> dict:
    """Return what Cecilia can undo; nobody else can, not even the administrator."""
    cecilia = User.objects.get(email="cecilia@elo.example")
    paper = factories.document(private.folder, "Poistettu kanarialintu")
    return {"key": throwing.throw_away(cecilia, private.folder, [f"d{paper.pk}"]).undo}


def coming(private) -> dict:
    """Return a file that Cecilia is sending into B."""
    mine = User.objects.get(email="cecilia@elo.example")
    fields = {"folder": private.folder, "name": "kanarialintu.txt", "size": 6}
    return {"pk": Incoming.objects.get_or_create(user=mine, **fields)[0].pk}


def upload_request(private) -> dict:
    """Return an upload request of Cecilia's into B, and its key."""
    fields = {
        "folder": private.folder, "title": "Esitykset", "language": "fi",
        "expires_at": timezone.now() + timedelta(days=1), "created_by": User.objects.get(email="cecilia@elo.example"),
    }  # fmt: skip
    made, _new = UploadRequest.objects.get_or_create(key_hash=requesting.digest("avain"), defaults=fields)
    return {"pk": made.pk, "key": "avain"}


def answer(private) -> dict:
    """Return a file that an outsider is sending."""
    asked = UploadRequest.objects.get(pk=upload_request(private)["pk"])
    fields = {"folder": private.folder, "name": "kalvot.txt", "size": 6, "sender": "Maija"}
    return {"pk": Incoming.objects.get_or_create(request=asked, **fields)[0].pk, "key": "avain"}


def membership(private) -> dict:
    return {"pk": private.page.pk, "membership_pk": private.page.workspace.memberships.first().pk}


def leaver(private) -> dict:
    """Return a membership of B whose person, as Cecilia does, holds what somebody must take over."""
    for email in ("cecilia@elo.example", "jatkaja@elo.example", "lahtija@elo.example"):
        person, _made = User.objects.get_or_create(email=email)
        Thread.objects.get_or_create(board=private.board, title="Aihe", author=person)
        if not email.startswith("cecilia"):
            membership = joining.add_member(private.page.workspace, person)
    return {"pk": private.page.pk, "membership_pk": membership.pk}


def seat(private) -> dict:
    school, _made = Organisation.objects.get_or_create(name_fi="Koulu", kind="school")
    seat, _made = Seat.objects.get_or_create(workspace=private.page.workspace, organisation=school)
    return {"pk": private.page.pk, "seat_pk": seat.pk}


def term(private) -> dict:
    person = User.objects.order_by("pk").first()
    days = {"starts_on": date(2999, 1, 1), "ends_on": date(2999, 12, 31)}
    term, _made = SeatTerm.objects.get_or_create(seat_id=seat(private)["seat_pk"], user=person, **days)
    return {"pk": private.page.pk, "term_pk": term.pk}


def version(private) -> dict:
    return {"pk": private.text.pk, "revision_pk": private.text.live_revision_id}


def file_of(name: str) -> Callable:
    return lambda private: {"name": getattr(private, name).file.name}


def document(private) -> dict:
    return {"document_id": private.document.pk, "document_filename": private.document.filename}


def two_versions(private) -> dict:
    document = private.document
    if document.versions.count() == 1:
        document.file = ContentFile(b"kanarialintu lensi", name=document.filename)
        document.save()
    version = document.versions.last()
    return {"pk": document.pk, "number": 1, "document_id": document.pk, "name": version.original_name}


def must_read(private) -> dict:
    MustRead.objects.get_or_create(document=private.document, defaults={"note": "kanarialintu", "version": 1})
    return {"pk": private.document.pk}


def drawn(private) -> dict:
    values = two_versions(private)
    version = private.document.versions.last()
    preview, made = Preview.objects.get_or_create(pk=version.sha256, defaults={"state": "ready", "count": 1})
    if made:
        preview.pages.create(number=1, file=ContentFile(b"kanarialintu", name="1.png"))
    return values | {"page": 1}


def unlisted_member(private) -> dict:
    """Return somebody of B who stepped out of the directory, with a photo."""
    member = User.objects.get(email="cecilia@elo.example")
    profile = tell(member, listed=False, about="kanarialintu", photo_shown="groups")
    if profile.photo is None:
        photos.replace(profile, photos.taken_in(upload(camera_jpeg())))
    return {"pk": member.pk}
