"""Forms of what is done with many things at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.media import DocumentKind
from workspace.folders.destinations import Shelf
from workspace.folders.tagging import TagsField

NBSP = "\N{NO-BREAK SPACE}"


class DestinationForm(forms.Form):
    """The folder that things are moved or copied to."""

    to = forms.ChoiceField(
        label=_("Folder"),
        error_messages={
            "required": _("Choose a folder."),
            "invalid_choice": _("This folder is not there any more. Choose another one."),
        },
    )

    def __init__(self, data, *, shelves: list[Shelf]) -> None:
        """Offer the folders of the workspaces, sub-folders moved in."""
        super().__init__(data)
        self.fields["to"].choices = [("", _("Choose a folder")), *map(_group, shelves)]


def _group(shelf: Shelf) -> tuple[str, list[tuple[int, str]]]:
    return shelf.title, [(pk, f"{NBSP * 4 * depth}{title}") for pk, title, depth in shelf.folders]


class TagForm(forms.Form):
    """Tags to give, and tags to take away."""

    add = TagsField(label=_("Add tags"))
    remove = forms.MultipleChoiceField(
        label=_("Take these tags away"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data, *, there: list[str]) -> None:
        """Offer the tags that are there to be taken away."""
        super().__init__(data)
        self.fields["remove"].choices = [(name, name) for name in there]
        if not there:
            del self.fields["remove"]

    def clean(self) -> dict:
        """Ask for one tag at least."""
        told = super().clean()
        if not told.get("add") and not told.get("remove") and not self.errors:
            raise ValidationError(_("Write a tag, or choose one to take away."))
        return told


class KindForm(forms.Form):
    """What documents are for."""

    kind = forms.ChoiceField(
        label=_("Type of document"), required=False, choices=[("", _("No type")), *DocumentKind.choices]
    )


class RenameForm(forms.Form):
    """What one document or link is called."""

    title = forms.CharField(
        label=_("Title"), max_length=255, error_messages={"required": _("Give it a title.")}
    )

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title
