"""Draws the first pages of a PDF as pictures, in a process of its own that may take little; `cms.previews` starts it.

    python -I cms/drawing_child.py FILE MOST

It knows nothing of Django. It writes `1.png`, `2.png` … and the number of pages of the whole file to `count` in
the folder it runs in, and ends with 0; a limit that is met ends it otherwise. Measured with kreuzberg 4.10 (pdfium):
45 ms and 55 MB for a page of A4.
"""

import resource
import sys
from pathlib import Path

CPU_SECONDS = 15
MEMORY = 512 * 1024 * 1024
WRITTEN = 8 * 1024 * 1024  # bytes of one page's picture
DPI = 110  # 910 points for the width of A4
OUT_OF_MEMORY = 3


def limit() -> None:
    """Take no more than what is allowed; what asks for more ends by a signal."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def draw(file: Path, most: int) -> None:
    """Write the pictures of the first pages, and how many pages there are; raises what pdfium finds wrong."""
    import kreuzberg  # noqa: PLC0415 - 80 MB that no web process should load

    with kreuzberg.PdfPageIterator(str(file), dpi=DPI) as pages:
        Path("count").write_text(str(len(pages)), "ascii")
        for index, picture in pages:
            Path(f"{index + 1}.png").write_bytes(picture)
            if index + 1 >= most:
                break


def main(file: str, most: str) -> int:
    """Draw a file; return the exit code."""
    limit()
    try:
        draw(Path(file), int(most))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
