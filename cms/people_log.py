"""What an administrator makes of somebody: rights and activity of an account, written into the audit log.

Who belongs to a workspace is written by workspace.members and not told of here.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms import audit
from cms.accounts import User

FLAGS = ("is_superuser", "is_staff", "is_active")
Rights = dict[int, tuple[str, dict]]


def rights_of(keys: Iterable[int]) -> Rights:
    """Return name and rights of people by key, as the database has them: flags, and roles in the admin."""
    people = User.objects.filter(pk__in=list(keys))
    found = {p.pk: (str(p), {**{name: getattr(p, name) for name in FLAGS}, "roles": []}) for p in people}
    roles = Group.objects.filter(user__in=list(found), workspace=None, inner_of=None).order_by("name")
    for key, name in roles.values_list("user", "name"):
        found[key][1]["roles"].append(name)
    return found


@contextmanager
def recorded(keys: Iterable[int]) -> Iterator[None]:
    """Write down what changes of people's rights inside the `with`; in the caller's transaction."""
    before = rights_of(keys)
    yield
    record_changes(before)


def record_changes(before: Rights) -> None:
    """Write a row for each person whose rights are not what they were; only what differs is told."""
    after = rights_of(before)
    for key, (name, old) in before.items():
        if key not in after:
            audit.record("person.deleted", name, before=old)
        elif after[key][1] != old:
            _record_difference(name, old, after[key][1])


def _record_difference(name: str, old: dict, new: dict) -> None:
    differs = [part for part in new if new[part] != old[part]]
    before, after = ({part: rights[part] for part in differs} for rights in (old, new))
    audit.record("person.changed", name, before=before, after=after)


def record_new(person: User) -> None:
    """Write down a new account."""
    name, rights = rights_of([person.pk])[person.pk]
    audit.record("person.added", name, after=rights)


# -- Wagtail's actions on many people at once: all three run in one transaction -------------------
def before_bulk(request: HttpRequest, action_type: str, objects: list, action) -> HttpResponse | None:
    """Remember what people were; refuse to make them members of a workspace by the back door."""
    if not objects or not isinstance(objects[0], User):
        return None
    if action_type == "assign_role" and _is_of_workspace(action.cleaned_form.cleaned_data["role"]):
        messages.error(request, _("Members of a workspace are taken in on its own page of members."))
        return redirect(action.next_url)
    action.rights_before = rights_of(person.pk for person in objects)
    return None


def _is_of_workspace(group: Group) -> bool:
    return not Group.objects.filter(pk=group.pk, workspace=None, inner_of=None).exists()


def after_bulk(request: HttpRequest, action_type: str, objects: list, action) -> None:
    """Write down what they became."""
    if objects and isinstance(objects[0], User):
        record_changes(action.rights_before)
