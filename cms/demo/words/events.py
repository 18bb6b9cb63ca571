"""All events, and the lists that they stand in."""

from cms.demo.words.events_coming import COMING
from cms.demo.words.events_past import PAST
from cms.demo.words.shapes import Event, T

EVENTS: tuple[Event, ...] = (*PAST, *COMING)
PUBLIC_LIST = (
    T("Tapahtumat", "Evenemang"),
    T("tapahtumat", "evenemang"),
    T(
        "Avoimia tilaisuuksia ohjauksen tekijöille ja ohjausta tarvitseville.",
        "Öppna tillfällen för dem som vägleder och för dem som behöver vägledning.",
    ),
)
ROOM_LIST = (T("Tapahtumat ja kokoukset", "Evenemang och möten"), T("tapahtumat", "evenemang"))
