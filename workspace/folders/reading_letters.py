"""The letter that asks to read: one to each person and workspace, however many documents were asked for."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms import access, mail
from cms.accounts import User
from cms.models import Document
from workspace.folders import must_read
from workspace.folders.models import Acknowledgement, MustRead
from workspace.members.membership_letters import absolute, title_in
from workspace.members.models import Workspace
from workspace.members.shell import workspace_page_of

BUNDLED = timedelta(minutes=10)  # what is asked for within it goes into one letter


def tell() -> int:
    """Write the letters about what was asked ten minutes ago or more; return how many.

    Who is asked is computed now, and asked again when the letter is sent.
    """
    ripe = MustRead.objects.filter(told_at=None)
    oldest = ripe.order_by("asked_at").values_list("asked_at", flat=True).first()
    if oldest is None or oldest > timezone.now() - BUNDLED:
        return 0
    by_workspace: dict[Workspace, list[MustRead]] = defaultdict(list)
    for must in ripe.select_related("document__guard").order_by("due", "pk"):
        place = workspace_page_of(must.document.guard)
        if place is None or place.workspace is None or place.workspace.is_archived:
            MustRead.objects.filter(pk=must.pk).update(told_at=timezone.now())
        else:
            by_workspace[place.workspace].append(must)
    return sum(_tell(workspace, asked) for workspace, asked in by_workspace.items())


@transaction.atomic
def _tell(workspace: Workspace, asked: list[MustRead]) -> int:
    """Write a workspace's letters, and mark what they tell, in one transaction: each is told once."""
    keys = [must.pk for must in asked]
    fresh = set(
        MustRead.objects.select_for_update().filter(pk__in=keys, told_at=None).values_list("pk", flat=True)
    )
    asked = [must for must in asked if must.pk in fresh]
    by_person: dict[int, list[MustRead]] = defaultdict(list)
    for must in asked:
        said = Acknowledgement.objects.filter(document=must.document_id, version__gte=must.version)
        for pk in (
            must_read.readers(must.document).exclude(pk__in=said.values("user")).values_list("pk", flat=True)
        ):
            by_person[pk].append(must)
    people = User.objects.in_bulk(by_person)
    for pk, theirs in sorted(by_person.items()):
        _write(workspace, people[pk], theirs)
    MustRead.objects.filter(pk__in=fresh).update(told_at=timezone.now())
    return len(by_person)


def _write(workspace: Workspace, person: User, asked: list[MustRead]) -> None:
    rows = [
        {"must": must, "url": absolute(person.language, "document_page", must.document_id)} for must in asked
    ]
    context = {
        "workspace_title": title_in(workspace, person.language),
        "rows": rows,
        "count": len(rows),
        "title": " ".join(asked[0].document.title.split()),
    }
    audience = audience_of(workspace, [must.document for must in asked])
    mail.send("must_read", person.email, person.language, context, user=person, audience=audience)


def audience_of(workspace: Workspace, documents: list[Document]) -> str:
    """Return whom a letter is for: who belongs to the workspace and may see every document that it tells of."""
    clauses = {f"g{workspace.group_id}"}
    for document in documents:
        clauses |= set(access.file_audience(document).split("&"))
    return "&".join(sorted(clauses - {access.PUBLIC, access.LOGIN}))
