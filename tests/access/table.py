"""Who × address × what happens: every address that is neither Wagtail's admin nor a page.

Keys are the routes as read in Finnish. A new address that is missing here fails the test, and
so does a row whose address is gone. Outcomes: `ok` (200), `login` (to the log-in page), `away`
(any other redirect), `404`, `403`, `405`, and `refused` (400 or 422: the form comes back).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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

ALL = ("admin", "aino", "bjorn", "cecilia", "dmitri", "nobody")


@dataclass(frozen=True)
class Row:
    """Who gets what by GET and by an empty POST; `values` points the parameters at B's things."""

    get: dict[str, str]
    post: dict[str, str]
    values: Callable = lambda private: {}
    query: str = ""
    data: dict = field(default_factory=dict)


def everyone(outcome: str, **others: str) -> dict[str, str]:
    """Return the same outcome for all, but for those named."""
    return dict.fromkeys(ALL, outcome) | others


def insiders(outcome: str, **others: str) -> dict[str, str]:
    """Return what holds for a thing of B: theirs who are inside, 404 for others, the log-in page for visitors."""
    return everyone("404", admin=outcome, cecilia=outcome, nobody="login") | others


SAFE_ONLY = everyone("405")
READ = Row(everyone("ok"), SAFE_ONLY)
OPEN = Row(everyone("ok"), everyone("refused"))
NO_POST_FOR_STRANGERS = everyone("405", nobody="login")


def _of(name: str) -> Callable:
    return lambda private: {"pk": getattr(private, name).pk, "board_pk": private.board.pk}


def _page_of(name: str) -> Callable:
    return lambda private: {"page_pk": getattr(private, name).pk}


def _link(private) -> dict:
    fields = {"title": "Linkki kanarialintu", "url": "https://example.org/kanarialintu"}
    return {"pk": Link.objects.get_or_create(folder=private.folder, **fields)[0].pk}


def _share(private) -> dict:
    until = timezone.now() + timedelta(days=1)
    fields = {"key_hash": "0" * 64, "language": "fi", "expires_at": until, "note": "Viesti kanarialintu"}
    place = {"document": private.document, "workspace": private.page.workspace}
    return {"pk": (Share.objects.filter(**place).first() or Share.objects.create(**place, **fields)).pk}


def _public_page(private) -> ContentPage:
    return ContentPage.objects.first() or factories.page(
        private.tree.home, ContentPage, "Julkista", "julkista"
    )


def _publishable(private) -> dict:
    _public_page(private)
    return {"pk": private.document.pk}


def _publication(private) -> dict:
    made = Document.objects.filter(origin=private.document, trashed_at=None).first()
    made = made or factories.document(
        _public_page(private), "Julkinen kopio", origin=private.document, origin_version=1
    )
    return {"pk": made.pk}


def _trashed(private) -> dict:
    """Return a document in B's trash; anew each time, for what is brought back is not there any more."""
    title = "Poistettu kanarialintu"
    paper = factories.document(private.folder, title, b"kanarialintu", "kanarialintu.txt")
    throwing.throw_away(User.objects.get(email="admin@elo.example"), private.folder, [f"d{paper.pk}"])
    return {"pk": private.page.pk, "trashed_pk": paper.trashed.pk}


def _undo(private) -> dict:
    """Return what Cecilia can undo; nobody else can, not even the administrator."""
    cecilia = User.objects.get(email="cecilia@elo.example")
    paper = factories.document(private.folder, "Poistettu kanarialintu")
    return {"key": throwing.throw_away(cecilia, private.folder, [f"d{paper.pk}"]).undo}


def _coming(private) -> dict:
    """Return a file that Cecilia is sending into B."""
    mine = User.objects.get(email="cecilia@elo.example")
    fields = {"folder": private.folder, "name": "kanarialintu.txt", "size": 6}
    return {"pk": Incoming.objects.get_or_create(user=mine, **fields)[0].pk}


def _request(private) -> dict:
    """Return an upload request of Cecilia's into B, and its key."""
    fields = {
        "folder": private.folder, "title": "Esitykset", "language": "fi",
        "expires_at": timezone.now() + timedelta(days=1), "created_by": User.objects.get(email="cecilia@elo.example"),
    }  # fmt: skip
    made, _new = UploadRequest.objects.get_or_create(key_hash=requesting.digest("avain"), defaults=fields)
    return {"pk": made.pk, "key": "avain"}


def _answer(private) -> dict:
    """Return a file that an outsider is sending."""
    request = UploadRequest.objects.get(pk=_request(private)["pk"])
    fields = {"folder": private.folder, "name": "kalvot.txt", "size": 6, "sender": "Maija"}
    return {"pk": Incoming.objects.get_or_create(request=request, **fields)[0].pk, "key": "avain"}


def _only_cecilia(outcome: str) -> dict[str, str]:
    return everyone("404", cecilia=outcome, nobody="login")


def _membership(private) -> dict:
    return {"pk": private.page.pk, "membership_pk": private.page.workspace.memberships.first().pk}


def _leaver(private) -> dict:
    """Return a membership of B whose person, as Cecilia does, holds what somebody must take over."""
    for email in ("cecilia@elo.example", "jatkaja@elo.example", "lahtija@elo.example"):
        person, _made = User.objects.get_or_create(email=email)
        Thread.objects.get_or_create(board=private.board, title="Aihe", author=person)
        if not email.startswith("cecilia"):
            membership = joining.add_member(private.page.workspace, person)
    return {"pk": private.page.pk, "membership_pk": membership.pk}


def _seat(private) -> dict:
    school, _made = Organisation.objects.get_or_create(name_fi="Koulu", kind="school")
    seat, _made = Seat.objects.get_or_create(workspace=private.page.workspace, organisation=school)
    return {"pk": private.page.pk, "seat_pk": seat.pk}


def _term(private) -> dict:
    seat, person = _seat(private)["seat_pk"], User.objects.order_by("pk").first()
    days = {"starts_on": date(2999, 1, 1), "ends_on": date(2999, 12, 31)}
    term, _made = SeatTerm.objects.get_or_create(seat_id=seat, user=person, **days)
    return {"pk": private.page.pk, "term_pk": term.pk}


def _version(private) -> dict:
    return {"pk": private.text.pk, "revision_pk": private.text.live_revision_id}


def _file(name: str) -> Callable:
    return lambda private: {"name": getattr(private, name).file.name}


def _document(private) -> dict:
    return {"document_id": private.document.pk, "document_filename": private.document.filename}


def _two_versions(private) -> dict:
    document = private.document
    if document.versions.count() == 1:
        document.file = ContentFile(b"kanarialintu lensi", name=document.filename)
        document.save()
    version = document.versions.last()
    return {"pk": document.pk, "number": 1, "document_id": document.pk, "name": version.original_name}


def _must_read(private) -> dict:
    MustRead.objects.get_or_create(document=private.document, defaults={"note": "kanarialintu", "version": 1})
    return {"pk": private.document.pk}


def _drawn(private) -> dict:
    values = _two_versions(private)
    version = private.document.versions.last()
    preview, made = Preview.objects.get_or_create(pk=version.sha256, defaults={"state": "ready", "count": 1})
    if made:
        preview.pages.create(number=1, file=ContentFile(b"kanarialintu", name="1.png"))
    return values | {"page": 1}


def _unlisted_member(private) -> dict:
    """Return somebody of B who stepped out of the directory, with a photo."""
    member = User.objects.get(email="cecilia@elo.example")
    profile = tell(member, listed=False, about="kanarialintu", photo_shown="groups")
    if profile.photo is None:
        photos.replace(profile, photos.taken_in(upload(camera_jpeg())))
    return {"pk": member.pk}


TABLE: dict[str, Row] = {
    "healthz": READ,
    "robots.txt": READ,
    "sitemap.xml": READ,
    "demo/mail/": READ,
    "demo/mail/<str:name>": Row(everyone("404"), everyone("405"), lambda private: {"name": "nothing.eml"}),
    "demo/mail/<str:name>/html": Row(
        everyone("404"), everyone("405"), lambda private: {"name": "nothing.eml"}
    ),
    "demo/components/": READ,
    "files/<path:name>": Row(insiders("ok"), SAFE_ONLY, _file("document")),
    "documents/<int:document_id>/<str:document_filename>": Row(insiders("ok"), SAFE_ONLY, _document),
    "documents/<int:document_id>/v<int:number>/<str:name>": Row(insiders("ok"), SAFE_ONLY, _two_versions),
    "documents/<int:document_id>/v<int:number>/page/<int:page>.png": Row(insiders("ok"), SAFE_ONLY, _drawn),
    # The public side.
    "fi/haku/": Row(everyone("ok"), SAFE_ONLY, query="?q=kanarialintu"),
    "fi/haku/syote/": Row(everyone("ok"), SAFE_ONLY, query="?q=kanarialintu"),
    "fi/haku/laskuri/": Row(everyone("405"), everyone("204"), data={"q": "kanarialintu"}),
    "fi/haku/viimeksi/tyhjenna/": Row(NO_POST_FOR_STRANGERS, everyone("away", nobody="login")),
    "fi/haku/ehdota/": Row(everyone("ok"), SAFE_ONLY, query="?q=kanaria"),
    "fi/syote/": READ,
    "fi/palaute/": OPEN,
    "fi/palaute/kiitos/": READ,
    "fi/organisaatiot/<int:pk>/": Row(everyone("404"), SAFE_ONLY, lambda private: {"pk": 10**6}),
    "fi/uutiskirje/tilaa/": OPEN,
    "fi/uutiskirje/tilattu/": READ,
    "fi/uutiskirje/vahvista/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/uutiskirje/peru/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/uutiskirje/peru-heti/<str:key>/": Row(
        everyone("away"), everyone("404"), lambda private: {"key": "x"}
    ),
    # The closed side.
    "fi/oma/": Row(everyone("ok", nobody="login"), everyone("ok", nobody="login")),
    # People: what each asker sees of somebody is a table of its own, tests/members/test_person_page.py.
    "fi/oma/kuva/": Row(everyone("ok", nobody="login"), everyone("ok", nobody="login")),
    "fi/hakemisto/": Row(everyone("ok", nobody="login"), NO_POST_FOR_STRANGERS, query="?q=kanarialintu"),
    "fi/ihmiset/<int:pk>/": Row(insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, _unlisted_member),
    "fi/ihmiset/<int:pk>/kuva/": Row(insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, _unlisted_member),
    "fi/ihmiset/<int:pk>/kuva/pieni/": Row(
        insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, _unlisted_member
    ),
    "fi/jasenet/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("page")),
    "fi/jasenet/<int:pk>/uusi/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _of("page")
    ),
    "fi/jasenet/<int:pk>/<int:membership_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _membership
    ),
    "fi/edustukset/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("page")),
    "fi/edustukset/<int:pk>/uusi/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _of("page")
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _seat
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/haltija/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _seat
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/paata/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _seat
    ),
    "fi/edustukset/<int:pk>/kausi/<int:term_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _term
    ),
    "fi/edustukset/<int:pk>/kausi/<int:term_pk>/peru/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), _term
    ),
    # Founding, settings, archiving. What is archived here is reopened by the row after it.
    "fi/perusta-tyotila/": Row(
        everyone("404", admin="ok", aino="ok", nobody="login"),
        everyone("404", admin="ok", aino="ok", nobody="login"),
    ),
    "fi/tyotila/<int:pk>/asetukset/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _of("page")
    ),
    "fi/tyotila/<int:pk>/arkistoi/": Row(
        insiders("ok", cecilia="404"), insiders("away", cecilia="404"), _of("page")
    ),
    "fi/tyotila/<int:pk>/avaa/": Row(NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), _of("page")),
    "fi/tyotila/<int:pk>/poista/": Row(
        insiders("ok", cecilia="404"), insiders("409", cecilia="404"), _of("page")
    ),
    "fi/verkosto/": Row(everyone("ok", nobody="login"), NO_POST_FOR_STRANGERS),
    # Invitations, requests to join, the yearly question.
    "fi/jasenet/<int:pk>/kutsu/": Row(
        insiders("ok", cecilia="404"), insiders("refused", cecilia="404"), _of("page")
    ),
    "fi/jasenet/<int:pk>/kutsut/<int:invitation_pk>/laheta/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), _of("page")
    ),
    "fi/jasenet/<int:pk>/kutsut/<int:invitation_pk>/peru/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), _of("page")
    ),
    "fi/jasenet/<int:pk>/pyynnot/<int:request_pk>/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), _of("page")
    ),
    "fi/liity/<int:pk>/": Row(insiders("away", admin="404"), insiders("away", admin="404"), _of("page")),
    "fi/kutsu/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/jasenyyteni/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    # Who sees what, the log, looking as somebody else, leaving.
    "fi/kuka-nakee/<int:page_pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _page_of("folder")),
    "fi/jasenet/<int:pk>/katso/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _of("page")
    ),
    "fi/jasenet/<int:pk>/loki/": Row(
        insiders("ok", cecilia="404"), everyone("405", nobody="login"), _of("page")
    ),
    "fi/jasenet/<int:pk>/lahde/": Row(insiders("ok", admin="404"), insiders("ok", admin="404"), _leaver),
    "fi/jasenet/<int:pk>/<int:membership_pk>/lahde/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), _leaver
    ),
    "fi/katselu/lopeta/": Row(everyone("405"), everyone("away", nobody="login")),
    "fi/asiakirjat/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("document")),
    "fi/asiakirjat/<int:pk>/muuta/": Row(insiders("ok"), insiders("refused"), _of("document")),
    "fi/asiakirjat/<int:pk>/esikatselu/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("document")),
    "fi/asiakirjat/<int:pk>/luettu/": Row(NO_POST_FOR_STRANGERS, insiders("away", admin="404"), _must_read),
    "fi/asiakirjat/<int:pk>/lukijat/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _must_read),
    "fi/asiakirjat/<int:pk>/luettava/": Row(insiders("ok"), insiders("409"), _must_read),
    "fi/asiakirjat/<int:pk>/luettava/lopeta/": Row(NO_POST_FOR_STRANGERS, insiders("away"), _must_read),
    "fi/asiakirjat/<int:pk>/versiot/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("document")),
    "fi/asiakirjat/<int:pk>/versiot/uusi/": Row(insiders("ok"), insiders("refused"), _of("document")),
    "fi/asiakirjat/<int:pk>/versiot/vertaa/": Row(
        insiders("ok"), NO_POST_FOR_STRANGERS, _two_versions, query="?a=1&b=2"
    ),
    "fi/asiakirjat/<int:pk>/versiot/<int:number>/palauta/": Row(
        NO_POST_FOR_STRANGERS, insiders("away"), _two_versions
    ),
    "fi/asiakirjat/<int:pk>/versiot/<int:number>/nimea/": Row(
        insiders("ok"), insiders("away"), _two_versions
    ),
    "fi/asiakirjat/<int:pk>/jako/": Row(insiders("ok"), insiders("refused"), _of("document")),
    "fi/asiakirjat/<int:pk>/julkaise/": Row(
        insiders("ok", cecilia="404"), insiders("refused", cecilia="404"), _publishable
    ),
    "fi/jaot/<int:pk>/peru/": Row(NO_POST_FOR_STRANGERS, insiders("away"), _share),
    "fi/julkaisut/<int:pk>/peru/": Row(NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), _publication),
    "fi/tyotila/<int:pk>/jaot/": Row(insiders("ok", cecilia="404"), NO_POST_FOR_STRANGERS, _of("page")),
    # Who has a link and what it shows: tests/folders/test_sharing.py. A guessed one shows nothing.
    "fi/jako/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/jako/<str:key>/tiedosto/": Row(everyone("404"), SAFE_ONLY, lambda private: {"key": "x"}),
    "fi/kansiot/<int:pk>/uusi/": Row(insiders("away"), insiders("refused"), _of("folder")),
    # Files in pieces. Björn's file is nobody else's; an outsider's link leads to what was asked for only.
    "fi/kansiot/<int:pk>/tulevat/": Row(
        NO_POST_FOR_STRANGERS | {"nobody": "405"}, insiders("refused"), _of("folder")
    ),
    "fi/tulevat/<uuid:pk>/": Row(_only_cecilia("ok"), _only_cecilia("refused"), _coming),
    "fi/tulevat/<uuid:pk>/valmis/": Row(SAFE_ONLY, _only_cecilia("409"), _coming),
    # Upload requests.
    "fi/kansiot/<int:pk>/pyynnot/": Row(insiders("ok"), insiders("refused"), _of("folder")),
    "fi/pyynnot/<int:pk>/": Row(NO_POST_FOR_STRANGERS, insiders("away"), _request),
    "fi/laheta/<str:key>/": Row(everyone("ok"), everyone("refused"), _request),
    "fi/laheta/<str:key>/tulevat/": Row(SAFE_ONLY, everyone("refused"), _request),
    "fi/laheta/<str:key>/tulevat/<uuid:pk>/": Row(everyone("ok"), everyone("refused"), _answer),
    "fi/laheta/<str:key>/tulevat/<uuid:pk>/valmis/": Row(SAFE_ONLY, everyone("409"), _answer),
    "fi/kansiot/<int:pk>/alikansio/": Row(insiders("ok"), insiders("refused"), _of("folder")),
    "fi/kansiot/<int:pk>/muuta/": Row(insiders("ok"), insiders("refused"), _of("folder")),
    "fi/kansiot/<int:pk>/jarjesta/": Row(insiders("ok"), insiders("away"), _of("folder")),
    "fi/kansiot/<int:pk>/linkki/": Row(insiders("ok"), insiders("refused"), _of("folder")),
    "fi/kansiot/<int:pk>/kirjeet/": Row(insiders("ok"), insiders("refused"), _of("folder")),
    "fi/kansiot/<int:pk>/valitut/": Row(insiders("away"), insiders("away"), _of("folder")),
    "fi/kansiot/<int:pk>/zip/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("folder")),
    "fi/roskakori/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("page")),
    "fi/roskakori/<int:pk>/<int:trashed_pk>/palauta/": Row(NO_POST_FOR_STRANGERS, insiders("away"), _trashed),
    "fi/roskakori/<int:pk>/<int:trashed_pk>/poista/": Row(
        insiders("ok", cecilia="404"), insiders("away", cecilia="404"), _trashed
    ),
    "fi/kumoa/<uuid:key>/": Row(NO_POST_FOR_STRANGERS, insiders("away", admin="404"), _undo),
    "fi/linkit/<int:pk>/": Row(insiders("ok"), insiders("refused"), _link),
    "fi/oma/tahdet/": Row(NO_POST_FOR_STRANGERS, everyone("404", nobody="login")),
    "fi/keskustelut/<int:pk>/": Row(insiders("ok"), insiders("ok"), _of("thread")),
    "fi/keskustelut/uusi/<int:board_pk>/": Row(insiders("ok"), insiders("ok"), _of("board")),
    "fi/keskustelut/viesti/<int:pk>/": Row(insiders("away"), NO_POST_FOR_STRANGERS, _of("post")),
    "fi/kalenteri/<int:pk>.ics": Row(insiders("ok"), SAFE_ONLY, _of("event")),
    "fi/sivut/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("page")),
    "fi/sivut/<int:pk>/uusi/": Row(insiders("ok"), insiders("refused"), _of("page")),
    "fi/sivut/<int:pk>/muokkaa/": Row(insiders("ok"), insiders("refused"), _of("text")),
    "fi/sivut/<int:pk>/kieliversio/": Row(insiders("ok"), insiders("refused"), _of("text")),
    # The page is the administrator's: a member who did not write it does not throw it away.
    "fi/sivut/<int:pk>/roskakoriin/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), _of("doomed")
    ),
    "fi/sivut/<int:pk>/historia/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, _of("text")),
    "fi/sivut/<int:pk>/vertaa/": Row(insiders("away"), NO_POST_FOR_STRANGERS, _of("text")),
    "fi/sivut/<int:pk>/palauta/<int:revision_pk>/": Row(NO_POST_FOR_STRANGERS, insiders("away"), _version),
    # The way in.
    "fi/_util/login/": Row(everyone("login"), everyone("login")),
    "fi/_util/authenticate_with_password/<int:restriction_id>/<int:page_id>/": Row(
        everyone("404"), everyone("404")
    ),
    "accounts/sessions/": Row(everyone("ok", nobody="login"), SAFE_ONLY),
    "accounts/sessions/<int:pk>/end/": Row(SAFE_ONLY, everyone("away", nobody="login")),
    "accounts/sessions/end-others/": Row(SAFE_ONLY, everyone("away", nobody="login")),
    "accounts/after-login/": Row(everyone("away"), everyone("away")),
}

# allauth's pages: its own suite tests them; here, that none shows anything of B's.
ALLAUTH = "accounts/"
# Reached only through Wagtail's own routing, which tests/access/test_pages.py walks; or shadowed by ours.
PAGES = {
    "fi/((?:[\\w\\-]+/)*)$",
    "fi/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
}
