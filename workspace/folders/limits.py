"""How much may come in: bytes of a workspace, bytes of a person, files in a minute (UP-17).

The limits are settings (docs/operations.md). What is on its way counts as if it were there, so that many
small pieces at once do not go past them.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.models import DocumentVersion
from workspace.folders.models import Incoming, UploadRequest
from workspace.members.models import Workspace

MINUTE = timedelta(minutes=1)
PACE, WORKSPACE, PERSON = "pace", "quota_workspace", "quota_person"
MESSAGES = {
    PACE: _("That was many files in a minute. Wait a minute and go on; nothing was lost."),
    WORKSPACE: _(
        "“%(name)s” does not fit: the documents of this workspace may take %(limit)s together."
        " Empty the trash, or tell the coordinator."
    ),
    PERSON: _(
        "“%(name)s” does not fit: what one person adds may take %(limit)s together."
        " Delete what is not needed, or tell the coordinator."
    ),
}


def check(workspace: Workspace, sender, name: str, size: int, *, but: Incoming | None = None) -> None:
    """Raise ValidationError when a file is one too many, or does not fit any more.

    `sender` is a person or an upload request. `but` is the file's own row, where it has come in pieces.
    """
    waiting = Incoming.objects.filter(document=None).exclude(pk=but.pk if but else None)
    if but is None:
        _check_pace(sender, waiting)
    coming = waiting.filter(workspace.around("folder__path"))
    if _bytes(_in(workspace), coming) + size > settings.UPLOAD_QUOTA_WORKSPACE:
        raise refusal(WORKSPACE, name, settings.UPLOAD_QUOTA_WORKSPACE)
    if isinstance(sender, UploadRequest):
        return
    if _bytes(_by(sender), waiting.filter(user=sender)) + size > settings.UPLOAD_QUOTA_PERSON:
        raise refusal(PERSON, name, settings.UPLOAD_QUOTA_PERSON)


def _in(workspace: Workspace) -> QuerySet[DocumentVersion]:
    around = workspace.around("document__guard__path") | Q(document__collection=workspace.collection)
    return DocumentVersion.objects.filter(around)


def _by(person) -> QuerySet[DocumentVersion]:
    return DocumentVersion.objects.filter(added_by=person)


class Room:
    """How much room there is for files that are stored already: copies, versions that are brought back.

    A stored file takes its room once in a workspace, and once of what a person adds. Looked up once for many of
    them (`stored`: their names); nobody is held to a pace.
    """

    def __init__(self, workspace: Workspace, person, stored: Iterable[str]) -> None:
        """Count what is there and on its way."""
        stored, waiting = list(stored), Incoming.objects.filter(document=None)
        coming = waiting.filter(workspace.around("folder__path")), waiting.filter(user=person)
        limits = (WORKSPACE, settings.UPLOAD_QUOTA_WORKSPACE), (PERSON, settings.UPLOAD_QUOTA_PERSON)
        self.kinds = [
            [
                code,
                limit,
                _bytes(there, on_its_way),
                set(there.filter(file__in=stored).values_list("file", flat=True)),
            ]
            for (code, limit), there, on_its_way in zip(
                limits, (_in(workspace), _by(person)), coming, strict=True
            )
        ]

    def take(self, name: str, stored: str, size: int) -> None:
        """Let one more row name a stored file; raises ValidationError when it does not fit, and takes nothing then."""
        new = [kind for kind in self.kinds if stored not in kind[3]]
        for code, limit, there, _known in new:
            if there + size > limit:
                raise refusal(code, name, limit)
        for kind in new:
            kind[2] += size
            kind[3].add(stored)


def _check_pace(sender, waiting) -> None:
    since = timezone.now() - MINUTE
    if isinstance(sender, UploadRequest):
        count = Incoming.objects.filter(request=sender, created_at__gt=since).count()
    else:
        count = DocumentVersion.objects.filter(added_by=sender, added_at__gt=since).count()
        count += waiting.filter(user=sender, created_at__gt=since).count()
    if count >= settings.UPLOAD_FILES_A_MINUTE:
        raise ValidationError(MESSAGES[PACE], code=PACE)


def _bytes(there, coming) -> int:
    files = there.order_by().values("file", "file_size").distinct()
    rows = files.aggregate(sum=Sum("file_size")), coming.aggregate(sum=Sum("size"))
    return sum(row["sum"] or 0 for row in rows)


def refusal(code: str, name: str, limit: int) -> ValidationError:
    """Return the error that tells which limit a file would go past."""
    told = gettext("%(size)s MB") % {"size": limit // (1024 * 1024)}
    return ValidationError(MESSAGES[code], code=code, params={"name": uploads.file_name(name), "limit": told})
