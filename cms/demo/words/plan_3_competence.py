"""Priority 3 of the plan: those who guide know how."""

from cms.demo.words.shapes import Measure, Priority, T

PRIORITY = Priority(
    T(
        "TNO-työtä tekevillä on tehtävien edellyttämä osaaminen",
        "De som arbetar med TNO-tjänster har den kompetens som uppgifterna kräver",
    ),
    T(
        """Ohjaajia on monessa ammatissa: opinto-ohjaajia, virkailijoita, nuorisotyöntekijöitä,
        kouluttajia. Osaaminen karttuu parhaiten, kun he oppivat yhdessä ja toisiltaan.""",
        """Vägledare finns i många yrken: studiehandledare, tjänstemän, ungdomsarbetare, utbildare.
        Kunnandet växer bäst när de lär sig tillsammans och av varandra.""",
    ),
    (
        Measure(
            T(
                "TE-hallinnon henkilöstön lisä- ja täydennyskoulutus",
                "Tilläggs- och fortbildning för arbets- och näringsförvaltningens personal",
            ),
            T("TE-toimisto", "Arbets- och näringsbyrån"),
            T("Koulutuspäivät, kaksi henkilöä kohti vuodessa.", "Utbildningsdagar, två per person och år."),
            T("Henkilöstökysely joka syksy.", "Personalenkät varje höst."),
            "under_way",
            T(
                "Puolet asiakastyötä tekevistä on käynyt ohjauksen perusteet.",
                "Hälften av dem som arbetar med kunder har gått grundkursen i vägledning.",
            ),
            "2017–2020",
        ),
        Measure(
            T(
                "Lyhyen, keskipitkän ja pitkän aikavälin ennakointitiedon tuottaminen",
                "Framtagning av prognoser på kort, medellång och lång sikt",
            ),
            T("ELY-keskus, maakunnan liitto", "NTM-centralen, landskapsförbundet"),
            T(
                "Ennakoinnin asiantuntija; ammattibarometri.",
                "En sakkunnig i prognostisering; yrkesbarometern.",
            ),
            T(
                "Ohjaajilta kysytään vuosittain, onko tieto ollut heille käyttökelpoista.",
                "Vägledarna tillfrågas varje år om informationen har varit användbar för dem.",
            ),
            "done",
            T(
                "Katsaus ilmestyy kaksi kertaa vuodessa, ja se esitellään ohjaajille aamukahveilla.",
                "Översikten utkommer två gånger om året och presenteras för vägledarna vid morgonkaffet.",
            ),
            "2017–2018",
        ),
        Measure(
            # Spelt as in the paper.
            T(
                "Koulutus ja ohjaus nuorten ohjaus- ja palveluverkostojen perustamineen",
                "Utbildning och handledning i att grunda väglednings- och servicenätverk för unga",
            )
        ),
        Measure(
            T(
                "Ohjauksellisen työotteen lisääminen virkailijoilla",
                "Ett mer vägledande arbetssätt hos tjänstemännen",
            ),
            T("TE-toimisto, Kela", "Arbets- och näringsbyrån, FPA"),
            T(
                "Työparimalli: ohjaaja ja virkailija tapaavat asiakkaan yhdessä.",
                "Parmodell: vägledaren och tjänstemannen möter kunden tillsammans.",
            ),
            T("Asiakaspalaute ennen kokeilua ja sen jälkeen.", "Kundrespons före och efter försöket."),
            "under_way",
            T(
                "Työparimallia kokeillaan kolmessa toimipisteessä.",
                "Parmodellen prövas på tre verksamhetsställen.",
            ),
            "2018–2019",
        ),
        Measure(
            T(
                "Palvelutarvearviointiosaamisen kehittäminen",
                "Utveckling av kompetensen att bedöma servicebehov",
            )
        ),
        Measure(T("Verkostotyöosaaminen", "Kompetens i nätverksarbete")),
        Measure(T("Tulkkipalvelujen käyttäminen", "Användning av tolktjänster")),
        Measure(
            T("Ohjausosaaminen monikanavaisesti", "Vägledningskompetens i flera kanaler"),
            T("Ohjaamot, oppilaitokset", "Navigatorerna, läroanstalterna"),
            T(
                "Verkko-ohjauksen valmennus, neljä iltapäivää; laitteet omasta talosta.",
                "Träning i vägledning på nätet, fyra eftermiddagar; egen utrustning.",
            ),
            T(
                "Verkossa ja puhelimessa ohjattujen osuus kaikista ohjatuista.",
                "Andelen som fått vägledning på nätet och per telefon av alla som fått vägledning.",
            ),
            "under_way",
            T(
                "Valmennuksen on käynyt 46 ohjaajaa kymmenestä organisaatiosta.",
                "46 vägledare från tio organisationer har deltagit i träningen.",
            ),
            "2019–2020",
        ),
        Measure(
            T(
                "Erityisryhmien ohjausosaamisen lisääminen ja syventäminen",
                "Bredare och djupare kompetens i vägledning av grupper med särskilda behov",
            )
        ),
        Measure(
            T("Monikulttuurinen osaaminen ohjaustyössä", "Mångkulturell kompetens i vägledningsarbetet"),
            T("Kaupunki, järjestöt", "Staden, föreningarna"),
            T(
                "Kokemusasiantuntijoiden palkkiot; opintopiiri ja selkokielen koulutus.",
                "Arvoden till erfarenhetsexperter; studiecirkel och utbildning i lätt språk.",
            ),
            T(
                "Osallistujien itsearviointi ja asiakkaiden palaute omalla kielellä.",
                "Deltagarnas självvärdering och kundernas respons på sitt eget språk.",
            ),
            "not_started",
            years="2019–2020",
        ),
        Measure(
            T(
                "Työelämätuntemus ohjaajille, muuttuva työelämä, työelämätarpeet",
                "Kännedom om arbetslivet för vägledare: ett arbetsliv i förändring och dess behov",
            )
        ),
        Measure(
            T("Uraohjauksen osaaminen ohjaustyössä", "Kompetens i karriärvägledning i vägledningsarbetet")
        ),
        Measure(
            T(
                "Työelämävalmiuksien lisääminen kaikilla kouluasteilla",
                "Bättre beredskap för arbetslivet på alla utbildningsstadier",
            )
        ),
        Measure(
            T("Säännöllinen päivityskoulutus opettajille", "Regelbunden uppdateringsutbildning för lärare")
        ),
        Measure(
            T(
                "Koulutusta opiskelijahyvinvointityöhön verkostotyönä",
                "Utbildning i arbetet för studerandes välbefinnande, i nätverk",
            )
        ),
        Measure(
            T(
                "Aikuisten ohjaukseen lisäkoulutusta, ohjausosaamisen kehittäminen",
                "Tilläggsutbildning i vägledning av vuxna, utveckling av vägledningskompetensen",
            ),
            T("Yliopisto, ELY-keskus", "Universitetet, NTM-centralen"),
            T(
                "10 opintopisteen kokonaisuus; osallistujan työnantaja antaa työaikaa.",
                "En helhet på 10 studiepoäng; arbetsgivaren ställer arbetstid till förfogande.",
            ),
            T(
                "Kehittämistehtävät esitellään yhteisessä päätöstilaisuudessa.",
                "Utvecklingsuppgifterna presenteras vid en gemensam avslutning.",
            ),
            "done",
            T(
                "Kaksi ryhmää, yhteensä 39 ohjaajaa, on saanut kokonaisuuden valmiiksi.",
                "Två grupper, sammanlagt 39 vägledare, har genomfört helheten.",
            ),
            "2017–2019",
        ),
        Measure(T("Kansainvälistymiseen mahdollisuuksia", "Möjligheter till internationalisering")),
        Measure(
            T(
                "Työhönvalmennuskoulutus, työpaikkaohjaajakoulutus, opettajien työelämäjaksot",
                "Utbildning i arbetsträning, arbetsplatshandledarutbildning och arbetslivsperioder för lärare",
            ),
            T("Ammatilliset oppilaitokset", "Yrkesläroanstalterna"),
            T(
                "Oppilaitosten koulutusresurssi; sijaiset työelämäjaksojen ajaksi.",
                "Läroanstalternas utbildningsresurs; vikarier under arbetslivsperioderna.",
            ),
            T(
                "Koulutettujen työpaikkaohjaajien määrä ja opiskelijoiden palaute työpaikoilta.",
                "Antalet utbildade arbetsplatshandledare och de studerandes respons från arbetsplatserna.",
            ),
            "under_way",
            T(
                "Vuosittain koulutetaan noin sata työpaikkaohjaajaa.",
                "Ungefär hundra arbetsplatshandledare utbildas varje år.",
            ),
            "2017–2020",
        ),
    ),
)
