"""A folder as its readers see it: who gets in, what is listed, in which order, in which language."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from cms import request_memory
from cms.models import Document
from tests import factories
from workspace.folders import contents
from workspace.folders.models import FolderPage

CANARY = "kanarialintu"
FI = "/fi/tyotilat/ohjausryhma/asiakirjat/"
SV = "/sv/arbetsrum/ohjausryhma/asiakirjat/"


def put(folder, title: str, name: str = "paperi.txt", content: bytes = b"Teksti", **fields) -> Document:
    made = Document(title=title, guard=folder, file=ContentFile(content, name=name), **fields)
    made.save()
    return made


@pytest.fixture
def a(site_tree):
    return site_tree.a


def shown(client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def titles(response) -> list[str]:
    return [item.thing.title for item in response.context["contents"].items]


def test_it_works(a, bjorn, aino, client_of):
    put(a.folder, "Esityslista", "lista.pdf", b"%PDF-1.7 x", uploaded_by_user=aino, language="fi")
    page = shown(client_of(bjorn), FI)
    assert "Esityslista" in page
    assert "PDF" in page
    assert "Aino Koskela" in page
    assert "suomeksi" in page
    assert 'href="/documents/' in page
    assert f"/kansiot/{a.folder.pk}/uusi/" in page
    assert 'aria-current="page"' in page


def test_outsider_gets_404_and_visitor_the_login(a, cecilia, dmitri, client_of):
    put(a.folder, CANARY, f"{CANARY}.txt", CANARY.encode())
    for user in (cecilia, dmitri):
        assert CANARY not in shown(client_of(user), FI, 404)
        assert CANARY not in shown(client_of(user), SV, 404)
    response = client_of(None).get(FI)
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("count", [1, 3])
def test_what_lies_in_a_folder_takes_few_queries(count, language, a, bjorn, django_assert_max_num_queries):
    for number in range(count):
        inner = factories.page(a.folder, FolderPage, f"Alikansio {number}", f"alikansio-{number}")
        put(inner, f"Sisällä {number}", uploaded_by_user=bjorn)
        put(a.folder, f"Paperi {number}", uploaded_by_user=bjorn)
    place = a.page if language == "fi" else a.page_sv
    with translation.override(language), request_memory.remembering(), django_assert_max_num_queries(18):
        found = contents.contents(a.folder, bjorn, {"sort": "name"}, place)
        assert [str(item.thing.uploaded_by_user) for item in found.items] == ["Björn Lindqvist"] * count
    assert len(found.folders) == count


def test_the_same_number_of_queries_for_one_and_three(a, bjorn, client_of):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(bjorn), []
    for number in range(3):
        inner = factories.page(a.folder, FolderPage, f"Alikansio {number}", f"alikansio-{number}")
        put(inner, "Sisällä")
        put(a.folder, f"Paperi {number}")
        client.get(FI)
        with CaptureQueriesContext(connection) as queries:
            client.get(FI)
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 24, counts


def test_documents_added_in_one_language_are_there_in_the_other(a, bjorn, client_of):
    put(a.folder, "Suomeksi lisätty")
    assert "Suomeksi lisätty" in shown(client_of(bjorn), SV)
    swedish = factories.in_swedish(a.folder, "Dokument", "dokument")
    put(swedish, "Tillagd på svenska")
    for url in (FI, "/sv/arbetsrum/ohjausryhma/dokument/"):
        page = shown(client_of(bjorn), url)
        assert "Suomeksi lisätty" in page
        assert "Tillagd på svenska" in page


def test_a_folder_that_is_missing_in_swedish_speaks_swedish_around_it(a, bjorn, client_of):
    put(a.folder, "Muistio", language="fi")
    page = shown(client_of(bjorn), SV)
    assert "på finska" in page
    assert "Lägg till dokument" in page
    assert '<span aria-current="page" lang="fi">Asiakirjat</span>' in page
    assert f"/mappar/{a.folder.pk}/ny/" in page


# -- Order and pages ----------------------------------------------------------------------------
def test_orders(a, bjorn, client_of):
    names = ["Liite 10", "liite 2", "Ålands papper", "Ähtäri", "Zeta", "Öljy", "Aalto"]
    for number, name in enumerate(names):
        made = put(a.folder, name, "a.txt" if number % 2 else "b.md")
        Document.objects.filter(pk=made.pk).update(changed_at=timezone.now() + timedelta(minutes=number))
    client = client_of(bjorn)
    assert titles(client.get(FI)) == names[::-1]
    assert titles(client.get(f"{FI}?sort=date")) == names[::-1]
    by_name = ["Aalto", "liite 2", "Liite 10", "Zeta", "Ålands papper", "Ähtäri", "Öljy"]
    assert titles(client.get(f"{FI}?sort=name")) == by_name
    by_type = titles(client.get(f"{FI}?sort=type"))
    assert by_type == ["Aalto", "Liite 10", "Zeta", "Ålands papper", "liite 2", "Ähtäri", "Öljy"]


NONSENSE = [
    "page=abc",
    "page=0",
    "page=-1",
    f"page={10**9}",
    "page=%00",
    "sort=x",
    "sort=",
    "sort=name&page=",
]


@pytest.mark.parametrize("query", [*NONSENSE, "page=" + "9" * 5000])
def test_nonsense_in_the_address_is_harmless(query, a, bjorn, client_of):
    put(a.folder, "Paperi")
    assert "Paperi" in shown(client_of(bjorn), f"{FI}?{query}")


def test_a_hundred_on_a_page_or_all(a, bjorn, client_of, django_assert_num_queries):
    fields = {"guard": a.folder, "original_name": "a.txt", "collection": a.collection}
    Document.objects.bulk_create(
        [Document(title=f"Paperi {n}", file=f"documents/x/{n}.txt", **fields) for n in range(101)]
    )
    client = client_of(bjorn)
    first = client.get(f"{FI}?sort=name")
    assert (len(titles(first)), titles(first)[0]) == (100, "Paperi 0")
    assert "sort=name&amp;page=2" in first.content.decode()
    assert titles(client.get(f"{FI}?sort=name&page=2")) == ["Paperi 100"]
    assert "Näytä kaikki 101 samalla sivulla" in first.content.decode()
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{FI}?sort=name")
    with django_assert_num_queries(len(asked)):
        whole = client.get(f"{FI}?sort=name&page=all")
    assert (len(titles(whole)), titles(whole)[-1]) == (101, "Paperi 100")
    assert "samalla sivulla" not in whole.content.decode()


# -- Folders in folders -------------------------------------------------------------------------
def test_folders_in_a_folder(a, bjorn, client_of):
    from cms.restricting import restrict

    for title in ("Muistiot 10", "Muistiot 2"):
        put(factories.page(a.folder, FolderPage, title, title.lower().replace(" ", "-")), "Sisällä")
    secret = factories.page(a.folder, FolderPage, CANARY, CANARY)
    restrict(secret, [factories.Group.objects.create(name="Puheenjohtajisto")])
    put(secret, CANARY)
    response = client_of(bjorn).get(FI)
    folders = response.context["contents"].folders
    assert [(f.page.title, f.count) for f in folders] == [("Muistiot 2", 1), ("Muistiot 10", 1)]
    assert CANARY not in response.content.decode()
    assert shown(client_of(bjorn), f"{FI}{CANARY}/", 404)


def test_a_folder_counts_all_that_lies_in_it(a, bjorn, client_of):
    meetings = factories.page(a.folder, FolderPage, "Kokoukset", "kokoukset")
    one = factories.page(meetings, FolderPage, "26.11.", "26-11")
    put(one, "Esityslista")
    factories.in_swedish(a.folder, "Dokument", "dokument")
    moten = factories.in_swedish(meetings, "Möten", "moten")
    put(factories.in_swedish(one, "26.11.", "26-11"), "Föredragningslista")
    put(moten, "Kallelse")
    for url in (FI, "/sv/arbetsrum/ohjausryhma/dokument/"):
        response = client_of(bjorn).get(url)
        assert [folder.count for folder in response.context["contents"].folders] == [3]
        assert 'id="documents"' not in response.content.decode()


def test_the_other_root_folders_are_reachable(a, bjorn, client_of):
    other = factories.page(a.page, FolderPage, "Valokuvat", "valokuvat")
    assert "/fi/tyotilat/ohjausryhma/valokuvat/" in shown(client_of(bjorn), FI)
    assert FI in shown(client_of(bjorn), other.url)


def test_empty_folder_offers_the_first_step(a, bjorn, admin, client_of):
    page = shown(client_of(bjorn), FI)
    assert 'href="#add"' in page
    assert "asialistaa" in page


def test_an_onlooker_sees_no_form(site_tree, dmitri, client_of):
    """One may see a folder without belonging to its group, when it is open to all who are logged in."""
    from cms.restricting import restrict

    restrict(site_tree.a.page)
    page = shown(client_of(dmitri), FI)
    assert 'type="file"' not in page
    assert 'class="item__check"><input' not in page
    assert f"/kansiot/{site_tree.a.folder.pk}/alikansio/" not in page
    assert not contents.may_upload(dmitri, site_tree.a.folder)


# -- What folders give to the workspace ---------------------------------------------------------
def test_the_room_and_the_newest_documents(a, bjorn, client_of, site_tree):
    inner = factories.page(a.folder, FolderPage, "Muistiot", "muistiot")
    for number in range(6):
        made = put(inner if number % 2 else a.folder, f"Paperi {number}")
        Document.objects.filter(pk=made.pk).update(changed_at=timezone.now() + timedelta(minutes=number))
    put(site_tree.b.folder, CANARY)
    whole = shown(client_of(bjorn), "/fi/tyotilat/ohjausryhma/")
    page = whole[whole.index('id="newest-documents"') :]  # above it, what is new
    assert [f"Paperi {n}" in page for n in range(6)] == [False, True, True, True, True, True]
    assert f"{FI}muistiot/" in page
    assert CANARY not in whole
    swedish = shown(client_of(bjorn), "/sv/arbetsrum/ohjausryhma/")
    assert "Paperi 5" in swedish
    assert "Nyaste dokument" in swedish
    factories.in_swedish(a.folder, "Mappen", "mappen")
    factories.in_swedish(inner, "Protokoll", "protokoll")
    swedish = shown(client_of(bjorn), "/sv/arbetsrum/ohjausryhma/")
    assert 'lang="sv">Protokoll</a>' in swedish
    assert "Muistiot" not in swedish
    assert 'href="/sv/arbetsrum/ohjausryhma/mappen/protokoll/"' in swedish


def test_a_workspace_without_folders_has_no_such_room(a, bjorn, client_of):
    a.folder.delete()
    page = shown(client_of(bjorn), "/fi/tyotilat/ohjausryhma/")
    assert "Asiakirjat" not in page
    assert "Uusimmat asiakirjat" not in page


def test_a_row_that_was_drawn_before_shows_what_is_true_now(a, bjorn, cecilia, client_of):
    document = put(a.folder, "Ennen", uploaded_by_user=bjorn)
    document.tags.add("kanarialintu")
    client = client_of(bjorn)
    assert "kanarialintu" in shown(client, FI)
    document.title, document.uploaded_by_user, document.kind = "Jälkeen", cecilia, "memo"
    document.save()
    document.tags.clear()
    page = shown(client, FI)
    for gone in ("Ennen", "kanarialintu"):
        assert gone not in page
    for there in ("Jälkeen", str(cecilia), "muistio"):
        assert there in page
    assert 'class="item__check"><input' in page
    a.page.workspace.memberships.filter(user=bjorn).update(role="observer")
    assert 'class="item__check"><input' not in shown(client, FI)


def test_a_filter_that_was_drawn_before_offers_what_is_there_now(a, bjorn, client_of):
    client = client_of(bjorn)
    for title in ("Muistio", "Kutsu"):
        put(a.folder, title, kind="memo").tags.add("kanarialintu")
    assert "kanarialintu (2)" in shown(client, FI)
    swedish = shown(client, SV)
    assert "Alla nyckelord" in swedish
    assert "kanarialintu (2)" in swedish
    put(a.folder, "Esitys", kind="memo").tags.add("kanarialintu")
    assert "kanarialintu (3)" in shown(client, FI)
    chosen = shown(client, f"{FI}?tag=kanarialintu&q=kutsu")
    assert 'value="kutsu"' in chosen
    assert '<option value="kanarialintu" selected>' in chosen
    assert "Kaikki avainsanat" in shown(client, f"{FI}?kind=memo")
    Document.objects.all().delete()
    assert "kanarialintu" not in shown(client, FI)
