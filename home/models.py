"""Page types and data of the public site."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms import access, languages
from cms.blocks import body_blocks
from cms.pages import PublicContent, SitePage, addresses, viewable_children
from cms.places import Contact, Municipality, Named
from cms.shared_fields import SharedFields, SharedFieldsForm
from home import guidance, news
from home.blocks import front_blocks

NEWS_A_PAGE = 20


class HomePage(SitePage, Page):
    """The front page of one language; the coordinator composes it of blocks."""

    lead = models.TextField(
        _("what this is, in one sentence"), blank=True,
        help_text=_("For search engines and shared links; it is shown where the page has no opening."),
    )  # fmt: skip
    body = StreamField(
        front_blocks(), blank=True, verbose_name=_("content"), block_counts={"hero": {"max_num": 1}}
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2  # one a language
    page_description = _("The front page of one language.")

    class Meta:
        """Named for the admin."""

        verbose_name = _("front page")


class ContentPage(PublicContent, SitePage, Page):
    """A page of running content."""

    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    settings_panels = [*PublicContent.care_panels, *Page.settings_panels]
    parent_page_types = ["home.HomePage", "home.ContentPage", "home.ServiceIndexPage"]
    page_description = _("Text, pictures and links: who we are, what guidance is, the statement.")

    class Meta:
        """Named for the admin."""

        verbose_name = _("content page")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the pages below that the reader may see."""
        context = super().get_context(request, *args, **kwargs)
        children = list(viewable_children(self, request.user, Page).order_by("path"))
        urls = addresses(children, languages.current(), request)
        context["children"] = [(child, urls[child.pk]) for child in children]
        return context


class NewsIndexPage(SitePage, Page):
    """The list of news."""

    lead = models.TextField(_("lead"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of news; the news items lie below it.")

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of news")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add a page of the list, and what can be asked of it."""
        context = super().get_context(request, *args, **kwargs)
        found = news.in_index(self, request.user)
        years = news.years_of(found)
        asked = news.NewsFilter.of(request.GET.dict(), years)
        page_obj = Paginator(asked.of_these(found), NEWS_A_PAGE).get_page(request.GET.get("page"))
        return {
            **context,
            "years": years,
            "scopes": NewsPage.Scope.choices,
            "asked": asked,
            "page_obj": page_obj,
            "items": news.items(page_obj, request, request.user),
            "query": asked.query,
        }


class NewsPage(SharedFields, PublicContent, SitePage, Page):
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
    base_form_class = SharedFieldsForm
    shared_fields = ("date", "scope", "image")
    page_description = _("One piece of news, with its date.")

    class Meta:
        """Named for the admin."""

        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the picture, if the reader may see it, and the items before and after."""
        context = super().get_context(request, *args, **kwargs)
        older, newer = news.neighbours(self, request.user)
        near = [page for page in (older, newer) if page is not None]
        urls = addresses(near, languages.current(), request)
        context["older"] = (older, urls[older.pk]) if older else None
        context["newer"] = (newer, urls[newer.pk]) if newer else None
        seen = self.image is not None and access.can_view_file(request.user, self.image)
        context["picture"] = self.image if seen else None
        return context


class ServiceIndexPage(SitePage, Page):
    """Whom to ask: the guidance services of the region, from the register."""

    lead = models.TextField(_("lead"), blank=True)
    body = StreamField(body_blocks(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("Whom to ask: the guidance services of the region, with filters.")

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of guidance services")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the services that were asked for."""
        context = super().get_context(request, *args, **kwargs)
        form = guidance.filter_form(request.GET)
        found = guidance.services(form)
        return {**context, "form": form, "services": found, "total": GuidanceService.objects.count()}


class GuidanceService(Contact):
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
    address = models.CharField(_("street address"), max_length=160, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("municipality")]),
        FieldRowPanel([FieldPanel("summary_fi"), FieldPanel("summary_sv")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
                FieldPanel("website"),
                FieldPanel("address"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("languages", widget=CheckboxSelectMultiple),
    ]

    class Meta(Named.Meta):
        """Named for the admin; two services of one municipality have two names."""

        verbose_name = _("guidance service")
        verbose_name_plural = _("guidance services")
        constraints = [
            models.UniqueConstraint(fields=["name_fi", "municipality"], name="service_once_a_municipality"),
            models.UniqueConstraint(
                fields=["name_fi"],
                condition=models.Q(municipality__isnull=True),
                name="service_once_a_region",
            ),
        ]


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
