"""Pages about the steering and co-operation group: what it does and why."""

from cms.demo.words.shapes import Content, T

WORK = Content(
    "work",
    T("Mitä teemme", "Vad vi gör"),
    T("mita-teemme", "vad-vi-gor"),
    T(
        """Pohjois-Pohjanmaan elinikäisen ohjauksen ohjaus- ja yhteistyöryhmä saa ohjauksen tekijät saman
        pöydän ääreen.""",
        """Styr- och samarbetsgruppen för livslång vägledning i Norra Österbotten samlar dem som arbetar
        med vägledning kring samma bord.""",
    ),
    T(
        """
        Ryhmässä istuu rehtoreita, opinto-ohjaajia, nuorisotyön ja työllisyyspalvelujen asiantuntijoita,
        yrittäjiä ja järjestöjen väkeä. Kukaan ei johda toista. Yhteinen työ perustuu siihen, että jokainen
        tuo pöytään jotakin, mistä muille on hyötyä, ja vie kotiin jotakin, mitä voi käyttää.

        ## Vuoden kulku

        Ryhmä kokoontuu muutaman kerran vuodessa. Kokousten välillä toimitaan jaoksissa, vertaisryhmissä ja
        tapahtumissa, ja kokouksen jälkeen lähtee [uutiskirje](page:newsletter). Avoimet tilaisuudet löytyvät
        [tapahtumista](page:events).

        ## Mitä tavoittelemme

        Ohjausta tarjoaa Pohjois-Pohjanmaalla moni, mutta ihminen löytää sen usein sattumalta. Haluamme, että oikea
        ovi löytyy ensimmäisellä yrittämällä: kaupungissa ja kylässä, suomeksi ja ruotsiksi, nuorena ja eläkettä
        odottaessa. Siksi etsimme aukkoja, sovimme työnjaosta ja kerromme tuloksista julkisesti. Työtä mitataan
        ensisijaisesti sillä, pääsikö ihminen eteenpäin, ei sillä, montako kokousta vuoden aikana pidettiin.

        ## Suunnitelma, jota voi seurata

        [Toimintasuunnitelmassa](page:plan) on viisi painopistettä. Jokaisesta toimenpiteestä kerrotaan, kuka
        siitä vastaa, millä voimin se tehdään ja mistä huomaa, että se on tehty. Jos kohta on tyhjä, tekijä
        puuttuu vielä.
        """,
        """
        I gruppen sitter rektorer, studiehandledare, sakkunniga i ungdomsarbete och sysselsättningsservice,
        företagare och föreningsfolk. Ingen leder någon annan. Det gemensamma arbetet bygger på att var och en
        tar med sig något till bordet som andra har nytta av och för hem något som går att använda.

        ## Så går året

        Gruppen möts några gånger om året. Mellan mötena arbetar vi i sektioner, kollegiala grupper och
        evenemang, och efter mötet går ett [nyhetsbrev](page:newsletter) ut. Öppna tillfällen finns bland
        [evenemangen](page:events).

        ## Vad vi strävar efter

        Många erbjuder vägledning i Norra Österbotten, men människan hittar den ofta av en slump. Vi vill att man
        hittar rätt dörr på första försöket: i staden och i byn, på finska och svenska, som ung och i väntan på
        pensionen. Därför letar vi efter luckor, kommer överens om arbetsfördelningen och berättar öppet om
        resultaten. Arbetet mäts i om människan kom vidare, inte i antalet möten.

        ## En plan som går att följa

        [Verksamhetsplanen](page:plan) har fem tyngdpunkter. För varje åtgärd berättar vi vem som ansvarar för
        den, vilka resurser som behövs och hur man märker att den är gjord. Är ett fält tomt saknas det ännu
        någon som gör arbetet.
        """,
    ),
    in_menu=True,
)

TASKS = Content(
    "tasks",
    T("Ryhmän tehtävät", "Gruppens uppgifter"),
    T("tehtavat", "uppgifter"),
    T(
        "Viisi tehtävää, jotka alueen viranomainen on ryhmälle antanut, ja mitä ne tarkoittavat arjessa.",
        "Fem uppgifter som regionens myndighet har gett gruppen, och vad de betyder i vardagen.",
    ),
    T(
        """
        Tehtävät vahvistettiin syksyllä 2014. Ne eivät ole määräyksiä jäsenille vaan lupaus siitä, mihin
        ryhmän aikaa käytetään.

        ## Saatavuus ja laatu

        Ryhmä katsoo karttaa asukkaan silmin: saako ohjausta siellä, missä sitä tarvitaan, omalla kielellä ja
        oikeaan aikaan? Aukot kirjataan ja niille etsitään tekijä.

        ## Verkosto, yhteistyö ja osaaminen

        Palvelujen tuottajat tutustuvat toisiinsa, oppivat toisiltaan ja sopivat työnjaosta. Tätä varten
        järjestetään yhteisiä päiviä, aamukahveja ja vertaismentorointia.

        ## Strategian seuranta

        Ryhmä seuraa, miten ohjauspalvelujen strategia toteutuu maakunnassa, arvioi tuloksia ja pitää
        [suunnitelman](page:plan) ajan tasalla.

        ## Kannanotot

        Kun jokin ei toimi, ryhmä sanoo sen ja ehdottaa parempaa. Esitykset osoitetaan viranomaiselle, joka
        asettaa ryhmän.

        ## Näin tehtävät näkyvät asialistalla

        Jokaisessa kokouksessa käydään läpi ainakin yksi tehtävä kerrallaan: mitä on tehty, mikä on kesken ja mitä
        tarvitaan viranomaiselta. Vuoden viimeisessä kokouksessa katsotaan kaikkia viittä rinnakkain ja päätetään,
        mihin seuraavana vuonna keskitytään.

        ## Jaokset

        Rajattua asiaa varten voidaan perustaa jaos. Nuorten ohjauksen jaos on niistä ensimmäinen, ja siitä
        kerrotaan sivulla [verkosto ja sen ryhmät](page:network).
        """,
        """
        Uppgifterna fastställdes hösten 2014. De är inga befallningar till medlemmarna utan ett löfte om vad
        gruppens tid används till.

        ## Tillgång och kvalitet

        Gruppen ser på kartan med invånarens ögon: finns det vägledning där den behövs, på det egna språket
        och i rätt tid? Luckorna skrivs upp, och man söker någon som kan fylla dem.

        ## Nätverk, samarbete och kompetens

        De som ordnar tjänster lär känna varandra, lär sig av varandra och kommer överens om arbetsfördelningen.
        För det ordnas gemensamma dagar, morgonkaffe och kollegialt mentorskap.

        ## Uppföljning av strategin

        Gruppen följer hur strategin för vägledningstjänster förverkligas i landskapet, utvärderar resultaten
        och håller [planen](page:plan) aktuell.

        ## Ställningstaganden

        När något inte fungerar säger gruppen det och föreslår något bättre. Framställningarna riktas till den
        myndighet som tillsätter gruppen.

        ## Så syns uppgifterna på föredragningslistan

        På varje möte går vi igenom minst en uppgift i taget: vad som är gjort, vad som pågår och vad som behövs av
        myndigheten. På årets sista möte ser vi på alla fem bredvid varandra och beslutar vad vi koncentrerar oss på
        nästa år.

        ## Sektioner

        För en avgränsad fråga kan man grunda en sektion. Sektionen för vägledning av unga är den första, och
        den presenteras på sidan [nätverket och dess grupper](page:network).
        """,
    ),
    parent="work",
)

GOALS = Content(
    "goals",
    T("Mistä tavoitteet tulevat", "Varifrån målen kommer"),
    T("tavoitteet", "mal"),
    T(
        "Opetus- ja kulttuuriministeriö sekä työ- ja elinkeinoministeriö antoivat alueille yhteisen suunnan.",
        "Undervisnings- och kulturministeriet och arbets- och näringsministeriet gav regionerna en gemensam riktning.",
    ),
    T(
        """
        Kaksi ministeriötä kirjoitti ELY-keskuksille kirjeen siitä, mitä elinikäisen ohjauksen työllä
        tavoitellaan. Kirje on tämän ryhmän lähtökohta, ja sen sisältö mahtuu neljään asiaan.

        ## Yhtenäinen kokonaisuus koko maahan

        Tavoitteena on ohjaus, joka on joka puolella Suomea riittävän samanlaista ja kaikkien ulottuvilla.
        Palvelu lähtee ihmisen tarpeesta, ja sen saa käymällä, soittamalla tai verkossa.

        ## Ohjaamo

        Erityisesti kehitettiin Ohjaamoa: paikkaa, jossa eri organisaatioiden ohjaajat työskentelevät
        yhdessä. Ajatus oli alusta asti, että Ohjaamo palvelisi nuorten lisäksi aikuisia.

        ## Alueen ryhmän kaksi tehtävää

        - Nuorten ja aikuisten ohjauspalveluja on saatavilla, ja ne ovat hyviä.
        - Ohjauksen osaaminen vahvistuu.

        Kaikki muu, mitä ryhmä tekee, palvelee näitä kahta. Jos ehdotus ei paranna palvelujen saatavuutta, laatua tai
        osaamista, se kuuluu luultavasti jollekin toiselle.

        ## Opitaan yhdessä

        Ohjausta osataan monella hallinnonalalla, ja jokaisella niistä on oma perinteensä. Sitä ei pidä
        hukata, mutta siihen ei pidä myöskään jäädä: uutta opitaan tekemällä yhdessä.

        Vuonna 2026 alueen viranomainen vaihtui. Siitä kerrotaan sivulla
        [ELY-keskuksesta elinvoimakeskukseen](page:authorities).
        """,
        """
        Två ministerier skrev ett brev till NTM-centralerna om vad arbetet med livslång vägledning syftar
        till. Brevet är gruppens utgångspunkt, och innehållet ryms i fyra punkter.

        ## En enhetlig helhet i hela landet

        Målet är vägledning som är tillräckligt lika överallt i Finland och inom räckhåll för alla. Tjänsten
        utgår från människans behov, och man får den genom ett besök, ett samtal eller på webben.

        ## Navigatorn

        Särskild vikt lades vid Navigatorn: en plats där vägledare från olika organisationer arbetar
        tillsammans. Tanken var från början att Navigatorn skulle betjäna vuxna lika väl som unga.

        ## Den regionala gruppens två uppgifter

        - Vägledningstjänster för unga och vuxna finns att få och håller god kvalitet.
        - Kompetensen i vägledning stärks.

        Allt annat som gruppen gör tjänar de här två. Om ett förslag inte förbättrar tillgången på tjänster, kvaliteten
        eller kompetensen hör det antagligen hemma hos någon annan.

        ## Vi lär oss tillsammans

        Vägledning behärskas inom många förvaltningsområden, och vart och ett har sin egen tradition. Den ska
        inte gå förlorad, men man ska inte heller stanna vid den: nytt lär man sig genom att göra tillsammans.

        År 2026 fick regionen en ny myndighet. Om det berättar sidan
        [Från NTM-centralen till livskraftscentralen](page:authorities).
        """,
    ),
    parent="work",
)

PROPOSE = Content(
    "propose",
    T("Tee ehdotus", "Kom med ett förslag"),
    T("tee-ehdotus", "kom-med-ett-forslag"),
    T(
        "Kuusi kysymystä tekee ideasta ehdotuksen, johon ryhmä voi vastata.",
        "Sex frågor gör en idé till ett förslag som gruppen kan svara på.",
    ),
    T(
        """
        Lokakuun 2016 kokouksessa jokainen pöytäkunta kirjoitti kahdesta viiteen ehdotusta verkostolle. Niistä
        parhaat olivat konkreettisia: lukija tiesi heti, mitä tapahtuu ja kuka sen tekee.

        ## Kuusi kysymystä

        1. **Mitä** tehdään?
        2. **Kuka** tekee?
        3. **Miten** se tehdään?
        4. **Milloin?**
        5. **Kenen kanssa?**
        6. **Miksi?**

        Vastaa jokaiseen yhdellä tai kahdella lauseella. Jos et tiedä, kirjoita se: ”en tiedä kuka” on parempi
        kuin tyhjä, koska silloin muut tietävät auttaa.

        ## Esimerkki

        Mitä: aamukahvit kolmella paikkakunnalla. Kuka: kunnan verkoston yhteyshenkilö. Miten: tunti, yksi
        teema, ei esityksiä. Milloin: huhti-, syys- ja marraskuussa. Kenen kanssa: oppilaitos ja työpaja.
        Miksi: kaukana asuvat eivät pääse Ouluun iltapäiväksi.

        ## Hyvä ehdotus on pieni

        Iso ajatus kannattaa jakaa osiin. Ehdota ensimmäistä askelta, jonka voi ottaa kolmessa kuukaudessa ja jonka
        onnistumisen kuka tahansa näkee ilman selvitystä.

        ## Mitä ehdotukselle tapahtuu

        Jäsenet kirjoittavat ehdotukset työtilan keskusteluun. Muut voivat lähettää ehdotuksen
        [palautelomakkeella](page:contact). Ryhmä käsittelee ehdotukset seuraavassa kokouksessa ja vastaa
        jokaiseen, myös silloin, kun vastaus on ei.
        """,
        """
        På mötet i oktober 2016 skrev varje bord två till fem förslag till nätverket. De bästa var konkreta:
        läsaren visste genast vad som skulle hända och vem som skulle göra det.

        ## Sex frågor

        1. **Vad** ska göras?
        2. **Vem** gör det?
        3. **Hur** görs det?
        4. **När?**
        5. **Med vem?**
        6. **Varför?**

        Svara på varje fråga med en eller två meningar. Om du inte vet, skriv det: ”jag vet inte vem” är bättre
        än tomt, för då vet andra att de kan hjälpa till.

        ## Ett exempel

        Vad: morgonkaffe på tre orter. Vem: kontaktpersonen i kommunens nätverk. Hur: en timme, ett tema, inga
        presentationer. När: i april, september och november. Med vem: en läroanstalt och en ungdomsverkstad.
        Varför: den som bor långt borta kommer inte till Uleåborg för en eftermiddag.

        ## Ett bra förslag är litet

        Det lönar sig att dela upp en stor tanke. Föreslå det första steget, ett som går att ta på tre månader och där
        vem som helst ser utan utredning om det lyckades.

        ## Vad händer med förslaget

        Medlemmarna skriver sina förslag i arbetsrummets diskussion. Andra kan skicka ett förslag med
        [responsblanketten](page:contact). Gruppen behandlar förslagen på nästa möte och svarar på vart och
        ett, också när svaret är nej.
        """,
    ),
    parent="work",
)

PAGES = (WORK, TASKS, GOALS, PROPOSE)
