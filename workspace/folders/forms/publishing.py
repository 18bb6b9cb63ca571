"""The form that publishes a document: where to, what is taken out before, and that one knows who will see it."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms import uploads
from cms.metadata import Finding
from workspace.folders.publishing import Looked


class PublishForm(forms.Form):
    """A box for each thing that the file tells: take it out, or say that it may stay."""

    page = forms.ModelChoiceField(
        label=_("Public page"), queryset=Page.objects.none(), empty_label=_("Choose a page"),
        help_text=_("The document is listed at the end of this page, in both languages."),
    )  # fmt: skip
    title = forms.CharField(label=_("Title on the public site"), max_length=255)
    language = forms.ChoiceField(
        label=_("Language of the document"), required=False,
        choices=[("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))],
    )  # fmt: skip
    confirmed = forms.BooleanField(error_messages={"required": _("Confirm that you know who can read it.")})
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, *, looked: Looked, pages: QuerySet[Page], initial: dict) -> None:
        """Offer the pages; add a box for each thing that does not go by itself."""
        document = looked.document
        begin = {"title": document.title, "language": document.language, "version": looked.number}
        super().__init__(data, initial={**begin, **initial})
        self.fields["page"].queryset = pages
        found = [] if looked.all_go else looked.findings
        self.removable = [row for row in found if row.removable]
        self.stubborn = [row for row in found if not row.removable]
        for row in self.removable:
            label = gettext("Take out: %(what)s") % {"what": row.label}
            self._box(f"remove_{row.kind}", label, row, initial=True, required=False)
        for row in self.stubborn:
            label = gettext("May stay: %(what)s") % {"what": row.label}
            self._box(f"keep_{row.kind}", label, row, initial=False, required=True)
        self.fields["confirmed"].label = gettext("“%(title)s” may be read by everybody on the internet") % {
            "title": document.title
        }
        self.order_fields(["page", "title", "language", *self._boxes(), "confirmed"])

    def _box(self, name: str, label: str, row: Finding, *, initial: bool, required: bool) -> None:
        words = gettext("Found: %(words)s") % {"words": ", ".join(row.words)} if row.words else ""
        if required:
            advice = gettext("A machine cannot take this out safely. Correct the original, or tick the box.")
            words = f"{advice} {words}".strip()
        error = gettext("Look at it first: it would be public.")
        self.fields[name] = forms.BooleanField(
            label=label,
            help_text=words,
            initial=initial,
            required=required,
            error_messages={"required": error},
        )

    def is_late(self) -> bool:
        """Tell whether the form was opened with another version than the one that was looked at for it now."""
        return self.is_bound and self.data.get("version") != str(self.initial["version"])

    def _boxes(self) -> list[str]:
        return [f"remove_{row.kind}" for row in self.removable] + [
            f"keep_{row.kind}" for row in self.stubborn
        ]

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(gettext("Give a title."), code="required")
        return title

    def told(self) -> dict:
        """Return what `publishing.publish` takes; what may be taken out and was not ticked may stay."""
        removed = [row.kind for row in self.removable if self.cleaned_data[f"remove_{row.kind}"]]
        kept = [row.kind for row in [*self.removable, *self.stubborn] if row.kind not in removed]
        words = {name: self.cleaned_data[name] for name in ("page", "title", "language")}
        return {**words, "removed": removed, "kept": kept}
