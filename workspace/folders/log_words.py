"""The rows of folders in the audit log, in words."""

from django.utils.translation import gettext_lazy as _

from cms.audit_words import Words


def audit_words() -> Words:
    """Give the audit log the words of folders."""
    return Words(
        {
            "files.moved": _("%(subject)s: moved to where other people see it."),
            "files.copied": _("%(subject)s: copied to where other people see it."),
            "files.restored": _("%(subject)s: brought back from the trash to where other people see it."),
            "files.deleted": _("%(subject)s: deleted for good from the trash."),
            "files.downloaded": _("%(subject)s: downloaded as a ZIP."),
        },
        {"folder": _("folder"), "seen by": _("who can see it"), "files": _("files")},
    )
