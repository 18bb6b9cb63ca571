"""Folders, links and their order, made and changed on the front end."""

import pytest

from tests import factories
from tests.folders.test_folder_page import CANARY, FI, put, shown, titles
from workspace.folders import links, making
from workspace.folders.models import FolderPage, Link


@pytest.fixture
def a(site_tree):
    factories.in_swedish(site_tree.a.folder, "Dokument", "dokument")
    return site_tree.a


def names(client, url: str = FI) -> list[str]:
    return [folder.page.title for folder in client.get(url).context["contents"].folders]


# -- A new folder ---------------------------------------------------------------------------------
def test_it_works(a, bjorn, client_of):
    client = client_of(bjorn)
    form = {"title_fi": "Muistiot", "title_sv": "Promemorior", "description_fi": "Kokousten muistiot."}
    response = client.post(f"/fi/kansiot/{a.folder.pk}/alikansio/", form)
    assert response["Location"] == f"{FI}muistiot/"
    assert names(client) == ["Muistiot"]
    assert names(client, "/sv/arbetsrum/ohjausryhma/dokument/") == ["Promemorior"]
    assert shown(client, "/sv/arbetsrum/ohjausryhma/dokument/promemorior/")


def test_a_folder_in_one_language_is_read_in_both(a, bjorn, client_of):
    client = client_of(bjorn)
    client.post(f"/fi/kansiot/{a.folder.pk}/alikansio/", {"title_sv": "Bara på svenska"})
    assert names(client) == ["Bara på svenska"]


def test_what_closes_the_workspace_closes_the_new_folder(a, bjorn, cecilia, client_of):
    client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/alikansio/", {"title_fi": "Salainen lintu"})
    assert "Salainen lintu" in shown(client_of(bjorn), f"{FI}salainen-lintu/")
    assert "Salainen lintu" not in shown(client_of(cecilia), f"{FI}salainen-lintu/", 404)


@pytest.mark.parametrize(
    "form", [{}, {"title_fi": "   "}, {"title_fi": "x" * 121}, {"title_fi": "\u202e\u200b"}]
)
def test_a_folder_needs_a_name(form, a, bjorn, client_of):
    response = client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/alikansio/", form)
    assert response.status_code == 422
    assert FolderPage.objects.count() == 3  # A's two, B's one


def test_two_folders_of_one_name(a, bjorn, client_of):
    client = client_of(bjorn)
    for _again in range(2):
        client.post(f"/fi/kansiot/{a.folder.pk}/alikansio/", {"title_fi": "Muistiot"})
    assert names(client) == ["Muistiot", "Muistiot"]
    assert shown(client, f"{FI}muistiot-2/")


def test_an_observer_makes_nothing(a, bjorn, client_of):
    a.page.workspace.memberships.filter(user=bjorn).update(role="observer")
    assert (
        client_of(bjorn).post(f"/fi/kansiot/{a.folder.pk}/alikansio/", {"title_fi": "Muistiot"}).status_code
        == 403
    )


# -- Changing -------------------------------------------------------------------------------------
def change(client, folder, **form):
    told = {"title_fi": "Asiakirjat", "title_sv": "Dokument", "order": "date", "mark": making.mark_of(folder)}
    return client.post(f"/fi/kansiot/{folder.pk}/muuta/", told | form)


def test_names_and_order_are_changed_in_both_languages(a, bjorn, client_of):
    client = client_of(bjorn)
    put(a.folder, "Öljy")
    put(a.folder, "Aalto")
    assert change(client, a.folder, title_sv="Papper", order="name").status_code == 302
    assert titles(client.get(FI)) == ["Aalto", "Öljy"]
    assert titles(client.get(f"{FI}?sort=date")) == ["Aalto", "Öljy"]
    assert "<h1>Papper</h1>" in shown(client, "/sv/arbetsrum/ohjausryhma/dokument/")
    assert FolderPage.objects.get(pk=a.folder.pk).latest_revision.user == bjorn


def test_a_stale_save_shows_both_and_changes_nothing(a, bjorn, aino, client_of):
    mark = making.mark_of(a.folder)
    change(client_of(aino), a.folder, title_fi="Paperit")
    response = change(client_of(bjorn), a.folder, title_fi="Liitteet", mark=mark)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Paperit" in page
    assert 'value="Liitteet"' in page
    assert FolderPage.objects.get(pk=a.folder.pk).title == "Paperit"
    same = change(client_of(bjorn), a.folder, title_fi="Paperit", mark=mark)
    assert "Joku ehti tallentaa ennen sinua" in same.content.decode(), "also where both wrote the same"
    again = change(
        client_of(bjorn), a.folder, title_fi="Liitteet", mark=response.context["form"].data["mark"]
    )
    assert again.status_code == 302
    assert FolderPage.objects.get(pk=a.folder.pk).title == "Liitteet"


# -- Links ----------------------------------------------------------------------------------------
def test_a_link_lies_beside_the_documents(a, bjorn, client_of):
    client = client_of(bjorn)
    put(a.folder, "Muistio")
    form = {"url": "https://example.org/ohjaus", "title": "Ohjauksen sanasto", "language": "fi"}
    client.post(f"/fi/kansiot/{a.folder.pk}/linkki/", form)
    page = shown(client, f"{FI}?sort=name")
    assert titles(client.get(f"{FI}?sort=name")) == ["Muistio", "Ohjauksen sanasto"]
    assert 'href="https://example.org/ohjaus"' in page
    assert 'rel="noopener noreferrer"' in page
    link = Link.objects.get()
    client.post(f"/fi/linkit/{link.pk}/", form | {"title": "Sanasto", "mark": links.mark_of(link)})
    assert "Sanasto" in titles(client.get("/sv/arbetsrum/ohjausryhma/dokument/"))


def test_a_stale_save_of_a_link_shows_both_and_changes_nothing(a, bjorn, aino, client_of):
    link = Link.objects.create(folder=a.folder, title="Sanasto", url="https://example.org/", language="fi")
    form = {"url": link.url, "title": "Termit", "language": "fi", "mark": links.mark_of(link)}
    path = f"/fi/linkit/{link.pk}/"
    assert client_of(aino).post(path, form | {"title": "Sanakirja", "language": ""}).status_code == 302
    late = client_of(bjorn).post(path, form)
    page = late.content.decode()
    assert late.status_code == 409
    assert "Sanakirja" in page
    assert 'value="Termit"' in page
    assert "<dd>Muu kieli tai ei kieltä</dd>" in page
    assert Link.objects.get().title == "Sanakirja"
    assert client_of(bjorn).post(path, form | {"mark": late.context["form"].data["mark"]}).status_code == 302
    assert Link.objects.get().title == "Termit"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "ei osoite", ""]
)
def test_an_address_that_is_none(url, a, bjorn, client_of):
    response = client_of(bjorn).post(
        f"/fi/kansiot/{a.folder.pk}/linkki/", {"url": url, "title": "Oma otsikko"}
    )
    assert response.status_code == 422
    assert 'value="Oma otsikko"' in response.content.decode()
    assert not Link.objects.exists()


def test_a_link_of_another_workspace_is_not_there(a, cecilia, client_of):
    link = Link.objects.create(folder=a.folder, title=CANARY, url="https://example.org/")
    assert CANARY not in shown(client_of(cecilia), f"/fi/linkit/{link.pk}/", 404)


# -- Order by hand --------------------------------------------------------------------------------
def test_order_by_hand(a, bjorn, cecilia, client_of):
    client = client_of(bjorn)
    one, two, three = (put(a.folder, title) for title in ("Yksi", "Kaksi", "Kolme"))
    link = Link.objects.create(folder=a.folder, title="Linkki", url="https://example.org/")
    assert titles(client.get(FI)) == ["Linkki", "Kolme", "Kaksi", "Yksi"]

    def step(move: str) -> list[str]:
        assert client.post(f"/fi/kansiot/{a.folder.pk}/jarjesta/", {"move": move}).status_code == 302
        return titles(client.get("/sv/arbetsrum/ohjausryhma/dokument/"))

    assert step(f"first d{one.pk}") == ["Yksi", "Linkki", "Kolme", "Kaksi"]
    assert step(f"down l{link.pk}") == ["Yksi", "Kolme", "Linkki", "Kaksi"]
    assert step(f"up d{two.pk}") == ["Yksi", "Kolme", "Kaksi", "Linkki"]
    assert step(f"last d{three.pk}") == ["Yksi", "Kaksi", "Linkki", "Kolme"]
    assert step("up d999999") == ["Yksi", "Kaksi", "Linkki", "Kolme"]
    assert titles(client.get(f"{FI}?sort=name")) == ["Kaksi", "Kolme", "Linkki", "Yksi"]
    put(a.folder, "Uusi")
    assert titles(client.get(FI))[0] == "Uusi"
    assert (
        client_of(cecilia).post(f"/fi/kansiot/{a.folder.pk}/jarjesta/", {"move": f"up d{one.pk}"}).status_code
        == 404
    )


# -- Narrowing ------------------------------------------------------------------------------------
def test_the_list_is_narrowed(a, bjorn, client_of):
    client = client_of(bjorn)
    agenda = put(a.folder, "Esityslista 26.11.", "lista.txt", kind="agenda")
    put(a.folder, "Muistio", kind="memo")
    agenda.tags.add("Kevät")
    Link.objects.create(folder=a.folder, title="Esityslistan pohja", url="https://example.org/")
    assert titles(client.get(f"{FI}?q=ESITYSL&sort=name")) == ["Esityslista 26.11.", "Esityslistan pohja"]
    assert titles(client.get(f"{FI}?q=lista 26")) == ["Esityslista 26.11."]
    assert titles(client.get(f"{FI}?kind=memo")) == ["Muistio"]
    assert titles(client.get(f"{FI}?kind=link")) == ["Esityslistan pohja"]
    assert titles(client.get(f"{FI}?tag=Kevät")) == ["Esityslista 26.11."]
    assert len(titles(client.get(f"{FI}?kind=hups"))) == 3
    page = shown(client, f"{FI}?q=ei+tällaista")
    assert "Kirjoita vähemmän" in page
    assert "Kevät (1)" in page


def test_facets_tell_nothing_of_what_one_may_not_see(site_tree, a, bjorn, client_of):
    secret = put(site_tree.b.folder, "Toisen ryhmän", kind="plan")
    secret.tags.add(CANARY)
    put(a.folder, "Oma")
    put(a.folder, "Toinen oma", kind="memo")
    page = shown(client_of(bjorn), FI)
    assert CANARY not in page
    assert 'value="plan"' not in page
    assert shown(client_of(bjorn), f"{FI}?tag={CANARY}").count('class="item"') == 0


# -- At hand --------------------------------------------------------------------------------------
def test_stars(a, bjorn, aino, client_of):
    client, document = client_of(bjorn), put(a.folder, "Muistio")

    def press(star: str) -> str:
        response = client.post("/fi/oma/tahdet/", {"star": star, "back": FI})
        assert response["Location"] == FI
        return shown(client, FI)

    assert f'value="off d{document.pk}" aria-pressed="true"' in press(f"on d{document.pk}")
    press(f"on d{document.pk}")
    assert f'value="on d{document.pk}"' in shown(client_of(aino), FI)
    assert f'value="off f{a.folder.pk}"' in press(f"on f{a.folder.pk}")
    swedish = FolderPage.objects.get(slug="dokument")
    assert f'value="off f{swedish.pk}"' in shown(client, "/sv/arbetsrum/ohjausryhma/dokument/")
    assert f'value="on f{a.folder.pk}"' in press(f"off f{swedish.pk}")
    assert f'value="on d{document.pk}"' in press(f"off d{document.pk}")


@pytest.mark.parametrize("star", ["", "on", "on d", "on d0", "on x1", "on d" + "9" * 30, "on d²", "on t1"])
def test_a_star_on_nothing(star, a, bjorn, client_of):
    assert client_of(bjorn).post("/fi/oma/tahdet/", {"star": star, "back": FI}).status_code == 404


def test_a_star_leads_nowhere_else(a, bjorn, cecilia, client_of):
    document = put(a.folder, CANARY)
    star = {"star": f"on d{document.pk}", "back": "https://example.org/"}
    assert client_of(bjorn).post("/fi/oma/tahdet/", star)["Location"] == "/"
    assert client_of(cecilia).post("/fi/oma/tahdet/", star).status_code == 404


# -- Pages of text --------------------------------------------------------------------------------
def test_a_page_of_text_lies_in_a_folder(a, bjorn, cecilia, client_of):
    client = client_of(bjorn)
    form = client.get(f"/fi/sivut/{a.folder.pk}/uusi/").context["form"]
    told = {
        "title": "Pelisäännöt",
        "plain": "Puhutaan vuorotellen.",
        "revision": form["revision"].value() or "",
    }
    response = client.post(f"/fi/sivut/{a.folder.pk}/uusi/", told)
    assert response["Location"] == f"{FI}pelisaannot/"
    assert titles(client.get(FI)) == ["Pelisäännöt"]
    assert "Puhutaan vuorotellen." in shown(client, f"{FI}pelisaannot/")
    assert "Pelisäännöt" not in shown(client_of(cecilia), f"{FI}pelisaannot/", 404)
