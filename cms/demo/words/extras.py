"""What some pages show beside their running text."""

from cms.demo.words.shapes import T

NOTICE = (
    T("Tämä on esittely", "Det här är en demonstration"),
    T(
        "Ihmiset, yhteystiedot ja luvut ovat keksittyjä. Suunnitelman nimet ja tapahtumat ovat vuoden 2016 "
        "työpaperista.",
        "Människorna, kontaktuppgifterna och siffrorna är påhittade. Planens namn och evenemangen kommer från ett "
        "arbetspapper från 2016.",
    ),
)
QUOTE = (
    T(
        "Luulin hakevani neuvoja. Sain viisi kysymystä, ja vastasin niihin itse.",
        "Jag trodde att jag kom för att få råd. Jag fick fem frågor och svarade på dem själv.",
    ),
    T("Niila Aikio", "Niila Aikio"),
    T("ohjaaja, kansalaisopisto", "vägledare, medborgarinstitut"),
)
SUCCESSORS = (
    T("Viranomaiset ennen ja nyt", "Myndigheterna förr och nu"),
    T(
        """Vuonna 2016 | Nyt | Alkaen
        Pohjois-Pohjanmaan TE-toimisto | Kuntien työllisyysalueet | 1.1.2025
        Pohjois-Pohjanmaan ELY-keskus | Pohjois-Suomen elinvoimakeskus | 1.1.2026
        Pohjois-Suomen aluehallintovirasto | Lupa- ja valvontavirasto | 1.1.2026""",
        """År 2016 | Nu | Från och med
        Norra Österbottens arbets- och näringsbyrå | Kommunernas sysselsättningsområden | 1.1.2025
        NTM-centralen i Norra Österbotten | Norra Finlands livskraftscentral | 1.1.2026
        Regionförvaltningsverket i Norra Finland | Tillstånds- och tillsynsverket | 1.1.2026""",
    ),
)
COORDINATOR = (
    T("Koordinaattori", "Samordnare"),
    T("Pohjois-Suomen elinvoimakeskus", "Norra Finlands livskraftscentral"),
)
FORMS = T("Pohjat", "Mallar")
QUESTIONS = (
    (
        T("Maksaako ohjaus?", "Kostar vägledningen något?"),
        T(
            "Ei. Tällä sivustolla olevat palvelut ovat käyttäjälle maksuttomia.",
            "Nej. Tjänsterna på den här webbplatsen är avgiftsfria för användaren.",
        ),
    ),
    (
        T("Tarvitsenko lähetteen tai ajanvarauksen?", "Behöver jag remiss eller tidsbokning?"),
        T(
            "Lähetettä ei tarvita. Ohjaamoihin ja kansalaisopiston neuvontaan voit tulla ilman aikaa; muualle "
            "kannattaa soittaa ensin.",
            "Ingen remiss behövs. Till Navigatorerna och medborgarinstitutets rådgivning kan du komma utan tid; "
            "annars lönar det sig att ringa först.",
        ),
    ),
    (
        T("Kuuleeko kukaan muu, mitä kerron?", "Får någon annan veta vad jag berättar?"),
        T(
            "Ei ilman lupaasi. Jos ohjaaja haluaa kysyä jotakin toiselta viranomaiselta, hän kysyy ensin sinulta.",
            "Inte utan ditt tillstånd. Om vägledaren vill fråga en annan myndighet frågar hon eller han först dig.",
        ),
    ),
)
QUESTIONS_TITLE = T("Usein kysyttyä", "Vanliga frågor")
CIRCLE_CAPTION = T("Kuusi tuolia, yksi tilanne.", "Sex stolar, en situation.")
BUTTONS = (
    (T("Löydä ohjausta", "Hitta vägledning"), "services"),
    (T("Mitä elinikäinen ohjaus on", "Vad livslång vägledning är"), "guidance"),
)
NEWS_TITLE = T("Uutisia verkostosta", "Nytt från nätverket")
DOORS_TITLE = T("Mistä aloittaa?", "Var vill du börja?")
