"""Writing pages: each saving is a version by a person, and none is written over another unseen."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils.text import slugify
from wagtail.models import Locale, Page

from cms import access, languages, tree
from workspace.members.joining import is_coordinator
from workspace.members.models import WorkspacePage
from workspace.members.shell import workspace_page_of
from workspace.members.writing import may_write
from workspace.pages.models import TextPage, may_hold_pages

FALLBACK = {"fi": "sivu", "sv": "sida"}

Written = TextPage | WorkspacePage


class StaleError(Exception):
    """Somebody saved another version meanwhile; `current` is the page as it is now."""

    def __init__(self, current: Written) -> None:
        """Keep the page."""
        super().__init__(current.pk)
        self.current = current


@dataclass(frozen=True)
class Words:
    """What somebody has written: the text as it is stored, and the title where the page has one to write."""

    body: str
    title: str | None = None


# -- Who may ------------------------------------------------------------------------------------
def get_page(user, pk: int) -> Written:
    """Return a text page or the page of a workspace, if the person may see it; raises Http404."""
    page = access.get_viewable(user, Page.objects.all(), pk=pk).specific
    if not isinstance(page, Written):
        raise Http404
    return page


def get_page_to_write(user, pk: int) -> Written:
    """Return a page whose text the person may change; raises Http404."""
    page = get_page(user, pk)
    if not may_edit(user, page):
        raise Http404
    return page


def get_parent(user, pk: int) -> Page:
    """Return a page that the person may add a text page to; raises Http404."""
    page = access.get_viewable(user, Page.objects.all(), pk=pk).specific
    if not may_write(user, page) or not may_hold_pages(page):
        raise Http404
    return page


def get_page_to_throw(user, pk: int) -> TextPage:
    """Return a text page that the person may throw away; raises Http404."""
    page = get_page(user, pk)
    if not may_throw(user, page):
        raise Http404
    return page


def may_edit(user, page: Written) -> bool:
    """Tell whether a person may change a text: members text pages, coordinators what the workspace is for."""
    if page.locked or page.alias_of_id or not may_write(user, page):
        return False
    return isinstance(page, TextPage) or is_coordinator(user, page.workspace)


def may_throw(user, page: Written) -> bool:
    """Tell whether a person may throw a page away: the coordinator any, others what they own with all below it.

    It goes in all its languages, so all of them are looked at.
    """
    if not isinstance(page, TextPage) or not may_edit(user, page):
        return False
    if is_coordinator(user, workspace_page_of(page).workspace):
        return True
    goes = tree.below(page.get_translations(inclusive=True).values_list("path", flat=True))
    return page.owner_id == user.pk and not Page.objects.filter(goes).exclude(owner=user).exists()


def field_of(page: Written) -> str:
    """Return the name of the field that holds the text."""
    return "body" if isinstance(page, TextPage) else "purpose"


def text_of(page: Written) -> str:
    """Return the text as it is stored."""
    return getattr(page, field_of(page))


# -- Writing ------------------------------------------------------------------------------------
@transaction.atomic
def save(page: Written, user, words: Words, based_on: int | None, restored=None) -> Written:
    """Publish a new version of a text by a person; the same words once more change nothing.

    `based_on` is the id of the version that the person began with; `restored` the older version
    that is brought back. Raises StaleError when another version has been saved meanwhile.
    """
    Page.objects.select_for_update().get(pk=page.pk)  # two saving at the same moment
    current = type(page).objects.get(pk=page.pk)
    if _says(current, words):
        return current
    if current.latest_revision_id != based_on:
        raise StaleError(current)
    setattr(current, field_of(current), words.body)
    if words.title is not None:
        current.title = words.title
    _publish(current, user, restored)
    return current


def _says(page: Written, words: Words) -> bool:
    return text_of(page) == words.body and words.title in {None, page.title}


@transaction.atomic
def create(parent: Page, user, words: Words) -> TextPage:
    """Publish a new page below another; the very same page sent twice is made once."""
    Page.objects.select_for_update().get(pk=parent.pk)
    parent = type(parent).objects.get(pk=parent.pk)
    there = (
        TextPage.objects.live()
        .child_of(parent)
        .filter(owner=user, title=words.title, body=words.body)
        .first()
    )
    if there is not None:
        return there
    page = TextPage(
        title=words.title, body=words.body, slug=_free_slug(parent, words.title),
        owner=user, locale=parent.locale, live=False,
    )  # fmt: skip
    parent.add_child(instance=page)
    _publish(page, user)
    return page


@transaction.atomic
def translate(page: TextPage, user, language: str, words: Words) -> TextPage:
    """Publish the version of a page in another language, seen by the same people; there is only one."""
    Page.objects.select_for_update().get(pk=page.pk)
    there = version_in(page, language)
    if there is not None:
        return there
    version = page.copy_for_translation(Locale.objects.get(language_code=language))
    version.title, version.body, version.owner = words.title, words.body, user
    version.slug = _free_slug(version.get_parent(), words.title, version.pk)
    _publish(version, user)
    return version


def _publish(page: Written, user, restored=None) -> None:
    revision = page.save_revision(user=user)
    log = "wagtail.revert" if restored else True
    revision.publish(user=user, log_action=log, previous_revision=restored, skip_permission_checks=True)
    page.refresh_from_db()


def _free_slug(parent: Page, title: str, pk: int | None = None) -> str:
    base = slugify(title)[:200] or FALLBACK[parent.locale.language_code]
    taken = set(parent.get_children().exclude(pk=pk).values_list("slug", flat=True))
    names = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


# -- The other language -------------------------------------------------------------------------
def version_in(page: Written, language: str) -> Written | None:
    """Return the version of a page in a language, drafts included."""
    return page.get_translations(inclusive=True).filter(locale__language_code=language).first()


def missing_language(page: TextPage, user) -> str:
    """Return the language that a page could be written in next, empty where there is none.

    What the page hangs from must be there in that language first.
    """
    there = set(page.get_translations(inclusive=True).values_list("locale__language_code", flat=True))
    missing = next((code for code in languages.CODES if code not in there), "")
    parent = version_in(page.get_parent(), missing) if missing else None
    return missing if parent is not None and access.can_view(user, parent) else ""


def get_page_to_translate(user, pk: int) -> tuple[TextPage, str]:
    """Return a page that the person may write in another language, and that language; raises Http404."""
    page = get_page_to_write(user, pk)
    language = missing_language(page, user) if isinstance(page, TextPage) else ""
    if not language:
        raise Http404
    return page, language
