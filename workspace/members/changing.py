"""Changing what a workspace is called, what it hangs from, and who may see, join and write.

A save never overwrites what somebody else saved meanwhile, and never lets more people in unasked.
"""

import html
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import linebreaks
from django.utils.translation import gettext_lazy as _

from cms import audit, languages
from cms.marks import StaleError, mark
from workspace.members import access_settings, founding, joining
from workspace.members.access_settings import Answers, Widening
from workspace.members.founding import Words
from workspace.members.models import Workspace, WorkspaceIndexPage, WorkspacePage

ARCHIVED = _("This workspace is archived and can only be read. Reopen it first.")


@dataclass(frozen=True)
class Settings:
    """All that the page of settings changes: words by language, kind, answers.

    A purpose of None leaves what stands on the page.
    """

    words: dict[str, tuple[str, str | None]]
    kind: str
    answers: Answers


class UnconfirmedError(Exception):
    """More people would be able to read the workspace; `widening` says who."""

    def __init__(self, widening: Widening) -> None:
        """Take who they are."""
        super().__init__()
        self.widening = widening


# -- What is so now -----------------------------------------------------------------------------
def values_of(workspace: Workspace) -> dict[str, object]:
    """Return what is stored, by the field of the form, as plain words and numbers."""
    answers = access_settings.answers_of(workspace)
    values: dict[str, object] = {"kind": workspace.kind, "parent": workspace.parent_id}
    values |= {"reading": str(answers.reading), "joining": answers.joining, "writing": answers.writing}
    for language, page in _pages(workspace).items():
        values |= {f"title_{language}": page.title, f"purpose_{language}": plain(page.purpose)}
    return values


def version_of(workspace: Workspace) -> str:
    """Return a mark of all that the form changes: another one when any of it was saved."""
    return mark(values_of(workspace))


def _pages(workspace: Workspace) -> dict[str, WorkspacePage]:
    pages = workspace.pages.select_related("locale").order_by("-pk")
    return {page.locale.language_code: page for page in pages}


def rich(text: str) -> str:
    """Return plain text as paragraphs."""
    return linebreaks(text.strip(), autoescape=True) if text.strip() else ""


def plain(purpose: str) -> str | None:
    """Return a purpose as plain text, None where it has more than paragraphs: it is not ours to flatten."""
    if {name.lower() for name in re.findall(r"</?(\w+)", purpose)} - {"p", "br"}:
        return None
    text = re.sub(r"<br[^>]*>", "\n", re.sub(r"</p>\s*", "\n\n", purpose))
    return html.unescape(re.sub(r"<[^>]+>", "", text)).strip()


# -- Changing -----------------------------------------------------------------------------------
@transaction.atomic
def change(workspace: Workspace, settings: Settings, *, seen: str, confirmed: str, by) -> None:
    """Save the settings of a workspace, for every language in one transaction.

    `seen` is the `version_of` that the form was opened with, `confirmed` the key of the widening that
    was agreed to. Raises StaleError, UnconfirmedError or ValidationError, and changes nothing.
    """
    workspace = Workspace.objects.select_for_update().get(pk=workspace.pk)
    if workspace.is_archived:
        raise ValidationError(ARCHIVED)
    if seen != version_of(workspace):
        raise StaleError
    settings.answers.check()
    access_settings.check_parent(workspace, settings.answers.parent)
    widening = access_settings.widening(workspace, settings.answers)
    if widening is not None and confirmed != widening.key:
        raise UnconfirmedError(widening)
    _write_answers(workspace, settings)
    _write_words(workspace, settings.words, by)


def _write_answers(workspace: Workspace, settings: Settings) -> None:
    before = {"kind": workspace.kind, **access_settings.in_words(workspace)}
    workspace.kind = settings.kind
    access_settings.write(workspace, settings.answers)
    after = {"kind": str(workspace.kind), **access_settings.in_words(workspace)}
    if before != after:
        audit.record(
            "workspace.access", str(workspace), group_id=workspace.group_id, before=before, after=after
        )


# -- Words --------------------------------------------------------------------------------------
def _write_words(workspace: Workspace, words: dict[str, tuple[str, str | None]], by) -> None:
    pages = _pages(workspace)
    before = {language: page.title for language, page in pages.items()}
    for language, (title, purpose) in words.items():
        if language in pages:
            _rename(pages[language], title, purpose, by)
        else:
            _add_version(next(iter(pages.values())), language, Words(title, rich(purpose or "")))
    after = {language: title for language, (title, _purpose) in words.items()}
    if before != after:
        _rename_room(workspace, after[languages.CODES[0]])
        audit.record(
            "workspace.renamed", str(workspace), group_id=workspace.group_id, before=before, after=after
        )


def _rename(page: WorkspacePage, title: str, purpose: str | None, by) -> None:
    """Write words into the published page, and into the draft that somebody may have begun."""
    new = page.purpose if purpose is None or purpose == plain(page.purpose) else rich(purpose)
    if (title, new) == (page.title, page.purpose):
        return
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
    for version in filter(None, (page, draft)):
        version.title, version.purpose = title, new
    revision = page.save_revision(user=by)
    if page.live:
        revision.publish(user=by)
    else:
        page.save()
    if draft is not None:
        draft.save_revision(user=by)


def _add_version(other: WorkspacePage, language: str, words: Words) -> None:
    index = WorkspaceIndexPage.objects.parent_of(other).get().get_translations()
    index = index.filter(locale__language_code=language).first()
    problem = founding.address_problem(index, words)
    if problem:
        raise ValidationError({f"title_{language}": problem})
    founding.add_page(index, words, workspace=other.workspace, translation_key=other.translation_key)


def _rename_room(workspace: Workspace, title: str) -> None:
    """Let the group and the collection of files, which administrators see, follow the Finnish name."""
    if workspace.group.name.startswith(title[:140]):
        return
    workspace.group.name = workspace.collection.name = founding.free_group_name(title)
    workspace.group.save()
    if workspace.inner is not None:
        workspace.inner.name = joining.inner_name(workspace)
        workspace.inner.save()
    workspace.collection.save()
