"""Discussions of the steering and co-operation group, in the voices of its members."""

from cms.demo.words.shapes import Post, Thread

THREADS = (
    Thread(
        "Seuraava kokous: mitä lukea ennakkoon",
        (
            Post(
                "aino",
                4,
                "09:12",
                """Hei kaikki,

asialista on tapahtumassa ja muistio kansiossa Kokoukset. Jos ehdit lukea vain yhden, lue toimenpiteiden
taulukko: jokainen löytää sieltä oman rivinsä.

Ruotsinkielinen asialista on samalla sivulla, kun vaihdat kielen.""",
            ),
            Post(
                "bjorn",
                4,
                "13:40",
                """Tack! Jag har läst tabellen. På rad 11 (vägledning under studierna) står fyra läroanstalter, men vi
är fem nu. Kan jag ändra själv eller gör du det?""",
            ),
            Post(
                "aino",
                3,
                "08:05",
                """Ändra gärna själv, Björn. Skriv en mening om hur det syns, så räcker det.

Muille sama: tilanne ja yksi lause, ei raporttia.""",
            ),
            Post(
                "eeva.niskanen",
                2,
                "15:22",
                """Tulen etänä. Kerron muutosturvasta viidessä minuutissa; luvut tulevat vasta ensi viikolla, joten
näytän suunnan enkä desimaaleja.""",
            ),
            Post(
                "outi.jamsa",
                1,
                "07:48",
                "En pääse, yo-kirjoitusten valvonta. Pyydän varaedustajaa ja luen muistion jälkikäteen.",
            ),
        ),
    ),
    Thread(
        "Ehdotus: aamukahvit kolmella paikkakunnalla",
        (
            Post(
                "riikka.saarela",
                20,
                "10:30",
                """MITÄ: Aamukahvituokio kolmella paikkakunnalla.

KUKA: Kunnan verkoston yhteyshenkilö kutsuu, paikallinen oppilaitos keittää kahvin.

MITEN: Tunti, yksi teema, kymmenen minuutin avaus, ei esityskalvoja.

MILLOIN: Huhti-, syys- ja marraskuussa, aina 8.30–9.30.

KENEN KANSSA: Etsivä nuorisotyö, oppilaitos, työpaja ja se yrittäjä, joka tuntee kaikki.

MIKSI: Meiltä on Ouluun 130 kilometriä. Iltapäivän tilaisuus on meille koko päivä.""",
            ),
            Post(
                "mikael.backstrom",
                19,
                "09:02",
                """Bra förslag, och konkret. Brahestad kan vara värd i september. Vi har ett rum för tjugo och en
kaffekokare som fungerar för det mesta.""",
            ),
            Post(
                "pekka.ylitalo",
                18,
                "18:15",
                """Se yrittäjä, joka tuntee kaikki, on tavattavissa vain ennen yhdeksää. Hyvä aika siis.

Ehdotan yhdeksi teemaksi: mitä työnantaja oikeasti kysyy opolta.""",
            ),
            Post(
                "aino",
                18,
                "19:01",
                """Tästä tuli jo valmis. Otan seuraavan kokouksen asialistalle: kuka aloittaa ja
milloin. Riikka, tuotko asian?""",
            ),
            Post("riikka.saarela", 17, "08:20", "Tuon. Kalvoja ei tule, kuten lupasin."),
        ),
    ),
    Thread(
        "Ehdotus: yhteinen päivystys verkossa",
        (
            Post(
                "hanna.karppinen",
                15,
                "14:10",
                """MITÄ: Ohjauksen päivystys verkossa kahtena iltana viikossa.

KUKA: Ohjaamot, oppilaitokset ja työllisyysalue vuorotellen; kaksi ohjaajaa kerrallaan.

MITEN: Keskustelu kirjoittamalla tai videolla, nimettömänä. Vastaus yhdellä kertaa tai selvä jatko.

MILLOIN: Kokeilu helmikuusta toukokuuhun, ti ja to klo 17–19.

KENEN KANSSA: Avoin yliopisto arvioi, yhdistys Silta auttaa kielissä.

MIKSI: Puolet meille tulevista viesteistä kirjoitetaan iltaisin, ja niihin vastataan vasta aamulla.""",
            ),
            Post(
                "leila.hosseini",
                14,
                "11:35",
                """Kannatan. Arabiaksi ja persiaksi löytyy vapaaehtoisia, mutta he tarvitsevat perehdytyksen ja jonkun,
jolta kysyä kesken vuoron.""",
            ),
            Post(
                "fredrik.sandell",
                13,
                "16:50",
                """Vi deltar gärna med en svensk tur, till exempel varannan torsdag. Det är bättre att lova
lite och hålla det.""",
            ),
            Post(
                "kaisu.pelkonen",
                12,
                "09:25",
                """Arviointi onnistuu, jos sovimme kolme kysymystä ennen ensimmäistä iltaa. Ehdotan: saitko vastauksen,
tiedätkö mitä teet seuraavaksi, mistä kuulit tästä.""",
            ),
        ),
    ),
    Thread(
        "Vad heter det på svenska? Termit kohdalleen",
        (
            Post(
                "bjorn",
                33,
                "10:05",
                """I planen står det TNO-tjänster. Det förstår vi som är här, men inte de studerandes föräldrar. Kan vi
skriva ut det första gången på varje sida?""",
            ),
            Post(
                "johanna.grannas",
                32,
                "12:30",
                """Håller med. Och ”toimenpide” är väl åtgärd, inte insats? I förra numret av nyhetsbrevet
hade vi båda i samma mening.""",
            ),
            Post(
                "aino",
                31,
                "08:55",
                """Sovitaan: painopiste on tyngdpunkt, toimenpide on åtgärd ja arviointi ja seuranta on utvärdering och
uppföljning. Kirjoitan lyhenteet auki aina sivun alussa.

Kiitos, että huomasitte. Korjasin suunnitelman.""",
            ),
        ),
    ),
    Thread(
        "Uutiskirjeen seuraava numero: mitä mukaan?",
        (
            Post(
                "aino",
                7,
                "13:00",
                """Kirje lähtee kokouksen jälkeen. Kolme juttua mahtuu. Mitä te haluaisitte voida lähettää
omassa talossa eteenpäin?""",
            ),
            Post(
                "ilkka.maatta",
                6,
                "08:44",
                "Avoimet ovet, ehdottomasti. Ja kuva, josta näkee, paljonko suunnitelmasta on tehty.",
            ),
            Post(
                "johanna.grannas",
                6,
                "09:31",
                """Ett nyhetsbrev läses av företagare om det första som syns är ett datum. Alltså: öppet
hus först, planen sist.""",
            ),
        ),
    ),
)
