"""Every block of every type of page gets into what is found of it; a new one that is forgotten fails here."""

from itertools import count
from uuid import uuid4

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.text import slugify
from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from home.models import NewsIndexPage, NewsPage
from newsletter.models import NewsletterIndexPage, NewsletterPage
from search.models import Entry
from tests.factories import page
from workspace.events.models import EventIndexPage, EventPage
from workspace.plans.models import ActionPlanPage

TEXTS = (blocks.RichTextBlock, blocks.CharBlock, blocks.TextBlock, blocks.EmailBlock)
# What holds no words of its own: numbers, addresses, and what is chosen (an image's own words: test_access.py).
WORDLESS = (
    blocks.IntegerBlock, blocks.BooleanBlock, blocks.DateBlock, blocks.URLBlock, BaseChoiceBlock,
    blocks.PageChooserBlock, DocumentChooserBlock, ImageBlock,
)  # fmt: skip
LISTS = {EventPage: EventIndexPage, NewsletterPage: NewsletterIndexPage, NewsPage: NewsIndexPage}
NEEDED = {
    EventPage: {"starts_at": timezone.now},
    NewsPage: {"date": timezone.localdate},
    ActionPlanPage: {"first_year": lambda: 2026, "last_year": lambda: 2029},
}
STREAMS = [
    (model, field)
    for model in apps.get_models()
    if issubclass(model, Page)
    for field in model._meta.get_fields()
    if isinstance(field, StreamField)
]


class Filled:
    """A value for a block with a word of its own in every place for words."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.numbers = count(1)

    def value(self, block: blocks.Block, path: str) -> object:
        """Return the raw value of a block; raises TypeError for one of which nobody said whether it has words."""
        if isinstance(block, blocks.BaseStreamBlock):
            return [
                {"type": name, "id": str(uuid4()), "value": self.value(child, f"{path}.{name}")}
                for name, child in block.child_blocks.items()
            ]
        if isinstance(block, blocks.ListBlock):
            return [{"type": "item", "id": str(uuid4()), "value": self.value(block.child_block, path)}]
        if isinstance(block, blocks.BaseStructBlock) and not isinstance(block, ImageBlock):
            return {name: self.value(child, f"{path}.{name}") for name, child in block.child_blocks.items()}
        if isinstance(block, WORDLESS):
            return block.get_prep_value(block.get_default())
        if isinstance(block, TEXTS):
            word = f"kanarialintu{next(self.numbers)}x"
            self.words[word] = path
            if isinstance(block, blocks.EmailBlock):
                return f"{word}@elo.example"
            return f"<p>{word}</p>" if isinstance(block, blocks.RichTextBlock) else word
        raise TypeError(
            f"{path} is a {type(block).__name__}: say here and in search.page_text whether it is read."
        )


@pytest.mark.parametrize(("model", "field"), STREAMS, ids=lambda it: getattr(it, "__name__", None) or it.name)
def test_every_word_is_found(model, field, site_tree):
    parent = page(site_tree.home, LISTS[model], "Luettelo") if model in LISTS else site_tree.home
    filled = Filled()
    block = field.stream_block
    value = block.to_python(filled.value(block, f"{model.__name__}.{field.name}"))
    needed = {name: made() for name, made in NEEDED.get(model, {}).items()}
    if model is type(parent):
        setattr(parent, field.name, value)
        parent.save_revision().publish()
        made = parent
    else:
        made = page(parent, model, "Sivu", slugify(model.__name__), **{field.name: value}, **needed)
    bodies = Entry.objects.filter(guard=made).values_list("title", "body")
    text = " ".join(word for row in bodies for word in row)
    assert filled.words
    assert [path for word, path in filled.words.items() if word not in text] == []
