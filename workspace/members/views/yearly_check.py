"""The page that the yearly letter opens: "is this still right?" It works without a login."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms import languages
from cms.same_origin import same_origin_form
from workspace.members import membership_letters, yearly_check


@same_origin_form
def still_right(request: HttpRequest, key: str) -> HttpResponse:
    """Show the question; write the answer down when the button is pressed. A GET changes nothing."""
    try:
        response = _answer(request, key)
    except yearly_check.WrongKeyError:
        response = render(request, "members/still_right_gone.html", {"noindex": True}, status=404)
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _answer(request: HttpRequest, key: str) -> HttpResponse:
    membership = yearly_check.read(key)
    if request.method == "POST":
        yearly_check.confirm(membership)
    context = {
        "membership": membership,
        "workspace_page": membership_letters.page_in(membership.workspace, languages.current()),
        "confirmed": request.method == "POST",
        "noindex": True,
    }
    return render(request, "members/still_right.html", context)
