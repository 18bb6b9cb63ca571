"""Builds the front page of its blocks."""

from cms.demo.making import Making, stream
from cms.demo.words import extras, front


def fields(making: Making, language: str) -> dict:
    """Return the front page's fields in a language."""
    blocks = [
        ("hero", _hero(making, language)),
        ("doors", _doors(making, language)),
        ("section", "plan-ring"),
        ("news", {"title": extras.NEWS_TITLE.of(language), "large": 2, "small": 4}),
        ("section", "upcoming-events"),
        ("text", making.rich(front.WELCOME, language)),
        ("section", "newsletter"),
        ("notice", _notice(making, language)),
    ]
    return {"lead": front.SENTENCE.of(language), "body": stream("home", blocks)}


def _hero(making: Making, language: str) -> dict:
    links = [_link(making, key, words.of(language), language) for words, key in extras.BUTTONS]
    return {"title": front.HOME[0].of(language), "lead": front.SENTENCE.of(language), "links": links}


def _link(making: Making, key: str, words: str, language: str) -> dict:
    return {"page": making.named(key, language).pk, "url": "", "title": words, "text": ""}


def _doors(making: Making, language: str) -> dict:
    doors = [
        {
            "icon": icon,
            "title": title.of(language),
            "text": text.of(language),
            "page": making.named(key, language).pk,
        }
        for icon, title, text, key in front.DOORS
    ]
    return {"title": extras.DOORS_TITLE.of(language), "doors": doors}


def _notice(making: Making, language: str) -> dict:
    title, text = (words.of(language) for words in extras.NOTICE)
    return {"kind": "info", "title": title, "text": text, "link": [_link(making, "demo", "", language)]}
