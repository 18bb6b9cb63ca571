"""Feedback (A6): kept with the day by which it is answered, and told to both ends by mail."""

from datetime import timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms import languages, mail
from cms.site_settings import SiteSettings
from home.models import Feedback

# Act on the Provision of Digital Services 306/2019, section 13: answered within 14 days.
DAYS_TO_ANSWER = 14
# As the privacy notice promises.
KEPT_AFTER_ANSWER = timedelta(days=365)


@transaction.atomic
def give(form_id: UUID, message: str, email: str, page_url: str, language: str) -> Feedback:
    """Keep a piece of feedback and write the letters about it; the same form sent again changes nothing.

    Who goes back in the browser and sends other words in the same form gives another piece.
    """
    given, made = Feedback.objects.get_or_create(
        form_id=uuid5(form_id, "\n".join([message, email, page_url])),
        defaults={
            "message": message,
            "email": email,
            "page_url": page_url,
            "language": language,
            "due_on": timezone.localdate() + timedelta(days=DAYS_TO_ANSWER),
        },
    )
    if made:
        _tell(given)
    return given


def _tell(given: Feedback) -> None:
    if given.email:
        mail.send("feedback_receipt", given.email, given.language, {"feedback": given})
    ours = SiteSettings.objects.filter(site__is_default_site=True).exclude(contact_email="").first()
    if ours is not None:
        context = {"feedback": given, "admin_path": reverse("feedback_admin:edit", args=[given.pk])}
        mail.send("feedback_received", ours.contact_email, languages.CODES[0], context)


def forget_answered() -> int:
    """Delete feedback that was answered a year ago; return how many pieces."""
    old = Feedback.objects.filter(answered_at__lt=timezone.now() - KEPT_AFTER_ANSWER)
    return old.delete()[0]
