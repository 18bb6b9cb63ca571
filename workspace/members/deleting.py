"""What may not be deleted in the admin, and the sentence that says why."""

from django.contrib.admin.utils import NestedObjects
from django.db.models import Model
from django.utils.translation import gettext as _

from cms.accounts import User
from cms.places import Municipality, SpokenLanguage
from workspace.members import joining
from workspace.members.models import Membership, Organisation, SeatTerm, Workspace

OURS = (Municipality, SpokenLanguage, Organisation, Workspace, Membership)


def obstacle(user, items: list[Model]) -> str | None:
    """Return why the items may not be deleted, None where they may; knows only the network's own kinds."""
    if not items or not isinstance(items[0], OURS):
        return None
    if isinstance(items[0], Workspace):
        return _("A workspace is not deleted here: it holds the work of its members.")
    if isinstance(items[0], Membership):
        return _of_memberships(user, items)
    collector = NestedObjects(using="default")
    collector.collect(items)
    if collector.protected:
        return _(
            "This cannot be deleted: something still refers to it. An organisation that ends gets a last day."
        )
    return None


def obstacle_of_people(people: list[User]) -> str | None:
    """Return why the accounts of people may not be deleted, None where they may."""
    held = SeatTerm.objects.filter(user__in=people).select_related("user").first()
    if held is not None:
        return _(
            "%(name)s was not deleted: the history of an organisation's seat names this person. Take the mark “active”"
            " away instead: then nobody logs in with the account, and nothing is lost."
        ) % {"name": held.user}
    ending = list(Membership.objects.filter(user__in=people))
    return joining.LAST_COORDINATOR if joining.would_end_coordination(ending) else None


def _of_memberships(user, items: list[Membership]) -> str | None:
    if not user.is_superuser:
        return _("Only an administrator may change memberships here.")
    return joining.LAST_COORDINATOR if joining.would_end_coordination(items) else None
