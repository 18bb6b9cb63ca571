"""Lets LibreOffice make a PDF of an office file, in a process that may take little; `cms.previews` starts it.

    python -I cms/limited_child.py cms/office_child.py PROGRAM FILE

It knows nothing of Django. It writes `file.pdf` in the folder it runs in, where LibreOffice has its profile, too. No
macro runs, and nothing that the file names elsewhere, on this machine or in the net, is fetched
(`BlockUntrustedRefererLinks`). Measured with LibreOffice 7.4: 3 s, 1.2 s of CPU and 210 MB for a short text; it
starts with 500 MB of address space, and does not with 300.
"""

import os
import subprocess
from pathlib import Path

from cms import limited_child

CPU_SECONDS = 30
MEMORY = 1024 * 1024 * 1024
WRITTEN = 100 * 1024 * 1024  # bytes of one file
MADE = "file.pdf"
SETTINGS = {
    "BlockUntrustedRefererLinks": "true",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",  # since 7.5
    "MacroSecurityLevel": "3",
}
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'


def profile(place: Path) -> Path:
    """Write a profile that trusts no file; return its folder."""
    folder = place / "profile"
    (folder / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(name, value) for name, value in SETTINGS.items())
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items), "ascii")
    return folder


def main(program: str, file: str) -> int:
    """Make the PDF; return the exit code."""
    place = Path.cwd()
    done = subprocess.run(  # noqa: S603 - our own words
        [
            program, f"-env:UserInstallation={profile(place).as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf", "--outdir", str(place), file,
        ],
        env=os.environ | {"PATH": "/usr/local/bin:/usr/bin:/bin"}, check=False,
    )  # fmt: skip
    if (place / MADE).exists():
        return 0
    # Its starter is a shell script, which tells of a signal as 128 and more.
    return limited_child.TOO_MUCH if done.returncode < 0 or done.returncode >= 128 else 1
