"""Addresses of workspace.events."""

from django.urls import path

from cms.languages import in_language
from workspace.events import views

urlpatterns = [
    path(
        in_language(fi="kalenteri/<int:pk>.ics", sv="kalender/<int:pk>.ics"),
        views.event_ics,
        name="event_ics",
    ),
]
