"""Ways into a workspace: invitations by mail and requests to join."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workspace.members.models.organisations import Organisation
from workspace.members.models.seats import Seat
from workspace.members.models.workspaces import Membership, Workspace


class Invitation(models.Model):
    """An invitation by mail, bound to an address and a workspace, for one use within seven days.

    Of the key only a digest is kept (SHA-256, hexadecimal).
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    role = models.CharField(
        _("role"), max_length=10, choices=Membership.Role.choices, default=Membership.Role.MEMBER
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), null=True, blank=True,
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    seat = models.ForeignKey(
        Seat,
        verbose_name=_("seat"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    message = models.TextField(_("message"), blank=True)
    key_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One open invitation an address and workspace."""

        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                "workspace", Lower("email"), name="one_open_invitation",
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(revoked_at__isnull=True),
                name="accepted_or_revoked",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Return who was invited."""
        return self.email

    @property
    def has_run_out(self) -> bool:
        """Tell whether its seven days are over."""
        return self.expires_at <= timezone.now()


class JoinRequest(models.Model):
    """That somebody asks to join a workspace; answered once."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests")
    message = models.TextField(_("message"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    granted = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="join_requests_answered"
    )

    class Meta:
        """One open request a person and workspace."""

        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "user"], condition=models.Q(answered_at__isnull=True),
                name="one_open_request",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, granted__isnull=True)
                | models.Q(answered_at__isnull=False, granted__isnull=False),
                name="answered_with_yes_or_no",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        """Return who asks."""
        return str(self.user)
