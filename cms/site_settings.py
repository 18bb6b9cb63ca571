"""What the coordinator sets for the whole site, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.languages import own_text


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Name, contact and supervising authority of the site."""

    name_fi = models.CharField(_("name in Finnish"), max_length=80, default="ELO")
    name_sv = models.CharField(_("name in Swedish"), max_length=80, default="ELO")
    organisation_fi = models.CharField(_("organisation in Finnish"), max_length=120, blank=True)
    organisation_sv = models.CharField(_("organisation in Swedish"), max_length=120, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address_fi = models.CharField(_("address in Finnish"), max_length=200, blank=True)
    address_sv = models.CharField(_("address in Swedish"), max_length=200, blank=True)
    supervisor_fi = models.CharField(
        _("supervising authority of accessibility, in Finnish"), max_length=200, blank=True
    )
    supervisor_sv = models.CharField(
        _("supervising authority of accessibility, in Swedish"), max_length=200, blank=True
    )

    panels = [
        FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("organisation_fi"), FieldPanel("organisation_sv")]),
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldRowPanel([FieldPanel("address_fi"), FieldPanel("address_sv")]),
            ],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldPanel("supervisor_fi"), FieldPanel("supervisor_sv")], heading=_("Accessibility")
        ),
    ]

    class Meta:
        """Named for the admin's menu."""

        verbose_name = _("site settings")

    @property
    def name(self) -> str:
        """Return the site's name in the active language."""
        return own_text(self, "name")

    @property
    def contact(self) -> dict[str, str]:
        """Return who to reach, in the active language."""
        return {
            "organisation": own_text(self, "organisation"),
            "name": self.contact_name,
            "email": self.contact_email,
            "phone": self.contact_phone,
            "address": own_text(self, "address"),
        }
