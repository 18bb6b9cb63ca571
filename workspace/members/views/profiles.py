"""The own profile and the own photo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.marks import StaleError
from workspace.members import people, photos, profiles
from workspace.members.forms.profiles import PhotoForm, ProfileForm
from workspace.members.models import Profile


@login_required
def own_profile(request: HttpRequest) -> HttpResponse:
    """Show and save what one tells of oneself; a stale save is answered with both texts."""
    form = ProfileForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            profiles.save(form)
        except StaleError:
            differences = profiles.differences(form)
            form.renew()
            return _profile_page(request, form, differences, status=409)
        with translation.override(request.user.language):
            messages.success(request, _("Your details were saved."))
            return redirect(reverse("own_profile"))
    return _profile_page(request, form)


def _profile_page(request: HttpRequest, form: ProfileForm, differences=None, status: int = 200):
    me = people.active().get(pk=request.user.pk)
    context = {"form": form, "me": people.seen(request.user, [me])[0], "differences": differences or []}
    return render(request, "members/own_profile.html", {**context, "stale": status == 409}, status=status)


@login_required
def own_photo(request: HttpRequest) -> HttpResponse:
    """Take in a photo, take it away, and say who sees it."""
    profile = _own(request)
    initial = {"photo_shown": profile.photo_shown, "version": photos.version_of(profile)}
    form = PhotoForm(request.POST or None, request.FILES or None, initial=initial)
    status = _photo_saved(request, form) if request.method == "POST" and form.is_valid() else 200
    if status == 302:
        return redirect(reverse("own_profile"))
    if status == 409:
        profile = _own(request)
        form.renew(profile)
    mine = people.Seen(request.user, profile, people.Distance.SELF)
    return render(
        request, "members/own_photo.html", {"form": form, "me": mine, "stale": status == 409}, status=status
    )


def _own(request: HttpRequest) -> Profile:
    return people.profile_of(people.active().get(pk=request.user.pk))


def _photo_saved(request: HttpRequest, form: PhotoForm) -> int:
    """Return the status of the answer: away, back with a sentence, or stale."""
    removes = "remove" in request.POST
    try:
        photos.save(request.user, form.cleaned_data, remove=removes)
    except StaleError:
        return 409
    except ValidationError as error:
        form.add_error("file", error)
        return 200
    messages.success(request, _("The photo was removed.") if removes else _("The photo was saved."))
    return 302
