"""Bring the words of code and templates into the catalogues, or check that all are translated."""

import io
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

FOLDERS = ("cms", "home", "workspace", "newsletter", "search", "templates")
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None, "_now": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
Word = tuple[str, str, str]  # context, singular, plural


class Command(BaseCommand):
    """`manage.py messages [--check]`; needs no gettext programs."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail when a word is missing"
        )

    def handle(self, *args, check: bool, **options) -> None:
        words = found_words(settings.BASE_DIR)
        problems = []
        for code, _name in settings.LANGUAGES:
            path = settings.LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.po"
            catalogue = polib.pofile(str(path))
            if not check:
                _update(catalogue, words)
                catalogue.save(str(path))
                catalogue.save_as_mofile(str(path.with_suffix(".mo")))
            problems += [f"{code}: {problem}" for problem in missing(catalogue, words)]
        if problems:
            raise CommandError("Words without a translation:\n" + "\n".join(problems))
        self.stdout.write(f"{len(words)} words, all in both languages.")


def found_words(base: Path) -> dict[Word, list[str]]:
    """Return every word of code and templates with the files it stands in."""
    words: dict[Word, list[str]] = {}
    for path in _files(base):
        for word in _words_of(path):
            words.setdefault(word, []).append(path.relative_to(base).as_posix())
    return words


def _files(base: Path) -> list[Path]:
    found = [path for folder in FOLDERS for path in (base / folder).rglob("*.*")]
    return sorted(
        path
        for path in found
        if (
            path.suffix in {".py", ".html", ".txt", ".xml"}
            and not {"migrations", "demo"} & set(path.parts[:-1]) - {"templates"}
        )
        or path.match("templates/demo/*.html")
    )


def _words_of(path: Path) -> Iterator[Word]:
    text = path.read_text()
    source = text if path.suffix == ".py" else _without_indent(templatize(text))
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, message, _comments, context in found:
        single, plural = message if isinstance(message, tuple) else (message, "")
        if single:
            yield (context or "", single, plural)


def _without_indent(source: str) -> str:
    return "\n".join(line.strip() for line in source.splitlines())


def _update(catalogue: polib.POFile, words: dict[Word, list[str]]) -> None:
    known = {(e.msgctxt or "", e.msgid): e for e in catalogue}
    for (context, single, plural), files in words.items():
        entry = known.pop((context, single), None)
        if entry is None:
            entry = polib.POEntry(msgid=single, msgctxt=context or None)
            catalogue.append(entry)
        if plural and not entry.msgid_plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
        entry.occurrences = [(name, "") for name in sorted(set(files))]
    for entry in known.values():
        if not entry.comment.startswith("kept"):
            catalogue.remove(entry)
    catalogue.sort(key=lambda e: (e.msgctxt or "", e.msgid))


def missing(catalogue: polib.POFile, words: dict[Word, list[str]]) -> list[str]:
    """Return the words that have no translation, or one that somebody has to look at."""
    entries = {(e.msgctxt or "", e.msgid): e for e in catalogue}
    return [
        f"“{single[:70]}” ({files[0]})"
        for (context, single, plural), files in words.items()
        if not _is_done(entries.get((context, single)), plural)
    ]


def _is_done(entry: polib.POEntry | None, plural: str) -> bool:
    if entry is None or entry.fuzzy:
        return False
    return all(entry.msgstr_plural.values()) and bool(entry.msgstr_plural) if plural else bool(entry.msgstr)
