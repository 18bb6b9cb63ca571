"""The audit log's words for documents that leave the house."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.audit_words import Words
from cms.metadata import Kind

WORDS = Words(
    sentences={
        "share.made": _("%(subject)s: a link for outsiders was made."),
        "share.revoked": _("%(subject)s: a link for outsiders was taken back."),
        "share.opened_again": _("%(subject)s: a link for outsiders that was taken back was opened again."),
        "document.published": _("%(subject)s: the document was published on the public site."),
        "document.updated_public": _("%(subject)s: the public copy was brought up to date."),
        "document.withdrawn": _("%(subject)s: the public copy was taken away."),
        "document.public_again": _("%(subject)s: the public copy was brought back."),
    },
    labels={
        "version": _("version"),
        "with password": _("with a password"),
        "page": _("public page"),
        "taken out": _("taken out of the copy"),
    },
    values={"taken out": lambda kind: str(Kind(kind).label)},
)


@hooks.register("audit_words")
def words() -> Words:
    """Answer our hook."""
    return WORDS
