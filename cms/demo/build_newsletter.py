"""Builds the newsletter: its page, two issues and a few subscribers."""

from datetime import timedelta

from django.utils import timezone

from cms.demo.making import Making, stream
from cms.demo.words import newsletter
from cms.demo.words.shapes import Issue
from newsletter.models import Consent, NewsletterIndexPage, NewsletterPage, Subscriber

KINDS = {"event": "event", "plan": "measure"}


def build_newsletter(making: Making) -> None:
    """Make the page where one subscribes, the issues and the subscribers."""
    title, slug, lead = newsletter.INDEX
    index = making.page(
        "newsletter", NewsletterIndexPage, making.pages["home"], (title, slug),
        lambda language: {"lead": lead.of(language)},
    )  # fmt: skip
    for issue in newsletter.ISSUES:
        _issue(making, index, issue)
    for email, language in newsletter.SUBSCRIBERS:
        _subscribe(making, email, language)


def _issue(making: Making, index: dict, issue: Issue) -> None:
    def fields(language: str) -> dict:
        rows = [(_kind(key), _item(making, title, text, key, language)) for title, text, key in issue.items]
        return {"intro": issue.intro.of(language), "body": stream(f"letter-{issue.key}", rows)}

    day = issue.date or timezone.localdate() + timedelta(days=issue.days)
    making.page(f"letter-{issue.key}", NewsletterPage, index, (issue.title, issue.slug), fields, date=day)


def _kind(key: str) -> str:
    return KINDS.get(key.split("-", maxsplit=1)[0], "news")


def _item(making: Making, title, text, key: str, language: str) -> dict:
    page = making.named(key, language)
    return {"title": title.of(language), "text": text.of(language), "page": page.pk, "link": ""}


def _subscribe(making: Making, email: str, language: str) -> None:
    there = Subscriber.objects.of_address(email).exists()
    making.count("subscribers", made=not there)
    if there:
        return
    subscriber = Subscriber.objects.create(
        email=email, language=language, state=Subscriber.State.CONFIRMED, confirmed_at=timezone.now()
    )
    Consent.objects.create(
        subscriber=subscriber, action=Consent.Action.IMPORTED, language=language, note="demo"
    )
