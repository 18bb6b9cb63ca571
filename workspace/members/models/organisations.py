"""The organisations of the network, with their history."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from cms.pages import SitePage
from cms.places import Contact, Municipality, Named


class Organisation(Contact):
    """A member organisation or an authority; it may end and be followed by another."""

    class Kind(models.TextChoices):
        """What kind of organisation it is."""

        AUTHORITY = "authority", _("State authority")
        MUNICIPALITY = "municipality", _("Municipality")
        SCHOOL = "school", _("School or college")
        UNIVERSITY = "university", _("University")
        GUIDANCE = "guidance", _("Guidance centre")
        ASSOCIATION = "association", _("Association")
        EMPLOYERS = "employers", _("Employers and entrepreneurs")
        PROJECT = "project", _("Project")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="organisations",
    )  # fmt: skip
    started_on = models.DateField(_("started"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", verbose_name=_("followed by"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="predecessors",
    )  # fmt: skip

    class Meta(Named.Meta):
        """Named for the admin; an organisation cannot follow itself."""

        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(successor=models.F("pk")), name="not_its_own_successor"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(started_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="organisation_ends_after_start",
            ),
        ]

    panels = [
        FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("municipality")]),
        FieldPanel("languages", widget=forms.CheckboxSelectMultiple),
        FieldRowPanel([FieldPanel("summary_fi"), FieldPanel("summary_sv")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]), FieldPanel("website")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("started_on"), FieldPanel("ended_on")]), FieldPanel("successor")],
            heading=_("History"),
            help_text=_("An organisation that ends stays here and points to the one that follows it."),
        ),
    ]

    @property
    def has_ended(self) -> bool:
        """Tell whether its last day has passed."""
        return self.ended_on is not None and self.ended_on < timezone.localdate()

    def followers(self) -> list["Organisation"]:
        """Return the organisations that followed, one after the other, the latest last."""
        found: list[Organisation] = []
        following = self.successor
        while following is not None and following not in found:
            found.append(following)
            following = following.successor
        return found

    def get_absolute_url(self) -> str:
        """Return the address of its own page in the active language."""
        return reverse("organisation", args=[self.pk])

    def clean(self) -> None:
        """Refuse what the database would refuse, with a sentence at the field."""
        if self.pk and self.successor_id == self.pk:
            raise ValidationError({"successor": _("An organisation cannot follow itself.")})
        if self.pk and self in self.followers():
            raise ValidationError({"successor": _("They cannot follow each other.")})
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": _("The last day cannot be before the first one.")})


class FormerName(Named):
    """What an organisation was called until a day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="former_names")
    until = models.DateField(_("until"))

    class Meta:
        """The latest first."""

        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["-until", "-pk"]


class OrganisationIndexPage(SitePage, Page):
    """The public list of the network's organisations (A4)."""

    lead = models.TextField(_("lead"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage", "home.ContentPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of organisations")
        verbose_name_plural = _("lists of organisations")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the organisations that the visitor asked for."""
        from workspace.members import organisations  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        return {**context, **organisations.found_by(request.GET)}
