"""The network's data in the admin: organisations, workspaces, memberships, places, languages.

Memberships decide who sees what, so only an administrator changes them here, and only through
`joining`; coordinators do it in the members' room of their own workspace.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.administrators import AdministratorsOnly
from cms.places import Municipality, SpokenLanguage
from workspace.members import joining
from workspace.members.models import Expertise, Membership, Workspace
from workspace.members.organisation_admin import OrganisationViewSet


class MembershipForm(WagtailAdminModelForm):
    """Adds and changes a membership the one way there is."""

    def __init__(self, *args, **kwargs) -> None:
        """Who and where are settled when the membership is made."""
        super().__init__(*args, **kwargs)
        self.fields["workspace"].queryset = Workspace.objects.select_related("group")
        for name in ("workspace", "user") if self.instance.pk else ():
            self.fields[name].disabled = True

    def clean(self) -> dict:
        """Refuse what a membership cannot be, with a sentence at the field."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        row = (
            self.instance
            if self.instance.pk
            else Membership(workspace=cleaned["workspace"], user=cleaned["user"])
        )
        try:
            joining.check(row, **self._told(cleaned))
        except joining.LastCoordinatorError as error:
            raise ValidationError({"is_coordinator": joining.LAST_COORDINATOR}) from error
        return cleaned

    def _told(self, cleaned: dict) -> dict:
        return {
            name: cleaned[name] for name in ("role", "is_coordinator", "organisation", "ends_on", "sponsor")
        }

    def save(self, commit: bool = True) -> Membership:
        """Join, or change what the person is in the group."""
        told = self._told(self.cleaned_data)
        if self.instance.pk:
            return joining.change(Membership.objects.get(pk=self.instance.pk), **told)
        return joining.add_member(self.cleaned_data["workspace"], self.cleaned_data["user"], **told)


class MembershipViewSet(SnippetViewSet):
    """Who belongs to which workspace."""

    model = Membership
    icon = "group"
    menu_label = _("Memberships")
    add_to_reference_index = False
    copy_view_enabled = False
    permission_policy = AdministratorsOnly(Membership, {"add", "change", "delete", "view"})
    list_display = ["user", "workspace", "role", "is_coordinator", "organisation", "since"]
    list_filter = ["workspace", "role", "is_coordinator", "organisation"]
    search_backend_name = None
    search_fields = ["user__first_name", "user__last_name", "user__email"]
    edit_handler = ObjectList(
        [
            FieldPanel("workspace"),
            FieldPanel("user"),
            FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
            FieldPanel("is_coordinator"),
            FieldRowPanel([FieldPanel("ends_on"), FieldPanel("sponsor")]),
        ],
        base_form_class=MembershipForm,
    )

    def get_queryset(self, request):
        """Read what a row shows in one query."""
        return Membership.objects.select_related("user", "workspace__group", "organisation").order_by(
            "workspace__group__name", "user__last_name", "pk"
        )


class WorkspaceViewSet(SnippetViewSet):
    """The workspaces; one is founded by making its page below the list of workspaces."""

    model = Workspace
    icon = "folder-open-inverse"
    menu_label = _("Workspaces")
    add_to_reference_index = False
    copy_view_enabled = False
    permission_policy = AdministratorsOnly(Workspace, {"change", "view"})
    list_display = ["__str__", "kind", "created_at"]
    list_filter = ["kind"]
    edit_handler = ObjectList([FieldPanel("kind")])

    def get_queryset(self, request):
        """Read the names in one query."""
        return Workspace.objects.select_related("group").order_by("group__name")


class MunicipalityViewSet(SnippetViewSet):
    """The municipalities of the region."""

    model = Municipality
    icon = "site"
    menu_label = _("Municipalities")
    list_display = ["name_fi", "name_sv", "code"]
    search_backend_name = None
    search_fields = ["name_fi", "name_sv"]
    ordering = ["name_fi"]
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]), FieldPanel("code")]
    )


class SpokenLanguageViewSet(SnippetViewSet):
    """The languages that somebody is served in."""

    model = SpokenLanguage
    icon = "globe"
    menu_label = _("Spoken languages")
    list_display = ["name_fi", "name_sv", "code"]
    ordering = ["name_fi"]
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]), FieldPanel("code")]
    )


class ExpertiseViewSet(SnippetViewSet):
    """The words that people choose for what they know about."""

    model = Expertise
    icon = "tag"
    menu_label = _("Expertise")
    list_display = ["name_fi", "name_sv"]
    search_backend_name = None
    search_fields = ["name_fi", "name_sv"]
    ordering = ["name_fi"]
    edit_handler = ObjectList([FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")])])


class NetworkGroup(SnippetViewSetGroup):
    """The entry of the admin's menu."""

    items = (
        OrganisationViewSet, MunicipalityViewSet, SpokenLanguageViewSet, ExpertiseViewSet,
        WorkspaceViewSet, MembershipViewSet,
    )  # fmt: skip
    menu_label = _("Network")
    menu_name = "network"
    menu_icon = "group"
    menu_order = 250
