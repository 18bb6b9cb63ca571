"""Discussions of the section and of the circles."""

from cms.demo.words.shapes import Post, Thread

YOUNG = (
    Thread(
        "Pajalla opitun tunnistaminen: yhteinen pohja",
        (
            Post(
                "cecilia",
                11,
                "10:15",
                """Laitoin kansioon luonnoksen. Yksi sivu, jossa nuori itse kuvaa, mitä osaa tehdä, ja valmentaja
allekirjoittaa. Toimiiko tämä oppilaitoksen suunnasta?""",
            ),
            Post(
                "hanna.karppinen",
                10,
                "12:02",
                """Toimii, ja vielä paremmin, jos mukana on kuva työstä. Meillä kukaan ei muista sanoja, mutta kaikki
muistavat penkin, jonka Jere teki.""",
            ),
            Post(
                "ilkka.maatta",
                9,
                "14:48",
                """Perusopetuksessa tätä voisi käyttää jo yhdeksännellä. Kysyn kahdelta opolta,
kokeilisivatko keväällä.""",
            ),
            Post(
                "cecilia", 9, "15:20", "Kiitos! Lisään paikan kuvalle. Uusi versio on perjantaina kansiossa."
            ),
        ),
    ),
    Thread(
        "Kuka vastaa, kun nuori muuttaa kunnasta toiseen?",
        (
            Post(
                "hanna.karppinen",
                25,
                "09:40",
                """Syksyllä viisi nuorta katosi väliin, kun vuokrasopimus alkoi toisessa kunnassa. Kukaan
ei tehnyt väärin, kukaan vain ei soittanut.""",
            ),
            Post(
                "cecilia",
                24,
                "11:11",
                """Ehdotan yksinkertaista tapaa: lähettävä ohjaaja soittaa vastaanottavalle, nuori on linjalla, ja
sovitaan päivä. Ei lomaketta.""",
            ),
        ),
    ),
)

MENTORING = (
    Thread(
        "Ryhmän säännöt",
        (
            Post(
                "cecilia",
                40,
                "14:00",
                """Kirjasin ensimmäisellä kerralla sovitut:

Mitä kuulet, jää tänne. Yksi kertoo, muut kysyvät. Neuvo annetaan vain, jos sitä pyydetään. Kamera auki, jos
mahdollista. Jos et pääse, kerro edellisenä päivänä.""",
            ),
            Post("niila.aikio", 39, "08:30", "Hyvät. Lisäisin yhden: hiljaisuus on sallittu."),
            Post("kaisu.pelkonen", 39, "10:12", "Kannatan hiljaisuutta."),
        ),
    ),
    Thread(
        "Kolmas tapaaminen: kuka tuo tilanteen?",
        (
            Post(
                "cecilia",
                8,
                "09:00",
                "Kenen vuoro? Tilanteen ei tarvitse olla vaikea, riittää että se jäi mieleen.",
            ),
            Post(
                "niila.aikio",
                7,
                "16:40",
                """Minä tuon. Asiakas, joka sanoo kaikkeen kyllä. Kuvaan tilanteen niin, ettei häntä voi tunnistaa.""",
            ),
            Post(
                "fredrik.sandell",
                6,
                "11:55",
                """Bra. Jag har en likadan, fast på svenska. Jag lyssnar den här gången och tar min nästa gång.""",
            ),
        ),
    ),
)

ONLINE = (
    Thread(
        "Kamera päälle vai pois?",
        (
            Post(
                "hanna.karppinen",
                6,
                "13:05",
                """Kokeilimme kuukauden niin, että nuori päättää. Puolet pitää kameran kiinni, ja juuri he puhuvat
enemmän. Miten teillä?""",
            ),
            Post(
                "mikael.backstrom",
                5,
                "08:50",
                """Hos oss bestämmer studeranden också. Jag har min egen kamera på hela tiden, det räcker långt.""",
            ),
        ),
    ),
)
