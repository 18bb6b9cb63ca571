"""Where files lie, by STORAGE_URL: on this machine (empty) or in a bucket of an S3-speaking server."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from cms.settings import env

OPTIONS = {"region", "prefix", "tls", "presigned", "ca"}
FORM = "STORAGE_URL must be like s3://KEY:SECRET@host:9000/bucket?region=eu-north-1"


def storage() -> dict:
    """Return Django's settings of the storage of files; a wrong address is refused with a sentence.

    Options: `region` (eu-north-1), `prefix` (nothing), `tls` (1), `ca` (a file with the certificate
    authority), `presigned` (0). Key and secret are percent-encoded.
    """
    url = env.text("STORAGE_URL")
    if not url:
        return {"BACKEND": "cms.storage.PrivateStorage"}
    parts = _parts(url)
    options = _options(parts.query)
    tls = _flag(options, "tls", "1")
    told = {
        "access_key": unquote(parts.username),
        "secret_key": unquote(parts.password),
        "bucket_name": parts.path.strip("/"),
        "endpoint_url": f"{'https' if tls else 'http'}://{parts.netloc.rpartition('@')[2]}",
        "region_name": options.get("region", "eu-north-1"),
        "location": _prefix(options.get("prefix", "")),
        "addressing_style": "path",
        "presigned": _flag(options, "presigned", "0"),
    }
    if options.get("ca"):
        told["verify"] = options["ca"]
    return {"BACKEND": "cms.object_storage.PrivateObjects", "OPTIONS": told}


def goes_with(told: dict, accelerated: str) -> None:
    """Refuse a site whose files nginx should hand out while they lie elsewhere."""
    if accelerated and "OPTIONS" in told:
        raise ImproperlyConfigured(
            "X_ACCEL_PREFIX is for files on the disk; leave it empty with STORAGE_URL."
        )


def _parts(url: str):
    try:
        parts = urlsplit(url)
        known = parts.scheme == "s3" and parts.hostname and parts.username and parts.password
        known = known and (parts.port is None or parts.port > 0) and not parts.fragment
    except ValueError:  # a port that is no number; the address holds a secret, so it is not repeated
        known = False
    if not known:
        raise ImproperlyConfigured(f"{FORM}.")
    if not re.fullmatch(r"/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/?", parts.path):
        raise ImproperlyConfigured(
            f"{FORM}: a bucket has 3 to 63 small letters, figures, dots and hyphens, not “{parts.path[1:]}”."
        )
    return parts


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    strange = sorted(set(options) - OPTIONS)
    if strange:
        raise ImproperlyConfigured(
            f"STORAGE_URL knows the options {', '.join(sorted(OPTIONS))}, not “{strange[0]}”."
        )
    return options


def _flag(options: dict[str, str], name: str, default: str) -> bool:
    value = options.get(name, default)
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"STORAGE_URL: {name} must be 1 or 0, not “{value}”.")
    return value == "1"


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._/-]*", text) or ".." in text:
        raise ImproperlyConfigured(f"STORAGE_URL: prefix must be like site/files, not “{text}”.")
    return text.strip("/")
