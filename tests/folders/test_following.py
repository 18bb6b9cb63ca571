"""Letters about what is new or changed in a folder: who gets them, what they tell, how they are bundled (D11)."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import DocumentVersion, Mail
from cms.restricting import restrict
from tests import factories
from tests.folders.doing import aged, told
from tests.folders.test_folder_page import CANARY
from workspace.folders import following
from workspace.folders.models import Follow


def choose(client, folder, letters: str):
    return client.post(f"/fi/kansiot/{folder.pk}/kirjeet/", {"letters": letters})


def added(folder, title: str, by, minutes: int = 31, **fields):
    """Put a document into a folder, so many minutes ago."""
    made = factories.document(folder, title, title.encode(), f"{title}.txt", uploaded_by_user=by, **fields)
    aged(made.versions, minutes=minutes)
    return made


@pytest.fixture
def followed(shelf, bjorn):
    """A's folder, which Björn (who reads Swedish) follows since yesterday."""
    following.follow(bjorn, shelf.swedish, True)
    aged(DocumentVersion.objects, days=2)
    Follow.objects.update(told_until=timezone.now() - timedelta(days=1))
    return shelf


@pytest.fixture
def letters(mailbox, run_tasks, django_capture_on_commit_callbacks):
    """Write the letters that are due, send them, and return those that left."""

    def write() -> list:
        mailbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            following.tell()
        run_tasks()
        return list(mailbox)

    return write


# -- Following ----------------------------------------------------------------------------------
def test_one_chooses_and_stops(shelf, bjorn, client_of):
    client = client_of(bjorn)
    assert f"/fi/kansiot/{shelf.folder.pk}/kirjeet/" in client.get(shelf.folder.url).content.decode()
    assert chosen(client, shelf.folder) == "off"
    assert "Saat kirjeen" in told(client, choose(client, shelf.folder, "on"))
    choose(client, shelf.swedish, "on")
    assert Follow.objects.count() == 1
    assert chosen(client, shelf.swedish) == "on"
    assert "ei enää tule kirjeitä" in told(client, choose(client, shelf.swedish, "off"))
    assert not Follow.objects.exists()
    assert choose(client, shelf.folder, "x").status_code == 422


def chosen(client, folder) -> str:
    return client.get(f"/fi/kansiot/{folder.pk}/kirjeet/").context["form"]["letters"].value()


def test_one_who_only_reads_can_follow_and_an_outsider_gets_404(shelf, bjorn, cecilia, client_of):
    shelf.a.row.memberships.filter(user=bjorn).update(role="observer")
    assert "/kirjeet/" in client_of(bjorn).get(shelf.folder.url).content.decode()
    assert choose(client_of(bjorn), shelf.folder, "on").status_code == 302
    assert choose(client_of(cecilia), shelf.folder, "on").status_code == 404
    assert Follow.objects.count() == 1


# -- The letter ---------------------------------------------------------------------------------
def test_one_letter_for_what_came_together_in_ones_language(followed, aino, bjorn, letters):
    new = added(followed.folder, "Esityslista", aino, minutes=40)
    added(followed.inner_sv, "Alempana", aino)
    added(followed.folder, "Oma", bjorn)
    followed.document.file = ContentFile(b"Uusi teksti", name="muistio.txt")
    followed.document.changed_by, followed.document.why = aino, "Kohta 3 korjattu"
    followed.document.save()
    aged(DocumentVersion.objects.filter(number=2), minutes=35)
    (letter,) = letters()
    assert letter.to == [bjorn.email]
    assert letter.subject == "3 nya eller ändrade dokument – Styrgruppen"
    for words in (
        "Esityslista – ny",
        "Alempana",
        "Muistio – version 2",
        "Kohta 3 korjattu",
        f"/sv/dokument/{new.pk}/",
    ):
        assert words in letter.body, words
    assert "Oma" not in letter.body
    assert f"/sv/dokument/{new.pk}/" in letter.alternatives[0][0]
    assert letters() == [], "each is told of once"


def test_the_button_opens_the_folder_in_which_it_lies(followed, aino, bjorn, letters):
    following.follow(bjorn, followed.inner, True)
    Follow.objects.update(told_until=timezone.now() - timedelta(days=1))
    added(followed.inner, "Sisempi", aino, minutes=40)
    (letter,) = letters()
    assert f"{followed.inner_sv.url}\n" in letter.body
    added(followed.other, "Toisaalla", aino)
    (letter,) = letters()
    assert f"{followed.swedish.url}\n" in letter.body


def test_it_waits_for_more_but_not_for_ever(followed, aino, letters):
    added(followed.folder, "Ensimmäinen", aino, minutes=50)
    added(followed.folder, "Toinen", aino, minutes=5)
    assert letters() == []
    aged(DocumentVersion.objects.filter(document__title="Ensimmäinen"), hours=5)
    assert len(letters()) == 1


def test_nothing_is_told_of_what_one_may_not_see(followed, aino, bjorn, letters):
    restrict(followed.inner, [factories.Group.objects.create(name="Puheenjohtajisto")])
    added(followed.inner, f"Salainen {CANARY}", aino)
    added(followed.b.folder, f"Muualla {CANARY}", aino)
    added(followed.folder, f"Roskissa {CANARY}", aino, trashed_at=timezone.now())
    assert letters() == []
    added(followed.folder, "Näkyvä", aino)
    (letter,) = letters()
    assert CANARY not in letter.body + letter.alternatives[0][0]


def test_who_was_let_go_gets_no_letter(
    followed, aino, bjorn, run_tasks, mailbox, django_capture_on_commit_callbacks
):
    added(followed.folder, CANARY, aino)
    with django_capture_on_commit_callbacks(execute=True):
        assert following.tell() == 1
    followed.a.group.user_set.remove(bjorn)
    run_tasks()
    assert (Mail.objects.get(kind="new_documents").state, mailbox) == ("cancelled", [])
    added(followed.folder, "Myöhemmin", aino)
    assert following.tell() == 0


def test_what_is_old_is_not_told_of_any_more(followed, aino, letters):
    Follow.objects.update(told_until=timezone.now() - timedelta(days=90))
    added(followed.folder, "Vanha", aino, minutes=60 * 24 * 15)
    DocumentVersion.objects.exclude(document__title="Vanha").delete()
    assert letters() == []


def test_nothing_new_costs_two_queries(followed, bjorn):
    with CaptureQueriesContext(connection) as queries:
        assert following.tell() == 0
    assert len(queries) == 2


def test_a_letter_of_three_takes_as_many_queries_as_one_of_one(followed, aino):
    counts = []
    for number in (1, 1, 3):  # the first one fills what is remembered
        for n in range(number):
            added(followed.folder, f"Paperi {number} {n}", aino)
        with CaptureQueriesContext(connection) as queries:
            assert following.tell() == 1
        counts.append(len(queries))
    assert counts[1] == counts[2], counts
