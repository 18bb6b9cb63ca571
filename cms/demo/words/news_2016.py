"""News of 2016, from the facts of the working paper."""

from cms.demo.words.shapes import News, T

NEWS_2016 = (
    News(
        "survey",
        "2016-09-15",
        T(
            "55 ohjaajaa vastasi: näistä taidoista kaivataan lisää",
            "55 vägledare svarade: de här kunskaperna efterlyses",
        ),
        T("ohjaajakysely-2016", "enkat-till-vagledare-2016"),
        T(
            "Elokuussa ohjauksen tekijöiltä kysyttiin yhdessä TE-toimiston kanssa, millaista osaamista he tarvitsevat.",
            "I augusti frågade vi tillsammans med arbets- och näringsbyrån vilken kompetens de som vägleder behöver.",
        ),
        T(
            """
            Kysely lähti ohjausta tekeville eri puolille maakuntaa, ja vastauksia tuli 55. Kiitos jokaisesta:
            ne ohjaavat sitä, millaista koulutusta seuraavaksi järjestetään.

            ## Miksi kysyttiin

            Ohjauksen osaamista pidetään yllä monessa paikassa, mutta kukaan ei tiennyt kokonaisuutta. Kyselyn
            tarkoitus oli löytää asiat, joissa koulutuksesta hyötyisi moni yhtä aikaa.

            ## Mitä seuraavaksi

            Tulokset käydään läpi [lokakuun kokouksessa](page:event-2016-10-20), ja niistä puhutaan myös
            [25. marraskuuta](page:event-2016-11-25) yhteisessä tapahtumassa.
            """,
            """
            Enkäten gick ut till dem som vägleder i olika delar av landskapet, och vi fick 55 svar. Tack för vart
            och ett: de styr vilken utbildning som ordnas härnäst.

            ## Varför vi frågade

            Kompetens i vägledning upprätthålls på många håll, men ingen kände till helheten. Syftet med enkäten
            var att hitta det där många på en gång skulle ha nytta av utbildning.

            ## Vad händer nu

            Resultaten gås igenom på [mötet i oktober](page:event-2016-10-20) och diskuteras också på det
            gemensamma evenemanget [den 25 november](page:event-2016-11-25).
            """,
        ),
        "survey",
    ),
    News(
        "october-meeting",
        "2016-10-24",
        T(
            "Lokakuun kokous: tavoitteet, suunnitelma ja viestintä",
            "Mötet i oktober: målen, planen och kommunikationen",
        ),
        T("lokakuun-kokous", "motet-i-oktober"),
        T(
            "Ryhmä päätti laatia toimintasuunnitelman, joka kertoo tekijät eikä vain tekemisiä.",
            "Gruppen beslöt att göra upp en verksamhetsplan som berättar vem, inte bara vad.",
        ),
        T(
            """
            Ohjaus- ja yhteistyöryhmä kokoontui 20. lokakuuta. Päivä tehtiin pienissä ryhmissä kolmen teeman
            ympärillä: mitä varten verkosto on, mitä se tekee vuoteen 2020 mennessä ja miten siitä kerrotaan.

            ## Miten on vaikeampi kuin mitä

            Keskustelussa toistui sama huomio. On helppo luetella, mitä pitäisi tehdä. Vaikeampaa on sopia, kuka
            ottaa vastuun ja kenellä on valta päättää. Siksi suunnitelmaan tulee kolme saraketta: vastuu,
            resurssit sekä arviointi ja seuranta.

            ## Vuosikello vuodelle 2017

            Seuraavaksi luonnostellaan vuosikello: milloin tavataan, missä ja kuinka paljon aikaa työhön on
            järkevää käyttää. Suunnitelman voi lukea [täältä](page:plan).
            """,
            """
            Styr- och samarbetsgruppen samlades den 20 oktober. Dagen ägnades åt arbete i små grupper kring tre
            teman: varför nätverket finns, vad det gör fram till 2020 och hur man berättar om det.

            ## Hur är svårare än vad

            En iakttagelse återkom i samtalen. Det är lätt att räkna upp vad som borde göras. Det är svårare att
            komma överens om vem som tar ansvar och vem som får besluta. Därför får planen tre kolumner: ansvar,
            resurser samt utvärdering och uppföljning.

            ## Årshjul för 2017

            Härnäst skissar vi ett årshjul: när vi träffas, var och hur mycket tid som är rimligt att använda.
            Planen kan du läsa [här](page:plan).
            """,
        ),
        "plan",
    ),
    News(
        "newsletter-begins",
        "2016-11-07",
        T(
            "Uutiskirje alkaa ilmestyä kokousten jälkeen",
            "Ett nyhetsbrev börjar utkomma efter mötena",
        ),
        T("uutiskirje-alkaa", "nyhetsbrevet-borjar"),
        T(
            "Kaksi tai kolme kirjettä vuodessa, tiiviisti ja kahdella kielellä.",
            "Två eller tre brev om året, kort och på två språk.",
        ),
        T(
            """
            Ryhmän jäsenet toivoivat viestiä, jonka voi lähettää omassa organisaatiossa eteenpäin sellaisenaan.
            Siksi jokaisen kokouksen jälkeen kootaan uutiskirje: mitä päätettiin, mitä on tulossa ja missä tarvitaan
            apua.

            Kirjeen voi [tilata täältä](page:newsletter). Vanhat numerot jäävät kaikkien luettaviksi.
            """,
            """
            Gruppens medlemmar önskade ett brev som man kan skicka vidare i den egna organisationen som det är.
            Därför sammanställs ett nyhetsbrev efter varje möte: vad som beslutades, vad som är på gång och var det
            behövs hjälp.

            Du kan [prenumerera här](page:newsletter). Tidigare nummer finns kvar för alla att läsa.
            """,
        ),
        "letter",
    ),
    News(
        "november-event",
        "2016-11-28",
        T(
            "Yhteinen iltapäivä TE-toimiston kanssa: tutuksi ennen kuin tarvitaan",
            "En eftermiddag med arbets- och näringsbyrån: lär känna varandra innan det behövs",
        ),
        T("tutuksi-ennen-kuin-tarvitaan", "lar-kanna-varandra"),
        T(
            "Ohjauksen tekijät kokoontuivat 25. marraskuuta rakentamaan verkostoja.",
            "De som arbetar med vägledning samlades den 25 november för att bygga nätverk.",
        ),
        T(
            """
            Tapahtuman ajatus oli yksinkertainen. Asiakkaan asia etenee nopeammin, jos ohjaaja tietää, kenelle
            soittaa, ja uskaltaa soittaa.

            ## Yhteistyötä ja ajankohtaista

            Ohjelmassa oli verkostojen rakentamista, puhetta siitä, miksi yhteistyö kannattaa, ja katsaus siihen,
            mitä elinikäisessä ohjauksessa juuri nyt tapahtuu. Samalla kerrottiin toimijoiden oma
            keskusteluryhmä avatuksi.

            ## Jatkoa toivotaan

            Seuraavaa yhteistä päivää suunnitellaan aluehallintoviraston kanssa syksylle 2017.
            """,
            """
            Tanken med evenemanget var enkel. Kundens ärende går fortare framåt om vägledaren vet vem man ska ringa
            och vågar ringa.

            ## Samarbete och aktuellt

            På programmet stod nätverksbyggande, samtal om varför det lönar sig att samarbeta och en översikt över
            vad som är på gång inom livslång vägledning. Samtidigt berättades att aktörernas egen diskussionsgrupp
            hade öppnats.

            ## En fortsättning önskas

            Nästa gemensamma dag planeras tillsammans med regionförvaltningsverket för hösten 2017.
            """,
        ),
        "meeting",
    ),
)
