"""The four workspaces with their people and folders."""

from cms.demo.words import room_plans, threads_others, threads_steering
from cms.demo.words.shapes import Folder, Paper, Room, Seat, T

INDEX = (T("Työtilat", "Arbetsrum"), T("tyotilat", "arbetsrum"))
BOARD = (T("Keskustelut", "Diskussioner"), T("keskustelut", "diskussioner"))
# The first folder of each workspace; the others lie in it.
DOCUMENTS = Folder(
    T("Asiakirjat", "Dokument"),
    T("asiakirjat", "dokument"),
    T("Kaikki ryhmän asiakirjat kansioittain.", "Gruppens alla dokument i mappar."),
)

SIX_QUESTIONS = Folder(
    T("Ehdotukset", "Förslag"),
    T("ehdotukset", "forslag"),
    T(
        "Kuuden kysymyksen pohja. Itse ehdotukset kirjoitetaan keskusteluun.",
        "Mallen med sex frågor. Själva förslagen skrivs i diskussionen.",
    ),
    papers=(
        Paper("six-questions-fi", "Ehdotuksen kuusi kysymystä (pohja)", tags=("ehdotus",), kind="form"),
        Paper("six-questions-sv", "Förslagets sex frågor (mall)", "sv", ("ehdotus",), "bjorn", kind="form"),
    ),
)
MEETINGS = Folder(
    T("Kokoukset", "Möten"),
    T("kokoukset", "moten"),
    T("Jokaisella kokouksella on oma kansionsa.", "Varje möte har sin egen mapp."),
    folders=(
        Folder(
            T("20.10.2016", "20.10.2016"),
            T("2016-10-20", "2016-10-20"),
            T(
                "Asialista, muistio ja se, mitä seinille jäi.",
                "Föredragningslistan, protokollet och det som blev kvar på väggarna.",
            ),
            papers=(
                Paper("agenda-2016-10-20", "Asialista 20.10.2016", tags=("asialista",), kind="agenda"),
                Paper(
                    "agenda-2016-10-20-sv",
                    "Föredragningslista 20.10.2016",
                    "sv",
                    ("asialista",),
                    kind="agenda",
                ),
                Paper("memo-2016-10-20", "Muistio 20.10.2016", tags=("muistio",), kind="memo"),
                Paper(
                    "ring-picture",
                    "Vuosikellon luonnos (kuva)",
                    tags=("vuosikello",),
                    uploader="bjorn",
                    kind="other",
                ),
            ),
        ),
        Folder(
            T("19.5.2016", "19.5.2016"),
            T("2016-05-19", "2016-05-19"),
            T("Kevään kokouksen muistio.", "Protokollet från vårens möte."),
            papers=(Paper("memo-2016-05-19", "Muistio 19.5.2016", tags=("muistio",), kind="memo"),),
        ),
    ),
)

STEERING = Room(
    "steering",
    "network",
    T("Ohjaus- ja yhteistyöryhmä", "Styr- och samarbetsgruppen"),
    T("ohjaus-ja-yhteistyoryhma", "styr-och-samarbetsgruppen"),
    T(
        """
        Täällä valmistellaan kokoukset, pidetään toimintasuunnitelma ajan tasalla ja sovitaan, kuka tekee mitä.
        Kysy keskustelussa, jos et löydä jotakin.
        """,
        """
        Här förbereds mötena, här hålls verksamhetsplanen aktuell och här kommer vi överens om vem som gör vad.
        Fråga i diskussionen om du inte hittar något.
        """,
    ),
    (
        Seat("aino", "secretary", coordinates=True),
        Seat("bjorn"),
        Seat("eeva.niskanen", "chair"),
        Seat("fredrik.sandell"),
        Seat("hanna.karppinen"),
        Seat("ilkka.maatta"),
        Seat("johanna.grannas"),
        Seat("kaisu.pelkonen", "expert"),
        Seat("leila.hosseini"),
        Seat("mikael.backstrom"),
        Seat("outi.jamsa"),
        Seat("pekka.ylitalo"),
        Seat("riikka.saarela", "deputy"),
        Seat("tuula.rahko", "guest", sponsor="aino", days=24),
        Seat("anders.holm", "guest", sponsor="bjorn", days=150),
    ),
    (
        MEETINGS,
        Folder(
            T("Toimintasuunnitelma", "Verksamhetsplan"),
            T("toimintasuunnitelma", "verksamhetsplan"),
            T(
                "Toimenpiteiden taulukko ja sen pohjat.",
                "Tabellen över åtgärder och dess mallar.",
            ),
            papers=(
                Paper(
                    "measures-table", "Toimenpiteiden taulukko 2017–2020", tags=("suunnitelma",), kind="plan"
                ),
                Paper(
                    "measures-table-sv", "Tabell över åtgärder 2017–2020", "sv", ("suunnitelma",), kind="plan"
                ),
            ),
        ),
        Folder(
            T("Viestintä", "Kommunikation"),
            T("viestinta", "kommunikation"),
            T("Uutiskirjeen muistilista ja merkki.", "Nyhetsbrevets minneslista och märket."),
            papers=(
                Paper("newsletter-checklist", "Uutiskirjeen muistilista", tags=("viestintä",), kind="other"),
                Paper(
                    "plain-words",
                    "Näin kirjoitamme selkeästi",
                    tags=("viestintä",),
                    uploader="bjorn",
                    kind="other",
                ),
                Paper(
                    "old-checklist", "Uutiskirjeen muistilista, luonnos", tags=("viestintä",), kind="other"
                ),
                Paper(
                    "terms",
                    "Termit suomeksi ja ruotsiksi",
                    tags=("viestintä",),
                    uploader="bjorn",
                    kind="other",
                ),
            ),
        ),
        SIX_QUESTIONS,
    ),
    threads_steering.THREADS,
)
YOUNG = Room(
    "young",
    "section",
    T("Nuorten ohjauksen jaos", "Sektionen för vägledning av unga"),
    T("nuorten-ohjauksen-jaos", "sektionen-for-vagledning-av-unga"),
    T(
        "Jaos valmistelee alle 30-vuotiaiden ohjausta koskevat asiat ja tuo ehdotuksensa ohjausryhmälle.",
        "Sektionen bereder frågor som gäller vägledning av unga under 30 och för sina förslag till styrgruppen.",
    ),
    (
        Seat("aino", "secretary", coordinates=True),
        Seat("cecilia"),
        Seat("hanna.karppinen", "chair"),
        Seat("ilkka.maatta"),
        Seat("riikka.saarela"),
    ),
    (
        Folder(
            T("Pajalla opitun tunnistaminen", "Identifiering av lärande i verkstaden"),
            T("pajalla-opitun-tunnistaminen", "larande-i-verkstaden"),
            T("Luonnokset ja kokeilun palaute.", "Utkasten och responsen på försöket."),
            papers=(
                Paper(
                    "skills-template",
                    "Osaamisen kuvaus, luonnos",
                    tags=("osaaminen",),
                    uploader="cecilia",
                    kind="form",
                ),
            ),
        ),
    ),
    threads_others.YOUNG,
    parent="steering",
    reading="parent",
    joining="request",
)
MENTORING = Room(
    "mentoring",
    "circle",
    T("Ohjausosaamisen vertaismentorointi", "Kollegialt mentorskap i vägledning"),
    T("vertaismentorointi", "kollegialt-mentorskap"),
    T(
        "Kuuden ohjaajan luottamuksellinen ryhmä. Mitä täällä kuulet, jää tänne.",
        "En förtrolig grupp på sex vägledare. Det du hör här stannar här.",
    ),
    (
        Seat("cecilia", "secretary", coordinates=True),
        Seat("niila.aikio"),
        Seat("kaisu.pelkonen"),
        Seat("fredrik.sandell"),
        Seat("leila.hosseini"),
        Seat("outi.jamsa"),
    ),
    (
        Folder(
            T("Tapaamiset", "Träffar"),
            T("tapaamiset", "traffar"),
            T("Vain päivät ja aiheet, ei tapauksia.", "Bara datum och ämnen, inga fall."),
            papers=(
                Paper(
                    "circle-notes",
                    "Tapaamisten aiheet",
                    tags=("mentorointi",),
                    uploader="cecilia",
                    kind="memo",
                ),
            ),
        ),
    ),
    threads_others.MENTORING,
)
ONLINE = Room(
    "online",
    "circle",
    T("Verkko-ohjaajien vertaisryhmä", "Nätvägledarnas kollegiala grupp"),
    T("verkko-ohjaajat", "natvagledarna"),
    T(
        "Avoin ryhmä kaikille, jotka ohjaavat verkossa. Liity itse ja kerro, mitä kokeilet juuri nyt.",
        "En öppen grupp för alla som vägleder på nätet. Gå med själv och berätta vad du prövar just nu.",
    ),
    (
        Seat("hanna.karppinen", "secretary", coordinates=True),
        Seat("mikael.backstrom"),
        Seat("kaisu.pelkonen"),
    ),
    threads=threads_others.ONLINE,
    reading="network",
    joining="open",
)
ROOMS: tuple[Room, ...] = (STEERING, YOUNG, MENTORING, ONLINE)
PLANS = {"steering": room_plans.STEERING}
