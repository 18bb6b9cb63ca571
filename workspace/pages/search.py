"""What of the pages is found: each page in its language."""

from search.page_text import page_record, published, rich
from search.registry import PAGE, Findable, Record, register
from workspace.pages.models import TextPage


def _page(page: TextPage) -> list[Record]:
    return [page_record(page, rich(page.body))]


register(Findable(PAGE, TextPage, published(TextPage), _page, guard="pk"))
