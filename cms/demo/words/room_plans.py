"""The steering group's own plan of work: what it does itself, seen only by its members."""

from cms.demo.words.shapes import Measure, Plan, Priority, T

MEETINGS = Priority(
    T("Kokoukset, joista on hyötyä", "Möten som är till nytta"),
    T(
        "Kokoukseen tullaan valmiina ja siitä lähdetään tietäen, kuka tekee mitä.",
        "Man kommer förberedd till mötet och går därifrån med vetskap om vem som gör vad.",
    ),
    (
        Measure(
            T("Asialista viikkoa ennen kokousta", "Föredragningslistan en vecka före mötet"),
            T("Aino Koskela", "Aino Koskela"),
            T("Puoli päivää kokousta kohti", "En halv dag per möte"),
            T("Kysytään kokouksen lopussa: ehditkö lukea?", "Vi frågar i slutet av mötet: hann du läsa?"),
            "under_way",
            T(
                "Kahden viimeisen kokouksen asialista lähti ajoissa.",
                "Föredragningslistan till de två senaste mötena kom i tid.",
            ),
            "2026–2027",
        ),
        Measure(
            T("Hankkeet esittäytyvät kerran vuodessa", "Projekten presenterar sig en gång om året"),
            T("Kaisu Pelkonen", "Kaisu Pelkonen"),
            years="2027",
        ),
    ),
)
WORDS = Priority(
    T("Tieto kulkee omaan taloon asti", "Informationen når fram till den egna organisationen"),
    T(
        "Jokainen jäsen kertoo omassa organisaatiossaan yhden asian jokaisesta kokouksesta.",
        "Varje medlem berättar en sak från varje möte i sin egen organisation.",
    ),
    (
        Measure(
            T("Uutiskirje viikon sisällä kokouksesta", "Nyhetsbrevet inom en vecka efter mötet"),
            T("Aino Koskela, Johanna Grannas", "Aino Koskela, Johanna Grannas"),
            T("Kolme tuntia kirjettä kohti", "Tre timmar per brev"),
            T("Tilaajien määrä kaksi kertaa vuodessa", "Antalet prenumeranter två gånger om året"),
            "under_way",
            T(
                "Pohja ja muistilista ovat kansiossa Viestintä.",
                "Mallen och minneslistan finns i mappen Kommunikation.",
            ),
            "2026–2027",
        ),
        Measure(
            T(
                "Termit suomeksi ja ruotsiksi yhdessä paikassa",
                "Termerna på finska och svenska på ett ställe",
            ),
            T("Björn Lindqvist", "Björn Lindqvist"),
            T("Kaksi iltapäivää", "Två eftermiddagar"),
            T("Luettelo tarkistetaan syksyisin.", "Listan ses över varje höst."),
            "done",
            T("Luettelo on kansiossa Viestintä.", "Listan finns i mappen Kommunikation."),
            "2026",
        ),
    ),
)
STEERING = Plan(
    T("Ryhmän työsuunnitelma 2026–2027", "Gruppens arbetsplan 2026–2027"),
    T("tyosuunnitelma", "arbetsplan"),
    (2026, 2027),
    T(
        "Mitä ryhmä tekee itse. Maakunnan toimenpiteet ovat julkisessa toimintasuunnitelmassa.",
        "Vad gruppen själv gör. Landskapets åtgärder finns i den offentliga verksamhetsplanen.",
    ),
    (MEETINGS, WORDS),
)
