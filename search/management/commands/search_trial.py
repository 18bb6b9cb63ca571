"""Index a throw-away corpus through the real code and write which documents each query finds."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from search.engines.contract import EngineAwayError
from search.trial import Trial, trial

ENGINES = ("sqlite", "postgresql", "elasticsearch")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("--lang", required=True, choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--docs", required=True, type=Path, help='{"id", "text"} a line')
        parser.add_argument("--queries", required=True, type=Path, help='{"id", "q"} a line')
        parser.add_argument(
            "--out", required=True, type=Path, help='{"id", "hits", "ms"} a line, all hits ranked'
        )
        parser.add_argument("--engine", choices=ENGINES, default=connection.vendor)

    def handle(self, *args, lang: str, docs: Path, queries: Path, out: Path, engine: str, **options) -> None:
        asked = list(_rows(queries, "q"))
        try:
            with trial(engine, lang, _rows(docs, "text")) as made:
                _write(made, asked, out)
        except (ImproperlyConfigured, EngineAwayError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"{len(made.names)} documents, {len(asked)} queries: {out}")


def _write(made: Trial, asked: list[dict], out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for row in asked:
            hits, milliseconds = made.ask(row["q"])
            line = {"id": row["id"], "hits": hits, "ms": round(milliseconds, 3)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _rows(path: Path, field: str) -> Iterator[dict]:
    """Return the rows of a JSONL file; raises CommandError with the line that is wrong."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _row(path, number, line, field)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def _row(path: Path, number: int, line: str, field: str) -> dict:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CommandError(f"{path}, line {number}: this is not JSON.") from error
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get(field), str):
        raise CommandError(f"{path}, line {number}: “id” and “{field}” are needed.")
    return row
