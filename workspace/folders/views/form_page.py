"""The page of a form about a folder, or about something in one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.marks import Difference


def form_page(
    request: HttpRequest,
    around: dict,
    form,
    heading: str,
    button: str,
    *,
    back: str,
    status: int = 0,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    """Answer with a form in its frame; 422 where it has errors and no other status is given.

    `around` is the context of the frame, `back` the address that “Cancel” leads to; `differences` says that somebody
    else saved meanwhile, and what.
    """
    context = {
        **around,
        "form": form,
        "heading": heading,
        "button": button,
        "differences": differences,
        "folder_url": back,
    }
    return render(request, "folders/form.html", context, status=status or (422 if form.errors else 200))
