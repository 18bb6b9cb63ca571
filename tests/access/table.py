"""Who × address × what happens: every address that is neither Wagtail's admin nor a page.

Keys are the routes as read in Finnish. A new address that is missing here fails the test, and
so does a row whose address is gone. Outcomes: `ok` (200), `login` (to the log-in page), `away`
(any other redirect), `404`, `403`, `405`, and `refused` (400 or 422: the form comes back).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.access import things

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


def _only_cecilia(outcome: str) -> dict[str, str]:
    return everyone("404", cecilia=outcome, nobody="login")


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
    "files/<path:name>": Row(insiders("ok"), SAFE_ONLY, things.file_of("document")),
    "documents/<int:document_id>/<str:document_filename>": Row(insiders("ok"), SAFE_ONLY, things.document),
    "documents/<int:document_id>/v<int:number>/<str:name>": Row(
        insiders("ok"), SAFE_ONLY, things.two_versions
    ),
    "documents/<int:document_id>/v<int:number>/page/<int:page>.png": Row(
        insiders("ok"), SAFE_ONLY, things.drawn
    ),
    # The public side.
    "fi/haku/": Row(everyone("ok"), SAFE_ONLY, query="?q=kanarialintu"),
    "fi/haku/syote/": Row(everyone("ok"), SAFE_ONLY, query="?q=kanarialintu"),
    "fi/haku/laskuri/": Row(everyone("405"), everyone("204"), data={"q": "kanarialintu"}),
    "fi/haku/laskuri/kuva/": Row(everyone("204"), SAFE_ONLY),
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
    "fi/ihmiset/<int:pk>/": Row(insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, things.unlisted_member),
    "fi/ihmiset/<int:pk>/kuva/": Row(
        insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, things.unlisted_member
    ),
    "fi/ihmiset/<int:pk>/kuva/pieni/": Row(
        insiders("ok", cecilia="ok"), NO_POST_FOR_STRANGERS, things.unlisted_member
    ),
    "fi/jasenet/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("page")),
    "fi/jasenet/<int:pk>/uusi/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/<int:membership_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.membership
    ),
    "fi/edustukset/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("page")),
    "fi/edustukset/<int:pk>/uusi/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.thing("page")
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.seat
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/haltija/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.seat
    ),
    "fi/edustukset/<int:pk>/<int:seat_pk>/paata/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.seat
    ),
    "fi/edustukset/<int:pk>/kausi/<int:term_pk>/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.term
    ),
    "fi/edustukset/<int:pk>/kausi/<int:term_pk>/peru/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), things.term
    ),
    # Founding, settings, archiving. What is archived here is reopened by the row after it.
    "fi/perusta-tyotila/": Row(
        everyone("404", admin="ok", aino="ok", nobody="login"),
        everyone("404", admin="ok", aino="ok", nobody="login"),
    ),
    "fi/tyotila/<int:pk>/asetukset/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.thing("page")
    ),
    "fi/tyotila/<int:pk>/arkistoi/": Row(
        insiders("ok", cecilia="404"), insiders("away", cecilia="404"), things.thing("page")
    ),
    "fi/tyotila/<int:pk>/avaa/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), things.thing("page")
    ),
    "fi/tyotila/<int:pk>/poista/": Row(
        insiders("ok", cecilia="404"), insiders("409", cecilia="404"), things.thing("page")
    ),
    "fi/verkosto/": Row(everyone("ok", nobody="login"), NO_POST_FOR_STRANGERS),
    # Invitations, requests to join, the yearly question.
    "fi/jasenet/<int:pk>/kutsu/": Row(
        insiders("ok", cecilia="404"), insiders("refused", cecilia="404"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/kutsut/<int:invitation_pk>/laheta/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/kutsut/<int:invitation_pk>/peru/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/pyynnot/<int:request_pk>/": Row(
        NO_POST_FOR_STRANGERS, everyone("404", nobody="login"), things.thing("page")
    ),
    "fi/liity/<int:pk>/": Row(
        insiders("away", admin="404"), insiders("away", admin="404"), things.thing("page")
    ),
    "fi/kutsu/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/jasenyyteni/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    # Who sees what, the log, looking as somebody else, leaving.
    "fi/kuka-nakee/<int:page_pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.page_of("folder")),
    "fi/jasenet/<int:pk>/katso/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/loki/": Row(
        insiders("ok", cecilia="404"), everyone("405", nobody="login"), things.thing("page")
    ),
    "fi/jasenet/<int:pk>/lahde/": Row(
        insiders("ok", admin="404"), insiders("ok", admin="404"), things.leaver
    ),
    "fi/jasenet/<int:pk>/<int:membership_pk>/lahde/": Row(
        insiders("ok", cecilia="404"), insiders("ok", cecilia="404"), things.leaver
    ),
    "fi/katselu/lopeta/": Row(everyone("405"), everyone("away", nobody="login")),
    "fi/asiakirjat/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("document")),
    "fi/asiakirjat/<int:pk>/muuta/": Row(insiders("ok"), insiders("refused"), things.thing("document")),
    "fi/asiakirjat/<int:pk>/esikatselu/": Row(
        insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("document")
    ),
    "fi/asiakirjat/<int:pk>/luettu/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", admin="404"), things.must_read
    ),
    "fi/asiakirjat/<int:pk>/lukijat/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.must_read),
    "fi/asiakirjat/<int:pk>/luettava/": Row(insiders("ok"), insiders("409"), things.must_read),
    "fi/asiakirjat/<int:pk>/luettava/lopeta/": Row(NO_POST_FOR_STRANGERS, insiders("away"), things.must_read),
    "fi/asiakirjat/<int:pk>/versiot/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("document")),
    "fi/asiakirjat/<int:pk>/versiot/uusi/": Row(
        insiders("ok"), insiders("refused"), things.thing("document")
    ),
    "fi/asiakirjat/<int:pk>/versiot/vertaa/": Row(
        insiders("ok"), NO_POST_FOR_STRANGERS, things.two_versions, query="?a=1&b=2"
    ),
    "fi/asiakirjat/<int:pk>/versiot/<int:number>/palauta/": Row(
        NO_POST_FOR_STRANGERS, insiders("away"), things.two_versions
    ),
    "fi/asiakirjat/<int:pk>/versiot/<int:number>/nimea/": Row(
        insiders("ok"), insiders("away"), things.two_versions
    ),
    "fi/asiakirjat/<int:pk>/jako/": Row(insiders("ok"), insiders("refused"), things.thing("document")),
    "fi/asiakirjat/<int:pk>/julkaise/": Row(
        insiders("ok", cecilia="404"), insiders("409", cecilia="404"), things.publishable
    ),
    "fi/jaot/<int:pk>/peru/": Row(NO_POST_FOR_STRANGERS, insiders("away"), things.share),
    "fi/julkaisut/<int:pk>/peru/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), things.publication
    ),
    "fi/tyotila/<int:pk>/jaot/": Row(
        insiders("ok", cecilia="404"), NO_POST_FOR_STRANGERS, things.thing("page")
    ),
    # Who has a link and what it shows: tests/folders/test_sharing.py. A guessed one shows nothing.
    "fi/jako/<str:key>/": Row(everyone("404"), everyone("404"), lambda private: {"key": "x"}),
    "fi/jako/<str:key>/tiedosto/": Row(everyone("404"), SAFE_ONLY, lambda private: {"key": "x"}),
    "fi/kansiot/<int:pk>/uusi/": Row(insiders("away"), insiders("refused"), things.thing("folder")),
    # Files in pieces. Björn's file is nobody else's; an outsider's link leads to what was asked for only.
    "fi/kansiot/<int:pk>/tulevat/": Row(
        NO_POST_FOR_STRANGERS | {"nobody": "405"}, insiders("refused"), things.thing("folder")
    ),
    "fi/tulevat/<uuid:pk>/": Row(_only_cecilia("ok"), _only_cecilia("refused"), things.coming),
    "fi/tulevat/<uuid:pk>/valmis/": Row(SAFE_ONLY, _only_cecilia("409"), things.coming),
    # Upload requests.
    "fi/kansiot/<int:pk>/pyynnot/": Row(insiders("ok"), insiders("refused"), things.thing("folder")),
    "fi/pyynnot/<int:pk>/": Row(NO_POST_FOR_STRANGERS, insiders("away"), things.upload_request),
    "fi/laheta/<str:key>/": Row(everyone("ok"), everyone("refused"), things.upload_request),
    "fi/laheta/<str:key>/tulevat/": Row(SAFE_ONLY, everyone("refused"), things.upload_request),
    "fi/laheta/<str:key>/tulevat/<uuid:pk>/": Row(everyone("ok"), everyone("refused"), things.answer),
    "fi/laheta/<str:key>/tulevat/<uuid:pk>/valmis/": Row(SAFE_ONLY, everyone("409"), things.answer),
    "fi/kansiot/<int:pk>/alikansio/": Row(insiders("ok"), insiders("refused"), things.thing("folder")),
    "fi/kansiot/<int:pk>/muuta/": Row(insiders("ok"), insiders("refused"), things.thing("folder")),
    "fi/kansiot/<int:pk>/jarjesta/": Row(insiders("ok"), insiders("away"), things.thing("folder")),
    "fi/kansiot/<int:pk>/linkki/": Row(insiders("ok"), insiders("refused"), things.thing("folder")),
    "fi/kansiot/<int:pk>/kirjeet/": Row(insiders("ok"), insiders("refused"), things.thing("folder")),
    "fi/kansiot/<int:pk>/valitut/": Row(insiders("away"), insiders("away"), things.thing("folder")),
    "fi/kansiot/<int:pk>/zip/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("folder")),
    "fi/roskakori/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("page")),
    "fi/roskakori/<int:pk>/<int:trashed_pk>/palauta/": Row(
        NO_POST_FOR_STRANGERS, insiders("away"), things.trashed
    ),
    "fi/roskakori/<int:pk>/<int:trashed_pk>/poista/": Row(
        insiders("ok", cecilia="404"), insiders("away", cecilia="404"), things.trashed
    ),
    "fi/kumoa/<uuid:key>/": Row(NO_POST_FOR_STRANGERS, insiders("away", admin="404"), things.undo),
    "fi/linkit/<int:pk>/": Row(insiders("ok"), insiders("refused"), things.link),
    "fi/oma/tahdet/": Row(NO_POST_FOR_STRANGERS, everyone("404", nobody="login")),
    "fi/keskustelut/<int:pk>/": Row(insiders("ok"), insiders("ok"), things.thing("thread")),
    "fi/keskustelut/uusi/<int:board_pk>/": Row(insiders("ok"), insiders("ok"), things.thing("board")),
    "fi/keskustelut/viesti/<int:pk>/": Row(insiders("away"), NO_POST_FOR_STRANGERS, things.thing("post")),
    "fi/kalenteri/<int:pk>.ics": Row(insiders("ok"), SAFE_ONLY, things.thing("event")),
    "fi/sivut/<int:pk>/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("page")),
    "fi/sivut/<int:pk>/uusi/": Row(insiders("ok"), insiders("refused"), things.thing("page")),
    "fi/sivut/<int:pk>/muokkaa/": Row(insiders("ok"), insiders("refused"), things.thing("text")),
    "fi/sivut/<int:pk>/kieliversio/": Row(insiders("ok"), insiders("refused"), things.thing("text")),
    # The page is the administrator's: a member who did not write it does not throw it away.
    "fi/sivut/<int:pk>/roskakoriin/": Row(
        NO_POST_FOR_STRANGERS, insiders("away", cecilia="404"), things.thing("doomed")
    ),
    "fi/sivut/<int:pk>/historia/": Row(insiders("ok"), NO_POST_FOR_STRANGERS, things.thing("text")),
    "fi/sivut/<int:pk>/vertaa/": Row(insiders("away"), NO_POST_FOR_STRANGERS, things.thing("text")),
    "fi/sivut/<int:pk>/palauta/<int:revision_pk>/": Row(
        NO_POST_FOR_STRANGERS, insiders("away"), things.version
    ),
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
