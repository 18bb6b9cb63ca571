"""The form that brings a document into a folder."""

from uuid import uuid4

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from workspace.folders.models import Incoming

SameName = Incoming.SameName


def _what_can_come() -> str:
    return _now("%(kinds)s; at most %(limit)s.") % {"kinds": uploads.listed(), "limit": uploads.largest()}


class UploadForm(forms.Form):
    """One document; a title is taken from the file's name when none is given."""

    file = forms.FileField(
        label=_("File"),
        help_text=lazy(_what_can_come, str)(),
        max_length=1000,
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in uploads.DOCUMENTS)}),
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=255,
        required=False,
        help_text=_("If you leave this empty, the file's name becomes the title."),
    )
    language = forms.ChoiceField(
        label=_("Language of the document"),
        required=False,
        choices=[("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))],
        initial=languages.current,
    )
    same_name = forms.ChoiceField(
        label=_("If the folder has a file of the same name"),
        choices=SameName.choices,
        initial=SameName.VERSION,
        required=False,
        widget=forms.RadioSelect,
    )
    form_id = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={"invalid": _("The form is not whole. Choose the file again and send it.")},
    )

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        return uploads.plain_text(self.cleaned_data["title"])

    def clean_same_name(self) -> str:
        """A new version, where nothing was chosen."""
        return self.cleaned_data["same_name"] or SameName.VERSION

    def clean_file(self):
        """Look into the file; raises ValidationError with the reason."""
        file = self.cleaned_data["file"]
        uploads.check(file)
        return file
