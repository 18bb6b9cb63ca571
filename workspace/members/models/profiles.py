"""What people tell of themselves, and who may see it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.media import Image
from cms.places import Municipality, Named, SpokenLanguage
from workspace.members.models.organisations import Organisation


class Expertise(Named):
    """What somebody knows about: a word that the network chose."""

    class Meta(Named.Meta):
        """Named for the admin; each word once."""

        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        constraints = [models.UniqueConstraint(fields=["name_fi"], name="one_expertise_a_name")]


class Profile(models.Model):
    """What a person tells of themselves. Without one, others see the name and the memberships."""

    class Shown(models.TextChoices):
        """Who may see a detail."""

        NOBODY = "nobody", _("Nobody")
        GROUPS = "groups", _("Members of my workspaces")
        NETWORK = "network", _("Everyone who is logged in")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    title = models.CharField(_("job title"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="people",
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="people",
    )  # fmt: skip
    languages = models.ManyToManyField(SpokenLanguage, verbose_name=_("languages"), blank=True)
    expertise = models.ManyToManyField(
        Expertise, verbose_name=_("expertise"), blank=True, related_name="people"
    )
    about = models.TextField(_("about me"), blank=True, max_length=1500)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    photo = models.ForeignKey(
        Image, verbose_name=_("photo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    listed = models.BooleanField(_("shown in the directory"), default=True)
    email_shown = models.CharField(
        _("who may see the e-mail address"), max_length=8, choices=Shown.choices, default=Shown.GROUPS
    )
    phone_shown = models.CharField(
        _("who may see the telephone number"), max_length=8, choices=Shown.choices, default=Shown.GROUPS
    )
    about_shown = models.CharField(
        _("who may see the text about me"), max_length=8, choices=Shown.choices, default=Shown.NETWORK
    )
    photo_shown = models.CharField(
        _("who may see the photo"), max_length=8, choices=Shown.choices, default=Shown.NETWORK
    )

    class Meta:
        """Named for the admin."""

        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        """Return whose it is."""
        return str(self.user)
