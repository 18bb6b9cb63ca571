"""Forms of the page of a document."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.media import DocumentKind
from workspace.folders import documents, tagging
from workspace.folders.forms.stale import MarkedForm

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))]


class DocumentForm(MarkedForm):
    """What a document is called and what it is for."""

    title = forms.CharField(
        label=_("Title"), max_length=255, error_messages={"required": _("Give the document a title.")}
    )
    kind = forms.ChoiceField(
        label=_("Type of document"), required=False, choices=[("", _("Not chosen")), *DocumentKind.choices]
    )
    language = forms.ChoiceField(label=_("Language of the document"), required=False, choices=LANGUAGES)
    tags = tagging.TagsField()

    def now(self) -> tuple[str, dict[str, str]]:
        """Return the mark of the document, and what it is called and what it is for."""
        told = documents.told_of(self.thing)
        return documents.mark_of(told), {
            "title": told.title, "kind": told.kind, "language": told.language, "tags": ", ".join(told.tags),
        }  # fmt: skip

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title

    def told(self) -> documents.Told:
        """Return what was typed."""
        given = self.cleaned_data
        return documents.Told(given["title"], given["kind"], given["language"], given["tags"])
