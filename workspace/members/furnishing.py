"""Starting pages: what features put into a workspace that is founded, in every language of it."""

from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import slugify
from wagtail.models import Page


def add_pages(parents: dict[str, Page], model: type[Page], title: Promise, **fields) -> dict[str, Page]:
    """Add and publish a page below each parent, tied by language; return them by language.

    `parents` are the versions of one page. The title and the texts in `fields` are lazy, and said in
    each language.
    """
    made: dict[str, Page] = {}
    for language, parent in parents.items():
        with translation.override(language):
            page = model(title=str(title), slug=slugify(title), locale=parent.locale, **_said(fields))
        if made:
            page.translation_key = next(iter(made.values())).translation_key
        parent.add_child(instance=page)
        page.save_revision().publish()
        made[language] = page
    return made


def _said(fields: dict) -> dict:
    return {name: str(value) if isinstance(value, Promise) else value for name, value in fields.items()}
