"""Seats: an organisation's places in a workspace, and who holds them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.places import Named
from workspace.members.models.organisations import Organisation
from workspace.members.models.workspaces import Membership, Workspace


class Seat(Named):
    """A place of an organisation in a workspace; rights and duties follow it, whoever holds it.

    The name tells two seats of one organisation apart, and may be empty.
    """

    name_fi = models.CharField(_("name in Finnish"), max_length=160, blank=True)
    workspace = models.ForeignKey(
        Workspace, verbose_name=_("workspace"), on_delete=models.CASCADE, related_name="seats"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="seats"
    )
    role = models.CharField(
        _("role of the holder"),
        max_length=10,
        choices=Membership.Role.choices,
        default=Membership.Role.MEMBER,
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    class Meta:
        """By organisation."""

        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["organisation__name_fi", "name_fi", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(role="guest"), name="a_seat_is_not_for_a_guest"),
        ]

    def __str__(self) -> str:
        """Return whose seat it is."""
        return f"{self.organisation} – {self.name}" if self.name else str(self.organisation)


class SeatTerm(models.Model):
    """That a person holds a seat, or is the deputy of it, for a time; kept as history when it ends."""

    class Place(models.TextChoices):
        """As what."""

        HOLDER = "holder", _("Holder")
        DEPUTY = "deputy", _("Deputy")

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), on_delete=models.CASCADE, related_name="terms")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="seat_terms",
    )
    place = models.CharField(_("as"), max_length=6, choices=Place.choices, default=Place.HOLDER)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    end_told_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        """The newest first; two open terms of one place cannot be."""

        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="term_ends_after_start",
            ),
            models.UniqueConstraint(fields=["seat", "place", "starts_on"], name="one_term_a_day"),
            models.UniqueConstraint(
                fields=["seat", "place"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_term_a_place",
            ),
        ]

    def __str__(self) -> str:
        """Return who and which seat."""
        return f"{self.user} – {self.seat}"
