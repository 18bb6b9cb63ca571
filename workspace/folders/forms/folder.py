"""Forms of folders and of the links in them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from workspace.folders import links, making
from workspace.folders.forms.stale import MarkedForm
from workspace.folders.making import Words
from workspace.folders.models import FolderPage
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


class ChangeFolderForm(MarkedForm, FolderForm):
    """The same for a folder that there is, with its order."""

    order = forms.ChoiceField(
        label=_("Order of the folder"), choices=Order.choices, widget=forms.RadioSelect,
        help_text=_("Everybody sees the folder like this at first; each may choose another order for the moment."),
    )  # fmt: skip

    def __init__(self, data, folder: FolderPage) -> None:
        """Ask for the languages that the folder above has."""
        super().__init__(data, folder, spoken=making.languages_below(folder.get_parent()))

    def now(self) -> tuple[str, dict[str, str]]:
        """Return the mark of the folder, its order, and what it is called in each language."""
        fields = {"order": self.thing.order}
        for code, words in making.words_of(self.thing).items():
            fields |= {f"title_{code}": words.title, f"description_{code}": words.description}
        return making.mark_of(self.thing), fields

    def clean(self) -> dict:
        """A version that there is keeps a name."""
        told = super().clean()
        for code in making.versions(self.thing):
            if not told.get(f"title_{code}"):
                self.add_error(f"title_{code}", _("The folder has a page in this language; it needs a name."))
        return told


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


class ChangeLinkForm(MarkedForm, LinkForm):
    """The same for a link that there is."""

    def now(self) -> tuple[str, dict[str, str]]:
        """Return the mark of the link, what it is called and where it leads."""
        link = self.thing
        return links.mark_of(link), {"url": link.url, "title": link.title, "language": link.language}
