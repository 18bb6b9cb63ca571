"""Folders are made and changed on the front end, in both languages at once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page

from cms import access, languages, tree
from cms.accounts import User
from cms.marks import StaleError, mark
from cms.restricting import copy_restriction
from workspace.folders.models import FolderPage
from workspace.members.writing import writable


@dataclass(frozen=True)
class Words:
    """What a folder is called in a language, and what belongs there."""

    title: str
    description: str = ""


def versions(page: Page) -> dict[str, Page]:
    """Return the versions of a page by language."""
    found = page.specific_class.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version for version in found}


def languages_below(parent: Page) -> list[str]:
    """Return the languages that a folder can have below a page: those that the page has."""
    found = Page.objects.filter(translation_key=parent.translation_key)
    return sorted(found.values_list("locale__language_code", flat=True), key=languages.CODES.index)


def words_of(folder: FolderPage) -> dict[str, Words]:
    """Return what a folder is called, by language."""
    return {code: Words(page.title, page.description) for code, page in versions(folder).items()}


def mark_of(folder: FolderPage) -> str:
    """Return a mark of all that the form changes: another one when any of it was saved."""
    told = {code: [words.title, words.description] for code, words in words_of(folder).items()}
    return mark([told, folder.order])


@transaction.atomic
def new_folder(parent: FolderPage, user: User, words: dict[str, Words]) -> FolderPage:
    """Make a folder in a folder, a version in each language that has a name; return the first one.

    `words` has languages of the parent only. Raises Http404 when the person may not write there.
    """
    writable(user, parent)
    parents = versions(parent)
    made: list[FolderPage] = []
    for code in sorted(words, key=languages.CODES.index):
        made.append(add_version(parents[code], user, words[code], made))
    return made[0]


def folder_along(parent: FolderPage, user: User | None, titles: list[str]) -> FolderPage:
    """Return the folder at the end of a path of titles below a folder; those that are missing are made.

    A folder that is there is found by its title in any language, capitals or not; a new one gets the title in
    all languages of its parent. Raises Http404 when the person may not write there.
    """
    for title in titles:
        words = {code: Words(title) for code in languages_below(parent)}
        parent = _called(parent, user, title) or new_folder(parent, user, words)
    return parent


def _called(parent: FolderPage, user: User | None, title: str) -> FolderPage | None:
    below = tree.below(page.path for page in versions(parent).values())
    inside = FolderPage.objects.filter(below, depth=parent.depth + 1)
    found = access.viewable_by(user, inside).order_by("path")
    return next((page for page in found if page.title.casefold() == title.casefold()), None)


def add_version(parent: FolderPage, user: User, words: Words, made: list[FolderPage]) -> FolderPage:
    """Add a folder below a page in its language: another language of what is made already, if anything is."""
    page = FolderPage(
        title=words.title,
        description=words.description,
        locale=parent.locale,
        slug=free_slug(parent, words.title),
    )
    if made:
        page.translation_key = made[0].translation_key
    parent.add_child(instance=page)
    if made:
        copy_restriction(made[0], page)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return page


def version_in(page: Page, code: str, user: User) -> Page | None:
    """Return the version of a folder in a language, made under the same name where it is missing.

    None where the workspace itself is not there in the language.
    """
    found = versions(page).get(code)
    if found is not None or not isinstance(page.specific, FolderPage):
        return found
    parent = version_in(page.get_parent().specific, code, user)
    if parent is None:
        return None
    made = add_version(parent, user, Words(page.title, page.specific.description), [page])
    FolderPage.objects.filter(pk=made.pk).update(order=page.specific.order)
    return made


def free_slug(parent: Page, title: str) -> str:
    """Return a slug for a title, or for a slug, that no page below the parent has."""
    slug = stem = slugify(title)[:80] or "kansio"
    taken = set(parent.get_children().values_list("slug", flat=True))
    number = 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


@transaction.atomic
def change_folder(folder: FolderPage, user: User, words: dict[str, Words], order: str, *, seen: str) -> None:
    """Save what a folder is called and how it is ordered, in all its languages; its address stays.

    A language that has no version yet gets one, where the parent has that language. `seen` is the mark that the
    form was opened with; raises StaleError when it is another one now, Http404 when the person may not write.
    """
    writable(user, folder)
    FolderPage.objects.select_for_update().filter(translation_key=folder.translation_key).first()
    folder = FolderPage.objects.get(pk=folder.pk)
    if seen != mark_of(folder):
        raise StaleError
    there = versions(folder)
    rewrite(folder, user, words, order)
    for code in set(words) - set(there):
        if (parent := _parent_in(folder, code)) is not None:
            made = add_version(parent, user, words[code], [folder])
            FolderPage.objects.filter(pk=made.pk).update(order=order)


def rewrite(folder: FolderPage, user: User, words: dict[str, Words], order: str) -> None:
    """Let the versions of a folder say some words, by language, and be ordered so; one without words keeps its own."""
    for code, page in versions(folder).items():
        _rewrite(page, user, words.get(code, Words(page.title, page.description)), order)


def _rewrite(page: FolderPage, user: User, words: Words, order: str) -> None:
    if (page.title, page.description, page.order) == (words.title, words.description, order):
        return
    page.title, page.description, page.order = words.title, words.description, order
    page.draft_title = words.title
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)


def _parent_in(folder: FolderPage, code: str) -> Page | None:
    parent = folder.get_parent()
    if parent.locale.language_code == code:
        return parent
    return parent.get_translation_or_none(Locale.objects.get(language_code=code))
