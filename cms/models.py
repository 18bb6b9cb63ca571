"""Models of the project package, by room."""

from cms.accounts import User
from cms.mail import Mail
from cms.media import Document, Image, Rendition
from cms.places import Municipality, SpokenLanguage
from cms.site_settings import SiteSettings

__all__ = [
    "Document", "Image", "Mail", "Municipality", "Rendition", "SiteSettings", "SpokenLanguage", "User",
]  # fmt: skip
