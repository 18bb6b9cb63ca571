"""The letters about belonging: each in the reader's language, and to those who still belong."""

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from cms import mail
from cms.accounts import User
from cms.pages import address
from workspace.members.models import Invitation, JoinRequest, Membership, Workspace, WorkspacePage


def page_in(workspace: Workspace, language: str) -> WorkspacePage | None:
    """Return the published page of a workspace in a language, else in the other one."""
    pages = workspace.pages.live().select_related("locale")
    return min(pages, key=lambda page: page.locale.language_code != language, default=None)


def title_in(workspace: Workspace, language: str) -> str:
    """Return what a workspace is called in a language, in the other one where it has no page in it."""
    page = page_in(workspace, language)
    return " ".join((page.title if page else str(workspace)).split())


def absolute(language: str, name: str, *args) -> str:
    """Return the whole address of a view in a language, for a letter."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse(name, args=args)}"


def coordinators_of(workspace: Workspace) -> QuerySet[User]:
    """Return those who coordinate a workspace and can log in."""
    rows = workspace.memberships.filter(is_coordinator=True)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("pk")


# -- Coming in ----------------------------------------------------------------------------------
def invite(invitation: Invitation, key: str) -> None:
    """Write the letter of an invitation; its text is forgotten once it is sent."""
    user = User.objects.filter(email=invitation.email).first()
    language = user.language if user else invitation.language
    context = {
        "invitation": invitation,
        "workspace_title": title_in(invitation.workspace, language),
        "inviter": invitation.invited_by,
        "invitation_url": absolute(language, "accept_invitation", key),
    }
    mail.send("invitation", invitation.email, language, context, user=user, secret=True)


def asked_to_join(request: JoinRequest) -> None:
    """Tell the coordinators that somebody asks to join."""
    for person in coordinators_of(request.workspace):
        _to_member(request.workspace, person, "join_request", asker=request.user, message=request.message)


def answered(request: JoinRequest) -> None:
    """Tell the asker what became of the request; a letter of its own, whichever it is."""
    kind = "join_granted" if request.granted else "join_declined"
    _to_person(request.workspace, request.user, kind)


def taken_in(membership: Membership, by: User) -> None:
    """Tell somebody that a coordinator made them a member."""
    _to_member(membership.workspace, membership.user, "member_taken_in", membership=membership, by=by)


# -- Going out ----------------------------------------------------------------------------------
def ends(membership: Membership) -> None:
    """Tell that a membership ends: the person, and the sponsor of a guest, else the coordinators."""
    workspace = membership.workspace
    _to_member(workspace, membership.user, "membership_ends", membership=membership)
    for person in _others(membership):
        _to_member(workspace, person, "membership_ends_told", membership=membership)


def ended(membership: Membership) -> None:
    """Tell that a membership has ended; the person is written to although they do not belong any more."""
    _to_person(membership.workspace, membership.user, "membership_ended", membership=membership)
    for person in _others(membership):
        _to_member(membership.workspace, person, "membership_ended_told", membership=membership)


def _others(membership: Membership) -> list[User]:
    sponsor = membership.sponsor
    told = [sponsor] if sponsor is not None and sponsor.is_active else coordinators_of(membership.workspace)
    return [person for person in told if person.pk != membership.user_id]


def still_right(membership: Membership, key: str) -> None:
    """Ask whether a membership is still right, with a link that answers without a login."""
    _to_member(
        membership.workspace, membership.user, "still_right", secret=True, membership=membership,
        answer_url=absolute(membership.user.language, "still_right", key),
    )  # fmt: skip


def _to_member(workspace: Workspace, person: User, kind: str, *, secret: bool = False, **words) -> None:
    """Write to somebody about their workspace: only while they belong to it."""
    audience = f"g{workspace.group_id}"
    _to_person(workspace, person, kind, secret=secret, audience=audience, **words)


def _to_person(
    workspace: Workspace, person: User, kind: str, *, secret: bool = False, audience: str = "", **words
) -> None:
    page = page_in(workspace, person.language)
    context = {
        **words,
        "workspace_title": title_in(workspace, person.language),
        "members_url": absolute(person.language, "workspace_members", page.pk) if page else "",
        "workspace_url": f"{settings.BASE_URL}{address(page, person.language)}" if page else "",
    }
    mail.send(kind, person.email, person.language, context, user=person, secret=secret, audience=audience)
