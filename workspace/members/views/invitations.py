"""Inviting by mail, and the page that an invitation's link opens."""

from functools import wraps

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cms import languages
from cms.accounts import masked
from cms.pages import address
from workspace.members import accepting, directory, invitations, membership_letters
from workspace.members.accepting import Dead
from workspace.members.forms.invitations import InviteForm, NewcomerForm
from workspace.members.invitations import Answer, Outcome
from workspace.members.models import Invitation, Membership
from workspace.members.shell import frame
from workspace.members.views.members import back_to_members, posted, say_refusal, trail


# -- Inviting -----------------------------------------------------------------------------------
@login_required
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a coordinator invite many addresses at once; each is answered for."""
    page = directory.get_inviting_page(request.user, pk)
    form = InviteForm(posted(request), workspace=page.workspace, initial={"language": languages.current()})
    answers = _answers(request, form, page.workspace) if request.method == "POST" and form.is_valid() else []
    wrong = [answer.typed for answer in answers if answer.outcome == Outcome.WRONG]
    if answers:
        form.keep(wrong)
    title = _("Invite people")
    context = {
        **frame(page, request.user, "members", trail(page, title, request.path)),
        "form": form, "title": title, "answers": answers, "wrong": wrong,
        "members_url": reverse("workspace_members", args=[page.pk]),
    }  # fmt: skip
    status = 422 if wrong or (form.is_bound and form.errors) else 200
    return render(request, "members/invite.html", context, status=status)


def _answers(request: HttpRequest, form: InviteForm, workspace) -> list[Answer]:
    try:
        return invitations.invite(workspace, request.user, form.cleaned_data["addresses"], form.offer())
    except ValidationError as error:
        say_refusal(form, error)
        return []


@login_required
@require_POST
def resend(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """Send an open invitation again."""
    page = directory.get_inviting_page(request.user, pk)
    invitation = directory.get_invitation(page, invitation_pk)
    try:
        invitations.resend(invitation, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(
            request, _("The invitation was sent again to %(email)s.") % {"email": invitation.email}
        )
    return back_to_members(page)


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """End an open invitation at once."""
    page = directory.get_coordinated_page(request.user, pk)
    invitation = directory.get_invitation(page, invitation_pk)
    if invitations.revoke(invitation):
        messages.success(request, _("The invitation of %(email)s was revoked.") % {"email": invitation.email})
    else:
        messages.info(request, _("This invitation is not open any more."))
    return back_to_members(page)


# -- Accepting ----------------------------------------------------------------------------------
def _with_key(view):
    """Answer a dead key with a page that tells nothing of the workspace, and tell the key to no other site."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        try:
            response = view(request, key)
        except accepting.InvitationError as error:
            status = 404 if error.why == Dead.WRONG else 410
            context = {"why": str(error.why), "noindex": True}
            response = render(request, "members/invitation_dead.html", context, status=status)
        response["Referrer-Policy"] = "same-origin"
        response["Cache-Control"] = "private, no-store"
        return response

    return answer


@sensitive_post_parameters("password")
@_with_key
def accept(request: HttpRequest, key: str) -> HttpResponse:
    """Show who invites to what, with a button; join when it is pressed."""
    invitation = accepting.read(key)
    if request.user.is_authenticated:
        return _as_somebody(request, key, invitation)
    owner = accepting.owner_of(invitation)
    if owner is not None:
        return _page(request, invitation, closed=not owner.is_active, way_in=_login_url(request))
    return _as_new(request, key, invitation)


def _as_somebody(request: HttpRequest, key: str, invitation: Invitation) -> HttpResponse:
    if not accepting.is_for(invitation, request.user):
        context = {"address": masked(invitation.email), "noindex": True}
        return render(request, "members/invitation_of_another.html", context, status=403)
    if request.method == "POST":
        return redirect(_workspace_url(accepting.accept(key, request.user)))
    return _page(request, invitation)


def _as_new(request: HttpRequest, key: str, invitation: Invitation) -> HttpResponse:
    form = NewcomerForm(posted(request), email=invitation.email)
    if request.method == "POST" and form.is_valid():
        try:
            membership = accepting.accept_as_new(key, form.newcomer(languages.current()))
        except accepting.AccountExistsError:
            return redirect(request.path)
        url = _workspace_url(membership)
        return perform_login(request, membership.user, email_verification="none", redirect_url=url)
    return _page(request, invitation, form=form, status=400 if form.errors else 200)


def _page(request: HttpRequest, invitation: Invitation, *, status: int = 200, **more) -> HttpResponse:
    page = membership_letters.page_in(invitation.workspace, languages.current())
    context = {"invitation": invitation, "workspace_page": page, "noindex": True, **more}
    return render(request, "members/invitation.html", context, status=status)


def _login_url(request: HttpRequest) -> str:
    return f"{reverse('account_login')}?next={request.path}"


def _workspace_url(membership: Membership) -> str:
    page = membership_letters.page_in(membership.workspace, languages.current())
    return address(page, languages.current()) if page else reverse("after_login")
