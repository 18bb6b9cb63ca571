"""News of 2017: what the paper planned; some left in one language on purpose."""

from cms.demo.words.shapes import News, T

NEWS_2017 = (
    News(
        "year-2017",
        "2017-01-18",
        T("Vuosi 2017: vähemmän luetteloa, enemmän tekijöitä", "År 2017: färre listor, fler som gör"),
        T("vuosi-2017", "ar-2017"),
        T(
            "Ensimmäisen vuoden painotukset ovat saatavuus, osaaminen ja viestintä.",
            "Under det första året betonas tillgång, kompetens och kommunikation.",
        ),
        T(
            """
            Toimintasuunnitelmassa on 64 toimenpidettä, eikä kaikkea voi aloittaa kerralla. Vuonna 2017 tehdään
            ensin ne, joilla on jo tekijä.

            ## Kolme painotusta

            - **Saatavuus**: etsivä nuorisotyö jokaiseen kuntaan ja yhteinen kysymyslista ensitapaamisiin.
            - **Osaaminen**: ensimmäinen vertaismentorointiryhmä ja aikuisten ohjauksen opintokokonaisuus.
            - **Viestintä**: uutiskirje ja oma työtila.

            ## Vuosikello

            Kokoukset ovat keväällä ja syksyllä, ja kokousten välissä juodaan aamukahvia maakunnassa. Päivät löytyvät
            [tapahtumista](page:events).
            """,
            """
            Verksamhetsplanen innehåller 64 åtgärder, och allt kan inte börja på en gång. År 2017 gör vi först det
            som redan har en ansvarig.

            ## Tre betoningar

            - **Tillgång**: uppsökande ungdomsarbete i alla kommuner och gemensamma frågor för det första mötet.
            - **Kompetens**: den första gruppen för kollegialt mentorskap och studier i vägledning av vuxna.
            - **Kommunikation**: nyhetsbrevet och ett eget arbetsrum.

            ## Årshjulet

            Mötena hålls på våren och hösten, och mellan mötena dricker vi morgonkaffe ute i landskapet. Datumen finns
            bland [evenemangen](page:events).
            """,
        ),
        "ring",
    ),
    News(
        "morning-coffee",
        "2017-03-09",
        T("Aamukahvilla maakunnassa: tunti, yksi teema", "Morgonkaffe i landskapet: en timme, ett tema"),
        T("aamukahvilla-maakunnassa", "morgonkaffe-i-landskapet"),
        T(
            "Jos ohjaajat eivät pääse Ouluun, Oulu tulee kahville.",
            "Om vägledarna inte kommer till Uleåborg, kommer Uleåborg på kaffe.",
        ),
        T(
            """
            Pitkät välimatkat eivät ole tekosyy vaan tosiasia. Siksi ryhmä kokeilee aamukahvituokioita, jotka
            pidetään siellä, missä työ tehdään.

            ## Näin tuokio kulkee

            Kello 8.30 kahvi, 8.40 teeman avaus kymmenessä minuutissa, sitten keskustelua. Kello 9.30 kaikki ovat
            jo töissä. Esityskalvoja ei käytetä.

            ## Teemat syntyvät paikalla

            Ensimmäisten tuokioiden aiheita ovat hakeutumisvaiheen ohjaus, keskeyttäminen ja se, miten asiakkaan
            tarpeen tunnistaa. Ehdota omaasi: [tee ehdotus](page:propose).
            """,
            """
            Långa avstånd är ingen bortförklaring utan ett faktum. Därför prövar gruppen morgonkaffe som ordnas där
            arbetet görs.

            ## Så går det till

            Kaffe klockan 8.30, temat inleds 8.40 på tio minuter, sedan samtal. Klockan 9.30 är alla redan på
            jobbet. Inga bilder visas.

            ## Temana föds på plats

            De första träffarna handlar om vägledning i ansökningsskedet, avbrutna studier och hur man känner igen
            kundens behov. Föreslå ett eget: [kom med ett förslag](page:propose).
            """,
        ),
        "coffee",
    ),
    News(
        "peer-mentoring",
        "2017-05-22",
        T("Ensimmäinen vertaismentorointiryhmä päätti kautensa", None),
        T("ensimmainen-vertaismentorointiryhma", None),
        T("Kuusi ohjaajaa, viisi tapaamista ja yksi sääntö: mitä kuulet, jää tänne.", None),
        T(
            """
            Ryhmässä oli opinto-ohjaajia, työvalmentaja ja kaksi uraohjaajaa. Jokainen toi vuorollaan tilanteen,
            joka oli jäänyt mieleen.

            ## Mitä ryhmä antoi

            Osallistujat kertoivat saaneensa eniten kysymyksistä. Neuvoja annettiin vähän, ja se oli helpotus.

            ## Uusi ryhmä syksyllä

            Mukaan mahtuu kuusi. Lue lisää [vertaismentoroinnista](page:mentoring).
            """,
            None,
        ),
        "circle",
    ),
    News(
        "project-clinic",
        "2017-06-07",
        T("Projektipäällikköklinikka: puhutaan siitä, mikä ei onnistunut", None),
        T("projektipaallikkoklinikka", None),
        T("Ohjausta kehittävien hankkeiden vetäjät kokoontuvat jakamaan keskeneräistä.", None),
        T(
            """
            Hankkeen loppuraportissa kaikki on onnistunut. Klinikalla puhutaan siitä, mikä ei, ja mitä siitä opittiin.

            ## Kenelle

            Klinikka on tarkoitettu hankkeille, jotka kehittävät ohjausta Pohjois-Pohjanmaalla. Mukaan voi tulla
            myös hanke, joka vasta haetaan.

            ## Miten hyvä käytäntö jää elämään

            Puolen vuoden kuluttua kysytään, mikä on yhä käytössä. Vastaus kirjataan
            [suunnitelmaan](page:plan), painopisteeseen neljä.
            """,
            None,
        ),
        "clinic",
    ),
    News(
        "svenska-kvallen",
        "2017-09-12",
        T(None, "En kväll för den som söker studier på svenska"),
        T(None, "en-kvall-for-studier-pa-svenska"),
        T(None, "Kom och fråga: studierådgivning på svenska i Uleåborg, också på distans."),
        T(
            None,
            """
            I landskapet finns få svenska studieplatser men många vägar till studier på svenska. Under kvällen berättar
            studiehandledare vad man kan läsa hemifrån, vad som kräver en flytt och vilket stöd som finns.

            ## För vem

            För unga, vuxna och den som vill lära sig svenska för ett yrke. Du behöver inte anmäla dig, och det går
            bra att delta på distans.

            ## Frågor på förhand

            Skriv till oss via [kontaktsidan](page:contact) så tar vi upp din fråga under kvällen.
            """,
        ),
        "evening",
    ),
    News(
        "autumn-with-avi",
        "2017-10-03",
        T(
            "Ohjaushenkilöstön päivä: kutsu, ohjelma ja kolme kysymystä",
            "Dagen för vägledningspersonal: inbjudan, program och tre frågor",
        ),
        T("ohjaushenkiloston-paiva", "dagen-for-vagledningspersonal"),
        T(
            "Aluehallintoviraston kanssa suunniteltu päivä kokoaa ohjaajat lokakuussa.",
            "Dagen, som planerats tillsammans med regionförvaltningsverket, samlar vägledarna i oktober.",
        ),
        T(
            """
            Koulut, työpajat ja työllisyyspalvelut ohjaavat usein samaa ihmistä tietämättä toisistaan. Päivän aikana
            rakennetaan yhdessä kolme polkua alusta loppuun.

            ## Tule valmiina

            Mieti etukäteen: mikä ohjauksessasi toimii, mikä tökkii ja mitä haluaisit kysyä naapurilta?

            ## Voisiko tästä tulla tapa?

            Ryhmä on pohtinut omia kehittämispäiviä Itä-Suomen tapaan. Päivän lopuksi kysytään, tullaanko ensi
            vuonnakin. Tiedot ovat [tapahtumissa](page:event-2017-autumn).
            """,
            """
            Skolor, ungdomsverkstäder och sysselsättningstjänster vägleder ofta samma människa utan att veta om
            varandra. Under dagen bygger vi tillsammans tre vägar från början till slut.

            ## Kom förberedd

            Fundera på förhand: vad fungerar i din vägledning, vad går trögt och vad vill du fråga din granne?

            ## Kan det här bli en vana?

            Gruppen har funderat på egna utvecklingsdagar efter modell från östra Finland. I slutet av dagen frågar
            vi om alla kommer också nästa år. Uppgifterna finns bland [evenemangen](page:event-2017-autumn).
            """,
        ),
        "paths",
    ),
)
