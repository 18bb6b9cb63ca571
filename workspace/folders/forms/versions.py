"""Forms of the versions of a document."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from cms import uploads
from workspace.folders.forms.uploading import what_can_come


class VersionForm(forms.Form):
    """A new file for a document, and why."""

    file = forms.FileField(
        label=_("File"), help_text=lazy(what_can_come, str)(), max_length=1000, allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in uploads.DOCUMENTS)}),
    )  # fmt: skip
    why = forms.CharField(
        label=_("What changed"), max_length=300, required=False,
        help_text=_("A few words that the others read in the list of versions: item 4 added."),
    )  # fmt: skip
    ask_anew = forms.BooleanField(
        label=_("Ask everybody to read the new version"), required=False,
        help_text=_("Leave this open for small corrections: those who have read the document have read it then."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)

    def __init__(self, *args, must_read: bool = False, **kwargs) -> None:
        """Ask about reading anew where everybody was asked to read the document."""
        super().__init__(*args, **kwargs)
        if not must_read:
            del self.fields["ask_anew"]

    def clean_file(self):
        """Look into the file; raises ValidationError with the reason."""
        file = self.cleaned_data["file"]
        uploads.check(file)
        return file

    def clean_why(self) -> str:
        """Take invisible signs out of the words."""
        return uploads.plain_text(self.cleaned_data["why"])


class LabelForm(forms.Form):
    """What a version is remembered as."""

    label = forms.CharField(
        label=_("Remembered as"), max_length=100, required=False,
        help_text=_("Say “as decided on 12 March”. The address of the version never leads to another file."),
    )  # fmt: skip

    def clean_label(self) -> str:
        """Take invisible signs out of the words."""
        return uploads.plain_text(self.cleaned_data["label"])
