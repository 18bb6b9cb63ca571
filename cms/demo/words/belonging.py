"""Who is on the way into a group, and the pages of text that its members have written."""

from dataclasses import dataclass

from cms.demo.words.shapes import T


@dataclass(frozen=True)
class Invited:
    """That somebody was invited and has not answered yet."""

    room: str
    address: str
    inviter: str
    language: str
    organisation: str = ""
    message: str = ""


@dataclass(frozen=True)
class Asked:
    """That somebody asks to join, and waits for the answer."""

    room: str
    person: str
    message: str


@dataclass(frozen=True)
class Text:
    """A page of text in a workspace."""

    key: str
    room: str
    author: str
    title: T
    slug: T
    body: T


INVITED = (
    Invited(
        "steering", "sari.holappa@ylivieska.example", "aino", "fi", "ylivieska",
        "Ylivieskan paikka on avoinna. Tulisitko mukaan syksyn kokoukseen?",
    ),
    Invited("young", "nina.strand@ungdom.example", "aino", "sv"),
)  # fmt: skip
ASKED = (
    Asked(
        "young", "bjorn",
        "Jag handleder unga i yrkesutbildningen och vill gärna vara med när övergångarna diskuteras.",
    ),
)  # fmt: skip
TEXTS = (
    Text(
        "text-ways",
        "steering",
        "aino",
        T("Näin teemme työtä", "Så arbetar vi"),
        T("nain-teemme-tyota", "sa-arbetar-vi"),
        T(
            """
            Tapaamme kaksi tai kolme kertaa vuodessa. Välissä riittää, että luet asialistan ja vastaat, kun kysytään.

            ## Ennen kokousta

            - Asialista tulee kaksi viikkoa ennen. Lisää oma asiasi keskusteluun viikkoa ennen.
            - Tuo paperit kokouksen kansioon, ei sähköpostiin.
            - Jos et pääse, kerro varajäsenellesi. Edustus kulkee hänelle.

            ## Kokouksen jälkeen

            - Muistio on kansiossa viikon kuluessa. Korjaa nimesi ja lukusi heti.
            - Katso suunnitelmasta, mitkä toimenpiteet ovat sinun.
            """,
            """
            Vi träffas två eller tre gånger om året. Däremellan räcker det att du läser föredragningslistan och svarar
            när någon frågar.

            ## Före mötet

            - Föredragningslistan kommer två veckor före. Lägg till ditt ärende i diskussionen en vecka före.
            - Lägg papperen i mötets mapp, inte i e-posten.
            - Om du inte kan komma, säg till din ersättare. Då sköter ersättaren representationen.

            ## Efter mötet

            - Protokollet finns i mappen inom en vecka. Rätta ditt namn och dina siffror genast.
            - Se i planen vilka åtgärder som är dina.
            """,
        ),
    ),
    Text(
        "text-words",
        "steering",
        "bjorn",
        T("Sanoja, joita käytämme", "Ord som vi använder"),
        T("sanoja", "ord"),
        T(
            """
            Sama sana samasta asiasta molemmilla kielillä: silloin pöytäkirjaa ei tarvitse tulkita.

            - **toimenpide** – åtgärd
            - **painopiste** – tyngdpunkt
            - **edustus** – representation
            - **seurantamerkintä** – uppföljningsanteckning
            """,
            """
            Samma ord för samma sak på båda språken: då behöver protokollet inte tolkas.

            - **åtgärd** – toimenpide
            - **tyngdpunkt** – painopiste
            - **representation** – edustus
            - **uppföljningsanteckning** – seurantamerkintä
            """,
        ),
    ),
    Text(
        "text-handover",
        "young",
        "hanna.karppinen",
        T("Kun nuori siirtyy: muistilista", "När en ung person går vidare: minneslista"),
        T("kun-nuori-siirtyy", "nar-en-ung-gar-vidare"),
        T(
            """
            1. Soita vastaanottavalle ohjaajalle, nuori linjalla.
            2. Sopikaa päivä. Ei lomaketta.
            3. Kysy viikon päästä nuorelta, menikö hän.
            """,
            """
            1. Ring den mottagande handledaren, med den unga på linjen.
            2. Kom överens om en dag. Ingen blankett.
            3. Fråga den unga efter en vecka om hen gick.
            """,
        ),
    ),
)
