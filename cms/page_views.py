"""The pages of the tree, by their address."""

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from wagtail import views
from wagtail.urls import serve_pattern

from cms import frame_pages, routing
from cms.pages import SitePage


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer as Wagtail does, with the page that `cms.routing` finds.

    Wagtail reads the front page whole, then each page on the way. Where the front page is none of ours, it does.
    """
    site = frame_pages.site_of(request)
    if site is not None and issubclass(site.root_page.specific_class, SitePage):
        request._wagtail_route_for_request = routing.find(request, path)
    return views.serve(request, path)


# It stands before Wagtail's own of the same name.
urlpatterns = [re_path(serve_pattern, serve, name="wagtail_serve")]
