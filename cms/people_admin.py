"""People in the admin: name, address, language and roles; not the groups of workspaces.

Who belongs to a workspace is written in one place only (workspace/members/joining.py), so the
groups that workspaces stand on are not offered here, and stay as they are when a person is saved.
"""

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet


class WithoutWorkspaces(forms.ModelForm):
    """Offers the groups that give rights in the admin, and keeps the others."""

    def __init__(self, *args, **kwargs) -> None:
        """Leave the groups of workspaces out of the choice."""
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = Group.objects.filter(workspace=None)

    def clean_groups(self) -> QuerySet[Group]:
        """Return the chosen groups and those of the person's workspaces."""
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        if self.instance.pk:
            chosen |= set(self.instance.groups.exclude(workspace=None).values_list("pk", flat=True))
        return Group.objects.filter(pk__in=chosen)


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


class PeopleViewSet(UserViewSet):
    """Wagtail's list of users with our forms."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Return the form for making or for changing somebody."""
        return PersonEditForm if for_update else PersonCreationForm
