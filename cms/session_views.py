"""The page of the own sessions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms import own_sessions


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Show where the person is logged in."""
    visits = own_sessions.visits_of(request.user, request.session.session_key)
    others = any(not visit.is_this for visit in visits)
    return render(request, "account/sessions.html", {"visits": visits, "others": others})


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one session."""
    own_sessions.end(request.user, pk)
    messages.success(request, _("That device is logged out."))
    return redirect("own_sessions")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    own_sessions.end_others(request.user, request.session.session_key)
    messages.success(request, _("You are logged out everywhere else."))
    return redirect("own_sessions")
