"""Addresses of home."""

from django.urls import path
from django.views.decorators.http import require_safe

from cms.languages import in_language
from home import views
from home.feeds import NewsFeed

urlpatterns = [
    path(in_language(fi="syote/", sv="flode/"), require_safe(NewsFeed()), name="feed"),
    path(in_language(fi="palaute/", sv="respons/"), views.give_feedback, name="feedback"),
    path(
        in_language(fi="palaute/kiitos/", sv="respons/tack/"), views.feedback_thanks, name="feedback_thanks"
    ),
]
