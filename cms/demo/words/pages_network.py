"""Pages about the network: its groups, its questions, its history."""

from cms.demo.words.shapes import Content, T

NETWORK = Content(
    "network",
    T("Verkosto ja sen ryhmät", "Nätverket och dess grupper"),
    T("verkosto", "natverket"),
    T(
        "Yksi ohjausryhmä, sen jaokset ja vapaasti syntyvät vertaisryhmät.",
        "En styrgrupp, dess sektioner och kollegiala grupper som uppstår fritt.",
    ),
    T(
        """
        Asioita voi järjestää käskemällä, ostamalla tai sopimalla. Verkosto on sopimista. Jäsenet ovat toisistaan
        riippumattomia, ja yhteistyötä kannattelee luottamus: tiedän, että teet, mitä lupasit. Siksi verkosto
        taipuu silloinkin, kun valmista ratkaisua ei ole.

        ## Ohjaus- ja yhteistyöryhmä

        Ryhmässä on edustaja jokaisesta [jäsenorganisaatiosta](page:organisations). Viranomainen asettaa ryhmän,
        kutsuu sen koolle ja pitää kirjaa sovitusta. Kokouksia on kahdesta viiteen vuodessa.

        ## Nuorten ohjauksen jaos

        Jaos valmistelee asioita, jotka koskevat alle 30-vuotiaita: Ohjaamoja, työpajoja ja etsivää nuorisotyötä.
        Se tuo ehdotuksensa ryhmälle.

        ## Vertaismentorointi ja klinikat

        Ohjaajat tukevat toisiaan [vertaismentoroinnissa](page:mentoring). Ohjausta kehittävien hankkeiden vetäjät
        tapaavat projektipäällikköklinikalla, jossa puhutaan siitä, mikä ei ole onnistunut.

        ## Mitä jäsenyys vaatii

        Kokouspäiviä on vuodessa muutama, ja niiden väliin jää lukemista tunti tai kaksi. Tärkeintä on, että edustaja
        saa omassa organisaatiossaan kertoa, mitä sovittiin, ja tuoda takaisin vastauksen.

        ## Miten mukaan

        Verkosto elää, kun siitä on hyötyä. Jos organisaatiosi ohjaa ihmisiä Pohjois-Pohjanmaalla eikä ole vielä
        mukana, [ota yhteyttä](page:contact). Kokouksiin voi tulla myös vierailijana.
        """,
        """
        Saker kan ordnas genom att befalla, köpa eller komma överens. Ett nätverk kommer överens. Medlemmarna är
        oberoende av varandra, och samarbetet bärs upp av förtroende: jag vet att du gör det du lovat. Därför är
        nätverket smidigt också när det inte finns någon färdig lösning.

        ## Styr- och samarbetsgruppen

        I gruppen finns en företrädare för varje [medlemsorganisation](page:organisations). Myndigheten tillsätter
        gruppen, sammankallar den och antecknar det man kommit överens om. Mötena är två till fem per år.

        ## Sektionen för vägledning av unga

        Sektionen bereder frågor som gäller unga under 30: Navigatorerna, ungdomsverkstäderna och det uppsökande
        ungdomsarbetet. Förslagen för den till gruppen.

        ## Kollegialt mentorskap och kliniker

        Vägledarna stöder varandra genom [kollegialt mentorskap](page:mentoring). De som leder projekt för att
        utveckla vägledningen möts på projektledarkliniken, där man talar om det som inte har lyckats.

        ## Vad medlemskapet kräver

        Det hålls några möten om året, och mellan dem finns en timme eller två att läsa. Viktigast är att företrädaren
        får berätta i sin egen organisation vad man kommit överens om och ta med sig ett svar tillbaka.

        ## Så kommer du med

        Ett nätverk lever när man har nytta av det. Om din organisation vägleder människor i Norra Österbotten och
        inte är med ännu, [ta kontakt](page:contact). Man kan också delta i ett möte som gäst.
        """,
    ),
    parent="work",
)

QUESTIONS = Content(
    "questions",
    T("Seitsemän kysymystä, joihin suunnitelma vastaa", "Sju frågor som planen svarar på"),
    T("seitseman-kysymysta", "sju-fragor"),
    T(
        "Ennen toimenpiteitä ryhmä sopi siitä, mitä hyvän suunnitelman pitää kertoa.",
        "Innan gruppen valde åtgärder kom den överens om vad en bra plan ska berätta.",
    ),
    T(
        """
        Lokakuun 2016 kokouksen pohjalta päätettiin laatia toimintasuunnitelma. Sen runkona on seitsemän
        kysymystä. Tässä ovat kysymykset ja lyhyet vastaukset.

        ### Verkoston tavoite: mihin haasteeseen vastaamme?

        Ohjausta on paljon, mutta ihminen löytää sen sattumalta. Tavoite on, että oikea ovi löytyy ensimmäisellä
        yrittämällä.

        ### Ketkä ovat mukana, ja miten verkosto rakentuu?

        Jäsenorganisaatiot, niiden edustajat ja varaedustajat, jaokset ja vertaisryhmät. Katso
        [verkosto ja sen ryhmät](page:network).

        ### Kuka tekee mitä?

        Viranomainen kutsuu koolle ja koordinoi. Edustaja tuo oman organisaationsa tiedon ja vie päätökset
        takaisin. Jokaisella toimenpiteellä on yksi vastuutaho.

        ### Miten tieto kulkee?

        Sisäinen tieto on työtilassa, julkinen tällä sivustolla ja uutiskirjeessä. Katso
        [näin viestimme](page:communication).

        ### Miten päätetään?

        Keskustellen kokouksessa. Päätös kirjataan yhdellä lauseella, johon kuuluu tekijä ja päivä.

        ### Miten seuraamme ja arvioimme?

        Vastuutaho kertoo tilanteen ennen kokousta: ei aloitettu, käynnissä tai valmis, ja yhden lauseen siitä,
        mistä sen näkee. Tilanne on kaikkien nähtävissä [suunnitelmassa](page:plan).

        ### Miten tulokset otetaan käyttöön?

        Viedään maakuntaan: aamukahveilla, yhteisillä päivillä ja niin, että jäsen kertoo asiasta omassa talossaan.
        """,
        """
        Utifrån mötet i oktober 2016 beslöt man att göra upp en verksamhetsplan. Stommen är sju frågor. Här är
        frågorna med korta svar.

        ### Nätverkets mål: vilken utmaning svarar vi på?

        Det finns gott om vägledning, men människan hittar den av en slump. Målet är att man hittar rätt dörr på
        första försöket.

        ### Vilka är med, och hur är nätverket uppbyggt?

        Medlemsorganisationerna, deras företrädare och ersättare, sektionerna och de kollegiala grupperna. Se
        [nätverket och dess grupper](page:network).

        ### Vem gör vad?

        Myndigheten sammankallar och samordnar. Företrädaren för med sig den egna organisationens kunskap och tar
        besluten med sig hem. Varje åtgärd har en ansvarig.

        ### Hur går informationen?

        Intern information finns i arbetsrummet, offentlig på den här webbplatsen och i nyhetsbrevet. Se
        [så kommunicerar vi](page:communication).

        ### Hur fattas beslut?

        Genom samtal på mötet. Beslutet skrivs ner i en mening med en ansvarig och ett datum.

        ### Hur följer vi upp och utvärderar?

        Den ansvariga berättar läget före mötet: inte påbörjad, pågår eller klar, och i en mening hur det syns.
        Läget är öppet för alla i [planen](page:plan).

        ### Hur tas resultaten i bruk?

        Vi för ut dem i landskapet: vid morgonkaffe, på gemensamma dagar och genom att medlemmen berättar om dem i
        sin egen organisation.
        """,
    ),
    parent="work",
)

COMMUNICATION = Content(
    "communication",
    T("Näin viestimme", "Så kommunicerar vi"),
    T("viestinta", "kommunikation"),
    T(
        "Luottamus syntyy siitä, että tieto kulkee: ryhmän sisällä, omaan taloon ja ulos.",
        "Förtroende uppstår när informationen går fram: inom gruppen, hem till den egna organisationen och ut.",
    ),
    T(
        """
        Verkosto, josta ei kuulu mitään, näyttää ulospäin keskustelukerholta. Siksi viestinnästä sovittiin jo
        ensimmäisissä kokouksissa, ja jokainen sai valita roolin, josta innostui.

        ## Viisi suuntaa

        - **Ryhmän sisällä**: suljettu työtila, jossa ovat asiakirjat, keskustelut ja kokoukset.
        - **Omassa organisaatiossa**: jäsen jakaa uutiskirjeen ja kertoo, mikä siinä koskee juuri meitä.
        - **Johdolta tekijöille ja takaisin**: päätös ja sen syy samassa viestissä.
        - **Hallinnonalojen välillä**: yhteiset tapahtumat ja yhteinen kalenteri.
        - **Kaikille**: tämä sivusto, suomeksi ja ruotsiksi.

        ## Uutiskirje kokousten jälkeen

        Kirje lähtee kaksi tai kolme kertaa vuodessa. Se on lyhyt: mitä päätettiin, mitä on tulossa, mitä sinulta
        toivotaan. [Tilaa uutiskirje](page:newsletter) tai lue vanhat numerot ilman tilausta.

        ## Mitä emme enää tee

        Vuonna 2016 kokeiltiin viestipalvelua ja suljettua ryhmää yhteisöpalvelussa. Kumpikin hajotti tiedon sinne,
        minne kaikki eivät pääse. Nyt sama asia kerrotaan kerran, ja siihen linkitetään.

        ## Jokaiselle oma rooli

        Yksi kirjoittaa mielellään, toinen kuvaa, kolmas tuntee kaikki. Roolista sovitaan vuodeksi kerrallaan.

        ## Linkki vai liite

        Linkki. Silloin kaikilla on sama, tuorein versio, ja näet itse, kuka sen saa lukea.
        """,
        """
        Ett nätverk som inte hörs ser utifrån ut som en diskussionsklubb. Därför kom man överens om
        kommunikationen redan på de första mötena, och var och en fick välja en roll som kändes inspirerande.

        ## Fem riktningar

        - **Inom gruppen**: ett slutet arbetsrum med dokument, diskussioner och möten.
        - **I den egna organisationen**: medlemmen delar nyhetsbrevet och berättar vad i det som gäller just oss.
        - **Från ledningen till dem som gör arbetet, och tillbaka**: beslutet och orsaken i samma meddelande.
        - **Mellan förvaltningsområden**: gemensamma evenemang och en gemensam kalender.
        - **Till alla**: den här webbplatsen, på finska och svenska.

        ## Nyhetsbrev efter mötena

        Brevet går ut två eller tre gånger om året. Det är kort: vad som beslutades, vad som är på gång, vad vi
        önskar av dig. [Prenumerera på nyhetsbrevet](page:newsletter) eller läs tidigare nummer utan prenumeration.

        ## Det här gör vi inte längre

        År 2016 prövade man en meddelandetjänst och en sluten grupp i ett socialt medium. Båda spred informationen
        till ställen dit alla inte har tillträde. Nu berättar vi saken en gång och länkar till den.

        ## En roll för var och en

        En skriver gärna, en annan fotograferar, en tredje känner alla. Vi kommer överens om rollerna för ett
        år i taget.

        ## Länk eller bilaga

        Länk. Då har alla samma, färskaste version, och du ser själv vem som får läsa den.
        """,
    ),
    parent="work",
)

MENTORING = Content(
    "mentoring",
    T("Vertaismentorointi", "Kollegialt mentorskap"),
    T("vertaismentorointi", "kollegialt-mentorskap"),
    T(
        "Neljästä kuuteen ohjaajaa, viisi tapaamista, ei asiantuntijaa: kollega riittää.",
        "Fyra till sex vägledare, fem träffar, ingen expert: det räcker med en kollega.",
    ),
    T(
        """
        Ohjaajan työ on yksinäistä silloin, kun omassa talossa ei ole toista samanlaista. Vertaismentoroinnissa
        ohjaajat eri organisaatioista tapaavat pienessä ryhmässä ja käyvät läpi oikeita tilanteita.

        ## Näin ryhmä toimii

        1. Ensimmäisellä kerralla sovitaan säännöt. Tärkein on luottamus: mitä kuulet, jää tänne.
        2. Jokaisella kerralla yksi kertoo tilanteen, muut kysyvät. Neuvoja annetaan vasta lopuksi.
        3. Viimeisellä kerralla jokainen kertoo, mitä teki toisin.

        ## Mitä osallistujat ovat sanoneet

        Useimmat tulivat hakemaan keinoja ja saivat rauhaa: muillakin on tilanteita, joihin ei ole oikeaa
        vastausta. Moni on jatkanut tapaamisia omalla ajalla.

        ## Aika ja hinta

        Tapaaminen kestää puolitoista tuntia, ja viisi kertaa mahtuu yhteen lukukauteen. Osallistuminen on
        maksutonta; työnantaja antaa työajan. Etäryhmä sopii niille, joilla on pitkä matka.

        ## Miksi se toimii

        Tieto siirtyy luottamuksen mukana. Kun kollega kertoo, missä epäonnistui, siitä oppii enemmän kuin oppaasta.

        ## Seuraava ryhmä

        Uudet ryhmät alkavat tammi- ja elokuussa. Ilmoita kiinnostuksesi [yhteyssivun](page:contact) kautta, niin
        etsimme sinulle ryhmän, jossa ei ole omaa esihenkilöäsi.
        """,
        """
        Vägledarens arbete är ensamt när det inte finns någon annan i samma roll i huset. I det kollegiala
        mentorskapet möts vägledare från olika organisationer i en liten grupp och går igenom verkliga situationer.

        ## Så arbetar gruppen

        1. Vid första träffen kommer man överens om reglerna. Den viktigaste är förtroende: det du hör stannar här.
        2. Varje gång berättar en om en situation, de andra frågar. Råd ges först på slutet.
        3. Vid sista träffen berättar var och en vad hon eller han gjorde annorlunda.

        ## Vad deltagarna har sagt

        De flesta kom för att få metoder och fick lugn: också andra möter situationer som saknar rätt svar. Många
        har fortsatt att träffas på egen tid.

        ## Tid och pris

        En träff tar en och en halv timme, och fem gånger ryms på en termin. Det är avgiftsfritt att delta;
        arbetsgivaren ger arbetstid. En distansgrupp passar den som har lång väg.

        ## Varför det fungerar

        Kunskap följer med förtroendet. När en kollega berättar var hon eller han misslyckades lär man sig mer än av en
        handbok.

        ## Nästa grupp

        Nya grupper börjar i januari och augusti. Anmäl ditt intresse via [kontaktsidan](page:contact), så söker vi
        en grupp där din egen chef inte är med.
        """,
    ),
    parent="work",
)

AUTHORITIES = Content(
    "authorities",
    T("ELY-keskuksesta elinvoimakeskukseen", "Från NTM-centralen till livskraftscentralen"),
    T("elinvoimakeskus", "livskraftscentralen"),
    T(
        "Viranomaiset ovat vaihtuneet, työ on jatkunut. Näin luet vanhoja asiakirjoja.",
        "Myndigheterna har bytts ut, arbetet har fortsatt. Så läser du äldre dokument.",
    ),
    T(
        """
        Suunnitelma ja suurin osa asiakirjoista on tehty aikana, jolloin alueen viranomaiset olivat toiset kuin nyt.
        Emme muuta vanhoja nimiä, koska asiakirja kertoo oman aikansa. Tämä sivu auttaa lukemaan niitä.

        ## Kuka jatkoi mitäkin

        - **Pohjois-Pohjanmaan TE-toimisto** lopetti vuoden 2024 päättyessä. Työllisyyspalvelut siirtyivät kuntien
          työllisyysalueille 1.1.2025.
        - **Pohjois-Pohjanmaan ELY-keskus** lopetti vuoden 2025 päättyessä. Työtä jatkaa Pohjois-Suomen
          elinvoimakeskus, jonka alueena ovat Pohjois-Pohjanmaa ja Kainuu. Elinvoimakeskuksia on kymmenen, ja ne
          aloittivat 1.1.2026.
        - **Pohjois-Suomen aluehallintovirasto** lopetti samana päivänä. Lupa- ja valvontavirasto on yksi koko maan
          yhteinen virasto.

        ## Mikä ei muuttunut

        Ryhmä, sen tehtävät ja sovitut toimenpiteet. Kun suunnitelmassa lukee ”ELY-keskus”, vastuu on nyt
        elinvoimakeskuksella, ja kun siinä lukee ”TE-toimisto”, asiaa hoitaa työllisyysalue.

        Samalla logiikalla luetaan muistioita ja kirjeitä: ”ELYn edustaja” on tänään elinvoimakeskuksen edustaja, ja
        ”AVI:n koulutus” löytyy Lupa- ja valvontavirastosta.

        ## Missä tämä näkyy

        [Organisaatioiden luettelossa](page:organisations) lopettanut viranomainen näkyy päivineen ja seuraajineen.
        Uusissa teksteissä käytämme uusia nimiä.
        """,
        """
        Planen och de flesta dokumenten är gjorda när regionens myndigheter var andra än nu. Vi ändrar inte gamla
        namn, eftersom ett dokument berättar om sin egen tid. Den här sidan hjälper dig att läsa dem.

        ## Vem fortsatte med vad

        - **Norra Österbottens arbets- och näringsbyrå** upphörde vid utgången av 2024. Sysselsättningsservicen gick
          över till kommunernas sysselsättningsområden den 1 januari 2025.
        - **NTM-centralen i Norra Österbotten** upphörde vid utgången av 2025. Arbetet fortsätter i Norra Finlands
          livskraftscentral, vars område är Norra Österbotten och Kajanaland. Livskraftscentralerna är tio och
          inledde sin verksamhet den 1 januari 2026.
        - **Regionförvaltningsverket i Norra Finland** upphörde samma dag. Tillstånds- och tillsynsverket är ett
          enda verk för hela landet.

        ## Det som inte ändrades

        Gruppen, dess uppgifter och de åtgärder man kommit överens om. När det i planen står ”NTM-centralen” ligger
        ansvaret nu på livskraftscentralen, och när det står ”arbets- och näringsbyrån” sköts saken av
        sysselsättningsområdet.

        Protokoll och brev läses på samma sätt: ”NTM-centralens företrädare” är i dag livskraftscentralens företrädare,
        och ”RFV:s utbildning” hittar du hos Tillstånds- och tillsynsverket.

        ## Var det syns

        I [förteckningen över organisationer](page:organisations) visas en myndighet som upphört med datum och
        efterföljare. I nya texter använder vi de nya namnen.
        """,
    ),
    parent="work",
)

PAGES = (NETWORK, QUESTIONS, COMMUNICATION, MENTORING, AUTHORITIES)
