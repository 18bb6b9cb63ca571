"""The events of 2016 and 2017. The paper tells the days; times and places are made up."""

from cms.demo.words.shapes import Event, Item, T

SIX_QUESTIONS = T(
    """
    Jokainen pöytäkunta kirjoittaa kahdesta viiteen ehdotusta. Kustakin kerrotaan:

    - mitä tehdään ja kuka tekee
    - miten ja milloin
    - kenen kanssa ja miksi
    """,
    """
    Varje bord skriver två till fem förslag. För vart och ett berättas:

    - vad som görs och vem som gör det
    - hur och när
    - med vem och varför
    """,
)

AGENDA_OCTOBER = (
    Item(
        T("Kokouksen avaus ja päivän tavoitteet", "Mötet öppnas, dagens mål"),
        T("Koordinaattori", "Samordnaren"),
        15,
        T(
            """
            Päivän jälkeen tiedämme, miksi verkosto on olemassa, miten kokoonnumme, mihin vuonna 2017 keskitytään
            ja mitä lupasimme toisillemme.
            """,
            """
            Efter dagen vet vi varför nätverket finns, hur vi möts, vad vi koncentrerar oss på 2017 och vad vi har
            lovat varandra.
            """,
        ),
    ),
    Item(
        T("Teema 1: Ryhmän tavoitteet ja kokoonpano", "Tema 1: Gruppens mål och sammansättning"),
        T("Ryhmätyö", "Grupparbete"),
        60,
        T(
            """
            Kysymykset pöytäkunnille:

            1. Mihin haasteeseen verkosto vastaa? Pitäisikö tavoitteita muuttaa tai tarkentaa?
            2. Mikä verkostossa on vahvaa, ja mitä kokoonpanosta puuttuu?
            3. Näkyykö elinikäisen ohjauksen koko laajuus jäsenistössä? Tarvitaanko lisää väkeä?
            4. Pitäisikö ryhmä jakaa esimerkiksi johdon ja tekijöiden tasoon, tai alatyöryhmiin? Miksi?
            5. Millaisia kokoustapoja tarvitsemme?
            6. Mitä odotamme ELY-keskukselta?
            """,
            """
            Frågor till borden:

            1. Vilken utmaning svarar nätverket på? Borde målen ändras eller preciseras?
            2. Vad är nätverkets styrka, och vad saknas i sammansättningen?
            3. Syns hela bredden av livslång vägledning bland medlemmarna? Behövs det fler?
            4. Borde gruppen delas, till exempel i en ledningsnivå och en aktörsnivå, eller i arbetsgrupper? Varför?
            5. Hurdan mötespraxis behöver vi?
            6. Vad väntar vi oss av NTM-centralen?
            """,
        ),
    ),
    Item(
        T("Teema 2: Toimintasuunnitelma 2017–2020", "Tema 2: Verksamhetsplan 2017–2020"),
        T("Ryhmätyö", "Grupparbete"),
        75,
        T(
            """
            Lähtökohtana on maakunnan TNO-strategia ja sen viisi painopistettä.

            1. Mikä on tärkeintä, ja mitä verkosto tekee käytännössä vuosina 2017–2020?
            2. Mitä painotamme vuonna 2017: kuka tekee ja mitä?
            3. Millainen on vuosikello: milloin ja missä tavataan, ja paljonko aikaa siihen käytetään?
            4. Mitä muuta teemme, kenelle ja miksi?
            5. Mitä odotamme ELY-keskukselta?
            """,
            """
            Utgångspunkten är landskapets TNO-strategi med fem tyngdpunkter.

            1. Vad är viktigast, och vad gör nätverket i praktiken 2017–2020?
            2. Vad betonar vi 2017: vem gör och vad?
            3. Hur ser årshjulet ut: när och var möts vi, och hur mycket tid går det åt?
            4. Vad annat gör vi, för vem och varför?
            5. Vad väntar vi oss av NTM-centralen?
            """,
        ),
    ),
    Item(
        T("Teema 3: Viestinnän käytännöt", "Tema 3: Kommunikationspraxis"),
        T("Ryhmätyö", "Grupparbete"),
        45,
        T(
            """
            1. Kulkeeko tieto oikeaan suuntaan ja oikeaan aikaan: ryhmän sisällä, omassa organisaatiossa, johdolta
               tekijöille, hallinnonalojen välillä ja asukkaille?
            2. Miten viestintää voisi parantaa, ja millä välineillä?
            3. Mikä viestinnän rooli innostaa sinua itseäsi?
            4. Mitä odotamme ELY-keskukselta?
            """,
            """
            1. Går informationen åt rätt håll och i rätt tid: inom gruppen, i den egna organisationen, från ledningen
               till dem som gör arbetet, mellan förvaltningsområden och till invånarna?
            2. Hur kunde kommunikationen förbättras, och med vilka verktyg?
            3. Vilken roll i kommunikationen inspirerar dig själv?
            4. Vad väntar vi oss av NTM-centralen?
            """,
        ),
    ),
    Item(
        T("Ehdotukset verkostolle", "Förslag till nätverket"), T("Pöytäkunnat", "Borden"), 30, SIX_QUESTIONS
    ),
    Item(
        T("Seuraava kokous ja päätös", "Nästa möte och avslutning"),
        T("Koordinaattori", "Samordnaren"),
        15,
        T(
            "Voisiko seuraava kokous olla yhteinen ohjausta kehittävien hankkeiden kanssa?",
            "Kunde nästa möte vara gemensamt med de projekt som utvecklar vägledning?",
        ),
    ),
)

MAY = Event(
    "2016-05",
    T("Ohjaus- ja yhteistyöryhmän kokous 5/2016", "Styr- och samarbetsgruppens möte 5/2016"),
    T("kokous-5-2016", "mote-5-2016"),
    "12:30",
    "15:30",
    T("Virastotalo, Oulu", "Ämbetshuset, Uleåborg"),
    T(
        "Kevään kokouksessa sovittiin ohjaajakyselystä ja syksyn yhteisestä tapahtumasta.",
        "På vårens möte kom man överens om en enkät till vägledare och ett gemensamt evenemang på hösten.",
    ),
    T(
        """
        Kokouksen muistio on asiakirjoissa. Lokakuun kokoukseen jäi kolme kysymystä: mitä varten ryhmä on, mitä se
        tekee vuosina 2017–2020 ja miten siitä kerrotaan.
        """,
        """
        Protokollet finns bland dokumenten. Till mötet i oktober lämnades tre frågor: varför gruppen finns, vad den
        gör 2017–2020 och hur man berättar om det.
        """,
    ),
    date="2016-05-19",
    kind="meeting",
    room="steering",
)
OCTOBER = Event(
    "2016-10-20",
    T("Ohjaus- ja yhteistyöryhmän kokous 20.10.2016", "Styr- och samarbetsgruppens möte 20.10.2016"),
    T("kokous-20-10-2016", "mote-20-10-2016"),
    "11:30",
    "15:30",
    T("Virastotalo, Oulu", "Ämbetshuset, Uleåborg"),
    T(
        "Kolme teemaa ryhmätyönä: tavoitteet, toimintasuunnitelma ja viestintä.",
        "Tre teman som grupparbete: målen, verksamhetsplanen och kommunikationen.",
    ),
    T(
        """
        Kokouksen jälkeen laaditaan toimintasuunnitelma, joka vastaa seitsemään kysymykseen: tavoite, toimijat, roolit,
        tiedon kulku, päätökset, seuranta ja tulosten käyttöönotto.

        Lue ennakkoon asialista ja toimenpiteiden taulukko.
        """,
        """
        Efter mötet görs en verksamhetsplan upp som svarar på sju frågor: målet, aktörerna, rollerna,
        informationsgången, besluten, uppföljningen och hur resultaten tas i bruk.

        Läs föredragningslistan och tabellen över åtgärder på förhand.
        """,
    ),
    date="2016-10-20",
    kind="meeting",
    room="steering",
    agenda=AGENDA_OCTOBER,
    documents=(
        ("agenda-2016-10-20", "before"),
        ("agenda-2016-10-20-sv", "before"),
        ("measures-table", "before"),
        ("measures-table-sv", "before"),
        ("memo-2016-10-20", "after"),
    ),
)
NOVEMBER = Event(
    "2016-11-25",
    T(
        "Yhteinen tapahtuma TE-toimiston kanssa ohjauksen tekijöille",
        "Gemensamt evenemang med arbets- och näringsbyrån för dem som vägleder",
    ),
    T("yhteinen-tapahtuma-25-11-2016", "gemensamt-evenemang-25-11-2016"),
    "12:00",
    "16:00",
    T("Kaupunginkirjasto, Oulu", "Stadsbiblioteket, Uleåborg"),
    T(
        "Verkostojen rakentamista, yhteistyötä ja elinikäisen ohjauksen ajankohtaiset asiat.",
        "Nätverksbyggande, samarbete och aktuellt om livslång vägledning.",
    ),
    T(
        """
        ## Ohjelma

        - Kenet tunnet jo? Verkosto seinällä.
        - Ajankohtaista elinikäisessä ohjauksessa
        - Kahvi ja vaihtopöydät
        - Yksi lupaus: kenelle soitan ensi viikolla?

        Tilaisuus on tarkoitettu kaikille, jotka ohjaavat ihmisiä työssään Pohjois-Pohjanmaalla.
        """,
        """
        ## Program

        - Vem känner du redan? Nätverket på väggen.
        - Aktuellt inom livslång vägledning
        - Kaffe och bytesbord
        - Ett löfte: vem ringer jag nästa vecka?

        Tillfället är öppet för alla som vägleder människor i sitt arbete i Norra Österbotten.
        """,
    ),
    date="2016-11-25",
)
COFFEE = Event(
    "2017-03-coffee",
    T("Aamukahvit: hakeutumisvaiheen ohjaus", "Morgonkaffe: vägledning i ansökningsskedet"),
    T("aamukahvit-ylivieska-2017", "morgonkaffe-ylivieska-2017"),
    "08:30",
    "09:30",
    T("Kirjaston kahvila, Ylivieska", "Bibliotekets kafé, Ylivieska"),
    T(
        "Tunti, yksi teema, ei esityskalvoja. Ensimmäinen tuokio maakunnassa.",
        "En timme, ett tema, inga bilder. Den första träffen ute i landskapet.",
    ),
    T(
        "Keskustelun avaa hakijapalvelun opinto-ohjaaja. Tule sellaisena kuin olet, ilmoittautua ei tarvitse.",
        "Samtalet inleds av en studiehandledare från ansökningsservicen. Kom som du är, ingen anmälan behövs.",
    ),
    date="2017-03-16",
)
MEETING_2017 = Event(
    "2017-04",
    T(
        "Kokous: ohjauksen kehittäminen Pohjois-Pohjanmaalla",
        "Möte: utveckling av vägledningen i Norra Österbotten",
    ),
    T("kokous-4-2017", "mote-4-2017"),
    "09:00",
    "12:00",
    T("Ammattiopiston auditorio, Oulu", "Yrkesinstitutets auditorium, Uleåborg"),
    T(
        "Mukaan kutsuttiin ohjausta kehittävät ESR-hankkeet: lyhyet esittelyt ja yhteistä aikaa.",
        "ESF-projekt som utvecklar vägledning var inbjudna: korta presentationer och gemensam tid.",
    ),
    T(
        "Jokaisella hankkeella oli kolme minuuttia ja yksi kysymys ryhmälle.",
        "Varje projekt hade tre minuter och en fråga till gruppen.",
    ),
    date="2017-04-20",
    kind="meeting",
    room="steering",
    agenda=(
        Item(
            T("Avaus ja edellisen muistion hyväksyminen", "Mötet öppnas, föregående protokoll godkänns"),
            minutes=10,
            decision=T(
                "Lokakuun kokouksen muistio hyväksyttiin.", "Protokollet från mötet i oktober godkändes."
            ),
        ),
        Item(T("Hankkeiden esittelyt", "Projekten presenterar sig"), T("Hankkeet", "Projekten"), 80),
        Item(
            T("Vuosikello: syksy 2017", "Årshjulet: hösten 2017"),
            T("Koordinaattori", "Samordnaren"),
            40,
            decision=T(
                """
                Ohjaushenkilöstön päivä pidetään lokakuussa yhdessä aluehallintoviraston kanssa. Koordinaattori varaa
                tilat ja pyytää jokaista organisaatiota kertomaan yhden onnistuneen polun.
                """,
                """
                Dagen för vägledningspersonal hålls i oktober tillsammans med regionförvaltningsverket. Samordnaren
                bokar lokalen och ber varje organisation berätta om en väg som lyckades.
                """,
            ),
        ),
    ),
)
AUTUMN = Event(
    "2017-autumn",
    T(
        "Ohjaushenkilöstön päivä aluehallintoviraston kanssa",
        "Dagen för vägledningspersonal med regionförvaltningsverket",
    ),
    T("ohjaushenkiloston-paiva-2017", "dagen-for-vagledningspersonal-2017"),
    "09:00",
    "15:00",
    T("Yliopiston kampus, Oulu", "Universitetets campus, Uleåborg"),
    T(
        "Kolme polkua alusta loppuun: koulusta työhön, työstä kouluun, tauolta takaisin.",
        "Tre vägar från början till slut: från skola till arbete, från arbete till skola, från paus tillbaka.",
    ),
    T(
        """
        ## Aamupäivä

        Polut rakennetaan pienissä ryhmissä, joissa kukaan ei ole samasta organisaatiosta.

        ## Iltapäivä

        Pohditaan, tulisiko päivästä jokavuotinen: maakunnan omat ohjausosaamisen kehittämispäivät.
        """,
        """
        ## Förmiddag

        Vägarna byggs i små grupper där ingen kommer från samma organisation.

        ## Eftermiddag

        Vi funderar på om dagen kunde bli årlig: landskapets egna utvecklingsdagar för kompetens i vägledning.
        """,
    ),
    date="2017-10-26",
)
PAST = (MAY, OCTOBER, NOVEMBER, COFFEE, MEETING_2017, AUTUMN)
