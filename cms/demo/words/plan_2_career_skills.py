"""Priority 2 of the plan: people learn to plan their own way."""

from cms.demo.words.shapes import Measure, Priority, T

PRIORITY = Priority(
    T("Yksilölliset urasuunnittelutaidot vahvistuvat", "Individens färdigheter i karriärplanering stärks"),
    T(
        """Urasuunnittelu on taito, jonka voi oppia ja jota tarvitaan monta kertaa elämässä: koulun
        päättyessä, työn muuttuessa, uuteen maahan tullessa ja tauon jälkeen.""",
        """Karriärplanering är en färdighet som går att lära sig och som behövs många gånger i livet: när
        skolan tar slut, när arbetet förändras, när man kommer till ett nytt land och efter en paus.""",
    ),
    (
        Measure(
            T(
                "Ammatinvalinta- ja uraohjaustaitojen vahvistaminen",
                "Starkare färdigheter i yrkesval och karriärvägledning",
            ),
            T("TE-toimisto, oppilaitokset", "Arbets- och näringsbyrån, läroanstalterna"),
            T(
                "Psykologien ja opinto-ohjaajien yhteiset työpajat, kaksi vuodessa.",
                "Gemensamma verkstäder för psykologer och studiehandledare, två per år.",
            ),
            T(
                "Osallistujat arvioivat oman osaamisensa ennen työpajaa ja puoli vuotta sen jälkeen.",
                "Deltagarna bedömer sitt eget kunnande före verkstaden och ett halvt år efter.",
            ),
            "under_way",
            T(
                "Työpajoja on pidetty viisi, osallistujia 118.",
                "Fem verkstäder har hållits, med 118 deltagare.",
            ),
            "2017–2020",
        ),
        Measure(T("Riittävä kielitaito työelämään", "Tillräckliga språkkunskaper för arbetslivet")),
        Measure(
            T("Kielikoulutukset", "Språkutbildning"),
            T("ELY-keskus, kansalaisopistot", "NTM-centralen, medborgarinstituten"),
            T(
                "Työvoimakoulutuksen määräraha; opistojen kurssit.",
                "Anslaget för arbetskraftsutbildning; institutens kurser.",
            ),
            T("Kielitaitotaso kurssin alussa ja lopussa.", "Språknivån i början och i slutet av kursen."),
            "under_way",
            T(
                "Kursseille pääsee myös iltaisin kuudella paikkakunnalla.",
                "På sex orter ges kurserna också på kvällstid.",
            ),
            "2017–2020",
        ),
        Measure(
            T("Työelämätiedot ja –taidot", "Kunskaper och färdigheter för arbetslivet"),
            T("Oppilaitokset, kauppakamari", "Läroanstalterna, handelskammaren"),
            T(
                "Yritysvierailut ja työelämäpäivät; järjestäjät vastaavat kuluistaan.",
                "Företagsbesök och arbetslivsdagar; arrangörerna står för sina egna kostnader.",
            ),
            status="not_started",
            years="2018–2019",
        ),
        Measure(T("Urasuunnittelutaidot", "Färdigheter i karriärplanering")),
        Measure(
            T("Aiemmin opitun tunnistaminen", "Identifiering av tidigare förvärvat kunnande"),
            T("Ammatilliset oppilaitokset, korkeakoulut", "Yrkesläroanstalterna, högskolorna"),
            T(
                "Oppilaitosten ohjaushenkilöstö; mallipohjat tehdään yhdessä.",
                "Läroanstalternas vägledningspersonal; mallarna görs tillsammans.",
            ),
            T(
                "Tunnistettujen opintojen määrä ja opiskelijoiden kokemus menettelyn selkeydestä.",
                "Antalet tillgodoräknade studier och de studerandes uppfattning om hur klart förfarandet är.",
            ),
            "done",
            T(
                "Yhteinen ohje on julkaistu, ja se on käytössä kaikissa toisen asteen oppilaitoksissa.",
                "En gemensam anvisning har publicerats och används i alla läroanstalter på andra stadiet.",
            ),
            "2017–2019",
        ),
        Measure(
            T(
                "Koulutuksen räätälöinti asiakastarpeen mukaisesti",
                "Utbildning som skräddarsys efter kundens behov",
            )
        ),
        Measure(
            T("Elämänhallinta- ja –suunnittelukurssit", "Kurser i livshantering och livsplanering"),
            T("Nuorten työpajat, kansalaisopistot", "Ungdomsverkstäderna, medborgarinstituten"),
            T("Ryhmänohjaajat; tilat saadaan kunnilta.", "Gruppledare; kommunerna upplåter lokaler."),
            T("Palautekeskustelu jokaisen kurssin päätteeksi.", "Ett responssamtal efter varje kurs."),
            "not_started",
            years="2019–2020",
        ),
    ),
)
