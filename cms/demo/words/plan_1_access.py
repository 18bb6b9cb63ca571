"""Priority 1 of the plan: services for everyone, as each needs them."""

from cms.demo.words.shapes import Measure, Priority, T

PRIORITY = Priority(
    T(
        "TNO-palveluja on tasapuolisesti saatavissa ja ne vastaavat asiakkaan tarpeita",
        "TNO-tjänster finns att få på lika villkor och motsvarar kundens behov",
    ),
    T(
        """Tieto-, neuvonta- ja ohjauspalveluihin (TNO) pääsee kotikunnasta, iästä ja elämäntilanteesta
        riippumatta. Palvelu alkaa siitä, mitä asiakas tarvitsee, ei siitä, mitä organisaatio tarjoaa.""",
        """Informations-, rådgivnings- och vägledningstjänsterna (TNO) är öppna för alla, oberoende av
        hemkommun, ålder och livssituation. Tjänsten utgår från vad kunden behöver, inte från vad
        organisationen erbjuder.""",
    ),
    (
        Measure(
            T(
                "ELO:n TNO:jen kehittäminen ja koordinointi",
                "Utveckling och samordning av TNO-tjänsterna inom ELO",
            ),
            T("ELY-keskus, ELO-ryhmä", "NTM-centralen, ELO-gruppen"),
            T(
                "Koordinaattorin työaika, noin neljännes; ryhmän 3–4 kokousta vuodessa.",
                "Samordnarens arbetstid, ungefär en fjärdedel; gruppens 3–4 möten per år.",
            ),
            T(
                "Ryhmä käy toimenpiteet läpi joka vuoden viimeisessä kokouksessa.",
                "Gruppen går igenom åtgärderna på årets sista möte.",
            ),
            "under_way",
            T(
                "Toimintasuunnitelma on käyty läpi neljässä kokouksessa, ja sen tilanne näkyy tällä sivulla.",
                "Verksamhetsplanen har gåtts igenom på fyra möten och läget syns på den här sidan.",
            ),
            "2017–2020",
        ),
        Measure(
            T("Etsivä nuorisotyö ja informaatio-ohjaus", "Uppsökande ungdomsarbete och informationsstyrning"),
            T("Kunnat, AVI", "Kommunerna, RFV"),
            T(
                "Etsivät työntekijät kunnissa; AVI ohjaa ja kouluttaa.",
                "Uppsökande ungdomsarbetare i kommunerna; RFV ger styrning och utbildning.",
            ),
            T(
                "Tavoitettujen nuorten määrä kunnittain kerran vuodessa.",
                "Antalet unga som nåtts, per kommun en gång om året.",
            ),
            "done",
            T(
                "Etsivää nuorisotyötä on saatavissa maakunnan jokaisessa kunnassa.",
                "Uppsökande ungdomsarbete finns i alla kommuner i landskapet.",
            ),
            "2017–2018",
        ),
        Measure(
            T(
                "Nuorten ohjaus- ja palveluverkostot (kunnat)",
                "Väglednings- och servicenätverk för unga (kommunerna)",
            ),
            T("Kunnat", "Kommunerna"),
            T(
                "Kunnan nimeämä yhteyshenkilö ja verkoston kokoukset, 2–4 vuodessa.",
                "En kontaktperson som kommunen utser och nätverkets möten, 2–4 per år.",
            ),
            T(
                "Verkostot täyttävät yhteisen itsearvioinnin joka toinen vuosi.",
                "Nätverken gör en gemensam självvärdering vartannat år.",
            ),
            "under_way",
            T(
                "Verkosto toimii 24 kunnassa; kolmessa kunnassa se on yhteinen naapurin kanssa.",
                "Nätverket är i gång i 24 kommuner; i tre av dem är det gemensamt med grannkommunen.",
            ),
            "2017–2020",
        ),
        Measure(T("Ammatinvalinta- ja uraohjaus", "Yrkesvals- och karriärvägledning")),
        Measure(
            T("Muutosturvapalvelut työnantajille", "Omställningstjänster för arbetsgivare"),
            T("TE-toimisto", "Arbets- och näringsbyrån"),
            T("Muutosturva-asiantuntijat, kaksi henkilöä.", "Två sakkunniga i omställningsskydd."),
            T(
                "Palaute jokaiselta työnantajalta muutosneuvottelujen jälkeen.",
                "Respons av varje arbetsgivare efter omställningsförhandlingarna.",
            ),
            "done",
            T(
                "Työnantaja saa tiedot ja yhteyshenkilön kahden arkipäivän kuluessa yhteydenotosta.",
                "Arbetsgivaren får information och en kontaktperson inom två vardagar.",
            ),
            "2017",
        ),
        Measure(
            T("Asiakkaan TNO-tarpeen tunnistaminen", "Att känna igen kundens behov av TNO-tjänster"),
            T(
                "TE-toimisto, oppilaitokset, Ohjaamot",
                "Arbets- och näringsbyrån, läroanstalterna, Navigatorerna",
            ),
            T(
                "Yhteinen kysymyslista ensimmäiseen tapaamiseen; ei erillistä rahoitusta.",
                "Gemensamma frågor för det första mötet; ingen särskild finansiering.",
            ),
            T(
                "Kysymyslista tarkistetaan palautteen perusteella keväisin.",
                "Frågorna ses över varje vår utifrån den respons som kommit in.",
            ),
            "under_way",
            T(
                "Kysymyslista on käytössä yhdeksässä organisaatiossa.",
                "Frågorna används i nio organisationer.",
            ),
            "2018–2019",
        ),
        Measure(T("Tulkkipalvelut", "Tolktjänster")),
        Measure(
            T("Palveluista tiedottaminen", "Information om tjänsterna"),
            T("ELO-ryhmä, jäsenorganisaatiot", "ELO-gruppen, medlemsorganisationerna"),
            T(
                "Verkkosivut ja uutiskirje; 2–3 kirjettä vuodessa.",
                "Webbplatsen och nyhetsbrevet; 2–3 brev per år.",
            ),
            T(
                "Tilaajien määrä ja vuosittainen kysymys: löysitkö, mitä etsit?",
                "Antalet prenumeranter och en årlig fråga: hittade du det du sökte?",
            ),
            "under_way",
            T(
                "Uutiskirje lähtee jokaisen kokouksen jälkeen suomeksi ja ruotsiksi.",
                "Nyhetsbrevet skickas efter varje möte, på finska och svenska.",
            ),
            "2017–2020",
        ),
        Measure(T("Hakeutumisvaiheen TNO-palvelu", "TNO-tjänster i ansökningsskedet")),
        Measure(T("Työntekijöiden TNO-palvelu", "TNO-tjänster för arbetstagare")),
        Measure(
            T("Opintojen aikainen ohjaus", "Vägledning under studierna"),
            T("Oppilaitokset", "Läroanstalterna"),
            T(
                "Opinto-ohjaajien ja ryhmänohjaajien työaika.",
                "Studiehandledarnas och grupphandledarnas arbetstid.",
            ),
            T(
                "Opiskelijapalaute ja keskeyttäneiden osuus lukuvuosittain.",
                "Studeranderespons och andelen avbrott per läsår.",
            ),
            "under_way",
            T(
                "Neljä oppilaitosta on kirjannut ohjaussuunnitelmaansa yhteiset periaatteet.",
                "Fyra läroanstalter har skrivit in de gemensamma principerna i sin vägledningsplan.",
            ),
            "2017–2020",
        ),
        Measure(
            T(
                "Työnantajien ja yrittäjien neuvonta ja ohjaus",
                "Rådgivning och vägledning för arbetsgivare och företagare",
            )
        ),
        Measure(
            T("Monialainen työvoiman palvelu", "Sektorsövergripande arbetskraftsservice"),
            T("TE-toimisto, kunnat, Kela", "Arbets- och näringsbyrån, kommunerna, FPA"),
            T(
                "Yhteinen toimipiste ja johtoryhmä; kustannukset jaetaan sopimuksen mukaan.",
                "Gemensamt verksamhetsställe och ledningsgrupp; kostnaderna delas enligt avtal.",
            ),
            status="done",
            evidence=T(
                "Palvelu kattaa koko maakunnan, ja sen tavoittaa neljästä toimipisteestä.",
                "Servicen omfattar hela landskapet och nås via fyra verksamhetsställen.",
            ),
            years="2017–2018",
        ),
    ),
)
