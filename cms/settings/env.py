"""Reads the optional environment variables; a wrong value is refused with a sentence."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # Without IMMEDIATE, two transactions that read first and then write lock each other out at once.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
SEARCH_SCHEMES = ("postgresql", "elasticsearch+http", "elasticsearch+https")


def text(name: str, default: str = "") -> str:
    """Return a variable's text, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int) -> int:
    """Return a variable as a whole number above zero; anything else is refused."""
    value = text(name, str(default))
    if not value.isdigit() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} must be a whole number above zero, not “{value}”.")
    return int(value)


def flag(name: str, default: bool = False) -> bool:
    """Return a variable as yes or no (1, true, yes, on / 0, false, no, off)."""
    value = text(name, "1" if default else "0").lower()
    if value not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not “{value}”.")
    return value in {"1", "true", "yes", "on"}


def folder(name: str, default: Path) -> Path:
    """Return a folder that exists and can be written to; it is made when it is missing."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name}: the folder “{path}” cannot be made: {error}") from error
    return path


def database(default: Path) -> dict:
    """Return Django's settings of the database that DATABASE_URL names (SQLite by default)."""
    url = text("DATABASE_URL", f"sqlite:///{default}")
    if not url.startswith(("sqlite:", "postgres:", "postgresql:")):
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:///, postgres:// or postgresql://.")
    config = environ.Env.db_url_config(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    # Kept between requests, SQLite's as well: a new one reads the whole schema first (a sixth of a page's time).
    config.setdefault("CONN_MAX_AGE", 60)
    config["CONN_HEALTH_CHECKS"] = True
    return config


def email(default: dict) -> dict:
    """Return how mail leaves the house, by EMAIL_URL: smtp://, smtps://, file:///folder or console:."""
    url = text("EMAIL_URL")
    if not url:
        return default
    parts = urlsplit(url)
    backends = "django.core.mail.backends"
    if parts.scheme == "console":
        return {"backend": f"{backends}.console.EmailBackend", "options": {}}
    if parts.scheme == "file" and parts.path:
        return {"backend": "cms.mailbox.EmailBackend", "options": {"file_path": parts.path}}
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must be smtp://user:password@host:587, smtps://…:465, file:///folder or console:."
        )
    options = {
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": parts.scheme == "smtps",
        "use_tls": parts.scheme == "smtp" and "tls=0" not in parts.query,
        "timeout": 30,
    }
    return {"backend": "cms.smtp.EmailBackend", "options": options}


def search() -> str:
    """Return SEARCH_URL: empty (the database's own engine), postgresql: or elasticsearch+http://…"""
    url = text("SEARCH_URL")
    if url and urlsplit(url).scheme not in SEARCH_SCHEMES:
        raise ImproperlyConfigured("SEARCH_URL must be empty, postgresql: or elasticsearch+http://host:9200.")
    return url


def clamd() -> str:
    """Return CLAMD_URL, where the virus scanner listens: empty (none), tcp://host:port or unix:/path."""
    url = text("CLAMD_URL")
    parts = urlsplit(url)
    named = bool(parts.hostname) if parts.scheme == "tcp" else parts.scheme == "unix" and bool(parts.path)
    if url and not named:
        raise ImproperlyConfigured("CLAMD_URL must be empty, tcp://host:3310 or unix:/path/of/clamd.sock.")
    return url


def base_url(default: str) -> str:
    """Return BASE_URL without its last slash: the address that links in mail begin with."""
    url = text("BASE_URL", default).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured("BASE_URL must be like https://elo.example, with no path.")
    return url


def files_url(base: str) -> str:
    """Return FILES_URL without its last slash: empty, or an address on another host than that of the site."""
    url = text("FILES_URL").rstrip("/")
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
        raise ImproperlyConfigured("FILES_URL must be like https://files.elo.example, with no path.")
    if url and parts.hostname == urlsplit(base).hostname:
        raise ImproperlyConfigured(
            "FILES_URL must be on another host than BASE_URL: cookies do not know ports."
        )
    return url


def hosts(*urls: str) -> list[str]:
    """Return the hosts of some addresses; an empty address has none."""
    return [urlsplit(url).hostname for url in urls if url]


def secret_key(file: Path | None) -> str:
    """Return SECRET_KEY, or one that is made once and kept in the given file."""
    value = text("SECRET_KEY")
    if value:
        if len(value) < 40:
            raise ImproperlyConfigured("SECRET_KEY must be at least 40 characters long.")
        return value
    if file is None:
        raise ImproperlyConfigured("SECRET_KEY is needed in production: 50 random characters.")
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text().strip()
