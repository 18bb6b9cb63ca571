"""Municipalities and spoken languages: data with both names, not text in a template."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.languages import own_text


class Named(models.Model):
    """Something with a name in Finnish and in Swedish."""

    name_fi = models.CharField(_("name in Finnish"), max_length=160)
    name_sv = models.CharField(_("name in Swedish"), max_length=160, blank=True)

    class Meta:
        """A mixin."""

        abstract = True
        ordering = ["name_fi"]

    @property
    def name(self) -> str:
        """Return the name in the active language, else in the other one."""
        return own_text(self, "name")

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Municipality(Named):
    """A municipality of the region."""

    code = models.CharField(_("code"), max_length=3, unique=True)

    class Meta(Named.Meta):
        """Named for the admin."""

        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


class SpokenLanguage(Named):
    """A language that somebody is served in."""

    code = models.CharField(_("code"), max_length=3, unique=True)

    class Meta(Named.Meta):
        """Named for the admin."""

        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")


class Contact(Named):
    """Somebody whom people turn to: what they do, how they are reached, and in which languages they serve."""

    summary_fi = models.TextField(_("summary in Finnish"), blank=True)
    summary_sv = models.TextField(_("summary in Swedish"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("web address"), blank=True)
    languages = models.ManyToManyField(SpokenLanguage, verbose_name=_("languages served"), blank=True)

    class Meta(Named.Meta):
        """A mixin."""

        abstract = True

    @property
    def summary(self) -> str:
        """Return the summary in the active language."""
        return own_text(self, "summary")
