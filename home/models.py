"""Page types and data of the public site."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.blocks import body_blocks
from cms.languages import own_text
from cms.pages import PublicContent, SitePage
from cms.places import Municipality, Named, SpokenLanguage
from home.blocks import front_blocks


class HomePage(SitePage, Page):
    """The front page of one language; the coordinator composes it of blocks."""

    lead = models.TextField(_("what this is, in one sentence"), blank=True)
    body = StreamField(front_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("front page")


class ContentPage(PublicContent, SitePage, Page):
    """A page of running content."""

    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [*PublicContent.care_panels, *Page.settings_panels]

    class Meta:
        """Named for the admin."""

        verbose_name = _("content page")


class NewsIndexPage(SitePage, Page):
    """The list of news."""

    lead = models.TextField(_("lead"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["home.NewsPage"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of news")


class NewsPage(PublicContent, SitePage, Page):
    """One piece of news."""

    class Scope(models.TextChoices):
        """Whose news it is (A2)."""

        REGIONAL = "regional", _("Regional")
        NATIONAL = "national", _("National")

    date = models.DateField(_("date"), default=timezone.localdate)
    scope = models.CharField(
        _("regional or national"), max_length=10, choices=Scope.choices, default=Scope.REGIONAL
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, verbose_name=_("picture"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("scope"),
        FieldPanel("lead"),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    settings_panels = [*PublicContent.care_panels, *Page.settings_panels]
    override_translatable_fields = [
        SynchronizedField("date"),
        SynchronizedField("scope"),
        SynchronizedField("image"),
        TranslatableField("lead"),
    ]
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        """Named for the admin."""

        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class ServiceIndexPage(SitePage, Page):
    """Whom to ask: the guidance services of the region, from the register."""

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of guidance services")


class GuidanceService(Named):
    """A place where people are guided: data, not text of a page."""

    class Kind(models.TextChoices):
        """What kind of guidance it gives."""

        ALL_AGES = "all_ages", _("Guidance for everyone")
        YOUNG = "young", _("Guidance for the young")
        STUDIES = "studies", _("Guidance in studies")
        CAREER = "career", _("Career and vocational guidance")
        WORK = "work", _("Services for work and employers")
        OUTREACH = "outreach", _("Outreach youth work")
        NEWCOMERS = "newcomers", _("Guidance for newcomers")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="services",
    )  # fmt: skip
    summary_fi = models.TextField(_("summary in Finnish"), blank=True)
    summary_sv = models.TextField(_("summary in Swedish"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("web address"), blank=True)
    address = models.CharField(_("street address"), max_length=160, blank=True)
    languages = models.ManyToManyField(SpokenLanguage, verbose_name=_("languages served"), blank=True)

    class Meta(Named.Meta):
        """Named for the admin."""

        verbose_name = _("guidance service")
        verbose_name_plural = _("guidance services")

    @property
    def summary(self) -> str:
        """Return the summary in the active language."""
        return own_text(self, "summary")


class Feedback(models.Model):
    """What somebody wrote to us, and until when it is to be answered (306/2019, 14 days)."""

    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    due_on = models.DateField(_("answer by"))
    page_url = models.CharField(_("about the page"), max_length=400, blank=True)
    message = models.TextField(_("message"))
    email = models.EmailField(_("e-mail for the answer"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    form_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        """Return the first words."""
        return self.message[:60]
