"""Two issues of the newsletter."""

from cms.demo.words.shapes import Issue, T

INDEX = (
    T("Uutiskirje", "Nyhetsbrev"),
    T("uutiskirje", "nyhetsbrev"),
    T(
        "Kaksi tai kolme kirjettä vuodessa: mitä päätettiin, mitä on tulossa ja missä apuasi kaivataan.",
        "Två eller tre brev om året: vad som beslutades, vad som är på gång och var din hjälp behövs.",
    ),
)
ISSUES = (
    Issue(
        "autumn-2016",
        T("Kokouksesta tekoihin: syksy 2016", "Från möte till handling: hösten 2016"),
        T("syksy-2016", "hosten-2016"),
        T(
            "Lokakuun kokous antoi verkostolle suunnan. Tässä kirjeessä kerromme, mitä sovittiin ja miten "
            "pääset mukaan.",
            "Mötet i oktober gav nätverket en riktning. I det här brevet berättar vi vad vi kom överens om och hur du "
            "kommer med.",
        ),
        date="2016-11-28",
        items=(
            (
                T("Suunnitelma, jossa on tekijät", "En plan med ansvariga"),
                T(
                    "Viisi painopistettä, 64 toimenpidettä ja kolme saraketta: vastuu, resurssit, arviointi ja "
                    "seuranta. "
                    "Katso, löytyykö oma rivisi.",
                    "Fem tyngdpunkter, 64 åtgärder och tre kolumner: ansvar, resurser, utvärdering och uppföljning. "
                    "Se om du hittar din egen rad.",
                ),
                "plan",
            ),
            (
                T("55 vastausta ohjaajilta", "55 svar av vägledare"),
                T(
                    "Elokuun kysely kertoi, mistä osaamisesta on pula. Tulokset ohjaavat vuoden 2017 koulutuksia.",
                    "Enkäten i augusti visade var det råder brist på kunnande. Resultaten styr utbildningarna 2017.",
                ),
                "news-survey",
            ),
            (
                T("Tutuksi ennen kuin tarvitaan", "Lär känna varandra innan det behövs"),
                T(
                    "Marraskuun yhteinen tapahtuma kokosi ohjauksen tekijät saman katon alle. Jatkoa suunnitellaan "
                    "syksylle 2017.",
                    "Det gemensamma evenemanget i november samlade vägledarna under samma tak. En fortsättning "
                    "planeras "
                    "till hösten 2017.",
                ),
                "news-november-event",
            ),
        ),
    ),
    Issue(
        "autumn-2026",
        T("Uusi sivusto, tutut tekijät", "Ny webbplats, bekanta ansikten"),
        T("syksy-2026", "hosten-2026"),
        T(
            "Lokakuun 2016 kokouksesta on kymmenen vuotta, ja verkosto sai oman paikan. Avoimiin oviin pääset ilman "
            "ajanvarausta.",
            "Det har gått tio år sedan mötet i oktober 2016, och nätverket har fått en egen plats. Till öppet hus "
            "kommer du utan tidsbokning.",
        ),
        days=-6,
        items=(
            (
                T("Avoimet ovet Ohjaamossa", "Öppet hus i Navigatorn"),
                T(
                    "Opinto-ohjaajia, uraohjaajia ja yrittäjäneuvojia kaikenikäisille. Ota kaveri mukaan.",
                    "Studiehandledare, karriärvägledare och företagsrådgivare för alla åldrar. Ta med en kompis.",
                ),
                "event-open-day",
            ),
            (
                T("Asia kerrotaan kerran", "Saken berättas en gång"),
                T(
                    "Uusi sivusto kokoaa palvelut, suunnitelman ja uutiset. Jäsenten asiakirjat ovat työtilassa.",
                    "Den nya webbplatsen samlar tjänsterna, planen och nyheterna. Medlemmarnas dokument finns i "
                    "arbetsrummet.",
                ),
                "news-new-site",
            ),
            (
                T("Aamukahvit Raahessa", "Morgonkaffe i Brahestad"),
                T(
                    "Tunti, yksi teema: miten kysyn, mitä asiakas tarvitsee? Kahvi ja puuro tarjotaan.",
                    "En timme, ett tema: hur frågar jag vad kunden behöver? Vi bjuder på kaffe och gröt.",
                ),
                "event-coffee-next",
            ),
        ),
    ),
)
# Subscribers, for the figures: addresses that lead nowhere.
SUBSCRIBERS = (
    ("opo@lukio.example", "fi"),
    ("info@svenskainstitutet.example", "sv"),
    ("moi@ohjaamo.example", "fi"),
    ("info@kauppakamari.example", "sv"),
    ("pakka@tyopaja.example", "fi"),
    ("bjorn@elo.example", "sv"),
    ("aino@elo.example", "fi"),
)
