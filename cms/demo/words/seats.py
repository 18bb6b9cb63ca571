"""The seats of the groups: which organisation, who holds it and who is the deputy.

The steering group has the parties that the paper of 2016 names: the authorities, the towns, schools of
every level, employers and associations. Who coordinates, and experts that were asked in, have none.
"""

from dataclasses import dataclass

from cms.demo.words.shapes import NOTHING, T


@dataclass(frozen=True)
class Held:
    """That somebody has a seat since a date; `days` from today on it ends."""

    person: str
    since: str
    until: str = ""
    days: int = 0


@dataclass(frozen=True)
class Representation:
    """A seat in a group."""

    room: str
    organisation: str
    holders: tuple[Held, ...] = ()
    deputies: tuple[Held, ...] = ()
    role: str = "member"
    name: T = NOTHING


PERIOD = "2025-01-01"
SEATS = (
    Representation("steering", "tyollisyysalue", (Held("eeva.niskanen", PERIOD),), role="chair"),
    Representation(
        "steering", "ammattiopisto", (Held("bjorn", PERIOD),), (Held("outi.jamsa", "2026-01-01"),)
    ),
    Representation("steering", "oulu", (Held("ilkka.maatta", PERIOD),), (Held("hanna.karppinen", PERIOD),)),
    Representation("steering", "ylivieska", (), (Held("riikka.saarela", PERIOD),)),
    Representation("steering", "ohjaamo", (Held("hanna.karppinen", PERIOD),)),
    Representation(
        "steering",
        "lukio",
        (Held("niila.aikio", "2024-01-01", "2025-12-31"), Held("outi.jamsa", "2026-01-01")),
        name=T("Lukiot", "Gymnasierna"),
    ),
    Representation("steering", "yliopisto", (Held("kaisu.pelkonen", PERIOD),), role="expert"),
    Representation("steering", "ammattikorkeakoulu", (Held("mikael.backstrom", PERIOD, days=75),)),
    Representation("steering", "opisto-sv", (Held("fredrik.sandell", PERIOD),)),
    Representation("steering", "kauppakamari", (Held("johanna.grannas", PERIOD),)),
    Representation("steering", "yrittajat", (Held("pekka.ylitalo", PERIOD),)),
    Representation("steering", "jarjesto", (Held("leila.hosseini", PERIOD),)),
    Representation("young", "ohjaamo", (Held("hanna.karppinen", "2025-03-01"),), role="chair"),
    Representation("young", "oulu", (Held("ilkka.maatta", "2025-03-01"),)),
    Representation("young", "tyopaja", (Held("cecilia", "2025-03-01"),)),
    Representation("young", "ylivieska", (Held("riikka.saarela", "2025-03-01"),)),
)
