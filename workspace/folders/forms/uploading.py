"""The forms that bring documents into a folder."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import uuid4

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from workspace.folders.models import Incoming

SameName = Incoming.SameName
ACCEPT = ",".join(f".{kind}" for kind in uploads.DOCUMENTS)
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))]


def what_can_come() -> str:
    """Return the endings that may come in and the largest size, for people."""
    return gettext("%(kinds)s; at most %(limit)s.") % {"kinds": uploads.listed(), "limit": uploads.largest()}


def _language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language of the document"), required=False, choices=LANGUAGES, initial=languages.current
    )


def _same_name() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("If the folder has a file of the same name"), required=False, choices=SameName.choices,
        initial=SameName.VERSION, widget=forms.RadioSelect,
    )  # fmt: skip


class OneFileForm(forms.Form):
    """One file, with a key by which a second click is known."""

    file = forms.FileField(
        label=_("File"),
        help_text=lazy(what_can_come, str)(),
        max_length=1000,
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    form_id = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"invalid": _("The form is not whole. Choose the file again and send it.")},
    )

    def clean_file(self):
        """Look into the file; raises ValidationError with the reason."""
        file = self.cleaned_data["file"]
        uploads.check(file)
        return file


class UploadForm(OneFileForm):
    """One document; a title is taken from the file's name when none is given."""

    title = forms.CharField(
        label=_("Title"),
        max_length=255,
        required=False,
        help_text=_("If you leave this empty, the file's name becomes the title."),
    )
    language = _language()
    same_name = _same_name()

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        return uploads.plain_text(self.cleaned_data["title"])

    def clean_same_name(self) -> str:
        """A new version, where nothing was chosen."""
        return self.cleaned_data["same_name"] or SameName.VERSION


class ComingForm(forms.Form):
    """What the browser tells of a file before it sends it in pieces."""

    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)
    path = forms.CharField(max_length=1000, required=False)
    language = _language()
    same_name = _same_name()

    clean_same_name = UploadForm.clean_same_name


class DropForm(forms.Form):
    """What holds for all files that are dropped together."""

    same_name = _same_name()
    language = _language()

    def __init__(self) -> None:
        """Stand beside the form of one file, with ids of its own."""
        super().__init__(auto_id="drop_%s")


def on_page() -> dict:
    """Return what the page of a folder needs to take files in.

    Empty fields say the same to everybody, and drawing them costs more than all else around a list of papers.
    """
    told = on_drop_zone()
    fields, drop_fields = _empty_fields(languages.current(), told["what_can_come"])
    return {"form": UploadForm(), "fields": fields, "drop_fields": drop_fields, **told}


@lru_cache(maxsize=8)
def _empty_fields(language: str, what_can_come: str) -> tuple[SafeString, SafeString]:
    """Draw the fields of both forms, but for the key of the form, in the active language."""
    one = [field for field in UploadForm() if not field.is_hidden]
    return _drawn(one), _drawn(DropForm())


def _drawn(fields: Iterable) -> SafeString:
    drawn = (render_to_string("components/field.html", {"field": field}) for field in fields)
    return SafeString("".join(drawn))


def on_drop_zone() -> dict:
    """Return what `folders/drop_zone.html` tells of what can come."""
    return {"accept": ACCEPT, "what_can_come": what_can_come()}
