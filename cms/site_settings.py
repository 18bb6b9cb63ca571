"""What the coordinator sets for the whole site, in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.languages import own_text
from cms.stale_saves import SeenForm


def _footer_page(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtailcore.Page", verbose_name=label, null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip


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

    statement_page = _footer_page(_("accessibility statement"))
    privacy_page = _footer_page(_("privacy notice"))
    contact_page = _footer_page(_("contact page"))

    base_form_class = SeenForm
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
        MultiFieldPanel(
            [FieldPanel("statement_page"), FieldPanel("privacy_page"), FieldPanel("contact_page")],
            heading=_("Pages in the footer"),
            help_text=_("Choose the page in either language; readers get their own."),
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
    def footer_page_ids(self) -> list[int]:
        """Return the ids of the pages that the footer links to, in order."""
        keys = [self.contact_page_id, self.statement_page_id, self.privacy_page_id]
        return [key for key in keys if key]

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
