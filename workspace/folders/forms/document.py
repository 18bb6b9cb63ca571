"""Forms of the page of a document."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.media import DocumentKind
from cms.models import Document
from workspace.folders import documents, tagging
from workspace.folders.documents import Told
from workspace.folders.forms.stale import differing

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))]


class DocumentForm(forms.Form):
    """What a document is called and what it is for."""

    title = forms.CharField(
        label=_("Title"), max_length=255, error_messages={"required": _("Give the document a title.")}
    )
    kind = forms.ChoiceField(
        label=_("Type of document"), required=False, choices=[("", _("Not chosen")), *DocumentKind.choices]
    )
    language = forms.ChoiceField(label=_("Language of the document"), required=False, choices=LANGUAGES)
    tags = tagging.TagsField()
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, document: Document) -> None:
        """Begin with what stands now."""
        self.document = document
        super().__init__(
            data, initial={**_as_fields(documents.told_of(document)), "mark": documents.mark_of(document)}
        )

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title

    def told(self) -> Told:
        """Return what was typed."""
        given = self.cleaned_data
        return Told(given["title"], given["kind"], given["language"], given["tags"])

    def renew(self) -> list[tuple[str, str, str]]:
        """Take up what stands now; return (label, saved, typed) of what differs from what was typed."""
        self.document = Document.objects.get(pk=self.document.pk)
        self.data = self.data.copy()
        self.data["mark"] = documents.mark_of(self.document)
        return differing(self, _as_fields(documents.told_of(self.document)))


def _as_fields(told: Told) -> dict[str, str]:
    return {
        "title": told.title,
        "kind": told.kind,
        "language": told.language,
        "tags": ", ".join(told.tags),
    }
