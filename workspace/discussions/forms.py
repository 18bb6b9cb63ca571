"""Forms of discussions: a new thread, an answer."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000


class MessageField(forms.CharField):
    """Plain text; a line break counts as one character, as the browser counts it."""

    def __init__(self, **kwargs) -> None:
        """Say in plain words what is wrong."""
        messages = {
            "required": _("Write something first: an empty message is not sent."),
            "max_length": _("A message has at most %(limit_value)d characters; this one has %(show_value)d."),
        }
        widget = forms.Textarea(attrs={"rows": 7})
        super().__init__(max_length=LONGEST, widget=widget, error_messages=messages, **kwargs)

    def to_python(self, value: str) -> str:
        """Return the text with plain line breaks."""
        return super().to_python(str(value or "").replace("\r\n", "\n"))


class ReplyForm(forms.Form):
    """An answer in a thread. `form_id` makes a second click harmless."""

    body = MessageField(label=_("Message"))
    form_id = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        """Give every fresh form a key of its own."""
        super().__init__(*args, **kwargs)
        self.fields["form_id"].initial = uuid.uuid4

    def clean_form_id(self) -> uuid.UUID:
        """Return the key; whatever is no key is replaced by a fresh one."""
        try:
            return uuid.UUID(self.cleaned_data["form_id"])
        except ValueError:
            return uuid.uuid4()


class ThreadForm(ReplyForm):
    """A new thread: what it is about, and the first message."""

    title = forms.CharField(
        label=_("What is it about?"),
        max_length=200,
        error_messages={
            "required": _("Give the discussion a title, so that the others find it."),
            "max_length": _("A title has at most %(limit_value)d characters; this one has %(show_value)d."),
        },
    )
    field_order = ["title", "body", "form_id"]
