"""How much may come in: bytes of a workspace, bytes of a person, files in a minute (UP-17).

The limits are settings (docs/operations.md). What is on its way counts as if it were there, so that many
small pieces at once do not go past them.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
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


def check(
    workspace: Workspace, sender, name: str, size: int, *,
    but: Incoming | None = None, paced: bool = True, stored: str = "",
) -> None:  # fmt: skip
    """Raise ValidationError when a file is one too many, or does not fit any more.

    `sender` is a person or an upload request. `but` is the file's own row, where it has come in pieces. What is
    not `paced` may be many in a minute: copies of what is there. A file that several versions share (`stored`: its
    name) takes its room once in a workspace, and once of what a person adds.
    """
    waiting = Incoming.objects.filter(document=None).exclude(pk=but.pk if but else None)
    if but is None and paced:
        _check_pace(sender, waiting)
    around = workspace.around("document__guard__path") | Q(document__collection=workspace.collection)
    there = DocumentVersion.objects.filter(around)
    coming = waiting.filter(workspace.around("folder__path"))
    if _more(there, coming, size, stored) > settings.UPLOAD_QUOTA_WORKSPACE:
        raise refusal(WORKSPACE, name, settings.UPLOAD_QUOTA_WORKSPACE)
    if isinstance(sender, UploadRequest):
        return
    there, coming = DocumentVersion.objects.filter(added_by=sender), waiting.filter(user=sender)
    if _more(there, coming, size, stored) > settings.UPLOAD_QUOTA_PERSON:
        raise refusal(PERSON, name, settings.UPLOAD_QUOTA_PERSON)


def _check_pace(sender, waiting) -> None:
    since = timezone.now() - MINUTE
    if isinstance(sender, UploadRequest):
        count = Incoming.objects.filter(request=sender, created_at__gt=since).count()
    else:
        count = DocumentVersion.objects.filter(added_by=sender, added_at__gt=since).count()
        count += waiting.filter(user=sender, created_at__gt=since).count()
    if count >= settings.UPLOAD_FILES_A_MINUTE:
        raise ValidationError(MESSAGES[PACE], code=PACE)


def _more(there, coming, size: int, stored: str) -> int:
    """Return how many bytes there would be with one more file; none when it is there already: nothing is added."""
    if stored and there.filter(file=stored).exists():
        return 0
    files = there.order_by().values("file", "file_size").distinct()
    rows = files.aggregate(sum=Sum("file_size")), coming.aggregate(sum=Sum("size"))
    return size + sum(row["sum"] or 0 for row in rows)


def refusal(code: str, name: str, limit: int) -> ValidationError:
    """Return the error that tells which limit a file would go past."""
    told = gettext("%(size)s MB") % {"size": limit // (1024 * 1024)}
    return ValidationError(MESSAGES[code], code=code, params={"name": uploads.file_name(name), "limit": told})
