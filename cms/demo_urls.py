"""Addresses that only the demo has: its mail, and the components."""

from django.urls import path

from cms import demo_views, mailbox_views

urlpatterns: list = [
    path("components/", demo_views.components, name="demo_components"),
    path("mail/", mailbox_views.letters, name="demo_mail"),
    path("mail/<str:name>", mailbox_views.letter, name="demo_letter"),
    path("mail/<str:name>/html", mailbox_views.letter_html, name="demo_letter_html"),
]
