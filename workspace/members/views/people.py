"""The directory, and the page and the photo of a person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms import serving
from cms.files_host import hands_out
from workspace.members import catalogue, people, photos

AS = {"network": people.Distance.STRANGER, "groups": people.Distance.FELLOW}


@login_required
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Show the people of the network, or with `?show=organisations` its organisations."""
    organisations = request.GET.get("show") == "organisations"
    find = catalogue.organisations_found if organisations else catalogue.people_found
    found = find(request.GET, request.user)
    if organisations:
        found["kept"]["show"] = "organisations"
    context = {**found, "organisations": organisations, "query": found["kept"].urlencode()}
    return render(request, "members/directory.html", context)


@login_required
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a person as the asker may see them; one's own page also as others see it (`?as=`)."""
    seen_as = AS.get(request.GET.get("as", "")) if pk == request.user.pk else None
    if seen_as is None:
        seen, places = people.get_person(request.user, pk)
    else:
        seen, places = people.as_others_see(request.user, seen_as)
    context = {
        "seen": seen,
        "seats": people.seats_of(seen.person, places),
        "own": pk == request.user.pk,
        "seen_as": request.GET["as"] if seen_as is not None else "",
    }
    return render(request, "members/person_page.html", context)


@hands_out
@login_required
@require_safe
def photo(request: HttpRequest, pk: int, small: bool = False) -> HttpResponseBase:
    """Show a person's photo to those whom the person shows it to."""
    owner = people.get_photo_owner(request.user, pk)
    return serving.picture(request, photos.in_size(owner.profile.photo, small=small))
