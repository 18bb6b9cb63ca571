"""Joining, leaving: what is written, and that it is true at once."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from cms import access, request_memory
from cms.models import AuditRow, Document, User
from search import outbox
from tests import factories
from workspace.members import joining
from workspace.members.joining import LastCoordinatorError
from workspace.members.models import Membership, Organisation, Profile


def test_joining_is_true_on_the_next_request(site_tree, dmitri, client_of):
    client = client_of(dmitri)
    assert client.get(site_tree.a.page.url).status_code == 404
    joining.add_member(site_tree.a.row, dmitri)
    assert client.get(site_tree.a.page.url).status_code == 200
    joining.remove_member(site_tree.a.row, dmitri)
    assert client.get(site_tree.a.page.url).status_code == 404
    assert client.get(site_tree.a.page_sv.url).status_code == 404


def test_joining_twice_is_harmless(site_tree, dmitri):
    joining.add_member(site_tree.a.row, dmitri)
    joining.add_member(site_tree.a.row, dmitri, Membership.Role.EXPERT)
    assert Membership.objects.get(user=dmitri).role == "expert"
    joining.remove_member(site_tree.a.row, dmitri)
    joining.remove_member(site_tree.a.row, dmitri)
    assert not dmitri.groups.exists()


def test_the_last_coordinator_stays(site_tree, aino, bjorn):
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, aino)
    with pytest.raises(LastCoordinatorError):
        joining.add_member(site_tree.a.row, aino, Membership.Role.MEMBER)
    assert access.can_view(aino, site_tree.a.page)
    joining.add_member(site_tree.a.row, bjorn, is_coordinator=True)
    joining.remove_member(site_tree.a.row, aino)
    assert not Membership.objects.filter(user=aino).exists()


def test_a_coordinator_who_is_shut_out_does_not_count(site_tree, aino, bjorn):
    joining.add_member(site_tree.a.row, bjorn, is_coordinator=True)
    User.objects.filter(pk=bjorn.pk).update(is_active=False)
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, aino)


def test_however_a_membership_ends_the_group_ends_too(site_tree, bjorn):
    Membership.objects.filter(user=bjorn).delete()
    assert not Group.objects.filter(user=bjorn).exists()


def test_who_coordinates(site_tree, aino, bjorn, cecilia, admin):
    answers = [joining.is_coordinator(user, site_tree.a.row) for user in (aino, bjorn, cecilia, admin)]
    assert answers == [True, False, False, True]
    assert [joining.is_member(u, site_tree.a.row) for u in (aino, bjorn, cecilia, admin)] == [
        True,
        True,
        False,
        True,
    ]


def members_url(tree) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/"


# -- What is written down ------------------------------------------------------------------------
def test_every_change_is_written_down(site_tree, aino, dmitri, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    client, url = client_of(aino), members_url(site_tree)
    client.post(f"{url}uusi/", {"user": dmitri.email, "role": "member"})
    one = f"{url}{Membership.objects.get(user=dmitri).pk}/"
    client.post(one, {"role": "expert", "organisation": office.pk})
    client.post(one, {"role": "expert", "organisation": office.pk})
    client.post(f"{one}lahde/")
    rows = list(AuditRow.objects.filter(action__startswith="member.").order_by("pk"))
    assert [row.action for row in rows] == ["member.added", "member.changed", "member.removed"]
    assert {(row.subject, row.actor, row.group_id) for row in rows} == {
        ("Dmitri Orlov", "Aino Koskela", site_tree.a.group.pk)
    }
    assert (rows[1].before["role"], rows[1].after["role"]) == ("member", "expert")
    assert rows[1].after["organisation"] == rows[2].before["organisation"] == "Virasto"


def test_a_membership_that_ends_with_the_account_is_written_down(site_tree, bjorn):
    bjorn.delete()
    assert AuditRow.objects.filter(action="member.removed", subject="Björn Lindqvist").exists()


def test_what_cannot_be_is_not_written_down(site_tree, aino):
    with pytest.raises(LastCoordinatorError):
        joining.remove_member(site_tree.a.row, aino)
    assert not AuditRow.objects.filter(action__startswith="member.").exists()


# -- Two at the same moment ----------------------------------------------------------------------
def state_in(page: str) -> str:
    return page.split('name="state" value="')[1].split('"', maxsplit=1)[0]


def test_two_coordinators_changing_one_role(site_tree, aino, bjorn, dmitri, client_of):
    joining.change(Membership.objects.get(user=bjorn), is_coordinator=True)
    url = f"{members_url(site_tree)}{joining.add_member(site_tree.a.row, dmitri).pk}/"
    hers, his = client_of(aino), client_of(bjorn)
    states = [state_in(client.get(url).content.decode()) for client in (hers, his)]
    assert hers.post(url, {"role": "expert", "state": states[0]}).status_code == 302
    answer = his.post(url, {"role": "deputy", "state": states[1]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Joku toinen muutti" in page
    assert "<dd>Asiantuntija</dd>" in page
    assert "<dd>Varajäsen</dd>" in page
    assert '<option value="deputy" selected>' in page, "what was typed stays"
    assert Membership.objects.get(user=dmitri).role == "expert"
    assert his.post(url, {"role": "deputy", "state": state_in(page)}).status_code == 302
    assert Membership.objects.get(user=dmitri).role == "deputy"


def test_the_same_change_twice_is_no_conflict(site_tree, aino, bjorn, client_of):
    client, url = client_of(aino), f"{members_url(site_tree)}{Membership.objects.get(user=bjorn).pk}/"
    words = {"role": "expert", "state": state_in(client.get(url).content.decode())}
    assert [client.post(url, words).status_code for _click in range(2)] == [302, 302]
    assert AuditRow.objects.filter(action="member.changed").count() == 1


def test_a_member_who_was_let_go_meanwhile(site_tree, aino, bjorn):
    row = Membership.objects.get(user=bjorn)
    joining.remove_member(site_tree.a.row, bjorn)
    with pytest.raises(joining.StaleError) as error:
        joining.change(row, role="expert")
    assert error.value.current is None


# -- Removed: nothing is seen from the next request on (AC-07) -----------------------------------
def test_removed_she_sees_nothing_on_the_next_request(site_tree, bjorn, client_of):
    document = factories.document(site_tree.a.folder, "Kanarialintu")
    event = factories.event(site_tree.a.events, "Kanarialintu")
    a, client = site_tree.a, client_of(bjorn)
    urls = [a.page.url, a.folder.url, a.board.url, event.url, document.url, f"/fi/kalenteri/{event.pk}.ics"]
    urls += [f"/files/{document.file.name}", members_url(site_tree)]
    assert {client.get(url).status_code for url in urls} == {200}
    outbox.drain()
    assert "Kanarialintu" in client.get("/fi/haku/?q=kanarialintu").content.decode()
    joining.remove_member(a.row, bjorn)
    assert {client.get(url).status_code for url in urls} == {404}
    for url in ("/fi/haku/?q=kanarialintu", "/fi/haku/ehdota/?q=kanarial", "/fi/syote/", site_tree.door.url):
        assert "Kanarialintu" not in client.get(url).content.decode()


class SlowBody(BytesIO):
    """A body that comes in so slowly that something happens before its end."""

    def __init__(self, content: bytes, happens) -> None:
        super().__init__(content)
        self.happens = happens

    def read(self, *args) -> bytes:
        """Let it happen before the first piece is read."""
        if self.happens:
            self.happens, happens = None, self.happens
            happens()
        return super().read(*args)


def test_removed_while_the_upload_is_running(site_tree, bjorn, client_of):
    client, folder = client_of(bjorn), site_tree.a.folder
    words = {"file": SimpleUploadedFile("a.txt", b"Teksti"), "form_id": str(uuid4())}
    content = encode_multipart(BOUNDARY, words)
    answer = client.request(**{
        "PATH_INFO": f"/fi/kansiot/{folder.pk}/uusi/", "REQUEST_METHOD": "POST", "CONTENT_TYPE": MULTIPART_CONTENT,
        "CONTENT_LENGTH": str(len(content)),
        "wsgi.input": SlowBody(content, lambda: joining.remove_member(site_tree.a.row, bjorn)),
    })  # fmt: skip
    assert answer.status_code == 404
    assert not Document.objects.exists()


def test_removed_between_the_check_and_the_save(site_tree, bjorn):
    from django.http import Http404

    from workspace.folders.uploading import add_document

    with request_memory.remembering():
        assert access.can_view(bjorn, site_tree.a.folder)
        Group.user_set.through.objects.filter(user=bjorn).delete()
        with pytest.raises(Http404):
            add_document(
                site_tree.a.folder, bjorn, file=SimpleUploadedFile("a.txt", b"Teksti"), form_id=uuid4()
            )
    assert not Document.objects.exists()


# -- The list ------------------------------------------------------------------------------------
def test_the_list_is_filtered(site_tree, aino, bjorn, dmitri, client_of):
    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    Organisation.objects.create(name_fi="Muualla", kind="authority")
    joining.add_member(site_tree.a.row, dmitri, "expert", organisation=office)
    client = client_of(bjorn)
    for query, there in (
        ("role=expert", {"Orlov"}),
        (f"organisation={office.pk}", {"Orlov"}),
        ("role=chair", set()),
        ("role=kuningas", {"Orlov", "Koskela", "Lindqvist"}),
        (f"role=member&organisation={office.pk}", set()),
    ):
        page = client.get(f"{members_url(site_tree)}?{query}").content.decode().split("<main")[1]
        found = {name for name in ("Orlov", "Koskela", "Lindqvist") if f"{name}</a>" in page}
        assert found == there, query
        assert "Muualla" not in page


def test_an_address_is_seen_as_its_owner_wants(site_tree, aino, bjorn, client_of):
    Profile.objects.create(user=aino, email_shown="nobody")
    page = client_of(bjorn).get(members_url(site_tree)).content.decode()
    assert "aino@elo.example" not in page
    assert "Koskela" in page


def test_sixty_members_cost_the_same(site_tree, aino, client_of, django_assert_max_num_queries):
    def queries() -> int:
        client = client_of(aino)
        client.get(members_url(site_tree))
        with django_assert_max_num_queries(60) as seen:
            client.get(members_url(site_tree))
        return len(seen)

    def add(*numbers: int) -> None:
        for number in numbers:
            user = User.objects.create(email=f"j{number}@elo.example", first_name="J", last_name=f"{number}")
            joining.add_member(site_tree.a.row, user, organisation=office)

    office = Organisation.objects.create(name_fi="Virasto", kind="authority")
    add(1)
    one = queries()
    add(2, 3)
    assert queries() == one
    add(*range(4, 61))
    assert queries() <= one + 1, "a second page at the most"


def test_taking_in_somebody_who_belongs_already(site_tree, aino, bjorn, client_of):
    words = {"user": bjorn.email, "role": "chair", "is_coordinator": "on"}
    answer = client_of(aino).post(f"{members_url(site_tree)}uusi/", words)
    assert "kuuluu jo työtilaan" in answer.content.decode()
    assert Membership.objects.get(user=bjorn).role == "member"
