"""What stays when an administrator deletes a person (safety.md, DS-10): an account has no trash, works need none."""

import pytest
from django.utils import timezone

from cms.models import AuditRow, Document, User
from tests import factories
from tests.folders.doing import words
from workspace.discussions.models import Post, Thread
from workspace.members import seats
from workspace.members.models import Membership, Organisation
from workspace.pages.models import TextPage


def test_what_a_person_made_stays(site_tree, admin, aino, bjorn, client_of):
    """Papers, their versions, pages, events and messages; without a name where it came from the account."""
    a = site_tree.a
    paper = factories.document(a.folder, "Muistio", uploaded_by_user=bjorn, collection=a.collection)
    text = factories.page(a.page, TextPage, "Pelisäännöt", owner=bjorn)
    meeting = factories.event(a.events, "Kokous", owner=bjorn)
    thread = Thread.objects.create(board=a.board, title="Ajatuksia", author=bjorn)
    Post.objects.create(thread=thread, author=bjorn, body="Minusta näin.")
    client_of(admin).post(f"/admin/users/delete/{bjorn.pk}/")
    assert not User.objects.filter(pk=bjorn.pk).exists()
    assert not Membership.objects.filter(workspace=a.row, user_id=bjorn.pk).exists()
    client = client_of(aino)
    for url in (f"/fi/asiakirjat/{paper.pk}/", paper.url, text.url, meeting.url):
        assert client.get(url).status_code == 200, url
    assert "Minusta näin." in client.get(f"/fi/keskustelut/{thread.pk}/").content.decode()
    assert Document.objects.get(pk=paper.pk).versions.count() == 1
    assert AuditRow.objects.get(action="person.deleted").subject == "Björn Lindqvist"


@pytest.mark.parametrize("way", ["one", "many"])
def test_whom_others_need_is_not_deleted(way, site_tree, admin, aino, bjorn, dmitri, client_of):
    """Who holds a seat, or held one; and the last who coordinates a workspace."""
    school = Organisation.objects.create(name_fi="Koulu", name_sv="Skolan", kind="school")
    seat = seats.add(site_tree.a.row, school, seats.SeatWords(role="expert"))
    seats.give(seat, bjorn, starts_on=timezone.localdate())
    client = client_of(admin)

    def delete(person) -> str:
        url = f"/admin/users/delete/{person.pk}/"
        if way == "many":
            url = f"/admin/bulk/cms/user/delete/?id={person.pk}&id={dmitri.pk}&next=/admin/users/"
        return words(client.post(url, follow=True))

    assert "Björn Lindqvist jäi poistamatta" in delete(bjorn)
    assert "oltava ainakin yksi koordinaattori" in delete(aino)
    assert User.objects.filter(pk__in=[aino.pk, bjorn.pk, dmitri.pk]).count() == 3
    assert not AuditRow.objects.filter(action="person.deleted").exists()
