"""The history of organisations: new names, mergers, ends. What is current moves on, what was stays."""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cms import audit
from workspace.members import seats
from workspace.members.models import FormerName, Invitation, Membership, Organisation, Profile, Seat
from workspace.members.seats import open_seats


class HistoryError(Exception):
    """A change that cannot be; `field` is the form's that it is said at, `sentence` says why."""

    def __init__(self, field: str, sentence: str) -> None:
        """Take where and why."""
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


# -- Names --------------------------------------------------------------------------------------
@transaction.atomic
def rename(organisation: Organisation, name_fi: str, name_sv: str, *, until: date) -> FormerName:
    """Give an organisation a new name; the old one, used until a day (inclusive), is kept.

    Raises HistoryError where nothing changes or the day cannot be.
    """
    organisation = _locked(organisation)
    if (name_fi, name_sv) == (organisation.name_fi, organisation.name_sv):
        raise HistoryError("name_fi", _("This is the name that it has already."))
    _check_until(organisation, until)
    former = FormerName.objects.create(
        organisation=organisation, name_fi=organisation.name_fi, name_sv=organisation.name_sv, until=until
    )
    before = {"name": f"{organisation.name_fi} / {organisation.name_sv}"}
    organisation.name_fi, organisation.name_sv = name_fi, name_sv
    organisation.save(update_fields=["name_fi", "name_sv"])
    audit.record("organisation.renamed", name_fi, before=before, after={"name": f"{name_fi} / {name_sv}"})
    return former


def _check_until(organisation: Organisation, until: date) -> None:
    if until > timezone.localdate():
        raise HistoryError("until", _("The old name cannot have been used after today."))
    if organisation.started_on and until < organisation.started_on:
        raise HistoryError("until", _("The organisation did not exist then yet."))
    last = organisation.former_names.first()
    if last is not None and until <= last.until:
        raise HistoryError(
            "until",
            _("It was called “%(name)s” until %(day)s.") % {"name": last, "day": seats.said(last.until)},
        )


# -- Ends ---------------------------------------------------------------------------------------
@transaction.atomic
def end(organisation: Organisation, *, ended_on: date, successor: Organisation | None = None) -> None:
    """End an organisation with its last day; another may go on with its work.

    With a successor the current seats, and the organisation of members and profiles, move on to it
    on the day after; without one its seats end with it. Raises HistoryError where that cannot be,
    and LastCoordinatorError where a group would be left without anybody who coordinates.
    """
    organisation = _locked(organisation)
    before = _told(organisation)
    if organisation.started_on and ended_on < organisation.started_on:
        raise HistoryError("ended_on", _("The last day cannot be before the first one."))
    if successor is not None:
        _check_successor(organisation, successor, ended_on)
    organisation.ended_on, organisation.successor = ended_on, successor
    organisation.save(update_fields=["ended_on", "successor"])
    audit.record("organisation.ended", organisation.name, before=before, after=_told(organisation))
    if successor is None:
        for seat in organisation.seats.filter(open_seats()):
            seats.end(seat, ended_on)
    elif organisation.has_ended:
        move_on(organisation)


def _check_successor(organisation: Organisation, successor: Organisation, ended_on: date) -> None:
    if successor.pk == organisation.pk:
        raise HistoryError("successor", _("An organisation cannot follow itself."))
    if organisation in successor.followers():
        sentence = _("%(name)s goes back to this organisation itself: they cannot follow each other.")
        raise HistoryError("successor", sentence % {"name": successor})
    if successor.ended_on is not None and successor.ended_on <= ended_on:
        sentence = _("%(name)s had ended by then. Choose the organisation that goes on.")
        raise HistoryError("successor", sentence % {"name": successor})


def last_of(organisation: Organisation) -> Organisation:
    """Return the organisation that goes on with the work today: the end of the chain, else itself."""
    return next(reversed(organisation.followers()), organisation)


# -- Moving on ----------------------------------------------------------------------------------
@transaction.atomic
def move_on(organisation: Organisation) -> int:
    """Hand what is current over to the organisation that goes on; return how many rows moved. Harmless twice."""
    heir = last_of(organisation)
    if heir == organisation:
        return 0
    moved = 0
    for seat in organisation.seats.filter(open_seats()).select_related("workspace__group", "organisation"):
        Seat.objects.filter(pk=seat.pk).update(organisation=heir)
        moved += 1
        audit.record(
            "seat.moved", f"{heir.name} – {seat.name}" if seat.name else heir.name,
            group_id=seat.workspace.group_id, before={"organisation": organisation.name},
            after={"organisation": heir.name},
        )  # fmt: skip
    for row in (row for rows in _carriers(organisation) for row in rows):
        row.organisation = heir
        row.save(update_fields=["organisation"])  # one by one: search follows what is saved
        moved += 1
    return moved


def _carriers(organisation: Organisation) -> list:
    """Return what else names an organisation now: memberships, profiles, open invitations."""
    waiting = Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)
    return [rows.filter(organisation=organisation) for rows in (Membership.objects, Profile.objects, waiting)]


def move_on_all() -> int:
    """Move on from every organisation whose last day has passed; return how many rows moved."""
    over = Organisation.objects.filter(ended_on__lt=timezone.localdate(), successor__isnull=False)
    left = [
        Exists(Seat.objects.filter(open_seats(), organisation=OuterRef("pk"))),
        Exists(Membership.objects.filter(organisation=OuterRef("pk"))),
        Exists(Profile.objects.filter(organisation=OuterRef("pk"))),
    ]
    return sum(move_on(each) for each in over.filter(left[0] | left[1] | left[2]))


def _locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


def _told(organisation: Organisation) -> dict:
    return {
        "last day": organisation.ended_on.isoformat() if organisation.ended_on else "",
        "followed by": organisation.successor.name if organisation.successor else "",
    }
