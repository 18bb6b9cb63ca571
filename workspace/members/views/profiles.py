"""The own profile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from workspace.members.forms.profiles import ProfileForm


@login_required
def own_profile(request: HttpRequest) -> HttpResponse:
    """Show and save the own name and language."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        language = form.save().language
        with translation.override(language):
            messages.success(request, _("Your details were saved."))
            return redirect(reverse("own_profile"))
    return render(request, "members/own_profile.html", {"form": form})
