"""Documents: the page of a large folder, many uploads, a large ZIP, a large download."""

import json
from pathlib import Path

from tests.benchmarks.coming import coming
from tests.benchmarks.downloads import downloads
from tests.benchmarks.folder_pages import folder_pages
from tests.benchmarks.table import Figure
from tests.benchmarks.zips import zips
from tests.served import Site


class WithoutWorker(Site):
    """A demo whose web server alone is measured."""

    options = ("--no-worker",)


def documents(build: Path) -> list[Figure]:
    """Measure each on a site that was started for it, so that no memory is left from another."""
    site = WithoutWorker(build / "bench-documents")
    site.fill()
    told = json.loads(site.run("-m", "tests.benchmarks.papers"))
    figures: list[Figure] = []
    for measure in (folder_pages, coming, zips):
        with site:
            figures += measure(site, told)
    return figures + downloads(build, told)
