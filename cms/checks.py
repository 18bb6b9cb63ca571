"""System checks: what must hold before the site may start."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connections


@register(Tags.database)
def sqlite_is_safe(app_configs, databases, **kwargs) -> list[Error]:
    """Refuse an SQLite database without WAL, IMMEDIATE and a timeout (safety.md, DS-02)."""
    return [
        problem
        for alias in databases or []
        if connections[alias].vendor == "sqlite"
        for problem in _problems(alias, connections[alias].settings_dict)
    ]


def _problems(alias: str, config: dict) -> list[Error]:
    options = config.get("OPTIONS", {})
    wanted = {
        "cms.E001": ("transaction_mode", options.get("transaction_mode") == "IMMEDIATE"),
        "cms.E002": ("timeout of 20 s or more", options.get("timeout", 0) >= 20),
        "cms.E003": ("journal_mode=WAL", "journal_mode=wal" in options.get("init_command", "").lower()),
    }
    return [
        Error(f"The SQLite database “{alias}” is opened without {name}.", id=code)
        for code, (name, holds) in wanted.items()
        if not holds
    ]


@register(Tags.security, deploy=True)
def files_have_a_host(app_configs, **kwargs) -> list[Warning]:
    """Warn while people's files are opened from the site's own host (safety.md, UP-16)."""
    if settings.FILES_URL:
        return []
    hint = "Set FILES_URL to an address on another host that leads to this site, too (docs/operations.md)."
    return [Warning("People's files are opened from the site's own host.", hint=hint, id="cms.W001")]
