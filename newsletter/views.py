"""Pages of a subscription: signing up, confirming, leaving. No cookie, nothing changed by a GET."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms import languages
from cms.accounts import masked
from cms.client_address import client_address
from cms.same_origin import same_origin_form
from newsletter import subscribing, tokens
from newsletter.forms import SignUpForm
from newsletter.models import Subscriber


@same_origin_form
def sign_up(request: HttpRequest) -> HttpResponse:
    """Take a sign-up; whoever asks, the answer is the same."""
    sent = request.method == "POST"
    form = SignUpForm(request.POST if sent else None, initial={"source": request.path})
    if not form.is_valid():
        return render(request, "newsletter/sign_up.html", {"form": form}, status=400 if sent else 200)
    if not form.is_from_robot:
        origin = _origin(request, form.cleaned_data["source"])
        subscribing.sign_up(form.cleaned_data["email"], languages.current(), origin)
    return redirect("newsletter_signed_up")


@require_safe
def signed_up(request: HttpRequest) -> HttpResponse:
    """Tell to look into the mail."""
    return render(request, "newsletter/signed_up.html", {"noindex": True})


def _with_key(view):
    """Answer a wrong key with a friendly page, and tell the key to no other site."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        try:
            response = view(request, key)
        except tokens.WrongKeyError:
            context = {"form": SignUpForm(initial={"source": request.path}), "noindex": True}
            response = render(request, "newsletter/wrong_key.html", context, status=404)
        response["Referrer-Policy"] = "same-origin"
        return response

    return answer


@same_origin_form
@_with_key
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Show the button that confirms; confirm when it is pressed."""
    if request.method == "POST":
        subscriber = subscribing.confirm(key, _origin(request))
        return _page(request, "newsletter/confirmed.html", subscriber)
    found = tokens.read_confirm_key(key)
    if found.fits(found.subscriber):
        return _page(request, "newsletter/confirm.html", found.subscriber)
    if found.subscriber.state != Subscriber.State.CONFIRMED:
        raise tokens.WrongKeyError
    return _page(request, "newsletter/confirmed.html", found.subscriber)


@same_origin_form
@_with_key
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Show the button that ends a subscription; end it when it is pressed."""
    pressed = request.method == "POST"
    subscriber = subscribing.leave(key, _origin(request)) if pressed else tokens.read_leave_key(key)
    subscribes = subscriber.state == Subscriber.State.CONFIRMED
    return _page(request, "newsletter/leave.html" if subscribes else "newsletter/left.html", subscriber)


@csrf_exempt
@_with_key
def one_click(request: HttpRequest, key: str) -> HttpResponse:
    """End a subscription for a mail program (RFC 8058): a bare POST; people are led to the page."""
    if request.method != "POST":
        return redirect("newsletter_leave", key)
    subscribing.leave(key, _origin(request))
    return HttpResponse("OK\n", content_type="text/plain")


def _page(request: HttpRequest, template: str, subscriber: Subscriber) -> HttpResponse:
    context = {
        "address": masked(subscriber.email),
        "sign_up_url": reverse("newsletter_sign_up"),
        "noindex": True,
    }
    return render(request, template, context)


def _origin(request: HttpRequest, source: str = "") -> subscribing.Origin:
    return subscribing.Origin(source or _path_without_key(request), client_address(request))


def _path_without_key(request: HttpRequest) -> str:
    """Return the address of the page that was used, without what stands in its last part."""
    return request.path.rstrip("/").rpartition("/")[0] + "/"
