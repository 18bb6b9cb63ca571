"""What the processes of a served site hold in memory."""

from pathlib import Path


def descendants(root: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    parents = {int(p.name): status(int(p.name), "PPid") for p in Path("/proc").iterdir() if p.name.isdigit()}
    found, fresh = [], [root]
    while fresh:
        fresh = [pid for pid, parent in parents.items() if parent in fresh]
        found += fresh
    return found


def status(pid: int, key: str, file: str = "status") -> int:
    """Return a figure of a process (kB, for memory); 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0)


def web_processes(root: int) -> list[int]:
    """Return the web processes of a served site."""
    return [pid for pid in descendants(root) if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes()]


class Growth:
    """How much more than before each web process of a site holds at most, while the `with` block lasts."""

    def __init__(self, root: int) -> None:
        """Take the process that serves the site."""
        self.root, self.most = root, 0.0

    def __enter__(self) -> "Growth":
        """Forget the peaks so far."""
        self.before = {}
        for pid in web_processes(self.root):
            Path(f"/proc/{pid}/clear_refs").write_text("5")  # VmHWM begins anew (man 5 proc)
            self.before[pid] = status(pid, "VmRSS")
        return self

    def __exit__(self, *error) -> None:
        """Note the largest growth, in MB."""
        grown = [status(pid, "VmHWM") - before for pid, before in self.before.items()]
        self.most = max(grown) / 1024
