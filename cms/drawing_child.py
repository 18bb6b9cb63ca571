"""Draws the first pages of a PDF as pictures, in a process of its own that may take little; `cms.previews` starts it.

    python -I cms/limited_child.py cms/drawing_child.py FILE MOST

It knows nothing of Django. It writes `1.png`, `2.png` … and the number of pages of the whole file to `count` in
the folder it runs in, and ends with 0; a limit that is met ends it otherwise. Measured with kreuzberg 4.10 (pdfium):
45 ms and 55 MB for a page of A4.
"""

from pathlib import Path

CPU_SECONDS = 15
MEMORY = 512 * 1024 * 1024
WRITTEN = 8 * 1024 * 1024  # bytes of one page's picture
DPI = 110  # 910 points for the width of A4


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
    draw(Path(file), int(most))
    return 0
