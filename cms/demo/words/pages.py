"""All content pages, parents before their children."""

from cms.demo.words import pages_group, pages_guidance, pages_law, pages_network
from cms.demo.words.shapes import Content, T

CARETAKER = T(
    "Aino Koskela, Pohjois-Suomen elinvoimakeskus", "Aino Koskela, Norra Finlands livskraftscentral"
)
PAGES: tuple[Content, ...] = (
    *pages_group.PAGES,
    *pages_guidance.PAGES,
    *pages_network.PAGES,
    *pages_law.PAGES,
)
