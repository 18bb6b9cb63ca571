"""The two languages: in which one a request is answered, and texts that come in both."""

from urllib.parse import urlsplit

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.functional import lazy

CODES = [code for code, _name in settings.LANGUAGES]
OWN_NAMES = {"fi": "Suomi", "sv": "Svenska"}
ACCOUNT_PATH = "/accounts/"


def in_language(**texts: str) -> str:
    """Return a lazy text (an address, say) that is read in the active language: fi="haku/", sv="sok/"."""
    return lazy(lambda: texts[current()], str)()


def current() -> str:
    """Return the active language's code, the first of LANGUAGES when none of ours is active."""
    code = (translation.get_language() or "")[:2]
    return code if code in CODES else CODES[0]


def own_text(item: object, field: str, language: str | None = None) -> str:
    """Return `field_fi` or `field_sv` of an object in the language asked, else in the other one."""
    first = language or current()
    texts = [getattr(item, f"{field}_{code}") for code in sorted(CODES, key=lambda c: c != first)]
    return next((text for text in texts if text), "")


class LanguageMiddleware(LocaleMiddleware):
    """Chooses by address first, then by the person's own setting, then as the browser asks."""

    def process_request(self, request) -> None:
        """Activate the language of the request."""
        language = (
            translation.get_language_from_path(request.path_info)
            or _of_query(request)
            or _of_next(request)
            or _of_person(request)
            or translation.get_language_from_request(request)
        )
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        """Let the next account page speak the language that was asked here.

        These addresses say no language. The cookie goes to them only, and only to somebody who
        is logging in.
        """
        if request.path_info.startswith(ACCOUNT_PATH) and (_of_query(request) or _of_next(request)):
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, current(), path=ACCOUNT_PATH,
                secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
            )  # fmt: skip
        return super().process_response(request, response)


def _of_query(request) -> str | None:
    asked = request.GET.get("lang")
    return asked if asked in CODES else None


def _of_next(request) -> str | None:
    target = request.GET.get("next") or ""
    try:
        return translation.get_language_from_path(urlsplit(target).path)
    except ValueError:
        return None


def _of_person(request) -> str | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return getattr(request.user, "language", None)
