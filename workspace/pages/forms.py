"""The form of a text: written with the editor, or as plain text without JavaScript."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from workspace.pages.editing import Words
from workspace.pages.links import addresses_in, own_links
from workspace.pages.plain import from_plain, to_plain
from workspace.pages.rich_text import Block, Kept, received, relinked, stored, to_edit, to_store, with_kept

LONGEST = 100_000
MOST = 10_000  # lines, and words that are marked: each costs as much as fifty characters
TOO_LONG = _("A page has at most %(limit_value)d characters; this text has %(show_value)d. Make two of it.")
TOO_MANY = _("This text has more short lines and marked words than one page can carry. Make two of it.")
_LINES = re.compile(r"\n\s*")


class TextForm(forms.Form):
    """A title and a text.

    Written with the editor it is in `html` (`way` says so), without JavaScript in `plain`. `revision` is the
    version that the person began with, `base` the one whose kept parts and links stand in the text.
    """

    title = forms.CharField(
        label=_("Title"), max_length=255,
        error_messages={
            "required": _("Give the page a title, so that the others find it."),
            "max_length": _("A title has at most %(limit_value)d characters; this one has %(show_value)d."),
        },
    )  # fmt: skip
    plain = forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    html = forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, widget=forms.HiddenInput,
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**60)
    base = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**60)

    def __init__(
        self, data=None, *, body: str, user, has_title: bool = True, initial: dict | None = None
    ) -> None:
        """Fill the form with a stored text, in both ways of writing it."""
        blocks = stored(body)
        self.urls = addresses_in(blocks, user)
        plain, self.plain_kept = to_plain(blocks, self.urls)
        self.kept: list[Block] = [block for block in blocks if isinstance(block, Kept)]
        texts = {"plain": plain, "html": to_edit(blocks, self.urls)}
        super().__init__(data, initial={**texts, **(initial or {})})
        if not has_title:
            del self.fields["title"]

    @property
    def is_rich(self) -> bool:
        """Tell whether the text was written with the editor."""
        return self.data.get("way") == "html"

    def clean(self) -> dict:
        """Refuse a text that would cost many times what others of its length do."""
        if self._is_costly():
            self.add_error("html" if self.is_rich else "plain", TOO_MANY)
        return self.cleaned_data

    def _is_costly(self) -> bool:
        if self.is_rich:
            html = self.data.get("html", "")
            return html.count("<") - html.count("</") > MOST
        text = self.data.get("plain", "")
        return len(_LINES.findall(text)) + (text.count("*") + text.count("[")) // 2 > MOST

    def words(self) -> Words:
        """Return what was written, as it is stored; only of a valid form."""
        rich = self.is_rich
        blocks = received(self.cleaned_data["html"]) if rich else from_plain(self.cleaned_data["plain"])
        blocks = with_kept(relinked(blocks, own_links(self.urls)), self.kept if rich else self.plain_kept)
        return Words(to_store(blocks), self.cleaned_data.get("title"))

    def begin_with(self, revision: int | None) -> None:
        """Let the same words be sent once more, now knowing another version."""
        self.data = self.data.copy()
        self.data["revision"] = str(revision or "")

    def show_both(self) -> None:
        """Fill in the way of writing that was not used, for a page that comes back; not of a costly text."""
        if self._is_costly():
            return
        self.data = self.data.copy()
        if self.is_rich:
            self.data["plain"] = to_plain(received(self.data.get("html", "")[:LONGEST]), {})[0]
        else:
            self.data["html"] = to_edit(from_plain(self.data.get("plain", "")[:LONGEST]), {})
