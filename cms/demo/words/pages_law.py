"""Contact, and the pages that the law asks for; `{supervisor}` is filled in from the site's settings."""

from cms.demo.words.shapes import Content, T

CONTACT = Content(
    "contact",
    T("Ota yhteyttä", "Ta kontakt"),
    T("yhteys", "kontakt"),
    T(
        "Kysy, ehdota tai kerro, mikä ei toimi. Vastaamme kahden viikon kuluessa.",
        "Fråga, föreslå eller berätta vad som inte fungerar. Vi svarar inom två veckor.",
    ),
    T(
        """
        Tämän sivuston yhteystiedot ovat keksittyjä, mutta näin ne olisivat: yksi ihminen, yksi osoite ja lupaus
        siitä, milloin vastataan.

        ## Koordinaattori

        Aino Koskela koordinoi ohjaus- ja yhteistyöryhmää Pohjois-Suomen elinvoimakeskuksessa.

        - Sähköposti: [elo@elo.example](mailto:elo@elo.example)
        - Puhelin: 08 000 0100, arkisin klo 9–15

        ## Palvelu ruotsiksi

        Kirjoita tai soita suomeksi tai ruotsiksi; vastaus tulee samalla kielellä.

        ## Tarvitsetko ohjausta itsellesi?

        Me emme ohjaa asiakkaita, mutta tiedämme, kuka ohjaa. Katso [ohjauspalvelut](page:services) ja valitse
        kunta. Jos et löydä sopivaa, kirjoita meille, niin etsimme.

        ## Ehdotus, uutinen tai tapahtuma

        Järjestätkö avoimen tilaisuuden ohjauksen tekijöille tai ohjausta tarvitseville? Kerro päivä, paikka ja
        kieli, niin lisäämme sen tapahtumiin. Ehdotuksen ryhmälle voit kirjoittaa [kuuden kysymyksen](page:propose)
        avulla. Lehdistölle vastaamme saman päivän aikana. Jos asiasi kuuluu toiselle, kerromme kenelle ja välitämme
        viestisi.

        ## Palaute sivustosta

        Jokaisen sivun alalaidassa on linkki palautelomakkeeseen. Kerro sivun osoite ja se, mitä yritit tehdä.
        Jos jätät sähköpostiosoitteesi, saat vastauksen viimeistään 14 päivän kuluessa.
        """,
        """
        Kontaktuppgifterna på den här webbplatsen är påhittade, men så här kunde de vara: en människa, en adress
        och ett löfte om när svaret kommer.

        ## Samordnare

        Aino Koskela samordnar styr- och samarbetsgruppen vid Norra Finlands livskraftscentral.

        - E-post: [elo@elo.example](mailto:elo@elo.example)
        - Telefon: 08 000 0100, vardagar kl. 9–15

        ## Service på svenska

        Skriv eller ring på finska eller svenska; du får svar på samma språk.

        ## Behöver du vägledning för egen del?

        Vi vägleder inte kunder, men vi vet vem som gör det. Se [vägledningstjänsterna](page:services) och välj
        kommun. Hittar du ingen som passar, skriv till oss så söker vi.

        ## Ett förslag, en nyhet eller ett evenemang

        Ordnar du ett öppet tillfälle för dem som vägleder eller behöver vägledning? Berätta datum, plats och språk, så
        lägger vi till det bland evenemangen. Ett förslag till gruppen kan du skriva med hjälp av de
        [sex frågorna](page:propose). Pressen får svar samma dag. Hör ditt ärende till någon annan berättar vi vem och
        förmedlar meddelandet.

        ## Respons på webbplatsen

        Längst ner på varje sida finns en länk till responsblanketten. Berätta vilken sida det gäller och vad du
        försökte göra. Lämnar du din e-postadress får du svar senast inom 14 dagar.
        """,
    ),
)

STATEMENT = Content(
    "statement",
    T("Saavutettavuusseloste", "Tillgänglighetsutlåtande"),
    T("saavutettavuus", "tillganglighet"),
    T(
        "Seloste koskee tätä sivustoa ja sen suljettuja työtiloja.",
        "Utlåtandet gäller den här webbplatsen och dess slutna arbetsrum.",
    ),
    T(
        """
        Laki digitaalisten palvelujen tarjoamisesta (306/2019) edellyttää, että julkiset verkkopalvelut ovat
        saavutettavia. Sama koskee työtiloja, joita vain jäsenet käyttävät.

        ## Miten saavutettava palvelu on

        Palvelu täyttää WCAG 2.1 -ohjeiston A- ja AA-tason vaatimukset suurimmaksi osaksi. Sivuja voi käyttää
        pelkällä näppäimistöllä, ilman JavaScriptiä ja 400 prosentin suurennoksella.

        ## Mikä ei vielä ole saavutettavaa

        - **Osa PDF-tiedostoista**: niistä puuttuvat otsikoiden merkinnät, joten ruudunlukija lukee ne yhtenä
          tekstinä. Kokouksen asialista on siksi myös tavallisena verkkosivuna. (WCAG 1.3.1)
        - **Jäsenten lataamat tiedostot**: emme tarkista niitä kaikkia. Pyydä saavutettava versio, niin
          toimitamme sen.
        - **Käännökset**: joitakin uutisia on vain yhdellä kielellä. Sivun alussa kerrotaan, kun näin on, ja teksti
          on merkitty kielellään.

        ## Miten arvio on tehty

        Olemme arvioineet palvelun itse: jokainen sivupohja on tarkistettu koneellisesti molemmilla kielillä ja
        käyty läpi näppäimistöllä. Ulkopuolista arviota ei ole tehty. Seloste on laadittu 24.11.2026.

        ## Huomasitko puutteen?

        Kerro siitä [palautelomakkeella](page:contact) tai osoitteeseen
        [elo@elo.example](mailto:elo@elo.example). Vastaamme 14 päivän kuluessa.

        ## Valvonta

        Jos et ole tyytyväinen vastaukseen tai et saa sitä kahdessa viikossa, voit tehdä ilmoituksen valvovalle
        viranomaiselle. Se on {supervisor}. Ohjeet ovat osoitteessa
        [www.saavutettavuusvaatimukset.fi](https://www.saavutettavuusvaatimukset.fi/).
        """,
        """
        Lagen om tillhandahållande av digitala tjänster (306/2019) kräver att offentliga webbtjänster är
        tillgängliga. Detsamma gäller arbetsrummen, som bara medlemmarna använder.

        ## Hur tillgänglig tjänsten är

        Tjänsten uppfyller till största delen kraven på nivåerna A och AA i WCAG 2.1. Sidorna kan användas enbart
        med tangentbord, utan JavaScript och med 400 procents förstoring.

        ## Det som ännu inte är tillgängligt

        - **En del pdf-filer**: de saknar märkning av rubriker, så en skärmläsare läser dem som en enda text.
          Mötets föredragningslista finns därför också som en vanlig webbsida. (WCAG 1.3.1)
        - **Filer som medlemmarna laddar upp**: vi granskar inte alla. Be om en tillgänglig version, så
          skickar vi den.
        - **Översättningar**: några nyheter finns bara på ett språk. Det sägs i början av sidan, och texten är
          märkt med sitt språk.

        ## Så gjordes bedömningen

        Vi har bedömt tjänsten själva: varje sidmall är kontrollerad maskinellt på båda språken och genomgången med
        tangentbord. Ingen utomstående har granskat tjänsten. Utlåtandet är upprättat den 24 november 2026.

        ## Märkte du en brist?

        Berätta om den med [responsblanketten](page:contact) eller skriv till
        [elo@elo.example](mailto:elo@elo.example). Vi svarar inom 14 dagar.

        ## Tillsyn

        Är du inte nöjd med svaret, eller får du inget svar inom två veckor, kan du göra en anmälan till
        tillsynsmyndigheten. Den är {supervisor}. Anvisningar finns på
        [www.tillganglighetskrav.fi](https://www.tillganglighetskrav.fi/).
        """,
    ),
)

PRIVACY = Content(
    "privacy",
    T("Tietosuojaseloste", "Dataskyddsbeskrivning"),
    T("tietosuoja", "dataskydd"),
    T(
        "Mitä tietoja keräämme, miksi, kuinka kauan ja mitä voit itse tehdä.",
        "Vilka uppgifter vi samlar in, varför, hur länge och vad du själv kan göra.",
    ),
    T(
        """
        Rekisterinpitäjä on Pohjois-Suomen elinvoimakeskus. Kysymyksiin vastaa koordinaattori,
        [elo@elo.example](mailto:elo@elo.example). Tämä on esittelysivusto: älä jätä tänne oikeita henkilötietoja.

        ## Vierailija

        Voit lukea sivustoa kertomatta mitään itsestäsi. Emme käytä seurantaa, mainoksia emmekä vierailijan
        evästeitä, eikä sivu hae mitään muilta palvelimilta.

        ## Uutiskirjeen tilaaja

        Tallennamme sähköpostiosoitteesi, kielesi ja sen, milloin vahvistit tilauksen. Peruste on suostumuksesi, ja
        voit perua sen jokaisen kirjeen lopussa olevasta linkistä. Tieto suostumuksesta säilyy sen ajan, jona se
        voidaan joutua osoittamaan. Emme mittaa, avasitko kirjeen.

        ## Palautteen lähettäjä

        Tallennamme viestisi ja osoitteesi, jos annat sen. Peruste on lakisääteinen velvollisuus vastata. Palaute
        poistetaan vuoden kuluttua vastauksesta.

        ## Jäsen

        Tilillä ovat nimesi, sähköpostiosoitteesi, organisaatiosi ja tehtäväsi ryhmässä, sekä kirjoituksesi ja
        tiedostosi. Peruste on yleisen edun mukainen tehtävä. Kirjautuminen tarvitsee kaksi evästettä: yhden
        istunnolle ja toisen lomakkeiden suojaksi. Koordinaattori sulkee tilin, kun jäsenyytesi päättyy.

        ## Kuka tiedot näkee

        Koordinaattori ja ylläpito, jäsenen tiedot myös saman työtilan jäsenet. Tietoja ei luovuteta eikä siirretä
        EU:n ulkopuolelle.

        ## Oikeutesi

        Voit pyytää tietosi nähtäväksi, korjattavaksi, poistettavaksi tai siirrettäväksi, vastustaa käsittelyä ja
        perua suostumuksesi. Jos olet eri mieltä kanssamme, voit kääntyä tietosuojavaltuutetun toimiston puoleen:
        [tietosuoja.fi](https://tietosuoja.fi/).
        """,
        """
        Personuppgiftsansvarig är Norra Finlands livskraftscentral. Frågor besvaras av samordnaren,
        [elo@elo.example](mailto:elo@elo.example). Det här är en demonstration: lämna inga verkliga personuppgifter
        här.

        ## Besökare

        Du kan läsa webbplatsen utan att berätta något om dig själv. Vi använder ingen spårning, inga annonser och
        inga kakor för besökare, och sidan hämtar ingenting från andra servrar.

        ## Prenumerant på nyhetsbrevet

        Vi sparar din e-postadress, ditt språk och när du bekräftade prenumerationen. Grunden är ditt samtycke, som
        du kan ta tillbaka med länken i slutet av varje brev. Uppgiften om samtycket sparas så länge det kan
        behöva visas. Vi mäter inte om du öppnade brevet.

        ## Du som ger respons

        Vi sparar ditt meddelande och din adress, om du lämnar den. Grunden är vår lagstadgade skyldighet att svara.
        Responsen raderas ett år efter svaret.

        ## Medlem

        Kontot innehåller ditt namn, din e-postadress, din organisation och din uppgift i gruppen, samt dina inlägg
        och filer. Grunden är en uppgift av allmänt intresse. Inloggningen behöver två kakor: en för sessionen
        och en som skyddar formulären. Samordnaren stänger kontot när ditt medlemskap upphör.

        ## Vem ser uppgifterna

        Samordnaren och administratörerna; en medlems uppgifter också medlemmarna i samma arbetsrum. Uppgifterna
        lämnas inte ut och förs inte utanför EU.

        ## Dina rättigheter

        Du kan begära att få se, rätta, radera eller flytta dina uppgifter, invända mot behandlingen och ta tillbaka
        ditt samtycke. Är du av annan åsikt än vi kan du vända dig till dataombudsmannens byrå:
        [tietosuoja.fi](https://tietosuoja.fi/sv/).
        """,
    ),
)

DEMO = Content(
    "demo",
    T("Tietoa esittelysivustosta", "Om demonstrationen"),
    T("esittelysivusto", "om-demonstrationen"),
    T(
        "Mikä täällä on totta, mikä keksittyä ja mitä voit kokeilla.",
        "Vad som är sant här, vad som är påhittat och vad du kan pröva.",
    ),
    T(
        """
        Tämä on esittely, ei viranomaisen sivusto. Se näyttää, millainen työväline alueellisella
        ohjausverkostolla voisi olla.

        ## Mikä on totta

        - Ryhmän tehtävät, viisi painopistettä ja toimenpiteiden nimet ovat lokakuussa 2016 käytetystä
          työpaperista, samoin kokouksen kolme teemaa ja ajatukset viestinnästä.
        - Vuosien 2016–2017 tapahtumat on mainittu samassa paperissa. Osa niistä oli vasta suunnitelmia, eikä
          kellonaikoja tai paikkoja kerrottu.
        - Viranomaisten vaihtumisen päivät pitävät paikkansa.

        ## Mikä on keksittyä

        Ihmiset, jäsenorganisaatioiden ja palvelujen nimet, osoitteet ja puhelinnumerot, toimenpiteiden vastuut,
        tilanteet ja luvut sekä kaikki keskustelut. Sähköpostiosoitteet päättyvät ”.example”, joten niihin ei voi
        vahingossa kirjoittaa kenellekään.

        Jos tunnistat ihmisen tai tilanteen, kyse on sattumasta. Päivät, jotka ovat edessäpäin, lasketaan siitä, kun
        esittely on asennettu.

        ## Mitä voit kokeilla

        1. Vaihda kieli yläreunasta: pääset samalle sivulle ruotsiksi.
        2. Hae sanaa, joka esiintyy tekstissä taivutettuna.
        3. Tilaa uutiskirje. Viesti ei lähde minnekään, vaan sen voi lukea tällä palvelimella.
        4. Kirjaudu esittelytunnuksella ja avaa työtila.

        Toisella kielellä puuttuu tarkoituksella muutama uutinen, jotta näet, miten puuttuva käännös kerrotaan.
        """,
        """
        Det här är en demonstration, inte en myndighets webbplats. Den visar hurdant verktyg ett regionalt
        vägledningsnätverk kunde ha.

        ## Vad som är sant

        - Gruppens uppgifter, de fem tyngdpunkterna och åtgärdernas namn kommer från ett arbetspapper som användes i
          oktober 2016, liksom mötets tre teman och tankarna om kommunikation. De svenska namnen är våra
          översättningar.
        - Evenemangen 2016–2017 nämns i samma papper. En del av dem var ännu bara planer, och klockslag eller
          platser angavs inte.
        - Datumen då myndigheterna byttes stämmer.

        ## Vad som är påhittat

        Människorna, medlemsorganisationernas och tjänsternas namn, adresserna och telefonnumren, åtgärdernas
        ansvariga, läget och siffrorna samt alla diskussioner. E-postadresserna slutar på ”.example”, så det går
        inte att skriva till någon av misstag.

        Om du känner igen en människa eller en situation är det en tillfällighet. Datum som ligger framför oss räknas
        från den dag då demonstrationen installerades.

        ## Vad du kan pröva

        1. Byt språk längst upp: du kommer till samma sida på finska.
        2. Sök ett ord som förekommer böjt i texten.
        3. Prenumerera på nyhetsbrevet. Meddelandet skickas ingenstans, utan kan läsas på den här servern.
        4. Logga in med ett demokonto och öppna ett arbetsrum.

        Några nyheter saknas med flit på det ena språket, så att du ser hur en översättning som fattas anges.
        """,
    ),
)

PAGES = (CONTACT, STATEMENT, PRIVACY, DEMO)
