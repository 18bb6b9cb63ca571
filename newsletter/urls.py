"""Addresses of the newsletter below its page: /fi/uutiskirje/… and /sv/nyhetsbrev/…"""

from django.urls import path

from cms.languages import in_language
from newsletter import views


def _below(fi: str, sv: str) -> str:
    return in_language(fi=f"uutiskirje/{fi}", sv=f"nyhetsbrev/{sv}")


urlpatterns: list = [
    path(_below("tilaa/", "prenumerera/"), views.sign_up, name="newsletter_sign_up"),
    path(_below("tilattu/", "nastan-klart/"), views.signed_up, name="newsletter_signed_up"),
    path(_below("vahvista/<str:key>/", "bekrafta/<str:key>/"), views.confirm, name="newsletter_confirm"),
    path(_below("peru/<str:key>/", "avsluta/<str:key>/"), views.leave, name="newsletter_leave"),
    path(
        _below("peru-heti/<str:key>/", "avsluta-genast/<str:key>/"),
        views.one_click,
        name="newsletter_one_click",
    ),
]
