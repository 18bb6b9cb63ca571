"""Pages about guidance itself: what it is, when it is needed, what employers get of it."""

from cms.demo.words.shapes import Content, T

GUIDANCE = Content(
    "guidance",
    T("Mitä elinikäinen ohjaus on", "Vad livslång vägledning är"),
    T("elinikainen-ohjaus", "livslang-vagledning"),
    T(
        "Ohjaus auttaa löytämään seuraavan askeleen opinnoissa ja työssä, missä tahansa elämänvaiheessa.",
        "Vägledning hjälper dig att hitta nästa steg i studier och arbete, när som helst i livet.",
    ),
    T(
        """
        Elinikäinen ohjaus eli ELO tarkoittaa kaikkea sitä tietoa, neuvontaa ja ohjausta, jota ihminen
        saa koulutuksen, ammatin ja työuran valintoihin. Samaa asiaa tekevät opinto-ohjaaja koulussa,
        uraohjaaja työllisyyspalvelussa, valmentaja työpajalla ja etsivä nuorisotyöntekijä kahvilan
        pöydässä.

        ## Kolme tapaa auttaa

        Palveluista käytetään lyhennettä TNO: tieto-, neuvonta- ja ohjauspalvelut.

        - **Tieto** vastaa kysymykseen, mitä vaihtoehtoja on: koulutuksia, ammatteja, tukia, hakuaikoja.
        - **Neuvonta** vastaa kysymykseen, miten toimin: kuinka haen, mitä liitteitä tarvitsen, kuka päättää.
        - **Ohjaus** auttaa silloin, kun kysymys on vielä epäselvä. Siinä pysähdytään miettimään yhdessä,
          mitä osaan, mitä haluan ja mikä on mahdollista juuri nyt.

        ## Kenelle ohjaus kuuluu

        Kaikille. Yhdeksäsluokkalainen tarvitsee ohjausta ennen yhteishakua, viisikymppinen silloin, kun
        työpaikka katoaa, ja maahan muuttanut silloin, kun oma ammatti pitää kertoa uudella kielellä.
        Hyvä ohjaus on maksutonta, luottamuksellista ja puolueetonta: ohjaaja ei myy omaa taloaan.

        ## Miksi siihen tarvitaan verkosto

        Kukaan ei ohjaa yksin koko elämää. Palveluja järjestävät kunnat, valtio, oppilaitokset,
        järjestöt ja yritykset, ja ihminen kulkee niiden läpi omassa järjestyksessään. Siksi
        Pohjois-Pohjanmaalla toimii [ohjaus- ja yhteistyöryhmä](page:work), joka pitää huolta siitä, että
        palvelut sopivat yhteen.

        Jos haluat puhua jonkun kanssa heti, katso [ohjauspalvelut](page:services).
        """,
        """
        Livslång vägledning, förkortat ELO efter det finska elinikäinen ohjaus, är all den information,
        rådgivning och vägledning som en människa får inför val av utbildning, yrke och karriär. Samma
        arbete görs av studiehandledaren i skolan, karriärvägledaren i sysselsättningsservicen, tränaren
        i ungdomsverkstaden och den uppsökande ungdomsarbetaren vid kafébordet.

        ## Tre sätt att hjälpa

        Tjänsterna förkortas TNO: informations-, rådgivnings- och vägledningstjänster.

        - **Information** svarar på frågan vilka alternativ som finns: utbildningar, yrken, stöd,
          ansökningstider.
        - **Rådgivning** svarar på frågan hur jag gör: hur jag söker, vilka bilagor som behövs, vem som
          beslutar.
        - **Vägledning** hjälper när frågan ännu är oklar. Då stannar man upp och funderar tillsammans på
          vad jag kan, vad jag vill och vad som är möjligt just nu.

        ## För vem

        För alla. Niondeklassaren behöver vägledning inför gemensam ansökan, femtioåringen när
        arbetsplatsen försvinner och den som flyttat till Finland när det egna yrket ska berättas på ett
        nytt språk. God vägledning är avgiftsfri, förtrolig och opartisk: vägledaren säljer inte sin egen
        organisation.

        ## Varför det behövs ett nätverk

        Ingen kan ensam vägleda ett helt liv. Tjänsterna ordnas av kommunerna, staten, läroanstalterna,
        föreningarna och företagen, och människan går genom dem i sin egen ordning. Därför finns i Norra
        Österbotten en [styr- och samarbetsgrupp](page:work) som ser till att tjänsterna passar ihop.

        Vill du tala med någon genast, se [vägledningstjänsterna](page:services).
        """,
    ),
    parent="work",
)

TURNING_POINTS = Content(
    "turning_points",
    T("Ohjausta elämän käänteissä", "Vägledning när livet byter riktning"),
    T("elaman-kaanteissa", "nar-livet-byter-riktning"),
    T(
        "Mistä aloittaa, kun jokin muuttuu? Viisi tavallista tilannetta ja ensimmäinen askel kussakin.",
        "Var ska man börja när något förändras? Fem vanliga situationer och ett första steg i varje.",
    ),
    T(
        """
        Ohjausta etsitään harvoin hakusanalla ”ohjaus”. Useimmiten on tapahtunut jotakin. Kokosimme
        tähän tilanteita, joissa soitto tai käynti kannattaa, ja sen, mitä voit odottaa.

        ## Koulu loppuu, eikä jatko ole selvä

        Oma opinto-ohjaaja auttaa vielä valmistumisen jälkeenkin. Jos yhteys kouluun on katkennut, tule
        Ohjaamoon: siellä on opinto-ohjaajia, uraohjaajia ja sosiaalityön ammattilaisia samassa paikassa,
        eikä aikaa tarvitse varata.

        ## Opinnot tökkivät

        Kerro opettajalle tai ohjaajalle ennen kuin keskeytät. Opintoja voi jaksottaa, suorittaa työssä
        tai vaihtaa toiseen alaan niin, että tehty työ luetaan hyväksi.

        ## Työ muuttuu tai päättyy

        Kun työpaikalla alkavat muutosneuvottelut, sinulla on oikeus muutosturvaan. Työllisyysalueen
        ammatinvalintapsykologi tai uraohjaaja käy kanssasi läpi, mitä osaat ja mihin se riittää.

        ## Olet muuttanut Suomeen

        Ammattisi ei katoa rajalla. Kansainvälinen neuvontapiste kertoo, miten tutkinto tunnustetaan,
        mistä löytyy kielikurssi ja kuka tulkkaa ensimmäisen tapaamisen.

        ## Tauko on ollut pitkä

        Hoitovapaa, sairaus, asepalvelus tai vain pitkä hiljaisuus: kaikista voi palata. Kansalaisopiston
        neuvonta on hyvä paikka aloittaa, koska siellä ei kysytä ensimmäiseksi lomaketta.

        Kaikki palvelut kunnittain ja kielittäin: [ohjauspalvelut](page:services).
        """,
        """
        Få söker på ordet vägledning. Oftast har något hänt. Här har vi samlat situationer där det lönar
        sig att ringa eller komma på besök, och vad du då kan vänta dig.

        ## Skolan tar slut och fortsättningen är oklar

        Din egen studiehandledare hjälper också efter examen. Har kontakten till skolan brutits kan du
        komma till Navigatorn: där finns studiehandledare, karriärvägledare och socialarbetare på samma
        ställe, och du behöver inte boka tid.

        ## Studierna går trögt

        Berätta för läraren eller handledaren innan du avbryter. Studier kan delas upp, genomföras i
        arbete eller bytas till en annan bransch så att det du redan gjort räknas till godo.

        ## Arbetet förändras eller upphör

        När omställningsförhandlingar inleds på arbetsplatsen har du rätt till omställningsskydd.
        Sysselsättningsområdets yrkesvalspsykolog eller karriärvägledare går tillsammans med dig igenom
        vad du kan och hur långt det räcker.

        ## Du har flyttat till Finland

        Ditt yrke försvinner inte vid gränsen. Den internationella rådgivningen berättar hur en examen
        erkänns, var det finns språkkurser och vem som tolkar det första mötet.

        ## Pausen har varit lång

        Vårdledighet, sjukdom, militärtjänst eller bara en lång tystnad: man kan komma tillbaka från dem
        alla. Medborgarinstitutets rådgivning är ett bra ställe att börja, eftersom det första man frågar
        efter där inte är en blankett.

        Alla tjänster enligt kommun och språk: [vägledningstjänster](page:services).
        """,
    ),
    parent="guidance",
)

EMPLOYERS = Content(
    "employers",
    T("Työnantajalle ja yrittäjälle", "För arbetsgivare och företagare"),
    T("tyonantajalle", "for-arbetsgivare"),
    T(
        "Neuvontaa rekrytointiin, osaamisen kehittämiseen ja muutoksiin: yksi yhteydenotto riittää alkuun.",
        "Råd om rekrytering, kompetensutveckling och förändringar: en kontakt räcker för att komma i gång.",
    ),
    T(
        """
        Ohjauspalvelut eivät ole vain työnhakijoita ja opiskelijoita varten. Toimintasuunnitelmassa
        työnantajien ja yrittäjien neuvonta on oma toimenpiteensä, ja muutosturva mainitaan siinä
        kahteen kertaan: palveluna ja osana verkoston yhteistä työtä.

        ## Kun etsit osaajaa

        Työllisyysalue ja oppilaitokset etsivät kanssasi tekijän, tai jos sellaista ei ole, miettivät
        koulutuksen. Oppisopimus, rekrytointikoulutus ja työkokeilu ovat tavallisimmat reitit.

        ## Kun henkilöstön osaaminen ei enää riitä

        Työntekijän osaaminen voidaan kartoittaa työpaikalla, ja aiemmin opittu luetaan osaksi
        tutkintoa. Työpaikkaohjaajan koulutus on maksuton ja kestää noin kolme päivää.

        ## Kun edessä on muutos

        Soita ennen neuvotteluja. Muutosturvan asiantuntija kertoo, mitä laki edellyttää, ja tulee
        tarvittaessa paikalle puhumaan henkilöstölle. Saat yhteyshenkilön kahdessa arkipäivässä.

        ## Kun tarjoat paikan ensimmäistä kertaa

        Työssäoppiminen, oppisopimus ja kesätyö alkavat usein samalla kysymyksellä: kuka ohjaa? Oppilaitos nimeää
        opettajan, joka käy työpaikalla, ja kertoo, mitä opiskelijalta voi odottaa ensimmäisellä viikolla ja mitä
        vasta kuukauden päästä.

        ## Kun jaksaminen tai jatko mietityttää

        Yrittäjän neuvontapuhelimessa vastaa toinen yrittäjä. Puhelu ei sido mihinkään.

        Yhteystiedot löytyvät [ohjauspalveluista](page:services), lajista ”työelämän palvelut”.
        """,
        """
        Vägledningstjänsterna är inte bara till för arbetssökande och studerande. I verksamhetsplanen är
        rådgivningen för arbetsgivare och företagare en egen åtgärd, och omställningsskyddet nämns där
        två gånger: som en tjänst och som en del av nätverkets gemensamma arbete.

        ## När du söker kompetens

        Sysselsättningsområdet och läroanstalterna söker en person tillsammans med dig eller planerar en
        utbildning om det inte finns någon. Läroavtal, rekryteringsutbildning och arbetsprövning är de
        vanligaste vägarna.

        ## När personalens kunnande inte längre räcker

        Den anställdas kunnande kan kartläggas på arbetsplatsen, och det som hon eller han redan lärt sig
        räknas som en del av examen. Arbetsplatshandledarutbildningen är avgiftsfri och tar ungefär tre
        dagar.

        ## När en förändring är på väg

        Ring innan förhandlingarna börjar. Den sakkunniga i omställningsskydd berättar vad lagen kräver
        och kommer vid behov för att tala med personalen. Du får en kontaktperson inom två vardagar.

        ## När du erbjuder en plats för första gången

        Inlärning i arbete, läroavtal och sommarjobb börjar ofta med samma fråga: vem handleder? Läroanstalten utser en
        lärare som besöker arbetsplatsen och berättar vad du kan vänta dig av den studerande den första veckan och vad
        först efter en månad.

        ## När orken eller fortsättningen oroar

        I rådgivningstelefonen för företagare svarar en annan företagare. Samtalet binder dig inte till
        någonting.

        Kontaktuppgifterna finns bland [vägledningstjänsterna](page:services), under tjänster för
        arbetslivet.
        """,
    ),
    parent="guidance",
)

PAGES = (GUIDANCE, TURNING_POINTS, EMPLOYERS)
