"""The site with twenty rows on a page of a folder's list, as Plone's has them; ours has a hundred."""

from cms.wsgi import application  # noqa: I001 - sets Django up

from workspace.folders import items

__all__ = ["application"]

assert items.PER_PAGE, "what is set must be what the page asks"
items.PER_PAGE = 20
