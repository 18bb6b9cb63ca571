"""Models of the folders, by what they are for."""

from workspace.folders.models.coming import Incoming, UploadRequest
from workspace.folders.models.folders import FolderPage, Link
from workspace.folders.models.reading import Acknowledgement, Follow, MustRead, Opened, Star
from workspace.folders.models.sharing import Share
from workspace.folders.models.trash import Trashed, Undo

__all__ = [
    "Acknowledgement", "FolderPage", "Follow", "Incoming", "Link", "MustRead", "Opened", "Share", "Star", "Trashed",
    "Undo", "UploadRequest",
]  # fmt: skip
