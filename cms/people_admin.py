"""People in the admin: name, address, language and roles; not the groups of workspaces.

Who belongs to a workspace is written in one place only (workspace/members/joining.py), so the
groups that workspaces stand on are not offered here, and stay as they are when a person is saved.

Only administrators come here: in Wagtail whoever has a role that may change people can make administrators.
"""

from django import forms
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction
from wagtail.users.views.users import DeleteView, UserViewSet

from cms import people_log
from cms.accounts import User
from cms.administrators import AdministratorsOnly

PEOPLE_POLICY = AdministratorsOnly(User, {"add", "change", "delete", "view"})


class WithoutWorkspaces(forms.ModelForm):
    """Offers the groups that give rights in the admin, and keeps the others."""

    def __init__(self, *args, **kwargs) -> None:
        """Leave the groups of workspaces out of the choice."""
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.filter(workspace=None, inner_of=None)
        # Read before the form writes into the instance; None for somebody who is not there yet.
        self.rights = people_log.rights_of([self.instance.pk]) if self.instance.pk else None

    def clean_groups(self) -> QuerySet[Group]:
        """Return the chosen groups and those of the person's workspaces."""
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        if self.instance.pk:
            rights = self.instance.groups.filter(workspace=None, inner_of=None)
            chosen |= set(self.instance.groups.exclude(pk__in=rights).values_list("pk", flat=True))
        return Group.objects.filter(pk__in=chosen)

    def _save_m2m(self) -> None:
        """Write the groups; what changed of the rights goes into the audit log in the same transaction."""
        super()._save_m2m()
        if self.rights is None:
            people_log.record_new(self.instance)
        else:
            people_log.record_changes(self.rights)


class PersonCreationForm(WithoutWorkspaces, UserCreationForm):
    """A new person."""

    class Meta(UserCreationForm.Meta):
        """With the language."""

        fields = UserCreationForm.Meta.fields | {"language"}


class PersonEditForm(WithoutWorkspaces, UserEditForm):
    """Somebody who is there."""

    class Meta(UserEditForm.Meta):
        """With the language."""

        fields = UserEditForm.Meta.fields | {"language"}


class PersonDeleteView(DeleteView):
    """The end of an account, written into the audit log."""

    @transaction.atomic
    def delete_action(self) -> None:
        """Delete the person."""
        with people_log.recorded([self.object.pk]):
            super().delete_action()


class PeopleViewSet(UserViewSet):
    """Wagtail's list of users with our forms."""

    delete_view_class = PersonDeleteView
    permission_policy = PEOPLE_POLICY

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Return the form for making or for changing somebody."""
        return PersonEditForm if for_update else PersonCreationForm


def guard_the_admin() -> None:
    """Put our policy in the place of Wagtail's where many people are changed at once."""
    UserBulkAction.permission_policy = PEOPLE_POLICY
