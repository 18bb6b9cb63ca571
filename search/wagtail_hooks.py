"""What search answers to the hooks of others: the sweep, its part of /healthz, and what editors keep."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.read_only_admin import ReadOnlyViewSet
from search import log, outbox, spelling
from search.health import index_health
from search.picks import Pick
from search.wordlist import Synonym


@hooks.register("sweep")
def sweep() -> dict[str, Callable[[], int]]:
    """Bring to the engine what a killed worker left; learn its words now and then; forget old counts."""
    return {
        "search outbox": outbox.drain,
        "search words": spelling.learn_now_and_then,
        "search log": log.forget,
    }


@hooks.register("health")
def health() -> dict[str, dict]:
    """Tell how far the index is."""
    return {"index": index_health()}


class PickViewSet(SnippetViewSet):
    """Pages on top of what is found."""

    model = Pick
    icon = "pick"
    list_display = ["queries", "page"]
    search_backend_name = None
    panels = [FieldPanel("queries"), PageChooserPanel("page"), FieldPanel("note")]


class SynonymViewSet(SnippetViewSet):
    """The field's own words."""

    model = Synonym
    icon = "list-ul"
    list_display = ["finnish", "swedish"]
    search_fields = ["finnish", "swedish"]
    search_backend_name = None
    panels = [FieldPanel("finnish"), FieldPanel("swedish")]


class SearchGroup(SnippetViewSetGroup):
    """What editors do for the search."""

    menu_label = _("Site search")
    menu_icon = "search"
    menu_name = "site-search"
    items = [PickViewSet, SynonymViewSet]


register_snippet(SearchGroup)


class AskedViewSet(ReadOnlyViewSet):
    """What was searched, what found nothing, what was opened."""

    model = log.Asked
    icon = "search"
    menu_label = _("What was searched")
    menu_order = 9020
    add_to_settings_menu = True
    list_display = [
        "text",
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("month", label=_("Month"), accessor="month_in_words", sort_key="month"),
        "times",
        "empty",
        "opened",
    ]
    list_filter = ["month", "language"]
    search_fields = ["text"]
    search_backend_name = None
    inspect_view_fields = ["text", "language", "month_in_words", "times", "empty", "opened", "opened_titles"]

    def get_index_view_kwargs(self) -> dict:
        """Call the list what the menu calls it."""
        return {**super().get_index_view_kwargs(), "page_title": self.menu_label}


@hooks.register("register_admin_viewset")
def asked_viewset() -> AskedViewSet:
    """Show the editors what people look for."""
    return AskedViewSet("search-log", url_prefix="search-log")
