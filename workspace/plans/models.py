"""Action plans: priorities and measures, written as StreamField and kept as rows beside it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from cms import access
from cms.shared_fields import SharedFields, SharedFieldsForm
from workspace.members.shell import InWorkspace
from workspace.plans import measures, reading
from workspace.plans.blocks import STATUSES, plan_blocks
from workspace.plans.filtering import PlanFilter

WRONG_YEARS = _("The plan ends before it begins. Check the years.")


class PlanForm(SharedFieldsForm):
    """The admin's form of a plan: in another language the statuses are those of the original."""

    def __init__(self, *args, **kwargs) -> None:
        """Show the statuses that count."""
        super().__init__(*args, **kwargs)
        statuses = measures.shared_statuses(self.instance) if self.original is not None else {}
        for priority in self.initial.get("priorities") or []:
            for child in priority.value["measures"]:
                child.value["status"] = statuses.get(child.id) or child.value["status"]


class PlanQuerySet(PageQuerySet):
    """Plans, as people speak of them."""

    def viewable_by(self, user) -> "PlanQuerySet":
        """Return those that are published and that a person may see."""
        return access.viewable_by(user, self)

    def newest(self) -> "PlanQuerySet":
        """Return the plan that reaches furthest first."""
        return self.order_by("-last_year", "-first_year", "path")


class ActionPlanPage(SharedFields, InWorkspace, Page):
    """An action plan with its priorities; public or in a workspace, by where it hangs."""

    room = "plan"
    base_form_class = PlanForm
    shared_fields = ("first_year", "last_year")

    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One or two sentences: what the plan is for, and whose it is.")
    )
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    priorities = StreamField(plan_blocks(), blank=True, verbose_name=_("priorities"))

    objects = PageManager.from_queryset(PlanQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")], heading=_("Years")),
        FieldPanel(
            "priorities",
            help_text=_("Each priority with its measures. Their order gives the numbers and the colours."),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField("first_year", overridable=False),
        SynchronizedField("last_year", overridable=False),
    ]
    parent_page_types = ["home.HomePage", "members.WorkspacePage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin; the years are in order."""

        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")),
                name="plan_years_in_order",
                violation_error_message=WRONG_YEARS,
            )
        ]

    def clean(self) -> None:
        """Say at the field what is wrong with the years."""
        super().clean()
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValidationError({"last_year": WRONG_YEARS})

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        """Save, and write the rows of the measures in the same transaction."""
        super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            measures.write(self)

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the plan as it is read, whole for the ring and narrowed to what was asked for."""
        context = super().get_context(request, *args, **kwargs)
        chosen = PlanFilter(request.GET, measures.progress(self))
        context["filter"] = chosen
        context["shown"] = chosen.narrow()
        context["priorities"] = reading.linked(chosen.priorities, "?" if chosen else "")
        return context

    @property
    def years(self) -> str:
        """Return "2017–2020", or one year."""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}–{self.last_year}"


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
    years = models.CharField(_("years"), max_length=40, blank=True)
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
            models.UniqueConstraint(fields=["plan", "block_id"], name="one_row_a_measure"),
            models.CheckConstraint(
                condition=models.Q(status__in=[code for code, _name in STATUSES]), name="measure_status_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def anchor(self) -> str:
        """Return the id of the measure on the plan's page: its address is `{plan.url}#{anchor}`."""
        return reading.anchor(self.block_id)
