"""Takes uploads in as they come: on disk, and never more than is allowed (UP-10)."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Keeps a file on disk up to the limit; the rest is read and thrown away.

    The form can so answer with a sentence and keep what was typed. A file that was not kept whole
    says so in `cut_short`: `size` or `room`.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless the file is too large already or the disk is full."""
        if start + len(raw_data) > settings.UPLOAD_MAX_BYTES:
            self._cut("size")
        if getattr(self.file, "cut_short", ""):
            return
        try:
            self.file.write(raw_data)
        except OSError:
            self._cut("room")

    def _cut(self, why: str) -> None:
        if not getattr(self.file, "cut_short", ""):
            self.file.cut_short = why
            self.file.seek(0)
            self.file.truncate()
