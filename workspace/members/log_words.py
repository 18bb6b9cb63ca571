"""The log of a workspace in words: one table, a sentence an action. A new action gets its line here.

Names stand first and uninflected, so that a sentence is right whoever it tells of. What nobody gave
words to is told by `cms.audit_words`' general sentence.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.audit_words import Words
from workspace.members.access_settings import Reading
from workspace.members.models import Membership, SeatTerm, Workspace

SENTENCES = {
    "member.added": _("%(subject)s joined the workspace."),
    "member.changed": _("%(subject)s: the membership was changed."),
    "member.removed": _("%(subject)s does not belong to the workspace any more."),
    "member.confirmed": _("%(subject)s told that the membership is still right."),
    "member.handed_over": _("%(subject)s handed over what was left to do."),
    "request.made": _("%(subject)s asked to join."),
    "request.granted": _("%(subject)s: the request to join was granted."),
    "request.declined": _("%(subject)s: the request to join was declined."),
    "invitation.sent": _("%(subject)s was invited."),
    "invitation.resent": _("%(subject)s was invited again."),
    "invitation.revoked": _("%(subject)s: the invitation was revoked."),
    "invitation.accepted": _("%(subject)s accepted the invitation."),
    "seat.added": _("%(subject)s: a new seat."),
    "seat.changed": _("%(subject)s: the seat was changed."),
    "seat.ended": _("%(subject)s: the seat ends."),
    "seat.held": _("%(subject)s: the seat has a person."),
    "seat.left": _("%(subject)s: the person leaves the seat."),
    "seat.prolonged": _("%(subject)s: the term in the seat goes on."),
    "seat.moved": _("%(subject)s: the seat moved to another organisation."),
    "organisation.renamed": _("%(subject)s: the organisation got a new name."),
    "organisation.ended": _("%(subject)s: the organisation ends."),
    "workspace.founded": _("%(subject)s: the workspace was founded."),
    "workspace.access": _("%(subject)s: who may read, join or write was changed."),
    "workspace.renamed": _("%(subject)s: the workspace got a new name."),
    "workspace.archived": _("%(subject)s: the workspace was archived."),
    "workspace.reopened": _("%(subject)s: the workspace was opened again."),
    "workspace.deleted": _("%(subject)s: the empty workspace was deleted."),
    "view_as.started": _("Somebody looked at the workspace with these eyes: %(subject)s."),
    "view_as.outside": _("%(subject)s: somebody looked at the workspace with the eyes of an outsider."),
}

LABELS = {
    "role": _("role"),
    "coordinates": _("coordinates the workspace"),
    "organisation": _("organisation"),
    "seat": _("seat"),
    "since": _("since"),
    "ends_on": _("last day"),
    "last day": _("last day"),
    "sponsor": _("sponsor"),
    "why": _("reason"),
    "person": _("person"),
    "as": _("as"),
    "days": _("days"),
    "name": _("name"),
    "address": _("e-mail address"),
    "followed by": _("followed by"),
    "kind": _("kind"),
    "seen_by": _("who may read it"),
    "joining": _("who may join"),
    "writing": _("who may write"),
    "parent": _("subgroup of"),
    "parent_reads": _("members of the parent may read it"),
    "kind_of_thing": _("what"),
    "count": _("how many"),
    "to": _("to whom"),
    "subgroup_of": _("subgroup of"),
    "reading": _("who may read it"),
    "fi": _("name in Finnish"),
    "sv": _("name in Swedish"),
}

# What a row can be told apart by: the first word of its action.
KINDS = {
    "member": _("Members"),
    "request": _("Requests to join"),
    "invitation": _("Invitations"),
    "seat": _("Seats"),
    "workspace": _("The workspace itself"),
    "access": _("Who may see the pages"),
    "files": _("Documents and folders"),
    "view_as": _("Looking as somebody else"),
}

WHY = {"term": _("the last day was over")}
CODES = {
    "role": dict(Membership.Role.choices),
    "as": dict(SeatTerm.Place.choices),
    "kind": dict(Workspace.Kind.choices),
    "joining": dict(Workspace.Joining.choices),
    "writing": dict(Workspace.Writing.choices),
    "why": WHY,
    "reading": dict(Reading.choices),
    "kind_of_thing": {
        "coordination": _("coordination of the workspace"),
        "guests": _("guests"),
        "subgroups": _("subgroups"),
        "seats": _("seats"),
        "documents": _("documents"),
        "threads": _("discussions"),
        "events": _("events and meetings"),
        "plans": _("action plans"),
        "pages": _("pages"),
    },
}
# Two tell who may see something: the workspace's own setting, and a restriction of a page.
SEEN = dict(Workspace.Seen.choices) | {
    "everyone": _("everyone"), "login": _("everyone who is logged in"),
    "nobody": _("nobody but the administrator"), "groups": _("the members of the groups"),
}  # fmt: skip


@hooks.register("audit_words")
def audit_words() -> Words:
    """Give the audit log the words of workspaces."""
    values = {key: _from(codes) for key, codes in {**CODES, "seen_by": SEEN}.items()}
    return Words(SENTENCES, LABELS, values)


def _from(codes: dict):
    return lambda code: str(codes[code])
