"""Events and meetings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks import body_blocks
from cms.pages import SitePage
from workspace.events.blocks import agenda_blocks


class EventIndexPage(SitePage, Page):
    """A list of events: the public ones, or those of a workspace."""

    lead = models.TextField(_("lead"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage", "members.WorkspacePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of events")


class EventPage(SitePage, Page):
    """An event or a meeting; a meeting has an agenda."""

    class Kind(models.TextChoices):
        """An event is open to come to, a meeting has an agenda and minutes."""

        EVENT = "event", _("Event")
        MEETING = "meeting", _("Meeting")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.EVENT)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link for taking part"), blank=True)
    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))
    agenda = StreamField(agenda_blocks(), blank=True, verbose_name=_("agenda"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldPanel("link"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("agenda"),
        InlinePanel("event_documents", heading=_("Documents"), label=_("document")),
    ]
    override_translatable_fields = [
        SynchronizedField("kind"),
        SynchronizedField("starts_at"),
        SynchronizedField("ends_at"),
        SynchronizedField("link"),
        TranslatableField("place"),
    ]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin; an event does not end before it starts."""

        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_start",
            )
        ]


class EventDocument(Orderable):
    """A document of an event: to read before, shown during, left after (F2)."""

    class Stage(models.TextChoices):
        """When it is needed."""

        BEFORE = "before", _("Before")
        DURING = "during", _("During")
        AFTER = "after", _("After")

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_documents")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    stage = models.CharField(_("when"), max_length=6, choices=Stage.choices, default=Stage.BEFORE)

    panels = [FieldPanel("document"), FieldPanel("stage")]

    class Meta(Orderable.Meta):
        """A document is there once."""

        constraints = [
            models.UniqueConstraint(fields=["event", "document"], name="document_once_an_event")
        ]
