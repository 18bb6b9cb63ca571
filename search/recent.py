"""What a person searched lately; nobody else sees it, and the person can wipe it away."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cms import access

KEPT = 10


class Recent(models.Model):
    """One query of one person, the last time it was asked."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=200)
    asked_at = models.DateTimeField()

    class Meta:
        """Once a query, newest first."""

        ordering = ["-asked_at"]
        constraints = [models.UniqueConstraint(fields=["user", "text"], name="recent_once_a_query")]

    def __str__(self) -> str:
        """Return whose; what was asked is theirs alone."""
        return f"{self.user_id}"


def remember(user, text: str) -> None:
    """Keep a query as the newest of a person's ten; nothing of visitors, nor of who looks as somebody else."""
    if not user.is_authenticated or access.is_narrowed() or not text:
        return
    row = Recent(user=user, text=text, asked_at=timezone.now())
    Recent.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["user", "text"], update_fields=["asked_at"]
    )
    newest = Recent.objects.filter(user=user).values("pk")[:KEPT]
    Recent.objects.filter(user=user).exclude(pk__in=newest).delete()


def of(user, beginning: str = "", limit: int = KEPT) -> list[str]:
    """Return a person's queries that begin so, newest first."""
    if not user.is_authenticated or access.is_narrowed():
        return []
    rows = Recent.objects.filter(user=user).values_list("text", flat=True)
    begins = beginning.casefold()
    return [text for text in rows if text.casefold().startswith(begins)][:limit]


def forget(user) -> None:
    """Wipe a person's queries away."""
    Recent.objects.filter(user=user).delete()
