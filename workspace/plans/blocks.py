"""Blocks of an action plan: a priority holds measures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

STATUSES = [
    ("not_started", _("Not started")),
    ("under_way", _("Under way")),
    ("done", _("Done")),
]
RICH = ["bold", "italic", "ul", "ol", "link"]


class MeasureBlock(blocks.StructBlock):
    """One measure with its responsibility, resources and follow-up."""

    title = blocks.CharBlock(label=_("Measure"), max_length=255)
    responsible = blocks.CharBlock(label=_("Responsible"), required=False, max_length=255)
    resources = blocks.TextBlock(label=_("Resources"), required=False)
    evaluation = blocks.TextBlock(label=_("Evaluation and follow-up"), required=False)
    status = blocks.ChoiceBlock(label=_("Status"), choices=STATUSES, default="not_started")
    evidence = blocks.TextBlock(
        label=_("Evidence"), required=False, help_text=_("One sentence: how can one see it?")
    )

    class Meta:
        """How the editor sees it."""

        icon = "tick"
        label = _("Measure")


class PriorityBlock(blocks.StructBlock):
    """One priority with its measures; its place in the plan gives number and colour."""

    title = blocks.CharBlock(label=_("Priority"), max_length=200)
    description = blocks.RichTextBlock(label=_("Description"), required=False, features=RICH)
    measures = blocks.StreamBlock([("measure", MeasureBlock())], label=_("Measures"), required=False)

    class Meta:
        """How the editor sees it."""

        icon = "list-ul"
        label = _("Priority")


def plan_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the blocks of a plan."""
    return [("priority", PriorityBlock())]
