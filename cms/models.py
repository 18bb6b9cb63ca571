"""Models of the project package, by room."""

from cms.accounts import User
from cms.audit import AuditRow
from cms.mail import Mail
from cms.media import Document, Image, Rendition
from cms.places import Municipality, SpokenLanguage
from cms.previews import Preview, PreviewPage
from cms.site_settings import SiteSettings
from cms.texts import FileText
from cms.versions import DocumentVersion

__all__ = [
    "AuditRow", "Document", "DocumentVersion", "FileText", "Image", "Mail", "Municipality", "Preview",
    "PreviewPage", "Rendition", "SiteSettings", "SpokenLanguage", "User",
]  # fmt: skip
