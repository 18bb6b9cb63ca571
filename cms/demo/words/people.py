"""The people of the demo. All of them are made up."""

from cms.demo.words.shapes import Person

PASSWORD = "elo-demo-2026"  # noqa: S105 - the demo's own, printed for everybody

ADMIN = Person("admin", "Ylläpito", "ELO", login=True)
CAST = (
    Person("aino", "Aino", "Koskela", "elinvoimakeskus", login=True),
    Person("bjorn", "Björn", "Lindqvist", "ammattiopisto", language="sv", login=True),
    Person("cecilia", "Cecilia", "Ahonen", "tyopaja", login=True),
    Person("dmitri", "Dmitri", "Orlov", login=True),
)
# Members for company; nobody can log in as them.
OTHERS = (
    Person("eeva.niskanen", "Eeva", "Niskanen", "tyollisyysalue"),
    Person("fredrik.sandell", "Fredrik", "Sandell", "opisto-sv", language="sv"),
    Person("hanna.karppinen", "Hanna", "Karppinen", "ohjaamo"),
    Person("ilkka.maatta", "Ilkka", "Määttä", "oulu"),
    Person("johanna.grannas", "Johanna", "Grannas", "kauppakamari", language="sv"),
    Person("kaisu.pelkonen", "Kaisu", "Pelkonen", "yliopisto"),
    Person("leila.hosseini", "Leila", "Hosseini", "jarjesto"),
    Person("mikael.backstrom", "Mikael", "Bäckström", "ammattikorkeakoulu", language="sv"),
    Person("niila.aikio", "Niila", "Aikio", "kansalaisopisto"),
    Person("outi.jamsa", "Outi", "Jämsä", "lukio"),
    Person("pekka.ylitalo", "Pekka", "Ylitalo", "yrittajat"),
    Person("riikka.saarela", "Riikka", "Saarela", "ylivieska"),
    Person("tuula.rahko", "Tuula", "Rahko"),
    Person("anders.holm", "Anders", "Holm", language="sv"),
)
PEOPLE = (*CAST, *OTHERS)
