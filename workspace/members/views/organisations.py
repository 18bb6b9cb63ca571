"""The page of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workspace.members import organisations


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one organisation; one that has ended points to the one that follows it."""
    request.cacheable = True
    return render(request, "members/organisation.html", organisations.shown(pk, request.user))
