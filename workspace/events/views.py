"""Views of events that are no pages of their own."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms import access
from cms.pages import address
from workspace.events import calendar
from workspace.events.models import EventPage


@require_safe
def event_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one event as a file for the reader's calendar."""
    try:
        event = access.get_viewable(request.user, EventPage.objects.select_related("locale"), pk=pk)
    except Http404:
        if request.user.is_authenticated:
            raise
        return redirect_to_login(request.path)
    content = calendar.ics(event, request.build_absolute_uri(address(event)))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response
