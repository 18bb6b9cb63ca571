"""Send a newsletter, or go on with one, here and now."""

from django.core.management.base import BaseCommand, CommandError

from cms.delivering import State
from newsletter import sending
from newsletter.models import Issue, NewsletterPage


class Command(BaseCommand):
    """`manage.py send_newsletter ISSUE`: the number of an issue, or the slug of a newsletter page."""

    help = __doc__

    def add_arguments(self, parser) -> None:
        parser.add_argument("issue", help="Number of an issue, or slug of a published newsletter page")
        parser.add_argument(
            "--language", choices=["fi", "sv"], help="Where both languages have the same slug"
        )

    def handle(self, *args, issue: str, language: str | None, **options) -> None:
        found = Issue.objects.filter(pk=int(issue)).first() if issue.isdigit() else None
        found = found or self._start(issue, language)
        while sending.work(found.pk):
            pass
        self._report(found)

    def _start(self, slug: str, language: str | None) -> Issue:
        pages = NewsletterPage.objects.live().filter(slug=slug).select_related("locale")
        if language:
            pages = pages.filter(locale__language_code=language)
        if len(pages) != 1:
            raise CommandError(_problem(slug, len(pages)))
        try:
            return sending.start(pages[0])
        except sending.CannotSendError as problem:
            raise CommandError(str(problem)) from problem

    def _report(self, issue: Issue) -> None:
        issue.refresh_from_db()
        counts = {state: count for state, count in sending.counts(issue).items() if count}
        words = ", ".join(f"{count} {state}" for state, count in counts.items())
        self.stdout.write(f"Issue {issue.pk} “{issue.subject}”: {words}.")
        if counts.get(State.UNKNOWN) or counts.get(State.FAILED):
            self.stdout.write(
                "Letters that failed or are not known of are listed in the admin; none is sent again."
            )


def _problem(slug: str, found: int) -> str:
    if found:
        return f"“{slug}” is the slug of {found} newsletters; say which with --language."
    return f"There is no issue and no published newsletter “{slug}”."
