"""All news, oldest first."""

from cms.demo.words.news_2016 import NEWS_2016
from cms.demo.words.news_2017 import NEWS_2017
from cms.demo.words.shapes import News, T

NEWS_2026 = (
    News(
        "elinvoimakeskus",
        "2026-01-02",
        T(
            "Elinvoimakeskus jatkaa ELY-keskuksen työtä",
            "Livskraftscentralen fortsätter NTM-centralens arbete",
        ),
        T("elinvoimakeskus-jatkaa", "livskraftscentralen-fortsatter"),
        T(
            "Kymmenen elinvoimakeskusta aloitti 1.1.2026. Ryhmä, sen tehtävät ja yhteyshenkilö pysyvät.",
            "Tio livskraftscentraler inledde sin verksamhet den 1 januari 2026. Gruppen, uppgifterna och "
            "kontaktpersonen är desamma.",
        ),
        T(
            """
            ELY-keskusten toiminta päättyi vuoden 2025 lopussa. Pohjois-Pohjanmaalla ja Kainuussa työtä jatkaa
            Pohjois-Suomen elinvoimakeskus.

            ## Mitä tämä tarkoittaa verkostolle

            Ryhmä jatkaa samalla kokoonpanolla. Vanhoja asiakirjoja ei muuteta: niissä lukee ELY-keskus, koska se
            oli silloin oikea nimi. [Näin luet niitä](page:authorities).

            ## Mitä sinun pitää tehdä

            Ei mitään. Jos lähetit aiemmin viestejä koordinaattorin vanhaan osoitteeseen, päivitä se
            [yhteystiedoista](page:contact).
            """,
            """
            NTM-centralernas verksamhet upphörde i slutet av 2025. I Norra Österbotten och Kajanaland fortsätter
            Norra Finlands livskraftscentral arbetet.

            ## Vad det betyder för nätverket

            Gruppen fortsätter i samma sammansättning. Äldre dokument ändras inte: i dem står det NTM-centralen,
            eftersom det var rätt namn då. [Så läser du dem](page:authorities).

            ## Vad du behöver göra

            Ingenting. Om du har skickat meddelanden till samordnarens gamla adress kan du uppdatera den från
            [kontaktuppgifterna](page:contact).
            """,
        ),
        "sunrise",
        "national",
    ),
    News(
        "new-site",
        "2026-11-16",
        T(
            "Uusi sivusto: julkinen puoli, työtilat ja uutiskirje samassa paikassa",
            "En ny webbplats: det öppna, arbetsrummen och nyhetsbrevet på ett ställe",
        ),
        T("uusi-sivusto", "en-ny-webbplats"),
        T(
            "Verkosto sai oman paikan, jossa asia kerrotaan kerran ja löydetään haulla.",
            "Nätverket fick en egen plats där saken berättas en gång och hittas med sökningen.",
        ),
        T(
            """
            Vuonna 2016 toivottiin ryhmälle omaa suljettua alustaa, parempaa julkista sivua ja uutiskirjettä. Kymmenen
            vuotta myöhemmin ne ovat tässä.

            ## Kaikille

            Ohjauspalvelut kunnittain ja kielittäin, uutiset, tapahtumat ja suunnitelma, josta näkee tilanteen. Sivut
            ovat suomeksi ja ruotsiksi, eikä vierailijaa seurata.

            ## Jäsenille

            Työtilassa ovat kokousten asiakirjat, keskustelut ja tapahtumat. Asiakirjan saa linkkinä, ja jokaisesta
            näkee, kuka sen voi lukea.

            ## Tämä on esittely

            Sisältö on koottu näytteeksi. [Lue, mikä on totta ja mikä keksittyä](page:demo).
            """,
            """
            År 2016 önskade man en egen sluten plattform för gruppen, en bättre öppen sida och ett nyhetsbrev. Tio år
            senare finns de här.

            ## För alla

            Vägledningstjänster enligt kommun och språk, nyheter, evenemang och en plan där läget syns. Sidorna finns
            på finska och svenska, och besökaren spåras inte.

            ## För medlemmar

            I arbetsrummet finns mötenas dokument, diskussioner och evenemang. Ett dokument delas som länk, och för
            vart och ett syns vem som kan läsa det.

            ## Det här är en demonstration

            Innehållet är ett smakprov. [Läs vad som är sant och vad som är påhittat](page:demo).
            """,
        ),
        "doors",
    ),
)
NEWS: tuple[News, ...] = (*NEWS_2016, *NEWS_2017, *NEWS_2026)
# What the pictures show, for those who do not see them.
ALT = {
    "survey": T(
        "Viisikymmentäviisi pientä ympyrää riveissä, yksi niistä lakanvärinen.",
        "Femtiofem små cirklar i rader, en av dem hjortrongul.",
    ),
    "plan": T("Viisi eriväristä pylvästä viivan päällä.", "Fem staplar i olika färger på en linje."),
    "letter": T(
        "Kuoren ääriviivat, jonka kulmassa on rengas.", "Konturen av ett kuvert med en ring i hörnet."
    ),
    "meeting": T("Kaksi rengasta, jotka leikkaavat toisensa.", "Två ringar som går in i varandra."),
    "ring": T("Kahdentoista kaaren rengas, yksi kaari hohtaa.", "En ring av tolv bågar, en av dem lyser."),
    "coffee": T(
        "Kolme ympyrää kaarella kuin kupit pöydällä.", "Tre cirklar på en båge, som koppar på ett bord."
    ),
    "circle": T("Kuusi pistettä kehällä.", "Sex punkter i en ring."),
    "clinic": T("Risti, jonka yksi haara on eri värinen.", "Ett kors med en arm i annan färg."),
    "evening": T("Puolikas aurinko vaakaviivan takana.", "En halv sol bakom en vågrät linje."),
    "paths": T("Kolme kaartuvaa polkua, jotka kohtaavat.", "Tre bågande stigar som möts."),
    "sunrise": T("Kymmenen sädettä nousee kaaresta.", "Tio strålar stiger ur en båge."),
    "doors": T("Kolme avointa ovea rinnakkain.", "Tre öppna dörrar bredvid varandra."),
}
