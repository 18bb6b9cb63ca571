"""What was published stays public when it is thrown away; who does that is told, and led to where it is taken away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Document
from cms.restricting import restrict
from home.models import ContentPage
from tests import factories
from tests.folders.doing import bin_of, delete_in_admin, press, told, undo_of, words
from tests.folders.test_folder_page import CANARY, put
from workspace.folders import publishing
from workspace.folders.models import Trashed

STILL = "kaikki voivat yhä lukea julkisella sivustolla"


def publish(document, aino, page, title: str = "Julkinen muistio") -> Document:
    return publishing.publish(publishing.look_at(document), aino, page=page, title=title, language="fi")


@pytest.fixture
def copy(shelf, aino, page) -> Document:
    return publish(shelf.document, aino, page)


def away(copy) -> str:
    return f"/fi/julkaisut/{copy.pk}/peru/"


def test_it_is_told_and_taken_away_in_the_trash(shelf, copy, page, aino, client_of):
    client = client_of(aino)
    answer = client.get(press(client, shelf.folder, "throw", [f"d{shelf.document.pk}"])["Location"])
    assert f"{STILL}: ”Julkinen muistio”" in words(answer)
    assert f'<a href="{bin_of(shelf)}">' in answer.content.decode()
    assert client_of(None).get(copy.url).status_code == 200  # it goes by nobody's hand but theirs
    lying = client.get(bin_of(shelf))
    assert "Kaikki voivat yhä lukea asiakirjan ”Julkinen muistio” sivulla Toimintasuunnitelma" in words(lying)
    assert f'<a href="{page.url}">' in lying.content.decode()
    assert f'action="{away(copy)}"' in lying.content.decode()
    taken = client.post(away(copy))
    assert taken["Location"] == bin_of(shelf)
    assert client_of(None).get(copy.url).status_code == 404
    undo = undo_of(client, taken)
    assert "Julkinen muistio" not in words(client.get(bin_of(shelf)))
    client.post(undo, {"back": bin_of(shelf)})
    assert client_of(None).get(copy.url).status_code == 200


def test_what_lies_in_a_folder_is_told_once_with_what_it_went_with(shelf, copy, page, aino, client_of):
    client = client_of(aino)
    publish(shelf.inside, aino, page, "Toinen julkinen")
    deep = put(shelf.inner, "Syvällä", collection=shelf.a.collection)
    publish(deep, aino, page, "Kolmas julkinen")
    press(client, shelf.inner, "throw", [f"d{deep.pk}"])
    said = told(client, press(client, shelf.folder, "throw", [f"f{shelf.inner_sv.pk}"]))
    assert f"{STILL}: ”Toinen julkinen”. " in said
    rows = {
        row.title: [left[0].document.title for left in row.left_public] for row in lying_in(client, shelf)
    }
    assert rows == {"Alikansio": ["Toinen julkinen"], "Syvällä": ["Kolmas julkinen"]}


def lying_in(client, shelf) -> list:
    return list(client.get(bin_of(shelf)).context["rows"])


def test_nothing_is_told_where_nothing_is_public_any_more(shelf, copy, page, aino, client_of):
    client = client_of(aino)
    client.post(away(copy))
    assert STILL not in told(client, press(client, shelf.folder, "throw", [f"d{shelf.document.pk}"]))
    publish(shelf.inside, aino, page)
    page.unpublish()
    assert STILL not in told(client, press(client, shelf.folder, "throw", [f"f{shelf.inner.pk}"]))
    assert [row.left_public for row in lying_in(client, shelf)] == [[], []]


def test_one_who_does_not_edit_the_page_is_told_who_can(shelf, copy, bjorn, client_of):
    client = client_of(bjorn)
    assert STILL in told(client, press(client, shelf.folder, "throw", [f"d{shelf.document.pk}"]))
    lying = client.get(bin_of(shelf))
    assert "Sivun muokkaajat voivat poistaa sen sieltä." in words(lying)
    assert away(copy) not in lying.content.decode()
    assert client.post(away(copy)).status_code == 404
    assert client_of(None).get(copy.url).status_code == 200


def test_what_hangs_from_where_one_may_not_look_is_not_told(shelf, page, aino, bjorn, client_of):
    """Björn throws a folder away in which Aino alone has a folder of her own."""
    secret = factories.Group.objects.create(name="Puheenjohtajisto")
    restrict(shelf.inner, [secret])
    aino.groups.add(secret)
    publish(shelf.inside, aino, page, CANARY)
    moved = factories.page(shelf.other, type(shelf.inner), "Sisempi", "sisempi")
    Document.objects.filter(pk=shelf.inside.pk).update(guard=moved)
    restrict(moved, [secret])
    client = client_of(bjorn)
    assert CANARY not in told(client, press(client, shelf.folder, "throw", [f"f{shelf.other.pk}"]))
    assert CANARY not in client.get(bin_of(shelf)).content.decode()
    assert CANARY in client_of(aino).get(bin_of(shelf)).content.decode()


def test_outsiders_take_nothing_away(shelf, copy, site_tree, aino, cecilia, client_of):
    factories.make_editor(cecilia, site_tree)
    press(client_of(aino), shelf.folder, "throw", [f"d{shelf.document.pk}"])
    assert client_of(cecilia).post(away(copy)).status_code == 404
    assert client_of(None).get(copy.url).status_code == 200


def test_a_page_that_is_deleted_in_the_admin_tells_it_too(shelf, page, aino, admin, client_of):
    meeting = factories.event(shelf.a.events, "Kokous")
    publish(put(meeting, "Esityslista", collection=shelf.a.collection), aino, page)
    assert f"{STILL}: ”Julkinen muistio”" in words(delete_in_admin(client_of(admin), meeting))


def test_a_text_page_tells_it_from_its_own_page(shelf, page, aino, client_of):
    publish(put(shelf.text, "Liite", collection=shelf.a.collection), aino, page)
    client = client_of(aino)
    assert STILL in told(client, client.post(f"/fi/sivut/{shelf.text.pk}/roskakoriin/"))


def test_who_deletes_for_good_is_told_first(shelf, copy, aino, client_of):
    client = client_of(aino)
    press(client, shelf.folder, "throw", [f"d{shelf.document.pk}"])
    asked = words(client.get(f"{bin_of(shelf)}{Trashed.objects.get().pk}/poista/"))
    assert "Se, mikä siitä on julkista, pysyy julkisena" in asked
    assert "”Julkinen muistio”" in asked


def test_three_copies_cost_as_many_queries_as_one(shelf, copy, site_tree, page, aino, client_of):
    client, counts = client_of(aino), []
    press(client, shelf.folder, "throw", [f"d{shelf.document.pk}"])
    for number in range(2):
        client.get(bin_of(shelf))
        with CaptureQueriesContext(connection) as queries:
            client.get(bin_of(shelf))
        counts.append(len(queries))
        paper = put(shelf.folder, f"Paperi {number}", collection=shelf.a.collection)
        for n in range(2):
            place = factories.page(site_tree.home, ContentPage, f"Sivu {number}{n}", f"sivu-{number}{n}")
            publish(paper, aino, place, f"Kopio {number}{n}")
        press(client, shelf.folder, "throw", [f"d{paper.pk}"])
    assert counts[0] == counts[1], counts
