"""Views of the public site that are no pages: feedback and its thanks, robots."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cms import languages
from cms.same_origin import same_origin_form
from home import feedback
from home.forms import FeedbackForm
from home.sitemap import entries


@same_origin_form
@require_http_methods(["GET", "HEAD", "POST"])
def give_feedback(request: HttpRequest) -> HttpResponse:
    """Show the form, or keep what was written and lead to the thanks."""
    if request.method != "POST":
        form = FeedbackForm(initial={"form_id": uuid4(), "page": request.GET.get("page", "")})
        return render(request, "home/feedback.html", {"form": form})
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return render(request, "home/feedback.html", {"form": form}, status=422)
    if not form.is_machine:
        told = form.cleaned_data
        feedback.give(told["form_id"], told["message"], told["email"], told["page"], languages.current())
    return redirect("feedback_thanks")


@require_GET
def feedback_thanks(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    return render(request, "home/feedback_thanks.html", {"days": feedback.DAYS_TO_ANSWER})


@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where not to go; it names no closed page."""
    request.cacheable = True
    return render(request, "robots.txt", content_type="text/plain")


@require_GET
def sitemap(request: HttpRequest) -> HttpResponse:
    """Tell search engines of every public page."""
    request.cacheable = True
    return render(request, "sitemap.xml", {"entries": entries()}, content_type="application/xml")
