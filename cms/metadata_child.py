"""Tells what a file tells beside its content, or cleans it, in a process that may take little.

    python -I cms/limited_child.py cms/metadata_child.py found|clean READER FILE ANSWER [KIND …]

`cms.metadata` starts it. A PDF of half a megabyte may unpack into a gigabyte (UP-08), and neither pikepdf nor a tree
of XML asks before. It writes JSON (kind → words) or the clean copy to ANSWER, and ends with 0; a limit that is met
ends it otherwise.
"""

import json
from importlib import import_module
from pathlib import Path

CPU_SECONDS = 10
MEMORY = 512 * 1024 * 1024
WRITTEN = 300 * 1024 * 1024  # bytes of any file that it writes; unpacked, an office file has 200 MB at most
WORDS, LONGEST = 8, 200  # of a kind that are told, and their length
BROKEN = 4


def work(reader, what: str, file: Path, answer: Path, kinds: set[str]) -> None:
    """Write what a reader finds in a file, or its clean copy; raises what the reader raises."""
    with file.open("rb") as source, answer.open("wb") as out:
        if what == "clean":
            reader.clean(source, out, kinds)
            return
        told = {
            kind: [word[:LONGEST] for word in sorted(words)[:WORDS]]
            for kind, words in reader.found(source).items()
        }
        out.write(json.dumps(told).encode())


def main(what: str, reader: str, file: str, answer: str, *kinds: str) -> int:
    """Look into a file or clean it; return the exit code."""
    module = import_module(f"cms.{reader}")
    try:
        work(module, what, Path(file), Path(answer), set(kinds))
    except module.BROKEN:
        return BROKEN
    return 0
