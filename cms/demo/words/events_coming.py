"""Events that are always ahead: their days are counted from the day the demo is made."""

from cms.demo.words.shapes import Event, Item, T

MEETING = Event(
    "next-meeting",
    T("Ohjaus- ja yhteistyöryhmän kokous", "Styr- och samarbetsgruppens möte"),
    T("seuraava-kokous", "nasta-mote"),
    "09:00",
    "11:30",
    T(
        "Elinvoimakeskus, kokoushuone Kuura, ja etänä",
        "Livskraftscentralen, mötesrummet Kuura, och på distans",
    ),
    T(
        "Suunnitelman tilanne, kaksi ehdotusta ja kevään vuosikello.",
        "Läget i planen, två förslag och vårens årshjul.",
    ),
    T(
        "Lue ennakkoon muistio ja toimenpiteiden taulukko. Jos et pääse, kerro siitä varaedustajallesi.",
        "Läs protokollet och tabellen över åtgärder på förhand. Kan du inte komma, berätta det för din ersättare.",
    ),
    days=9,
    kind="meeting",
    room="steering",
    link="https://kokous.elo.example/ohjausryhma",
    agenda=(
        Item(
            T("Avaus ja edellisen muistion hyväksyminen", "Mötet öppnas, föregående protokoll godkänns"),
            T("Aino Koskela", "Aino Koskela"),
            10,
        ),
        Item(
            T("Toimenpiteiden tilanne painopisteittäin", "Läget för åtgärderna enligt tyngdpunkt"),
            T("Vastuutahot", "De ansvariga"),
            45,
            T(
                "Jokainen vastuutaho kertoo tilanteen yhdellä lauseella ja sen, mistä sen näkee.",
                "Varje ansvarig berättar läget i en mening och hur det syns.",
            ),
        ),
        Item(
            T(
                "Kaksi ehdotusta: aamukahvit ja yhteinen päivystys",
                "Två förslag: morgonkaffe och gemensam jour",
            ),
            T("Ehdotusten tekijät", "Förslagsställarna"),
            40,
            T(
                "Ehdotukset ovat keskustelussa. Päätetään, kuka aloittaa ja milloin.",
                "Förslagen finns i diskussionen. Vi beslutar vem som börjar och när.",
            ),
        ),
        Item(T("Vuosikello: kevät", "Årshjulet: våren"), T("Aino Koskela", "Aino Koskela"), 30),
        Item(T("Muut asiat ja seuraava kokous", "Övriga ärenden och nästa möte"), minutes=25),
    ),
    documents=(("measures-table", "before"), ("measures-table-sv", "before"), ("memo-2016-10-20", "before")),
)
COFFEE = Event(
    "coffee-next",
    T("Aamukahvit: miten kysyn, mitä asiakas tarvitsee?", "Morgonkaffe: hur frågar jag vad kunden behöver?"),
    T("aamukahvit-raahe", "morgonkaffe-brahestad"),
    "08:30",
    "09:30",
    T("Työpaja Pakka, Raahe", "Ungdomsverkstaden Pakka, Brahestad"),
    T(
        "Tunti, yksi teema: yhteinen kysymyslista ensimmäiseen tapaamiseen.",
        "En timme, ett tema: de gemensamma frågorna för det första mötet.",
    ),
    T(
        """
        Tutustutaan kysymyslistaan, jota kokeillaan yhdeksässä organisaatiossa, ja mietitään, mikä kysymys siitä
        puuttuu.

        Kahvi ja puuro tarjotaan. Tila on esteetön; kerro etukäteen, jos tarvitset tulkkauksen.
        """,
        """
        Vi bekantar oss med frågorna, som prövas i nio organisationer, och funderar på vilken fråga som saknas.

        Vi bjuder på kaffe och gröt. Lokalen är tillgänglig; säg till på förhand om du behöver tolkning.
        """,
    ),
    days=16,
)
OPEN_DAY = Event(
    "open-day",
    T("Avoimet ovet: ohjausta ilman ajanvarausta", "Öppet hus: vägledning utan tidsbokning"),
    T("avoimet-ovet", "oppet-hus"),
    "10:00",
    "17:00",
    T("Merikosken Ohjaamo, Oulu", "Navigatorn Merikoski, Uleåborg"),
    T(
        "Kaikenikäisille: opinto-ohjaajia, uraohjaajia ja yrittäjäneuvojia saman katon alla.",
        "För alla åldrar: studiehandledare, karriärvägledare och företagsrådgivare under samma tak.",
    ),
    T(
        """
        ## Mitä voi kysyä

        Mitä vain, mikä liittyy opiskeluun, työhön tai seuraavaan askeleeseen. Mukaan voi ottaa ansioluettelon,
        todistukset tai kaverin.

        ## Kielet

        Suomi, ruotsi, englanti ja arabia koko päivän; ukraina ja somali kello 13–15.
        """,
        """
        ## Vad du kan fråga

        Vad som helst som gäller studier, arbete eller nästa steg. Du kan ta med meritförteckning, betyg eller en
        kompis.

        ## Språk

        Finska, svenska, engelska och arabiska hela dagen; ukrainska och somaliska klockan 13–15.
        """,
    ),
    days=23,
)
SECTION = Event(
    "section-meeting",
    T("Nuorten ohjauksen jaos: kevään suunnittelu", "Sektionen för vägledning av unga: vårens planering"),
    T("kevaan-suunnittelu", "varens-planering"),
    "13:00",
    "14:30",
    T("Etänä", "På distans"),
    T(
        "Ohjaamojen yhteinen päivystys ja pajalla opitun tunnistaminen.",
        "Navigatorernas gemensamma jour och identifiering av det man lärt sig i verkstaden.",
    ),
    T("", ""),
    days=12,
    kind="meeting",
    room="young",
    link="https://kokous.elo.example/nuorten-jaos",
    agenda=(
        Item(T("Kuulumiset kunnista", "Nytt från kommunerna"), minutes=20),
        Item(
            T("Yhteinen päivystys verkossa", "Gemensam jour på nätet"),
            T("Hanna Karppinen", "Hanna Karppinen"),
            40,
        ),
        Item(
            T("Pajalla opitun tunnistaminen", "Identifiering av det man lärt sig i verkstaden"),
            T("Cecilia Ahonen", "Cecilia Ahonen"),
            30,
        ),
    ),
)
CIRCLE = Event(
    "circle-meeting",
    T("Vertaismentoroinnin kolmas tapaaminen", "Kollegialt mentorskap, tredje träffen"),
    T("kolmas-tapaaminen", "tredje-traffen"),
    "14:00",
    "15:30",
    T("Etänä", "På distans"),
    T(
        "Tilanteen tuo tällä kertaa Niila. Varaa rauhallinen paikka ja kamera päälle.",
        "Den här gången tar Niila med sig en situation. Välj en lugn plats och sätt på kameran.",
    ),
    T("", ""),
    days=5,
    room="mentoring",
    link="https://kokous.elo.example/vertaiset",
)
CLINIC = Event(
    "clinic-next",
    T("Projektipäällikköklinikka", "Projektledarklinik"),
    T("projektipaallikkoklinikka-kevat", "projektledarklinik-varen"),
    "12:30",
    "15:00",
    T("Avoin yliopisto, Oulu, ja etänä", "Öppna universitetet, Uleåborg, och på distans"),
    T(
        "Ohjausta kehittävien hankkeiden vetäjille: mikä ei onnistunut, ja mitä jää elämään?",
        "För dem som leder projekt inom vägledning: vad lyckades inte, och vad lever kvar?",
    ),
    T(
        "Klinikalla ei ole yleisöä. Jokainen tuo yhden keskeneräisen asian ja saa kolme kysymystä.",
        "Kliniken har ingen publik. Var och en tar med sig en oavslutad sak och får tre frågor.",
    ),
    days=41,
)
DEVELOPMENT_DAYS = Event(
    "development-days",
    T(
        "Pohjois-Pohjanmaan ohjausosaamisen kehittämispäivät",
        "Utvecklingsdagar för vägledningskompetens i Norra Österbotten",
    ),
    T("kehittamispaivat", "utvecklingsdagar"),
    "09:00",
    "15:30",
    T("Kulttuuritalo, Kalajoki", "Kulturhuset, Kalajoki"),
    T(
        "Vuonna 2016 heitetty ajatus toteutuu: maakunnan omat päivät Itä-Suomen mallin innoittamana.",
        "Tanken från 2016 blir verklighet: landskapets egna dagar, inspirerade av östra Finland.",
    ),
    T(
        """
        ## Kenelle

        Kaikille, jotka ohjaavat: kouluissa, pajoilla, työllisyyspalveluissa, järjestöissä ja työpaikoilla.

        ## Ohjelma rakentuu ehdotuksista

        Puolet ajasta on auki. Voit [ehdottaa työpajaa](page:propose), kunhan vastaat kuuteen kysymykseen.

        ## Kieli

        Esitykset ovat suomeksi, kaksi työpajaa ruotsiksi. Tekstitys on molemmilla kielillä.
        """,
        """
        ## För vem

        För alla som vägleder: i skolor, verkstäder, sysselsättningstjänster, föreningar och på arbetsplatser.

        ## Programmet byggs av förslag

        Hälften av tiden är öppen. Du kan [föreslå en verkstad](page:propose), bara du svarar på de sex frågorna.

        ## Språk

        Presentationerna hålls på finska, två verkstäder på svenska. Textning finns på båda språken.
        """,
    ),
    days=120,
)
COMING = (MEETING, COFFEE, OPEN_DAY, SECTION, CIRCLE, CLINIC, DEVELOPMENT_DAYS)
