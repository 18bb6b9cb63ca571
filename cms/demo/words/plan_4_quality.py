"""Priority 4 of the plan: a system of quality."""

from cms.demo.words.shapes import Measure, Priority, T

PRIORITY = Priority(
    T("TNO-palvelun laatujärjestelmää kehitetään", "Kvalitetssystemet för TNO-tjänsterna utvecklas"),
    T(
        """Laatu on asiakkaan kokemus: sainko apua, ja auttoiko se vielä puolen vuoden päästä? Verkosto
        kysyy samoja asioita samalla tavalla, jotta vastauksia voi verrata.""",
        """Kvalitet är kundens upplevelse: fick jag hjälp, och hade jag nytta av den ännu efter ett halvt
        år? Nätverket ställer samma frågor på samma sätt, så att svaren går att jämföra.""",
    ),
    (
        Measure(
            T(
                "Vaikuttavuusselvitys (tilanne 6 kk palvelun jälkeen)",
                "Effektutredning (läget 6 månader efter tjänsten)",
            ),
            T("ELY-keskus, TE-toimisto", "NTM-centralen, arbets- och näringsbyrån"),
            T(
                "Puhelinhaastattelut kerran vuodessa, noin kolme työviikkoa.",
                "Telefonintervjuer en gång om året, ungefär tre arbetsveckor.",
            ),
            T(
                "Työssä, koulutuksessa ja palvelussa olevien osuus puolen vuoden kuluttua.",
                "Andelen i arbete, i utbildning och i tjänster efter ett halvt år.",
            ),
            "under_way",
            T(
                "Ensimmäinen kierros on tehty: 212 haastattelua, tulokset käsiteltiin ryhmän kokouksessa.",
                "Första omgången är gjord: 212 intervjuer; resultaten behandlades på gruppens möte.",
            ),
            "2018–2020",
        ),
        Measure(
            T("Välitön asiakaspalaute", "Direkt kundrespons"),
            T("Kaikki ohjauspalvelut", "Alla vägledningstjänster"),
            T(
                "Kolmen kysymyksen lomake paperilla ja verkossa.",
                "En blankett med tre frågor, på papper och på webben.",
            ),
            T(
                "Vastausten määrä ja keskiarvo neljännesvuosittain.",
                "Antalet svar och medeltalet per kvartal.",
            ),
            "done",
            T(
                "Sama lomake on käytössä 11 palvelussa suomeksi, ruotsiksi ja englanniksi.",
                "Samma blankett används i 11 tjänster på finska, svenska och engelska.",
            ),
            "2017",
        ),
        Measure(
            T(
                "Seurataan asiakaskäyntimääriä, asiakasmääriä",
                "Antalet kundbesök och antalet kunder följs upp",
            ),
            T("Ohjaamot, TE-toimisto", "Navigatorerna, arbets- och näringsbyrån"),
            T("Nykyiset tilastot, ei uutta työtä.", "Befintlig statistik, inget nytt arbete."),
            T("Luvut kootaan yhdelle sivulle tammikuussa.", "Siffrorna samlas på en sida i januari."),
            "done",
            T(
                "Luvut on koottu vuosilta 2017–2019 ja julkaistu uutiskirjeessä.",
                "Siffrorna för 2017–2019 har sammanställts och publicerats i nyhetsbrevet.",
            ),
            "2017–2019",
        ),
        Measure(
            T(
                "Kehittämishankkeiden hyvien käytäntöjen levittäminen",
                "Spridning av god praxis från utvecklingsprojekt",
            ),
            T("ELO-ryhmä, hankkeet", "ELO-gruppen, projekten"),
            T(
                "Projektipäällikköklinikka kaksi kertaa vuodessa.",
                "En projektledarklinik två gånger om året.",
            ),
            T(
                "Kysytään puolen vuoden päästä, mikä käytäntö jäi elämään.",
                "Efter ett halvt år frågar vi vilken praxis som lever kvar.",
            ),
            "under_way",
            T(
                "Klinikka on kokoontunut kolmesti, mukana on ollut 14 hanketta.",
                "Kliniken har hållits tre gånger med sammanlagt 14 projekt.",
            ),
            "2017–2020",
        ),
        Measure(
            T(
                "Hakeutumisvaiheen neuvonnan ja ohjauksen laadun kehittäminen",
                "Utveckling av kvaliteten på rådgivning och vägledning i ansökningsskedet",
            )
        ),
        Measure(T("Laadunhallinnan järjestelmä", "System för kvalitetsstyrning")),
    ),
)
