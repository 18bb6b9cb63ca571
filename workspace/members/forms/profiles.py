"""The own profile and the own photo. Beside each field stands who sees it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import uploads
from cms.accounts import User
from cms.places import Municipality, SpokenLanguage
from workspace.members import people, photos, profiles
from workspace.members.forms.people import by_name
from workspace.members.models import Expertise, Organisation, Profile

ALL_SEE = _("Everyone who is logged in sees this.")
CHOSEN_SEE = _("You choose below who sees this.")
SHOWN = [
    (Profile.Shown.NETWORK, _("Everyone who is logged in")),
    (Profile.Shown.GROUPS, _("Members of my workspaces")),
    (Profile.Shown.NOBODY, _("Only I and the administrator")),
]
PHONE = re.compile(r"\+?[0-9 ()/.-]{3,}")


class ProfileForm(forms.ModelForm):
    """What a person tells of themselves: these fields and no other."""

    first_name = forms.CharField(label=_("First name"), max_length=150, help_text=ALL_SEE)
    last_name = forms.CharField(label=_("Last name"), max_length=150, help_text=ALL_SEE)
    language = forms.ChoiceField(
        label=_("Language of the site and of e-mail"), choices=[("fi", "Suomi"), ("sv", "Svenska")],
        help_text=_("Only you see this. The site and the e-mail that it sends speak this language to you."),
    )  # fmt: skip
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        """The fields of the profile; the photo has a form of its own."""

        model = Profile
        fields = [
            "title", "organisation", "municipality", "languages", "expertise", "about", "about_shown",
            "email_shown", "phone", "phone_shown", "listed",
        ]  # fmt: skip
        labels = {
            "languages": _("Languages that I serve in"), "about": _("About me"), "phone": _("Telephone number"),
            "about_shown": _("Who sees the text about me"), "email_shown": _("Who sees my e-mail address"),
            "phone_shown": _("Who sees my telephone number"), "listed": _("Show me in the directory"),
            "expertise": _("What I know about"), "title": _("Job title"), "organisation": _("Organisation"),
            "municipality": _("Municipality where I work"),
        }  # fmt: skip
        help_texts = {
            "title": ALL_SEE, "organisation": ALL_SEE, "municipality": ALL_SEE, "languages": ALL_SEE,
            "expertise": ALL_SEE, "about": CHOSEN_SEE, "phone": CHOSEN_SEE,
            "listed": _(
                "Otherwise you are neither in the directory nor in the search. Those who may read your"
                " workspaces still see you there."
            ),
        }  # fmt: skip
        widgets = {
            "languages": forms.CheckboxSelectMultiple,
            "expertise": forms.CheckboxSelectMultiple,
            "about": forms.Textarea(attrs={"rows": 5}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "title": forms.TextInput(attrs={"autocomplete": "organization-title"}),
        }

    SECTIONS = (
        (_("Name and language"), ("first_name", "last_name", "language")),
        (_("Work"), ("title", "organisation", "municipality", "languages", "expertise")),
        (_("Contact"), ("email_shown", "phone", "phone_shown")),
        (_("About me"), ("about", "about_shown", "listed")),
    )

    def __init__(self, *args, user: User, **kwargs) -> None:
        """Show what a person told; choices stand in the order of their names."""
        self.user = user
        kwargs["initial"] = {name: getattr(user, name) for name in profiles.OF_USER}
        kwargs["initial"]["version"] = profiles.version_of(user)
        super().__init__(*args, instance=people.profile_of(user), **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        for name in ("about_shown", "email_shown", "phone_shown"):
            self.fields[name].choices = SHOWN
        self.fields["municipality"].queryset = by_name(Municipality.objects.all())
        self.fields["languages"].queryset = by_name(SpokenLanguage.objects.all())
        self.fields["expertise"].queryset = by_name(Expertise.objects.all())
        self._offer_organisations()

    def _offer_organisations(self) -> None:
        """Offer those that work now, and the person's own even when it has ended."""
        working = Q(ended_on=None) | Q(ended_on__gte=timezone.localdate())
        own = Q(pk=self.instance.organisation_id)
        self.fields["organisation"].queryset = by_name(Organisation.objects.filter(working | own))
        for name in ("organisation", "municipality"):
            self.fields[name].empty_label = _("None")

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields in groups, each with its heading."""
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]

    def clean_first_name(self) -> str:
        """Take invisible signs out of a name."""
        return self._name("first_name")

    def clean_last_name(self) -> str:
        """The same for the last name."""
        return self._name("last_name")

    def _name(self, field: str) -> str:
        name = uploads.plain_text(self.cleaned_data[field])
        if not name:
            raise ValidationError(_("Write a name here: others in your workspaces see it."))
        return name

    def clean_phone(self) -> str:
        """Return a number that a telephone can dial."""
        phone = self.cleaned_data["phone"].strip()
        if phone and not PHONE.fullmatch(phone):
            raise ValidationError(_("Write a number, such as 040 123 4567 or +358 40 123 4567."))
        return phone

    def renew(self) -> None:
        """Let the form, bound as it is, save over what was saved meanwhile: its person has seen both."""
        _renew(self, profiles.version_of(self.user))


class PhotoForm(forms.Form):
    """A photo, and who sees it. The cleaned `file` is the picture that is kept, or None."""

    file = forms.FileField(
        label=_("Photo"), required=False,
        help_text=_(
            "A JPEG, PNG or WebP picture of at most 10 MB. It is cut to a square; where and when it was taken"
            " is not kept."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )  # fmt: skip
    photo_shown = forms.ChoiceField(label=_("Who sees the photo"), choices=SHOWN, widget=forms.RadioSelect)
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_file(self):
        """Look into the picture and make it anew."""
        file = self.cleaned_data["file"]
        return photos.taken_in(file) if file else None

    def renew(self, profile: Profile) -> None:
        """The same as ProfileForm.renew."""
        _renew(self, photos.version_of(profile))


def _renew(form: forms.Form, version: str) -> None:
    form.data = form.data.copy()
    form.data["version"] = version
