"""The folders that a workspace begins with, by what kind of group it is."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from workspace.folders.models import FolderPage
from workspace.members.furnishing import add_pages

DOCUMENTS = (_("Documents"), _("All documents of the group, by folder."))
MEETINGS = (_("Meetings"), _("Agendas, minutes, and what was shown: a folder for each meeting, if you like."))
PLAN = (_("Action plan"), _("Drafts and tables of the action plan."))
COMMUNICATION = (_("Communication"), _("Newsletters, presentations and pictures."))
PREPARATION = (_("Preparation"), _("What the section prepares for the steering group."))
PROJECT_PLAN = (_("Project plan"), _("The plan of the project, its budget and its decisions."))
REPORTS = (_("Reports"), _("Interim reports and the final report."))
GATHERINGS = (_("Gatherings"), _("Programmes and notes of what was talked about."))
MATERIALS = (_("Materials"), _("Exercises, models and articles that you share with each other."))

BY_KIND = {
    "network": (MEETINGS, PLAN, COMMUNICATION),
    "section": (MEETINGS, PREPARATION),
    "project": (MEETINGS, PROJECT_PLAN, REPORTS),
    "circle": (GATHERINGS, MATERIALS),
}


def furnish(pages: dict[str, Page], kind: str) -> None:
    """Make the folder of documents below a workspace's pages, and the folders in it."""
    title, description = DOCUMENTS
    shelf = add_pages(pages, FolderPage, title, description=description)
    for title, description in BY_KIND.get(kind, (MEETINGS,)):
        add_pages(shelf, FolderPage, title, description=description)
