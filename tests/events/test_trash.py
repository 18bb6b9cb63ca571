"""An event of a workspace goes into its trash, with all that is written at it, and comes back (safety.md, DS-10)."""

from search import outbox
from search.models import Entry
from tests import factories
from tests.events.conftest import CANARY
from tests.events.test_admin import add
from tests.folders.doing import back, bin_of, delete_in_admin, told, words
from workspace.events import holding, listing
from workspace.events.models import EventDocument, EventPage
from workspace.folders import throwing, trash
from workspace.folders.models import Trashed
from workspace.members import archiving
from workspace.members.trash import trash as the_trash


def test_deleted_in_the_admin_it_lies_in_the_trash_and_comes_back(
    meeting, site_tree, aino, admin, cecilia, client_of
):
    factories.in_swedish(site_tree.a.events, "Möten", "moten")
    swedish = factories.in_swedish(meeting, "Sammanträde")
    before = list(EventDocument.objects.values_list("pk", "event", "document", "stage").order_by("pk"))
    url, calendar = meeting.url, f"/fi/kalenteri/{meeting.pk}.ics"
    outbox.drain()
    assert Entry.objects.filter(guard_id=meeting.pk).exists()
    answer = delete_in_admin(client_of(admin), meeting)
    assert "on työtilan roskakorissa 30 päivää" in words(answer)
    assert f'href="{bin_of(site_tree)}"' in answer.content.decode()
    outbox.drain()
    client = client_of(aino)
    for gone in (url, swedish.url, calendar):
        assert client.get(gone).status_code == 404, gone
    for shown in (site_tree.a.events.url, site_tree.a.page.url, "/fi/tyotilat/"):
        assert meeting.title not in client.get(shown).content.decode(), shown
    assert not Entry.objects.filter(guard_id__in=[meeting.pk, swedish.pk]).exists()
    assert (listing.count_in(site_tree.a.row), trash.count_in(site_tree.a.row)) == (0, 1)
    bin_page = client.get(bin_of(site_tree)).content.decode()
    assert meeting.title in bin_page
    assert "<span>Tapahtuma</span>" in bin_page
    assert client_of(cecilia).get(bin_of(site_tree)).status_code == 404
    assert "on taas paikallaan: ”Kokoukset”" in told(client, back(client, site_tree, Trashed.objects.get()))
    assert CANARY in client.get(url).content.decode()
    assert "Vuosikello" in client.get(url).content.decode()
    assert client.get(swedish.url).status_code == 200
    assert client_of(cecilia).get(url).status_code == 404, "as closed as before"
    assert (
        list(EventDocument.objects.values_list("pk", "event", "document", "stage").order_by("pk")) == before
    )
    outbox.drain()
    assert Entry.objects.filter(guard_id=meeting.pk).exists()


def test_a_draft_comes_back_as_a_draft(meeting, site_tree, aino):
    meeting.unpublish()
    throwing.throw_page(aino, meeting)
    throwing.restore(aino, Trashed.objects.get())
    assert EventPage.objects.get(pk=meeting.pk).live is False


def test_it_comes_back_to_its_list_even_when_that_is_not_published(meeting, site_tree, aino):
    """Nowhere else can it lie: no folder holds an event."""
    throwing.throw_page(aino, meeting)
    site_tree.a.events.unpublish()
    assert throwing.restore(aino, Trashed.objects.get()).pk == site_tree.a.events.pk
    assert EventPage.objects.get(pk=meeting.pk).get_parent().pk == site_tree.a.events.pk


def test_another_of_the_same_address_is_made_meanwhile(site_tree, aino, admin, client_of):
    """Nobody would see why the address is taken; both have one in the end."""
    client = client_of(admin)
    times = {"starts_at": "2027-03-01 09:00", "ends_at": "2027-03-01 11:00", "action-publish": "1"}
    add(client, site_tree.a.events, **times)
    first = EventPage.objects.get()
    assert add(client, site_tree.a.events, **times).status_code == 200, (
        "while it is there, the address is taken"
    )
    throwing.throw_page(aino, first)
    assert add(client, site_tree.a.events, **times).status_code == 302
    throwing.restore(aino, Trashed.objects.get())
    urls = [page.url for page in EventPage.objects.order_by("pk")]
    assert [client.get(url).status_code for url in urls] == [200, 200]
    assert [url.rsplit("/", 2)[1] for url in urls] == ["ohjauspaiva-2", "ohjauspaiva"]


def test_a_list_with_events_is_not_deleted_past_the_trash(meeting, site_tree, admin, client_of):
    client = client_of(admin)
    for way in ("one", "many"):
        assert "ei poistettu" in words(delete_in_admin(client, site_tree.a.events, way))
    throwing.throw_page(admin, meeting)
    assert "ei poistettu" in words(delete_in_admin(client, site_tree.a.events))
    assert EventPage.objects.filter(pk=meeting.pk).exists()


def test_deleted_for_good_nothing_of_it_is_left(meeting, site_tree, aino, django_capture_on_commit_callbacks):
    paper = EventDocument.objects.get().document
    throwing.throw_page(aino, meeting)
    with django_capture_on_commit_callbacks(execute=True):
        trash.delete_for_good(Trashed.objects.get(), aino)
    assert not EventPage.objects.filter(pk=meeting.pk).exists()
    assert not EventDocument.objects.exists()
    paper.refresh_from_db()  # it lies in its folder as before


def test_in_the_trash_it_keeps_the_workspace_and_is_nobodys_task(meeting, site_tree, aino):
    EventPage.objects.filter(pk=meeting.pk).update(owner=aino)
    assert [held.title for held in holding.found(aino, site_tree.a.row)] == [meeting.title]
    the_trash().throw(aino, EventPage.objects.get(pk=meeting.pk))
    assert holding.found(aino, site_tree.a.row) == []
    told = archiving.contents(site_tree.a.row, aino)
    assert "1 kohde roskakorissa" in told
    assert not any("tapahtuma" in words for words in told)


def test_a_public_event_has_no_trash(autumn_day, public, admin, client_of):
    """The public site has none: Wagtail asks, and deletes; the sentence does not promise more."""
    answer = delete_in_admin(client_of(admin), autumn_day)
    assert "roskakorissa" not in words(answer)
    assert not EventPage.objects.filter(pk=autumn_day.pk).exists()
    delete_in_admin(client_of(admin), public.index)
    assert not type(public.index).objects.filter(pk=public.index.pk).exists()
