"""Blocks of an action plan: a priority holds measures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from workspace.plans import reading

STATUSES = [
    ("not_started", _("Not started")),
    ("under_way", _("Under way")),
    ("done", _("Done")),
]
RICH = ["bold", "italic", "ul", "ol", "link"]


class MeasureBlock(blocks.StructBlock):
    """One measure with its responsibility, resources and follow-up."""

    title = blocks.CharBlock(label=_("Measure"), max_length=255, help_text=_("What is done, in a line."))
    years = blocks.CharBlock(
        label=_("Years"), required=False, max_length=40, help_text=_("Years or a season, as in 2017–2018.")
    )
    responsible = blocks.CharBlock(
        label=_("Responsible"), required=False, max_length=255,
        help_text=_("Who sees to it that this happens: an organisation or a role."),
    )  # fmt: skip
    resources = blocks.TextBlock(
        label=_("Resources"), required=False, rows=2,
        help_text=_("Money, people and time. Left empty, the plan says “not agreed yet”."),
    )  # fmt: skip
    evaluation = blocks.TextBlock(
        label=_("Evaluation and follow-up"), required=False, rows=2,
        help_text=_("How we know whether it worked, and when we look at it."),
    )  # fmt: skip
    status = blocks.ChoiceBlock(
        label=_("Status"), choices=STATUSES, default="not_started",
        help_text=_("The same in every language: choose it in the language the plan was first written in."),
    )  # fmt: skip
    evidence = blocks.TextBlock(
        label=_("Evidence"), required=False, rows=2, help_text=_("One sentence: how can one see it?")
    )

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Add the measure as it is read."""
        return {**super().get_context(value, parent_context), "measure": reading.alone(value)}

    class Meta:
        """How the editor sees it."""

        icon = "tick"
        label = _("Measure")
        label_format = "{title}"
        description = _("One thing that is done, with who answers for it and how it is doing.")
        template = "blocks/measure.html"
        preview_template = "blocks/previews/measure.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Return a measure as it could be."""
        return self.normalize(measure_example())


def measure_example() -> dict:
    """Return a measure that shows every field."""
    return {
        "title": str(_("Training days for guidance staff")),
        "years": "2017–2018",
        "responsible": str(_("Steering and co-operation group")),
        "resources": str(_("One working day of each organisation")),
        "evaluation": str(_("A feedback form after the day")),
        "status": "under_way",
        "evidence": str(_("The day and the place are agreed.")),
    }


class PriorityBlock(blocks.StructBlock):
    """One priority with its measures; its place in the plan gives number and colour."""

    title = blocks.CharBlock(
        label=_("Priority"), max_length=200, help_text=_("Without a number: the numbers come by themselves.")
    )
    description = blocks.RichTextBlock(
        label=_("Description"), required=False, features=RICH,
        help_text=_("Why this matters, in a few sentences."),
    )  # fmt: skip
    measures = blocks.StreamBlock(
        [("measure", MeasureBlock())], label=_("Measures"), required=False, collapsed=True,
        help_text=_("In the order in which they are shown."),
    )  # fmt: skip

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict:
        """Add the priority as it is read."""
        return {**super().get_context(value, parent_context), "priority": reading.one(value)}

    class Meta:
        """How the editor sees it."""

        icon = "list-ul"
        label = _("Priority")
        label_format = "{title}"
        description = _("One of the plan's main lines, with the measures that belong to it.")
        template = "blocks/priority.html"
        preview_template = "blocks/previews/priority.html"

    def get_preview_value(self) -> blocks.StructValue:
        """Return a priority as it could be."""
        return self.normalize(
            {
                "title": str(_("Those who guide have the skills that the work asks for")),
                "description": str(_("<p>We learn together and from each other.</p>")),
                "measures": [("measure", measure_example())],
            }
        )


def plan_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a plan."""
    return [("priority", PriorityBlock())]
