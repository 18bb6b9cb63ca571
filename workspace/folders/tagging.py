"""Tags as people type them: words with commas between them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms import uploads

MOST = 12  # tags of one document; more of them sort nothing
LONGEST = 60
TOO_MANY = ngettext_lazy(
    "At most %(count)d tag, please: fewer are found better.",
    "At most %(count)d tags, please: fewer are found better.",
    MOST,
)


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags of a line, each once whatever its capitals, in the order they were typed."""
    found: dict[str, str] = {}
    for part in text.split(","):
        tag = uploads.plain_text(part)
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


class TagsField(forms.CharField):
    """A line of tags; becomes a tuple of them."""

    def __init__(self, **kwargs) -> None:
        """Be open to an empty line."""
        kwargs.setdefault("label", _("Tags"))
        kwargs.setdefault(
            "help_text", _("Words to find it by, with commas between them: budget, spring 2027.")
        )
        super().__init__(required=False, max_length=1000, **kwargs)

    def clean(self, value) -> tuple[str, ...]:
        """Return the tags; raises ValidationError for too many or too long ones."""
        tags = tags_in(super().clean(value))
        if len(tags) > MOST:
            raise ValidationError(TOO_MANY % {"count": MOST})
        long = [tag for tag in tags if len(tag) > LONGEST]
        if long:
            raise ValidationError(_("“%(tag)s” is too long for a tag."), params={"tag": f"{long[0][:30]}…"})
        return tags
