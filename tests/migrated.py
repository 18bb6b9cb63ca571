"""The empty, migrated database that a run of the suite begins with: made once, then copied.

Two hundred migrations take half a minute; a copy of what they make takes none. The copy is kept in pytest's own
cache under a digest of all that makes it, so another migration or another pin makes it anew. SQLite only: there the
database of the tests lies in memory. PostgreSQL is migrated in each run, so that the migrations are, too.
"""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

# Where Django keeps the database of the tests, while any connection to it is open.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
MAKERS = ("*/migrations/*.py", "workspace/*/migrations/*.py", "search/engines/**/*.py", "cms/row_guards.py")


def kept_in(folder: Path) -> Path:
    """Return the file of the kept database, whether it is there or not."""
    root = settings.BASE_DIR
    others = {root / "requirements.txt", Path(__file__)}
    files = sorted({path for maker in MAKERS for path in root.glob(maker)} | others)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return folder / f"{digest.hexdigest()[:32]}.sqlite3"


def take(kept: Path) -> sqlite3.Connection:
    """Fill the database in memory with the kept one; it stays there while the returned connection is open."""
    memory = sqlite3.connect(IN_MEMORY, uri=True, check_same_thread=False)
    with closing(sqlite3.connect(kept)) as file:
        file.backup(memory)
    return memory


def keep(kept: Path) -> None:
    """Keep what the migrations have just made; what was kept before goes.

    Raises RuntimeError for another database than that of the tests, such as that of a site which somebody runs here.
    """
    if connection.settings_dict["NAME"] != IN_MEMORY:
        raise RuntimeError(f"{connection.settings_dict['NAME']} is not the database of the tests.")
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    half = kept.with_suffix(f".{id(kept)}")
    with closing(sqlite3.connect(half)) as file:
        connection.connection.backup(file)
    half.replace(kept)
