"""What workspaces are called in the reader's language."""

from collections.abc import Iterable

from cms import languages
from workspace.members.models import WorkspacePage


def titles_of(numbers: Iterable[int]) -> dict[int, str]:
    """Return the titles of workspaces by their id: in the active language, else in the other one. One query."""
    pages = WorkspacePage.objects.filter(workspace__in=list(numbers))
    rows = pages.order_by("-pk").values_list("workspace", "title", "locale__language_code")
    here = sorted(rows, key=lambda row: row[2] == languages.current())
    return {number: title for number, title, _language in here}
