"""No word that people see stays in English."""

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from cms.management.commands.messages import found_words, missing


def test_every_word_is_translated():
    call_command("messages", check=True)


def test_a_missing_word_is_seen():
    words = {("", "A word that nobody translated", ""): ["x.html"]}
    assert missing(polib.POFile(), words) == ["“A word that nobody translated” (x.html)"]


def test_words_of_templates_and_code_are_found():
    files = {name for names in found_words(settings.BASE_DIR).values() for name in names}
    assert any(name.startswith("templates/") for name in files)
    assert any(name.endswith("models.py") for name in files)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_placeholders_are_kept(language):
    import re

    catalogue = polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wanted = set(re.findall(r"%\(\w+\)[sd]", entry.msgid + (entry.msgid_plural or "")))
        for text in texts:
            assert set(re.findall(r"%\(\w+\)[sd]", text)) <= wanted, entry.msgid
        assert wanted <= {found for text in texts for found in re.findall(r"%\(\w+\)[sd]", text)}, entry.msgid


def test_swedish_has_one_word_for_a_coordinator():
    catalogue = polib.pofile(str(settings.LOCALE_PATHS[0] / "sv" / "LC_MESSAGES" / "django.po"))
    texts = [text for entry in catalogue for text in [entry.msgstr, *entry.msgstr_plural.values()]]
    assert any("samordnare" in text for text in texts)
    assert not [text for text in texts if "koordinator" in text.lower()]
