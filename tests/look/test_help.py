"""Help in place: each topic in both languages, shown on a page, and folded up."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation

from cms.languages import CODES

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHOWN = re.compile(r"{% help \"(\w+)\" %}")
TOPICS = sorted({path.stem for path in TEMPLATES.glob("help/*/*.html")})


def drawn(topic: str, language: str) -> str:
    with translation.override(language):
        return engines["django"].from_string('{% load help %}{% help "' + topic + '" %}').render({})


def test_every_topic_is_shown_on_a_page_and_every_page_has_its_text():
    pages = [path for path in TEMPLATES.rglob("*.html") if path.parent.name not in {*CODES, "demo"}]
    asked = {topic for path in pages for topic in SHOWN.findall(path.read_text(encoding="utf-8"))}
    assert asked == set(TOPICS)
    assert "members" in TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_answer_the_same_questions(topic):
    finnish, swedish = drawn(topic, "fi"), drawn(topic, "sv")
    assert finnish.count("<dt>") == swedish.count("<dt>") > 1
    assert finnish.count("<dd>") == swedish.count("<dd>") >= finnish.count("<dt>")
    assert finnish != swedish


def test_it_is_folded_up_under_a_word_in_the_reader_s_language():
    assert "Näin tämä toimii" in drawn("members", "fi")
    assert "Så fungerar det" in drawn("members", "sv")
    assert re.search(r"<details class=\"help no-print\">\s*<summary", drawn("members", "fi"))
