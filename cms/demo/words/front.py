"""The front page, the lists below it and the settings of the site."""

from cms.demo.words.shapes import T

HOME = (
    T("Elinikäinen ohjaus Pohjois-Pohjanmaalla", "Livslång vägledning i Norra Österbotten"),
    T("etusivu", "hem"),
)
SENTENCE = T(
    """Autamme ihmisiä löytämään seuraavan askeleen opinnoissa ja työssä: kokoamme ohjauksen tekijät yhteen ja
    kerromme, kenen puoleen kääntyä.""",
    """Vi hjälper människor att hitta nästa steg i studier och arbete: vi samlar dem som vägleder och berättar vart du
    kan vända dig.""",
)
# Icon, title, a line, key of the page.
DOORS = (
    (
        "place",
        T("Löydä ohjausta", "Hitta vägledning"),
        T("Palvelut kunnan, kielen ja tarpeen mukaan", "Tjänster enligt kommun, språk och behov"),
        "services",
    ),
    (
        "people",
        T("Mitä teemme", "Vad vi gör"),
        T("Ryhmä, sen tehtävät ja suunnitelma", "Gruppen, uppgifterna och planen"),
        "work",
    ),
    (
        "calendar",
        T("Mitä on tulossa", "Vad som är på gång"),
        T("Avoimet tilaisuudet ja aamukahvit", "Öppna tillfällen och morgonkaffe"),
        "events",
    ),
)
WELCOME = T(
    """
    ## Kenelle tämä on

    Sinulle, joka mietit, mitä seuraavaksi. Sinulle, joka ohjaat muita. Ja sinulle, joka päätät, miten ohjaus
    järjestetään. [Lue, mitä elinikäinen ohjaus on](page:guidance).
    """,
    """
    ## För vem

    För dig som funderar på nästa steg. För dig som vägleder andra. Och för dig som beslutar hur vägledningen ordnas.
    [Läs vad livslång vägledning är](page:guidance).
    """,
)
NEWS_LIST = (
    T("Uutiset", "Nyheter"),
    T("uutiset", "nyheter"),
    T(
        "Mitä verkostossa tapahtuu ja mitä siitä opitaan.",
        "Vad som händer i nätverket och vad vi lär oss av det.",
    ),
)
SERVICES = (
    T("Löydä ohjausta", "Hitta vägledning"),
    T("ohjauspalvelut", "vagledningstjanster"),
    T(
        "Valitse kunta, kieli tai se, mihin tarvitset apua. Palvelut ovat maksuttomia.",
        "Välj kommun, språk eller det du behöver hjälp med. Tjänsterna är avgiftsfria.",
    ),
)
ORGANISATIONS = (
    T("Verkoston organisaatiot", "Nätverkets organisationer"),
    T("organisaatiot", "organisationer"),
    T(
        "Viranomaiset, kunnat, oppilaitokset, järjestöt ja työelämä. Myös ne, joiden työtä muut jatkavat.",
        "Myndigheter, kommuner, läroanstalter, föreningar och arbetslivet. Också de vars arbete andra fortsätter.",
    ),
)
SETTINGS = {
    "name": T("ELO Pohjois-Pohjanmaa", "ELO Norra Österbotten"),
    "organisation": T("Pohjois-Suomen elinvoimakeskus", "Norra Finlands livskraftscentral"),
    "address": T("Esimerkkikatu 1, 90100 Oulu", "Esimerkkikatu 1, 90100 Uleåborg"),
    "supervisor": T("Liikenne- ja viestintävirasto Traficom", "Transport- och kommunikationsverket Traficom"),
}
CONTACT = {
    "contact_name": "Aino Koskela",
    "contact_email": "elo@elo.example",
    "contact_phone": "08 000 0100",
}
