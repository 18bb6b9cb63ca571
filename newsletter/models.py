"""Newsletter pages, subscribers, issues and deliveries."""

import uuid

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms import languages
from cms.delivering import Dispatch
from cms.pages import SitePage, addresses, viewable_children
from newsletter.blocks import letter_blocks
from newsletter.forms import SignUpForm
from newsletter.parts import parts

PER_PAGE = 20


class NewsletterIndexPage(SitePage, Page):
    """Where one subscribes, with all newsletters below: /fi/uutiskirje/ and /sv/nyhetsbrev/."""

    lead = models.TextField(_("lead"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.NewsletterPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("subscription page of the newsletter")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the form and a page of the archive."""
        found = viewable_children(self, request.user, NewsletterPage).order_by("-date", "-pk")
        page_obj = Paginator(found.defer("body"), PER_PAGE).get_page(request.GET.get("page"))
        urls = addresses(list(page_obj), languages.current(), request)
        for newsletter in page_obj:
            newsletter.address = urls[newsletter.pk]
        form = SignUpForm(initial={"source": request.path})
        return super().get_context(request, *args, **kwargs) | {"form": form, "page_obj": page_obj}


class NewsletterPage(SitePage, Page):
    """One newsletter in one language; its title is the subject of the letter."""

    date = models.DateField(_("date"), default=timezone.localdate)
    intro = models.TextField(_("intro"), blank=True, help_text=_("What this letter tells, in two sentences."))
    body = StreamField(letter_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [SynchronizedField("date"), TranslatableField("intro")]
    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin."""

        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the content as everybody may see it, as it stands in the letter."""
        return super().get_context(request, *args, **kwargs) | {"parts": parts(self)}


class SubscriberQuerySet(models.QuerySet):
    """Subscribers, by what may be sent to them."""

    def confirmed(self) -> "SubscriberQuerySet":
        """Return those who get the newsletter."""
        return self.filter(state=Subscriber.State.CONFIRMED)

    def of_address(self, email: str) -> "SubscriberQuerySet":
        """Return the one of an address, whatever its case."""
        return self.annotate(lower_email=Lower("email")).filter(lower_email=email.strip().lower())


class Subscriber(models.Model):
    """An address, the language it reads, and whether it may be written to."""

    class State(models.TextChoices):
        """Only who has confirmed gets the newsletter."""

        PENDING = "pending", _("Not confirmed yet")
        CONFIRMED = "confirmed", _("Subscribes")
        UNSUBSCRIBED = "unsubscribed", _("Has left")
        SUPPRESSED = "suppressed", _("Not to be written to")

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PENDING)
    # What the links of letters name instead of the address.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # Goes out with a confirmation letter and is gone once it was used.
    confirm_key = models.CharField(max_length=32, blank=True, editable=False)
    letter_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("signed up"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    left_at = models.DateTimeField(_("left on"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        """One row an address, whatever its case; who is confirmed has confirmed at a time."""

        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="subscriber_email_any_case"),
            models.CheckConstraint(
                condition=~models.Q(state="confirmed") | models.Q(confirmed_at__isnull=False),
                name="subscriber_confirmed_has_time",
            ),
        ]
        indexes = [models.Index(fields=["language", "state"], name="subscriber_recipients")]

    def __str__(self) -> str:
        """Return the address."""
        return self.email


class Consent(models.Model):
    """The proof of what a person asked for: written once, never changed."""

    class Action(models.TextChoices):
        """What the person did; or how the address came here."""

        SUBSCRIBED = "subscribed", _("signed up")
        CONFIRMED = "confirmed", _("confirmed")
        UNSUBSCRIBED = "unsubscribed", _("left the newsletter")
        IMPORTED = "imported", _("was brought from a list")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="consents")
    action = models.CharField(_("action"), max_length=12, choices=Action.choices)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    text_version = models.CharField(_("version of the text"), max_length=20, blank=True)
    source = models.CharField(_("page"), max_length=200, blank=True)
    ip_hash = models.CharField(max_length=64, blank=True, editable=False)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        """In order of time."""

        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["pk"]
        indexes = [models.Index(fields=["ip_hash", "at"], name="consent_by_ip")]

    def __str__(self) -> str:
        """Return what was done when."""
        return f"{self.get_action_display()} {timezone.localtime(self.at):%d.%m.%Y %H.%M}"

    def save(self, *args, **kwargs) -> None:
        """Write it once; raises TypeError when it is there already."""
        if self.pk:
            raise TypeError("A proof of consent is not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Refuse; a proof goes only with its subscriber."""
        raise TypeError("A proof of consent is not deleted by itself.")


class Issue(models.Model):
    """A newsletter as it was sent: frozen when the sending began, one a page."""

    class State(models.TextChoices):
        """Whether somebody still waits for it."""

        SENDING = "sending", _("Being sent")
        DONE = "done", _("Sent")

    page = models.OneToOneField(
        NewsletterPage,
        verbose_name=_("newsletter"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="issue",
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    html = models.TextField("HTML")
    archive_url = models.URLField(_("address in the archive"), max_length=500)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    started_at = models.DateTimeField(_("began"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.SENDING)
    # The sender's last sign of life; the sweep wakes an issue that has gone quiet.
    worked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("sent newsletter")
        verbose_name_plural = _("sent newsletters")
        ordering = ["-pk"]

    def __str__(self) -> str:
        """Return the subject."""
        return self.subject

    @property
    def progress_url(self) -> str | None:
        """Return where the editor sees how the sending goes; None when the page is gone."""
        return reverse("newsletter_progress", args=[self.page_id]) if self.page_id else None


class Delivery(Dispatch):
    """One issue to one subscriber."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="deliveries")

    class Meta(Dispatch.Meta):
        """One a subscriber: nobody gets an issue twice."""

        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            *Dispatch.Meta.constraints,
            models.UniqueConstraint(fields=["issue", "subscriber"], name="delivery_once_a_subscriber"),
        ]
        indexes = [
            *Dispatch.Meta.indexes,
            models.Index(fields=["issue", "state", "next_try_at"], name="delivery_of_issue"),
        ]

    def __str__(self) -> str:
        """Return what to whom."""
        return f"{self.issue} → {self.subscriber}"
