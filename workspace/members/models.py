"""Workspaces, who belongs to them, and the organisations of the network."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Collection, Page

from cms.languages import own_text
from cms.pages import SitePage
from cms.places import Municipality, Named, SpokenLanguage


class Workspace(models.Model):
    """A group's closed room: the same one in every language."""

    class Kind(models.TextChoices):
        """What kind of group it is."""

        NETWORK = "network", _("Steering and co-operation group")
        SECTION = "section", _("Section")
        PROJECT = "project", _("Project")
        CIRCLE = "circle", _("Peer-mentoring circle")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NETWORK)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="workspace")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="workspace")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Named for the admin."""

        verbose_name = _("workspace")
        verbose_name_plural = _("workspaces")

    def __str__(self) -> str:
        """Return the group's name."""
        return self.group.name

    def page_in(self, language: str) -> "WorkspacePage | None":
        """Return the front page in a language, None where it is missing."""
        return self.pages.filter(locale__language_code=language).first()


class WorkspaceIndexPage(SitePage, Page):
    """The door of the closed side: everyone logged in sees the workspaces that are theirs."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["members.WorkspacePage"]
    max_count_per_parent = 1

    class Meta:
        """Named for the admin."""

        verbose_name = _("list of workspaces")
        verbose_name_plural = _("lists of workspaces")

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the workspaces that are the asker's, and what is next in each."""
        from workspace.members.listing import workspaces_of  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        return {**context, "workspaces": workspaces_of(self, request.user)}


class WorkspacePage(SitePage, Page):
    """The front page of a workspace in one language."""

    workspace = models.ForeignKey(
        Workspace, null=True, editable=False, on_delete=models.PROTECT, related_name="pages"
    )
    purpose = RichTextField(_("purpose"), blank=True, features=["bold", "italic", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("purpose")]
    # Below the list only: a page inside another workspace would ask for both memberships.
    parent_page_types = ["members.WorkspaceIndexPage"]
    # A copy gets a room of its own (joining.give_room), never the group of its original.
    exclude_fields_in_copy = ["workspace"]

    class Meta:
        """Named for the admin."""

        verbose_name = _("workspace page")
        verbose_name_plural = _("workspace pages")

    def with_content_json(self, content: dict) -> "WorkspacePage":
        """Keep the room whatever an older version of the page says."""
        page = super().with_content_json(content)
        page.workspace_id = self.workspace_id
        return page

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the frame, and what the rooms put on the start page."""
        from workspace.members import shell  # noqa: PLC0415 - stands on this module

        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            **shell.frame(self, request.user, "start"),
            "sections": shell.start_sections(self, request.user),
            "members_url": reverse("workspace_members", args=[self.pk]),
            "members_count": self.workspace.memberships.filter(user__is_active=True).count(),
        }


class Membership(models.Model):
    """That a person belongs to a workspace, and as what."""

    class Role(models.TextChoices):
        """What a person is in the group."""

        CHAIR = "chair", _("Chair")
        SECRETARY = "secretary", _("Secretary")
        MEMBER = "member", _("Member")
        DEPUTY = "deputy", _("Deputy")
        EXPERT = "expert", _("Expert")
        OBSERVER = "observer", _("Observer")
        GUEST = "guest", _("Guest")

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    is_coordinator = models.BooleanField(_("coordinates the workspace"), default=False)
    organisation = models.ForeignKey(
        "Organisation", verbose_name=_("organisation"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="memberships",
    )  # fmt: skip
    since = models.DateField(_("since"), auto_now_add=True)

    class Meta:
        """A person belongs once."""

        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_a_person")]

    def __str__(self) -> str:
        """Return who and where."""
        return f"{self.user} – {self.workspace}"


class Organisation(Named):
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
    summary_fi = models.TextField(_("summary in Finnish"), blank=True)
    summary_sv = models.TextField(_("summary in Swedish"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    website = models.URLField(_("web address"), blank=True)
    languages = models.ManyToManyField(SpokenLanguage, verbose_name=_("languages served"), blank=True)
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
    def summary(self) -> str:
        """Return the summary in the active language."""
        return own_text(self, "summary")

    @property
    def has_ended(self) -> bool:
        """Tell whether its last day has passed."""
        return self.ended_on is not None and self.ended_on < timezone.localdate()

    def get_absolute_url(self) -> str:
        """Return the address of its own page in the active language."""
        return reverse("organisation", args=[self.pk])

    def clean(self) -> None:
        """Refuse what the database would refuse, with a sentence at the field."""
        if self.pk and self.successor_id == self.pk:
            raise ValidationError({"successor": _("An organisation cannot follow itself.")})
        if self.started_on and self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": _("The last day cannot be before the first one.")})


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
