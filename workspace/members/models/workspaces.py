"""Workspaces, their pages, and who belongs to them."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Collection, Page

from cms import request_memory, tree
from cms.pages import SitePage
from cms.prepared import Prepared


class Workspace(models.Model):
    """A group's closed room: the same one in every language."""

    class Kind(models.TextChoices):
        """What kind of group it is."""

        NETWORK = "network", _("Steering and co-operation group")
        SECTION = "section", _("Section")
        PROJECT = "project", _("Project")
        CIRCLE = "circle", _("Peer-mentoring circle")

    class Seen(models.TextChoices):
        """Who may read the workspace."""

        MEMBERS = "members", _("Only its members")
        NETWORK = "network", _("Everyone who is logged in")

    class Joining(models.TextChoices):
        """How people come in."""

        INVITED = "invited", _("By invitation only")
        REQUEST = "request", _("By asking, and a coordinator answers")
        OPEN = "open", _("Anyone who may read it can join")

    class Writing(models.TextChoices):
        """Who may add documents, discussions and events, and change pages."""

        MEMBERS = "members", _("All members")
        COORDINATORS = "coordinators", _("Only those who coordinate it")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NETWORK)
    # Subgroups hang from their parent here, not in the page tree: there, both restrictions would be asked.
    parent = models.ForeignKey(
        "self", verbose_name=_("subgroup of"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="subgroups",
    )  # fmt: skip
    parent_reads = models.BooleanField(_("members of the parent may read it"), default=False)
    seen_by = models.CharField(
        _("who may read it"), max_length=12, choices=Seen.choices, default=Seen.MEMBERS
    )
    joining = models.CharField(
        _("who may join"), max_length=12, choices=Joining.choices, default=Joining.INVITED
    )
    writing = models.CharField(
        _("who may write"), max_length=12, choices=Writing.choices, default=Writing.MEMBERS
    )
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    # The form that founded it: sent a second time, it leads here.
    form_id = models.UUIDField(null=True, unique=True, editable=False)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="workspace")
    # Its members without the guests: who reads a subgroup that the parent's members may read. Made when needed.
    inner = models.OneToOneField(
        Group, null=True, editable=False, on_delete=models.PROTECT, related_name="inner_of"
    )
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="workspace")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Named for the admin."""

        verbose_name = _("workspace")
        verbose_name_plural = _("workspaces")
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("pk")), name="not_its_own_parent"),
            models.CheckConstraint(
                condition=models.Q(parent_reads=False) | models.Q(parent__isnull=False),
                name="only_a_subgroup_is_read_by_a_parent",
            ),
        ]

    def __str__(self) -> str:
        """Return the group's name."""
        return self.group.name

    @property
    def is_archived(self) -> bool:
        """Tell whether it may only be read."""
        return self.archived_at is not None

    def readers(self) -> list[Group] | None:
        """Return the groups that may read it, None for everyone who is logged in; guests of the parent may not.

        A parent that has no group without its guests yet lets nobody in.
        """
        if self.seen_by == self.Seen.NETWORK:
            return None
        inner = self.parent.inner if self.parent_reads else None
        return [self.group] if inner is None else [self.group, inner]

    def around(self, path: str = "path") -> models.Q:
        """Return the condition of lying below its pages; `path` names the field with a page's tree path."""
        return tree.below(self.pages.values_list("path", flat=True), path)

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
        from workspace.members import founding, listing, shell, start_page, visiting  # noqa: PLC0415 - stand on this

        context = super().get_context(request, *args, **kwargs)
        found = listing.workspaces_of(self, request.user)
        rows = [row for row in found if not row.page.workspace.is_archived]
        visit = visiting.begin(request.user, [row.page for row in rows], write=visiting.is_visit(request))
        everything = request.GET.get("new") == "all"
        start = start_page.across(rows, request.user, visit, everything=everything)
        may_found = founding.may_found(request.user)
        sections = shell.own_start_sections(request.user)
        return {
            **context, "shelves": listing.shelves(found), "start": start, "may_found": may_found,
            "sections": sections,
        }  # fmt: skip


class WorkspacePage(SitePage, Page):
    """The front page of a workspace in one language."""

    workspace = models.ForeignKey(
        Workspace, null=True, editable=False, on_delete=models.PROTECT, related_name="pages"
    )
    purpose = RichTextField(_("purpose"), blank=True, features=["bold", "italic", "link", "ul", "ol"])

    content_panels = [*Page.content_panels, FieldPanel("purpose")]
    # Below the list only: a page inside another workspace would ask for both memberships.
    parent_page_types = ["members.WorkspaceIndexPage"]
    is_shown_when_new = False
    # A copy gets a room of its own (founding.give_room), never the group of its original.
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

    def versions(self) -> list["WorkspacePage"]:
        """Return the page in each of its languages, drafts included; read once a request."""
        return versions_of(self.translation_key)

    def get_context(self, request, *args, **kwargs) -> dict:
        """Add the frame, and what the rooms put on the start page."""
        from workspace.members import counting, shell, start_page, visiting  # noqa: PLC0415 - stand on this module

        context = super().get_context(request, *args, **kwargs)
        frame = shell.frame(self, request.user, "start")
        self.workspace = frame["workspace_page"].workspace  # which the frame has read
        visit = visiting.begin(request.user, [self], write=visiting.is_visit(request))
        everything = request.GET.get("new") == "all"
        return {
            **context,
            **frame,
            "start": start_page.of_workspace(self, request.user, visit, everything=everything),
            "sections": shell.start_sections(self, request.user),
            "members_url": reverse("workspace_members", args=[self.pk]),
            "heads": counting.heads_of(self.workspace),
        }


def versions_of(key: UUID) -> list[WorkspacePage]:
    """Return the pages of a workspace by their translation key, as `WorkspacePage.versions` does."""
    return request_memory.remember(("versions", key), lambda: _VERSIONS.rows(Q(translation_key=key)))


_VERSIONS = Prepared(
    lambda condition: (
        WorkspacePage.objects.filter(condition)
        .order_by("path")
        .select_related("locale", "workspace__group", "workspace__parent__group")
    )
)


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
    # Set when the membership follows a seat: it ends when the person holds none of the workspace any more.
    seat = models.ForeignKey(
        "Seat", verbose_name=_("seat"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="memberships",
    )  # fmt: skip
    since = models.DateField(_("since"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sponsor"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="sponsored",
    )  # fmt: skip
    end_told_on = models.DateField(null=True, blank=True, editable=False)
    asked_on = models.DateField(null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True, editable=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    seen_before_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        """A person belongs once; a guest belongs until a day."""

        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="one_membership_a_person"),
            models.CheckConstraint(
                condition=~models.Q(role="guest") | models.Q(ends_on__isnull=False),
                name="a_guest_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("since")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        """Return who and where."""
        return f"{self.user} – {self.workspace}"
