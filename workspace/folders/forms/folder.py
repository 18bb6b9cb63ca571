"""Forms of folders and of the links in them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from workspace.folders import links, making
from workspace.folders.forms.stale import differing
from workspace.folders.making import Words
from workspace.folders.models import FolderPage, Link
from workspace.folders.models.folders import Order

ONE_NAME = _("Give the folder a name, in one language at least.")


def _title(label: str, **more) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, required=False, **more)


def _description(label: str, **more) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}), **more
    )


class FolderForm(forms.Form):
    """What a folder is called in both languages, and what belongs there."""

    title_fi = _title(
        _("Name in Finnish"),
        help_text=_("If one of the names is empty, readers of that language see the other one."),
    )
    title_sv = _title(_("Name in Swedish"))
    description_fi = _description(_("What belongs here, in Finnish"))
    description_sv = _description(_("What belongs here, in Swedish"))

    def __init__(self, data, *, spoken: list[str], **kwargs) -> None:
        """Ask for the languages that the place has."""
        super().__init__(data, **kwargs)
        for name in [f"{what}_{code}" for what in ("title", "description") for code in languages.CODES]:
            if name[-2:] not in spoken:
                del self.fields[name]

    def clean(self) -> dict:
        """Ask for one name at least, and take invisible signs out of all words."""
        told = super().clean()
        for name, text in told.items():
            if isinstance(text, str) and name.startswith(("title", "description")):
                told[name] = uploads.plain_text(text)
        if not any(told.get(f"title_{code}") for code in languages.CODES):
            raise ValidationError(ONE_NAME)
        return told

    def words(self) -> dict[str, Words]:
        """Return what was typed, by language; a language without a name is left out."""
        told = self.cleaned_data
        return {
            code: Words(told[f"title_{code}"], told[f"description_{code}"])
            for code in languages.CODES
            if told.get(f"title_{code}")
        }


class ChangeFolderForm(FolderForm):
    """The same for a folder that there is, with its order."""

    order = forms.ChoiceField(
        label=_("Order of the folder"), choices=Order.choices, widget=forms.RadioSelect,
        help_text=_("Everybody sees the folder like this at first; each may choose another order for the moment."),
    )  # fmt: skip
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, folder: FolderPage) -> None:
        """Begin with what stands now."""
        initial = {"order": folder.order, "mark": making.mark_of(folder), **_as_fields(folder)}
        spoken = making.languages_below(folder.get_parent())
        super().__init__(data, spoken=spoken, initial=initial)
        self.folder = folder

    def clean(self) -> dict:
        """A version that there is keeps a name."""
        told = super().clean()
        for code in making.versions(self.folder):
            if not told.get(f"title_{code}"):
                self.add_error(f"title_{code}", _("The folder has a page in this language; it needs a name."))
        return told

    def renew(self) -> list[tuple[str, str, str]]:
        """Take up what stands now; return (label, saved, typed) of what differs from what was typed."""
        self.folder = FolderPage.objects.get(pk=self.folder.pk)
        self.data = self.data.copy()
        self.data["mark"] = making.mark_of(self.folder)
        saved = {"order": self.folder.order, **_as_fields(self.folder)}
        return differing(self, saved)


def _as_fields(folder: FolderPage) -> dict[str, str]:
    fields: dict[str, str] = {}
    for code, words in making.words_of(folder).items():
        fields |= {f"title_{code}": words.title, f"description_{code}": words.description}
    return fields


class LinkForm(forms.Form):
    """A link beside the documents of a folder."""

    url = forms.URLField(
        label=_("Address"), max_length=1000, assume_scheme="https",
        error_messages={
            "required": _("Give the address, as the browser shows it."),
            "invalid": _("This is no web address. It begins with https://."),
        },
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=255, error_messages={"required": _("Say what is behind the link.")}
    )
    language = forms.ChoiceField(
        label=_("Language of the document"),
        required=False,
        choices=[("fi", _("Finnish")), ("sv", _("Swedish")), ("", _("Another language, or none"))],
        initial=languages.current,
    )

    def clean_url(self) -> str:
        """Only the web: an address that runs something, or reads a file, is none."""
        url = self.cleaned_data["url"]
        if not url.lower().startswith(("https://", "http://")):
            raise ValidationError(self.fields["url"].error_messages["invalid"])
        return url

    def clean_title(self) -> str:
        """Take invisible signs out of the title."""
        title = uploads.plain_text(self.cleaned_data["title"])
        if not title:
            raise ValidationError(self.fields["title"].error_messages["required"])
        return title


class ChangeLinkForm(LinkForm):
    """The same for a link that there is."""

    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, link: Link) -> None:
        """Begin with what stands now."""
        self.link = link
        super().__init__(data, initial={**self._saved(), "mark": links.mark_of(link)})

    def _saved(self) -> dict[str, str]:
        return {"url": self.link.url, "title": self.link.title, "language": self.link.language}

    def renew(self) -> list[tuple[str, str, str]]:
        """Take up what stands now; return (label, saved, typed) of what differs from what was typed."""
        self.link = Link.objects.get(pk=self.link.pk)
        self.data = self.data.copy()
        self.data["mark"] = links.mark_of(self.link)
        return differing(self, self._saved())
