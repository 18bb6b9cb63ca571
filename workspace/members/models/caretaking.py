"""Who looks after what somebody else has made."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workspace.members.models.workspaces import Workspace


class Caretaker(models.Model):
    """That a person looks after a thing whose author has left; the author's name stays on the thing.

    A feature names its things by a kind ("document") and the number of the row.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="caretakers")
    kind = models.CharField(max_length=20)
    key = models.BigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="looks_after")

    class Meta:
        """A thing is looked after by one person."""

        verbose_name = _("caretaker")
        verbose_name_plural = _("caretakers")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_caretaker_a_thing")]

    def __str__(self) -> str:
        """Return who and what."""
        return f"{self.user} – {self.kind} {self.key}"
