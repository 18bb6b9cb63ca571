"""What has happened in the folders of the steering group: versions, a must-read, links in and out, the trash."""

from dataclasses import dataclass

from cms.demo.words import papers
from cms.demo.words.shapes import T


@dataclass(frozen=True)
class Version:
    """A later version of a document: its content, by whom, why, and what it is remembered as."""

    content: str
    by: str
    why: str
    label: str = ""


@dataclass(frozen=True)
class Address:
    """A link beside the documents of a folder."""

    title: str
    url: str
    language: str


# The guide grew twice; who wrote says why in the own language.
VERSIONED = "plain-words"
VERSIONS = (
    Version(
        papers.PLAIN_WORDS + "5. Päivämäärä ja kellonaika samalle riville.\n",
        "aino",
        "Lisätty kohta 5, jota toivottiin kokouksessa 20.10.",
        "kuten lokakuun kokouksessa sovittiin",
    ),
    Version(
        papers.PLAIN_WORDS.replace("20 sanaa", "15 sanaa")
        + "5. Päivämäärä ja kellonaika samalle riville.\n6. Kaksi kieltä, sama sisältö – två språk, samma innehåll.\n",
        "bjorn",
        "Kortare meningar i punkt 2, och punkt 6 om två språk.",
    ),
)
COMMUNICATION = "steering/asiakirjat/viestinta"
LINKS = (
    Address("Kielitoimiston ohjepankki", "https://kielitoimistonohjepankki.fi/", "fi"),
    Address("Språkrådet vid Institutet för de inhemska språken", "https://kotus.fi/sv/", "sv"),
)
MEETINGS = "steering/asiakirjat/kokoukset"
MINUTES_PAGE = (
    T("Näin teemme muistion", "Så skriver vi protokollet"),
    T("nain-teemme-muistion", "sa-skriver-vi-protokollet"),
)
MINUTES_TEXT = T(
    "<p>Muistio valmistuu viikossa. Siihen tulee kolme asiaa: mitä päätettiin, kuka tekee ja mihin mennessä.</p>"
    "<p>Keskustelua ei kirjata puheenvuoro kerrallaan. Jos jokin jäi auki, siitä avataan keskustelu.</p>",
    "<p>Protokollet blir klart inom en vecka. Det innehåller tre saker: vad vi beslöt, vem som gör det och när.</p>"
    "<p>Diskussionen skrivs inte ner inlägg för inlägg. Det som blev öppet får en egen diskussion.</p>",
)
MUST_READ = "measures-table"
MUST_READ_NOTE = (
    "Katso oman organisaatiosi rivit ennen seuraavaa kokousta. Titta på er organisations rader före mötet."
)
MUST_READ_DAYS = 12
HAVE_READ = ("eeva.niskanen", "hanna.karppinen", "fredrik.sandell", "leila.hosseini", "pekka.ylitalo")
THROWN = "old-checklist"
REQUEST = "Esitykset seuraavaan kokoukseen"
REQUEST_NOTE = "Lähetä diat viimeistään kokousta edeltävänä päivänä. PDF tai PowerPoint käy."
REQUEST_DAYS = 21
SHARED = "six-questions-sv"
SHARE_NOTE = "Här är mallen som vi talade om. Fyll i den och skicka den till mig."
SHARE_DAYS = 14
PUBLISHED, PUBLISHED_ON = "six-questions-fi", "propose"
