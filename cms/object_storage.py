"""Files on an S3-speaking server: the same names and the same guard as on disk, read in pieces.

What goes wrong on the way is told as for a disk: `FileNotFoundError` for an object that is not there,
`StorageAwayError` (an OSError) for a server that does not answer, or not as it should.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from cms.storage import About, Guarded, StorageAwayError

LIFETIME = 60  # seconds that a pre-signed address lives (safety.md, AC-28)
_MISSING = {"404", "NoSuchKey", "NotFound"}


@contextmanager
def _speaking(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in _MISSING:
            raise FileNotFoundError(name) from error
        raise StorageAwayError(f"{name}: {error}") from error
    except (BotoCoreError, HTTPClientError) as error:
        raise StorageAwayError(f"{name}: {error}") from error


class ObjectReader(io.RawIOBase):
    """The bytes of an object from wherever one stands: a request begins at the first byte that is read.

    Raises StorageAwayError when the connection breaks; nothing is ever read ahead.
    """

    def __init__(self, remote, name: str) -> None:
        """Ask for the size; raises FileNotFoundError, StorageAwayError."""
        super().__init__()
        self.remote, self.name, self.place, self.body = remote, name, 0, None
        with _speaking(name):
            self.size = remote.content_length

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is: the next read begins a new request there."""
        return True

    def tell(self) -> int:
        """Return where one stands."""
        return self.place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Stand elsewhere."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        if base + offset != self.place:
            self._hang_up()
        self.place = base + offset
        return self.place

    def readinto(self, buffer) -> int:
        """Fill a buffer as far as the object goes."""
        if self.place >= self.size:
            return 0
        with _speaking(self.name):
            if self.body is None:
                self.body = self.remote.get(Range=f"bytes={self.place}-")["Body"]
            piece = self.body.read(len(buffer))
        if not piece:
            raise StorageAwayError(f"{self.name}: broke off at {self.place} of {self.size} bytes")
        buffer[: len(piece)] = piece
        self.place += len(piece)
        return len(piece)

    def close(self) -> None:
        """Hang up."""
        self._hang_up()
        super().close()

    def _hang_up(self) -> None:
        if self.body is not None:
            self.body.close()
            self.body = None


class ObjectFile(File):
    """An opened object; its size is known without reading it."""

    def __init__(self, reader: ObjectReader) -> None:
        """Wrap a reader."""
        super().__init__(io.BufferedReader(reader, 1 << 16), reader.name)
        self.size = reader.size


class PrivateObjects(Guarded, S3Storage):
    """The private storage on S3. Objects get no access of their own: the bucket must be a private one."""

    def __init__(self, *, presigned: bool = False, **options) -> None:
        """Speak to one bucket; what STORAGE_URL says is in the options (`cms.settings.storage_address`)."""
        options.setdefault("file_overwrite", False)
        options.setdefault("signature_version", "s3v4")
        # Eight megabytes at a time and no threads: an upload of any size costs no more memory.
        options.setdefault("transfer_config", TransferConfig(use_threads=False))
        options.setdefault("client_config", _client_config())
        self.presigned = presigned
        super().__init__(**options)

    def about(self, name: str) -> About:
        """Return size and age in one request; raises FileNotFoundError, StorageAwayError."""
        remote = self._remote(name)
        with _speaking(name):
            return About(remote.content_length, remote.last_modified)

    def direct_address(self, name: str, content_type: str, disposition: str) -> str | None:
        """Return an address on the server that lives a minute, where STORAGE_URL asks for it.

        It is as good as the file: never log it, never keep it.
        """
        if not self.presigned:
            return None
        parameters = {
            "ResponseContentType": content_type,
            "ResponseContentDisposition": disposition,
            "ResponseCacheControl": "private, no-store",
        }
        return S3Storage.url(self, name, parameters=parameters, expire=LIFETIME)

    def size(self, name: str) -> int:
        """Return the size in bytes; raises FileNotFoundError, StorageAwayError."""
        return self.about(name).size

    def get_modified_time(self, name: str) -> datetime:
        """Return when the object came; raises FileNotFoundError, StorageAwayError."""
        return self.about(name).changed

    def exists(self, name: str) -> bool:
        """Tell whether there is such an object; raises StorageAwayError."""
        with _speaking(name):
            return super().exists(name)

    def delete(self, name: str) -> None:
        """Delete an object; one that is not there is as well; raises StorageAwayError."""
        with _speaking(name):
            super().delete(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Stored files are written by save() and never again.")
        return ObjectFile(ObjectReader(self._remote(name), name))

    def _save(self, name: str, content: File) -> str:
        with _speaking(name):
            return super()._save(name, content)

    def _remote(self, name: str):
        return self.bucket.Object(self._normalize_name(name))


def _client_config() -> Config:
    return Config(
        signature_version="s3v4",
        connect_timeout=5,
        read_timeout=20,
        retries={"mode": "standard", "total_max_attempts": 3},
        # Servers other than Amazon's do not all know the newer check sums.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
