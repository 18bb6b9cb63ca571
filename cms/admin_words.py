"""Words that the admin's scripts say and that Wagtail has not translated: its catalogue, completed by ours."""

from django.urls import path
from django.utils.translation import gettext, gettext_noop, ngettext
from django.views.i18n import JavaScriptCatalog

WORDS = [
    gettext_noop("A network error occurred."),
    gettext_noop("A server error occurred."),
    gettext_noop("Autosave in progress…"),
    gettext_noop("Changes have been autosaved."),
    gettext_noop("Complex"),
    gettext_noop("Fair"),
    gettext_noop("Good"),
    gettext_noop("Pin toolbar"),
    gettext_noop("Search options…"),
    gettext_noop("Toggle section"),
    gettext_noop("Unpin toolbar"),
    # What wagtail-localize's own catalogue lacks in Finnish; the language's name is set after the first.
    gettext_noop("Publish in "),
    gettext_noop("Fetching %s information..."),
    gettext_noop("Revert to %s version"),
    gettext_noop("Stop Synced translation"),
    gettext_noop("Stopping Synced translation"),
    gettext_noop("Translate all missing strings with "),
    gettext_noop("Uses %s version"),
]


class AdminWords(JavaScriptCatalog):
    """Wagtail's own words where it has them, ours where it has none."""

    packages = ["wagtail.admin"]

    def get_catalog(self) -> dict:
        """Return the words in the active language."""
        minutes = [ngettext("%(num)s min", "%(num)s mins", count) for count in (1, 2)]
        ours = {word: gettext(word) for word in WORDS} | {"%(num)s min": minutes}
        return ours | super().get_catalog()


# It stands before Wagtail's own of the same address.
urlpatterns = [path("admin/jsi18n/", AdminWords.as_view())]
