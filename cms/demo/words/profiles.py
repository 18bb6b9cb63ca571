"""What the people of the demo know about, and what they tell of themselves. All of it is made up."""

from cms.demo.words.shapes import Profile, T

EXPERTISE = {
    "ura": T("ammatinvalinta- ja uraohjaus", "yrkes- och karriärvägledning"),
    "opo": T("oppilaan- ja opinto-ohjaus", "elev- och studiehandledning"),
    "etsiva": T("etsivä nuorisotyö", "uppsökande ungdomsarbete"),
    "pajat": T("nuorten työpajat", "ungdomsverkstäder"),
    "aikuiset": T("aikuisohjaus", "vuxenvägledning"),
    "maahan": T("maahan muuttaneiden ohjaus", "vägledning för invandrade"),
    "digi": T("verkko-ohjaus", "nätvägledning"),
    "tyoelama": T("työelämäyhteistyö", "arbetslivssamarbete"),
    "laatu": T("ohjauksen laatu ja arviointi", "vägledningens kvalitet och utvärdering"),
    "erityinen": T("erityinen tuki ja kuntoutus", "särskilt stöd och rehabilitering"),
    "tunnistaminen": T("osaamisen tunnistaminen", "identifiering av kunnande"),
    "verkostot": T("verkostojen koordinointi", "samordning av nätverk"),
}

PROFILES = (
    Profile(
        "aino", T("ELO-koordinaattori", ""), "564", ("fi", "sv", "en"), ("verkostot", "laatu", "ura"),
        T("Valmistelen kokoukset ja pidän toimintasuunnitelman ajan tasalla. Soita, jos et tiedä kenelle soittaa.", ""),
        phone="040 000 0101", phone_shown="network", email_shown="network",
    ),
    Profile(
        "bjorn", T("", "studiehandledare"), "564", ("sv", "fi"), ("opo", "tunnistaminen"),
        T("", "Jag handleder yrkesstuderande på svenska och finska och utvecklar handledning i hela kedjan."),
        phone="040 000 0102",
    ),
    Profile(
        "cecilia", T("työpajaohjaaja", ""), "678", ("fi", "en"), ("pajat", "etsiva", "erityinen"),
        T("Kysy minulta, kun nuori tarvitsee ensimmäisen askeleen eikä kymmenettä esitettä.", ""),
    ),
    Profile("dmitri", T("kouluttaja", ""), "564", ("ru", "fi", "en"), ("maahan",)),
    Profile("eeva.niskanen", T("palveluesihenkilö", ""), "564", ("fi", "en"), ("ura", "tyoelama")),
    Profile("fredrik.sandell", T("", "rektor"), "564", ("sv", "fi"), ("aikuiset", "opo")),
    Profile(
        "hanna.karppinen", T("ohjaaja", ""), "564", ("fi", "en", "ar"), ("ura", "etsiva", "digi"),
        phone="040 000 0107", phone_shown="network",
    ),
    Profile("ilkka.maatta", T("koulutussuunnittelija", ""), "564", ("fi",), ("opo", "laatu")),
    Profile("johanna.grannas", T("", "expert på kompetens och utbildning"), "564", ("sv", "fi", "en"), ("tyoelama",)),
    Profile("kaisu.pelkonen", T("yliopistonlehtori", ""), "564", ("fi", "en"), ("laatu", "tunnistaminen")),
    Profile("leila.hosseini", T("järjestökoordinaattori", ""), "564", ("fa", "fi", "en"), ("maahan", "aikuiset")),
    Profile("mikael.backstrom", T("", "karriärvägledare"), "564", ("sv", "fi", "en"), ("ura", "digi")),
    Profile("niila.aikio", T("suunnittelijaopettaja", ""), "305", ("se", "fi"), ("aikuiset",)),
    Profile("outi.jamsa", T("opinto-ohjaaja", ""), "785", ("fi",), ("opo",)),
    Profile("pekka.ylitalo", T("yrityskehittäjä", ""), "977", ("fi",), ("tyoelama",), email_shown="nobody"),
    Profile("riikka.saarela", T("sivistysjohtaja", ""), "977", ("fi", "sv"), ("verkostot",)),
)  # fmt: skip
