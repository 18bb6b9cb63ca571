"""The own profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.accounts import User


class ProfileForm(forms.ModelForm):
    """What a person tells of themselves: the name, and the language of the interface and of mail."""

    class Meta:
        """These three fields and no other."""

        model = User
        fields = ["first_name", "last_name", "language"]
        labels = {"first_name": _("First name"), "last_name": _("Last name"), "language": _("Language")}
        help_texts = {"language": _("The site and the e-mail that it sends speak this language to you.")}

    def __init__(self, *args, **kwargs) -> None:
        """A name is needed: the others of the group see it."""
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["language"].choices = [("fi", "Suomi"), ("sv", "Svenska")]
