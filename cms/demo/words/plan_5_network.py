"""Priority 5 of the plan: many services, one whole."""

from cms.demo.words.shapes import Measure, Priority, T

PRIORITY = Priority(
    T(
        "TNO-palvelut toimivat verkostomaisena kokonaisuutena",
        "TNO-tjänsterna fungerar som en helhet i nätverk",
    ),
    T(
        """Asiakkaan ei tarvitse tietää, kenen pöydälle asia kuuluu. Palvelut sopivat keskenään, kuka
        vie asiaa eteenpäin, ja kertovat sen asiakkaalle.""",
        """Kunden ska inte behöva veta vems ärendet är. Tjänsterna kommer överens om vem som för saken
        vidare och berättar det för kunden.""",
    ),
    (
        Measure(
            T(
                "TE-hallinnon ja oppilaitosjohdon neuvottelupäivät",
                "Överläggningsdagar för arbets- och näringsförvaltningen och läroanstalternas ledning",
            ),
            T("ELY-keskus, TE-toimisto", "NTM-centralen, arbets- och näringsbyrån"),
            T("Yksi päivä vuodessa; tilat vuorottelevat.", "En dag per år; värdskapet turas om."),
            T(
                "Päivän lopuksi sovitaan kolme asiaa, jotka tarkistetaan seuraavana vuonna.",
                "I slutet av dagen kommer man överens om tre saker som följs upp nästa år.",
            ),
            "done",
            T("Päivät on pidetty vuosina 2017, 2018 ja 2019.", "Dagarna har ordnats 2017, 2018 och 2019."),
            "2017–2019",
        ),
        Measure(
            T(
                "Sitoutuminen strategian toimeenpanoon, ELO-ryhmä",
                "Engagemang i genomförandet av strategin, ELO-gruppen",
            ),
            T("ELO-ryhmä", "ELO-gruppen"),
            T(
                "Jäsenten työaika, noin neljä päivää vuodessa.",
                "Medlemmarnas arbetstid, ungefär fyra dagar per år.",
            ),
            T(
                "Osallistuminen kokouksiin ja omien toimenpiteiden tilanne.",
                "Deltagandet i mötena och läget för de egna åtgärderna.",
            ),
            "under_way",
            T(
                "Jokaisella organisaatiolla on vähintään yksi nimetty toimenpide.",
                "Varje organisation har minst en åtgärd som den svarar för.",
            ),
            "2017–2020",
        ),
        Measure(
            T(
                "Nuorten työpajatoiminnan alueellinen kehittäminen",
                "Regional utveckling av ungdomsverkstäderna",
            ),
            T("AVI, työpajat", "RFV, ungdomsverkstäderna"),
            T("Valtionavustus; alueellinen koordinaattori.", "Statsunderstöd; en regional samordnare."),
            T(
                "Pajajakson jälkeinen tilanne kolmen kuukauden kuluttua.",
                "Läget tre månader efter perioden i verkstaden.",
            ),
            "under_way",
            T(
                "Työpajat ovat sopineet yhteisestä tavasta tunnistaa pajalla opittua.",
                "Verkstäderna har kommit överens om hur man identifierar det som deltagarna lärt sig.",
            ),
            "2017–2020",
        ),
        Measure(
            T("Rakennerahastokauden toimet ELO-asioissa", "Strukturfondsperiodens åtgärder i ELO-frågor")
        ),
        Measure(
            T("TNO-palvelun kehittäminen palvelulinjoissa", "Utveckling av TNO-tjänsterna i servicelinjerna")
        ),
        Measure(
            T(
                "Nuorten yhteiskuntatakuu, neuvonta ja ohjaus",
                "Samhällsgarantin för unga, rådgivning och vägledning",
            ),
            T("Kunnat, TE-toimisto, Ohjaamot", "Kommunerna, arbets- och näringsbyrån, Navigatorerna"),
            T(
                "Ohjaamojen henkilöstö; yhteinen koordinointi.",
                "Navigatorernas personal; gemensam samordning.",
            ),
            T(
                "Alle 25-vuotiaiden odotusaika ensimmäiseen tapaamiseen.",
                "Väntetiden till det första mötet för unga under 25.",
            ),
            "under_way",
            T(
                "Ensimmäiseen tapaamiseen pääsee Ohjaamoissa viikon kuluessa.",
                "I Navigatorerna får den unga ett första möte inom en vecka.",
            ),
            "2017–2020",
        ),
        Measure(T("Muutosturvapalvelut työnantajille", "Omställningstjänster för arbetsgivare")),
        Measure(
            T("Yhteistyökokoukset", "Samarbetsmöten"),
            T("ELO-ryhmän koordinaattori", "ELO-gruppens samordnare"),
            T("Etäkokoukset; ei matkakuluja.", "Distansmöten; inga resekostnader."),
            T("Muistio viikon kuluessa työtilassa.", "Protokoll i arbetsrummet inom en vecka."),
            "done",
            T(
                "Kokousrytmi on vakiintunut, ja muistiot löytyvät työtilasta.",
                "Mötesrytmen har etablerats och protokollen finns i arbetsrummet.",
            ),
            "2017",
        ),
        Measure(T("Toimijoiden verkostoyhteistyö", "Nätverkssamarbete mellan aktörerna")),
        Measure(T("TNO-palveluiden kehittäminen", "Utveckling av TNO-tjänsterna")),
        Measure(
            T(
                "Työelämäohjelmien laatiminen ja käyttöönotto",
                "Utarbetande och införande av arbetslivsprogram",
            )
        ),
        Measure(
            T(
                "Työntekijöiden osaamisen kehittäminen, TNO-palvelut",
                "Utveckling av arbetstagarnas kompetens, TNO-tjänster",
            )
        ),
        Measure(
            T("Verkostomainen TNO-palvelu henkilöasiakkaille", "TNO-tjänster i nätverk för personkunder"),
            T("Ohjaamot, TE-toimisto, kunnat", "Navigatorerna, arbets- och näringsbyrån, kommunerna"),
            T(
                "Yhteinen ajanvaraus ja lupa tietojen siirtoon.",
                "Gemensam tidsbokning och samtycke till överföring av uppgifter.",
            ),
            T(
                "Kuinka moni asiakas sai asiansa hoidetuksi yhdellä käynnillä?",
                "Hur många kunder fick sitt ärende skött vid ett besök?",
            ),
            "not_started",
            years="2018–2020",
        ),
        Measure(T("Neuvonta ja ohjaus työpaikoilla", "Rådgivning och vägledning på arbetsplatserna")),
        Measure(
            T("Työmarkkinainformaatio", "Arbetsmarknadsinformation"),
            T("ELY-keskus", "NTM-centralen"),
            T("Tilastot ja lyhyt katsaus kuukausittain.", "Statistik och en kort översikt varje månad."),
            T("Latausten määrä ja ohjaajien palaute.", "Antalet nedladdningar och vägledarnas respons."),
            "done",
            T(
                "Katsaus julkaistaan joka kuukauden viimeisellä viikolla.",
                "Översikten publiceras den sista veckan i varje månad.",
            ),
            "2017",
        ),
        Measure(T("Nuorten neuvonta- ja ohjauspalvelut", "Rådgivnings- och vägledningstjänster för unga")),
        Measure(
            T(
                "Valtakunnallinen nuorten tieto- ja neuvontapalvelu",
                "Riksomfattande informations- och rådgivningstjänst för unga",
            )
        ),
        Measure(T("Monialainen työvoiman palvelu", "Sektorsövergripande arbetskraftsservice")),
        Measure(
            T(
                "Selvitetään TNO:n vaikuttavuuden arviointikeinoja",
                "Utredning av metoder för att utvärdera TNO-tjänsternas effekter",
            ),
            T("Yliopisto, ELO-ryhmä", "Universitetet, ELO-gruppen"),
            T("Opinnäyte ja ohjausryhmän aika.", "Ett examensarbete och styrgruppens tid."),
            T(
                "Selvitys käsitellään kokouksessa ja julkaistaan.",
                "Utredningen behandlas på ett möte och publiceras.",
            ),
            "under_way",
            T(
                "Aineisto on koottu, raportti on viimeistelyä vailla.",
                "Materialet är insamlat och rapporten färdigställs.",
            ),
            "2019–2020",
        ),
    ),
)
