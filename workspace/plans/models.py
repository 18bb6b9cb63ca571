"""Action plans: priorities and measures, written as StreamField and kept as rows beside it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from cms.pages import SitePage
from workspace.plans.blocks import STATUSES, plan_blocks


class ActionPlanPage(SitePage, Page):
    """An action plan with its priorities; public or in a workspace, by where it hangs."""

    lead = models.TextField(_("lead"), blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    priorities = StreamField(plan_blocks(), blank=True, verbose_name=_("priorities"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
        FieldPanel("priorities"),
    ]
    override_translatable_fields = [SynchronizedField("first_year"), SynchronizedField("last_year")]
    parent_page_types = ["home.HomePage", "members.WorkspacePage"]

    class Meta:
        """Named for the admin; the years are in order."""

        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="plan_years_in_order"
            )
        ]


class Measure(models.Model):
    """One measure of a published plan in one language: the row behind its StreamField block.

    The block's id is the same in every language, so (`block_id`) ties the languages together.
    """

    plan = models.ForeignKey(ActionPlanPage, on_delete=models.CASCADE, related_name="measures")
    block_id = models.UUIDField(_("block"))
    priority = models.PositiveSmallIntegerField(_("priority"))
    priority_title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("measure"), max_length=255)
    responsible = models.CharField(_("responsible"), max_length=255, blank=True)
    resources = models.TextField(_("resources"), blank=True)
    evaluation = models.TextField(_("evaluation and follow-up"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=STATUSES, default="not_started")
    evidence = models.TextField(_("evidence"), blank=True)

    class Meta:
        """In the order of the plan; a block is one row a language."""

        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["plan", "priority", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "block_id"], name="one_row_a_measure")
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title
