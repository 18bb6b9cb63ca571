"""The check list of somebody who leaves the network (AU-23): what they hold, given on, and the account closed."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cms import people_log
from cms.accounts import User
from workspace.members import joining, leaving
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership
from workspace.members.seats import SeatError


class Command(BaseCommand):
    help = (
        "Lists what a person holds in all workspaces. With --to it is given to another person, every "
        "membership ends, and the account is closed: all of it or nothing. What has been written stays, "
        "under the author's name."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="who leaves")
        parser.add_argument(
            "--to", metavar="EMAIL", default="", help="who takes over; without it, only a list"
        )
        parser.add_argument(
            "--take-in", action="store_true", help="make the one who takes over a member where they are none"
        )

    def handle(self, *args, email: str, to: str, take_in: bool, **options) -> None:
        person, heir = _person(email), _person(to) if to else None
        if person == heir:
            raise CommandError("Nobody takes over from themselves.")
        memberships = Membership.objects.filter(user=person).select_related("workspace__group").order_by("pk")
        for membership in memberships:
            self._tell(membership)
        if heir is None:
            self.stdout.write("Nothing was changed. Name who takes over with --to.")
            return
        _hand_over(person, heir, list(memberships), take_in)
        self.stdout.write(f"All of it is {heir}'s now; {person} belongs to no workspace and cannot log in.")

    def _tell(self, membership: Membership) -> None:
        self.stdout.write(f"{membership.workspace} ({membership.get_role_display()})")
        for part in leaving.held_by(membership.user, membership.workspace):
            self.stdout.write(f"  {part.kind.title}: {', '.join(thing.title for thing in part.things)}")


def _person(email: str) -> User:
    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise CommandError(f"Nobody has an account with the address {email}.")
    return found


@transaction.atomic
def _hand_over(person: User, heir: User, memberships: list[Membership], take_in: bool) -> None:
    with people_log.recorded([person.pk]):
        for membership in memberships:
            _leave(membership, heir, take_in)
        person.is_active = False
        person.save()


def _leave(membership: Membership, heir: User, take_in: bool) -> None:
    workspace = membership.workspace
    if take_in and not workspace.memberships.filter(user=heir).exists():
        joining.add_member(workspace, heir)
    held = leaving.held_by(membership.user, workspace)
    if held and not leaving.successors(membership.user, workspace).filter(pk=heir.pk).exists():
        raise CommandError(f"{heir} is no member of “{workspace}”. Nothing was changed. Use --take-in.")
    try:
        leaving.leave(workspace, membership.user, {part.kind.key: heir for part in held})
    except (ValidationError, LastCoordinatorError, SeatError) as error:
        raise CommandError(f"“{workspace}”: {error}. Nothing was changed.") from error
