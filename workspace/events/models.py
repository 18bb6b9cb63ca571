"""Events and meetings."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms import access
from cms.blocks import body_blocks
from cms.shared_fields import SharedFields, SharedFieldsForm, SharedInlinePanel
from workspace.events import agenda as running_agenda
from workspace.events.blocks import agenda_blocks
from workspace.members.shell import InWorkspace


class EventIndexPage(InWorkspace, Page):
    """A list of events: the public ones, or those of a workspace."""

    room = "events"

    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One or two sentences: what is arranged, and for whom.")
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage", "members.WorkspacePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add what is coming, and the past by year and page (`?year=`, `?page=`)."""
        from workspace.events import listing  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        context["upcoming"] = listing.upcoming(self, request.user)
        context["archive"] = listing.archive(
            self, request.user, request.GET.get("year"), request.GET.get("page")
        )
        return context


def _over(now: datetime) -> models.Q:
    """An event is over when it ends; without an end, when its day is over."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return models.Q(ends_at__isnull=False, ends_at__lte=now) | models.Q(
        ends_at__isnull=True, starts_at__lt=midnight
    )


class EventQuerySet(PageQuerySet):
    """Events, as people speak of them."""

    def upcoming(self, now: datetime | None = None) -> "EventQuerySet":
        """Return those that are not over, the next one first."""
        return self.filter(~_over(now or timezone.now())).order_by("starts_at", "pk")

    def past(self, now: datetime | None = None) -> "EventQuerySet":
        """Return those that are over, the latest first."""
        return self.filter(_over(now or timezone.now())).order_by("-starts_at", "-pk")

    def viewable_by(self, user) -> "EventQuerySet":
        """Return those that are published and that a person may see."""
        return access.viewable_by(user, self)

    def once(self, language: str) -> "EventQuerySet":
        """Return each event once: its version in a language, else the one that there is (B5)."""
        same = EventPage.objects.live().filter(
            translation_key=models.OuterRef("translation_key"), locale__language_code=language
        )
        return self.filter(models.Q(locale__language_code=language) | ~models.Exists(same))


class EventPage(SharedFields, InWorkspace, Page):
    """An event or a meeting; a meeting has an agenda."""

    class Kind(models.TextChoices):
        """An event is open to come to, a meeting has an agenda and minutes."""

        EVENT = "event", _("Event")
        MEETING = "meeting", _("Meeting")

    room = "events"
    icon = "calendar"
    goes_into_trash = True
    base_form_class = SharedFieldsForm
    shared_fields = ("kind", "starts_at", "ends_at", "link")
    shared_children = ("event_documents",)

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.EVENT)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True,
        help_text=_("Left empty, the event is over when its day is over."),
    )  # fmt: skip
    place = models.CharField(
        _("place"), max_length=200, blank=True,
        help_text=_("Building, street and town; or that it is held online."),
    )  # fmt: skip
    link = models.URLField(
        _("link for taking part"), blank=True, help_text=_("The address of the online meeting.")
    )
    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One or two sentences: what it is about, and for whom.")
    )
    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))
    agenda = StreamField(agenda_blocks(), blank=True, verbose_name=_("agenda"))

    objects = PageManager.from_queryset(EventQuerySet)()

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("place"),
                FieldPanel("link"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("agenda", help_text=_("The items in order. Numbers and clock times come by themselves.")),
        SharedInlinePanel(
            "event_documents", heading=_("Documents"), label=_("document"),
            help_text=_("Choose files from the folders. Each reader sees only those that they may open."),
        ),
    ]  # fmt: skip
    override_translatable_fields = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
        SynchronizedField("link", overridable=False),
        TranslatableField("place"),
    ]
    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin; an event does not end before it starts."""

        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["starts_at"], name="event_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=models.F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=_("The event ends before it starts. Check the times."),
            )
        ]

    def clean(self) -> None:
        """Say at the field what is wrong with the times."""
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts. Check the times.")})

    @property
    def is_meeting(self) -> bool:
        """Tell whether this is a meeting."""
        return self.kind == self.Kind.MEETING

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the agenda with its times, and the documents that the reader may see."""
        from workspace.events import documents  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        items = [child.value for child in self.agenda]
        anchors = [running_agenda.anchor_of(child.id) for child in self.agenda]
        context["timetable"] = running_agenda.timetable(items, self.starts_at, anchors)
        context["stages"] = documents.by_stage(self, request.user)
        context["is_inside"] = request.user.is_authenticated and "workspace_page" in context
        return context


class EventDocument(Orderable):
    """A document of an event: to read before, shown during, left after (F2)."""

    class Stage(models.TextChoices):
        """When it is needed."""

        BEFORE = "before", _("Before")
        DURING = "during", _("During")
        AFTER = "after", _("After")

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_documents")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, verbose_name=_("document"),
        on_delete=models.CASCADE, related_name="+",
    )  # fmt: skip
    stage = models.CharField(
        _("when"), max_length=6, choices=Stage.choices, default=Stage.BEFORE,
        help_text=_("To read before, shown during, or left after, as minutes are."),
    )  # fmt: skip

    panels = [FieldPanel("document"), FieldPanel("stage")]

    class Meta(Orderable.Meta):
        """A document is there once."""

        verbose_name = _("document of an event")
        verbose_name_plural = _("documents of an event")
        constraints = [models.UniqueConstraint(fields=["event", "document"], name="document_once_an_event")]
