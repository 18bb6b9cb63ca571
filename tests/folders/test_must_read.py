"""Must-read: who is asked, who has read and who has not yet, what waits, the letter, a new version (D13)."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms import spoken_dates
from cms.models import Mail, User
from cms.restricting import restrict
from tests import factories
from workspace.folders import must_read, reading_letters
from workspace.folders.models import Acknowledgement, FolderPage, MustRead
from workspace.members import start
from workspace.members.models import Membership

CANARY = "kanarialintu"


@pytest.fixture
def a(site_tree):
    return site_tree.a


@pytest.fixture
def paper(a, aino):
    return factories.document(a.folder, "Pelisäännöt", b"Teksti", "saannot.txt", uploaded_by_user=aino)


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def fi(document, rest: str = "") -> str:
    return f"/fi/asiakirjat/{document.pk}/{rest}"


def waits(user) -> list[str]:
    return [thing.title for thing in start.waiting(user)]


def ripen() -> int:
    MustRead.objects.filter(told_at=None).update(asked_at=timezone.now() - timedelta(minutes=11))
    return reading_letters.tell()


def test_asked_read_and_counted(paper, a, aino, bjorn, client_of):
    asker, reader = client_of(aino), client_of(bjorn)
    due = timezone.localdate() + timedelta(days=7)
    page = asker.post(fi(paper, "luettava/"), {"note": "Päätetään torstaina.", "due": due}, follow=True)
    assert "1/2 jäsentä on lukenut." in page.content.decode()
    assert waits(aino) == []
    assert waits(bjorn) == ["Pelisäännöt"]
    thing = start.waiting(bjorn, a.page)[0]
    assert (thing.note, thing.due, thing.url) == ("Päätetään torstaina.", due, fi(paper))
    page = reader.get(fi(paper)).content.decode()
    assert "Olen lukenut" in page
    assert "Päätetään torstaina." in page
    assert "Jag har läst" in reader.get(f"/sv/dokument/{paper.pk}/").content.decode()
    for _twice in range(2):
        page = reader.post(fi(paper, "luettu/"), follow=True).content.decode()
        assert "Olet lukenut tämän" in page
        assert "2/2 jäsentä on lukenut." in page
    assert waits(bjorn) == []
    assert Acknowledgement.objects.filter(user=bjorn).count() == 1
    rows = asker.get(fi(paper, "lukijat/")).context["page_obj"]
    assert all(person.said_at for person in rows)


def test_who_has_not_yet_is_for_those_who_write(paper, aino, bjorn, cecilia, client_of):
    must_read.ask(paper, aino)
    page = client_of(aino).get(fi(paper, "lukijat/")).content.decode()
    assert page.index("Björn Lindqvist") < page.index("Lukenut")
    assert "Ei vielä" in page
    Membership.objects.filter(user=bjorn).update(role=Membership.Role.OBSERVER)
    reader = client_of(bjorn)
    assert reader.get(fi(paper, "lukijat/")).status_code == 404
    page = reader.get(fi(paper)).content.decode()
    assert "1/2 jäsentä on lukenut." in page
    assert "Kuka ei vielä?" not in page
    assert reader.post(fi(paper, "luettava/"), {"note": "x"}).status_code == 404
    assert reader.post(fi(paper, "luettava/lopeta/")).status_code == 404
    assert MustRead.objects.get().note == ""


def test_outsider_gets_404_and_hears_nothing(a, aino, cecilia, dmitri, bjorn, client_of):
    document = factories.document(a.folder, CANARY, b"x", "a.txt")
    must_read.ask(document, aino, note=CANARY)
    for user in (cecilia, dmitri):
        client = client_of(user)
        assert waits(user) == []
        for rest in ("", "luettava/", "lukijat/"):
            response = client.get(fi(document, rest))
            assert response.status_code == 404
            assert CANARY not in response.content.decode()
        assert client.post(fi(document, "luettu/")).status_code == 404
    ripen()
    assert "/accounts/login/" in client_of(None).post(fi(document, "luettu/"))["Location"]
    assert not Acknowledgement.objects.exclude(user=aino).exists()


def test_only_those_who_can_see_it_are_asked(a, aino, bjorn, admin, client_of):
    from django.contrib.auth.models import Group

    inner = factories.page(a.folder, FolderPage, "Puheenjohtajille", "puheenjohtajille")
    chairs = Group.objects.create(name="Puheenjohtajat")
    chairs.user_set.add(aino)
    restrict(inner, [a.group])
    restrict(inner, [chairs])
    document = factories.document(inner, "Suljettu", b"x", "a.txt")
    must_read.ask(document, aino)
    assert list(must_read.readers(document)) == [aino]
    assert waits(bjorn) == []
    assert ripen() == 0


def test_a_wrong_day_is_refused_and_what_was_typed_stays(paper, aino, client_of):
    client = client_of(aino)
    for due, words in (("2020-01-01", "jo ohi"), ("x", "Anna päivä")):
        response = client.post(fi(paper, "luettava/"), {"note": "Säilyy", "due": due})
        assert response.status_code == 422
        assert words in response.content.decode()
        assert "Säilyy" in response.content.decode()
    assert not MustRead.objects.exists()


def test_a_stale_save_shows_both_and_changes_nothing(paper, aino, bjorn, client_of):
    client, due = client_of(aino), (timezone.localdate() + timedelta(days=5)).isoformat()
    late = client.get(fi(paper, "luettava/")).context["form"].initial["mark"]
    must_read.ask(paper, bjorn, note="Björnin sanat")
    answer = client.post(fi(paper, "luettava/"), {"note": "Ainon sanat", "due": due, "mark": late})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Björnin sanat" in page
    assert 'value="Ainon sanat"' in page
    assert spoken_dates.said_day(date.fromisoformat(due)) in page
    assert MustRead.objects.get().note == "Björnin sanat"
    fresh = answer.context["form"].data["mark"]
    assert client.post(fi(paper, "luettava/"), {"note": "Ainon sanat", "mark": fresh}).status_code == 302
    assert MustRead.objects.get().note == "Ainon sanat"


def test_a_day_in_a_stale_save_is_read_as_people_write_it(paper, aino, bjorn, client_of):
    client, due = client_of(aino), timezone.localdate() + timedelta(days=5)
    late = client.get(fi(paper, "luettava/")).context["form"].initial["mark"]
    must_read.ask(paper, bjorn, note="Björnin sanat", due=due)
    written = f"{due.day}.{due.month}.{due.year}"
    answer = client.post(fi(paper, "luettava/"), {"note": "Ainon sanat", "due": written, "mark": late})
    assert answer.status_code == 409
    assert [row.typed for row in answer.context["differences"]] == ["Ainon sanat"], "the day is the same"
    assert f'value="{written}"' in answer.content.decode()


def test_a_change_asks_nobody_anew(paper, aino, bjorn, client_of):
    must_read.ask(paper, aino)
    must_read.acknowledge(paper, bjorn)
    seen = must_read.mark_of(must_read.wish_for(paper))
    client_of(aino).post(fi(paper, "luettava/"), {"note": "Uusi syy", "mark": seen})
    assert MustRead.objects.get().note == "Uusi syy"
    assert waits(bjorn) == []
    client_of(aino).post(fi(paper, "luettava/lopeta/"))
    assert not MustRead.objects.exists()
    assert Acknowledgement.objects.filter(user=bjorn).exists()


@pytest.mark.parametrize(
    ("anew", "waiting"), [({}, []), ({"ask_anew": "on"}, ["Pelisäännöt"])], ids=["not", "anew"]
)
def test_a_new_version_asks_anew_only_where_one_wants_it(anew, waiting, paper, aino, bjorn, client_of):
    must_read.ask(paper, aino)
    must_read.acknowledge(paper, bjorn)
    client = client_of(aino)
    assert "Pyydä kaikkia lukemaan uusi versio" in client.get(fi(paper, "versiot/uusi/")).content.decode()
    client.post(
        fi(paper, "versiot/uusi/"), {"file": SimpleUploadedFile("a.txt", b"Uusi"), "seen": "1", **anew}
    )
    assert waits(bjorn) == waiting
    assert waits(aino) == []


# -- The letter -----------------------------------------------------------------------------------
def test_one_letter_for_all_in_ones_language(paper, a, aino, bjorn, cecilia, mailbox, run_tasks, on_commit):
    other = factories.document(a.folder, "Toinen", b"x", "toinen.txt")
    must_read.ask(paper, aino, note="Päätetään torstaina.")
    assert reading_letters.tell() == 0, "ten minutes are left for more"
    MustRead.objects.update(asked_at=timezone.now() - timedelta(minutes=11))
    must_read.ask(other, aino)
    with on_commit(execute=True):
        assert ripen() == 1
        assert ripen() == 0
    run_tasks()
    (letter,) = mailbox
    assert letter.to == [bjorn.email]
    assert letter.subject == "2 dokument att läsa – Styrgruppen"
    for words in ("Pelisäännöt", "Toinen", "Päätetään torstaina.", f"/sv/dokument/{paper.pk}/"):
        assert words in letter.body, words
        assert words in letter.alternatives[0][0], words


def test_who_was_let_go_before_the_letter_left_gets_none(
    paper, a, aino, bjorn, mailbox, run_tasks, on_commit
):
    must_read.ask(paper, aino)
    with on_commit(execute=True):
        assert ripen() == 1
    a.group.user_set.remove(bjorn)
    run_tasks()
    assert Mail.objects.get(kind="must_read").state == "cancelled"
    assert mailbox == []


def test_as_many_queries_for_one_as_for_three(a, aino, bjorn, client_of):
    client, counts, people = client_of(aino), [], []
    documents = [factories.document(a.folder, f"Paperi {n}", b"x", "a.txt") for n in range(3)]
    for number in range(3):
        must_read.ask(documents[number], aino)
        person = User.objects.create_user(
            f"j{number}@elo.example", "x", first_name="J", last_name=str(number)
        )
        factories.join(a, person)
        people.append(person)
        client.get(fi(documents[0], "lukijat/"))
        with CaptureQueriesContext(connection) as queries:
            client.get(fi(documents[0], "lukijat/"))
        listed = len(queries)
        with CaptureQueriesContext(connection) as queries:
            assert len(must_read.waiting(bjorn)) == number + 1
        counts.append((listed, len(queries)))
    assert counts[0] == counts[2], counts
