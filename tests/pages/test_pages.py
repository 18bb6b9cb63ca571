"""Text pages as they are read: the room, the list, search, what is new."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import outbox
from tests import factories
from workspace.pages import editing
from workspace.pages.editing import Words
from workspace.pages.models import TextPage


def test_it_works(page, a, bjorn, client_of):
    client = client_of(bjorn)
    front = client.get(a.page.url).content.decode()
    assert f'href="/fi/sivut/{a.page.pk}/"' in front
    words = client.get(page.url).content.decode()
    assert "<p>Kokoonnumme torstaisin.</p>" in words
    assert "Aino Koskela" in words
    assert 'aria-current="page"' in words


def test_a_workspace_without_pages_offers_the_first_step(site_tree, cecilia, admin, client_of):
    words = client_of(cecilia).get(f"/fi/sivut/{site_tree.b.page.pk}/").content.decode()
    assert "Kirjoita ensimmäinen sivu" in words


def test_outsider_gets_404(page, cecilia, dmitri, client_of):
    for user in (cecilia, dmitri):
        for url in (page.url, f"/fi/sivut/{page.get_parent().pk}/"):
            answer = client_of(user).get(url)
            assert answer.status_code == 404
            assert "Työtavat" not in answer.content.decode()


def test_the_list_is_in_order_and_each_page_is_once(page, a, aino, bjorn, client_of):
    for title in ("Äänestys", "Ohjeet", "Aikataulu"):
        editing.create(a.page, aino, Words("<p>Teksti</p>", title))
    editing.create(page, aino, Words("<p>Teksti</p>", "Etätyö"))
    factories.in_swedish(page, "Arbetssätt")
    client = client_of(bjorn)
    words = client.get(f"/fi/sivut/{a.page.pk}/").content.decode()
    places = [
        words.index(f">{title}</a>") for title in ("Aikataulu", "Ohjeet", "Työtavat", "Etätyö", "Äänestys")
    ]
    assert places == sorted(places)
    assert "Arbetssätt" not in words
    swedish = client.get(f"/sv/sidor/{a.page.pk}/").content.decode()
    assert "Arbetssätt" in swedish
    assert "Työtavat" not in swedish
    assert 'hreflang="fi">Ohjeet</a>' in swedish


def test_the_list_costs_the_same_with_more_pages(page, a, aino, bjorn, client_of):
    client, url = client_of(bjorn), f"/fi/sivut/{a.page.pk}/"

    def count() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            client.get(url)
        return len(seen)

    one = count()
    for number in range(2):
        editing.create(page, aino, Words("<p>Teksti</p>", f"Sivu {number}"))
    assert count() == one


def test_it_is_found_by_those_inside(page, bjorn, cecilia, client_of):
    outbox.drain()
    assert "Työtavat" in client_of(bjorn).get("/fi/haku/?q=kokoontua").content.decode()
    assert "Työtavat" not in client_of(cecilia).get("/fi/haku/?q=kokoontua").content.decode()


def test_what_others_have_changed_is_new(page, a, aino, bjorn, client_of):
    words = client_of(bjorn).get(a.page.url).content.decode()
    news = words[words.index('id="whats-new"') :].split("</section>")[0]
    assert "Työtavat" in news
    assert "Sivu" in news
    own = client_of(aino).get(a.page.url).content.decode()
    assert "Työtavat" not in own[own.index('id="whats-new"') :].split("</section>")[0]


def test_rich_text_is_shown_as_wagtail_shows_it(page, a, site_tree, admin, bjorn, client_of):
    """A link that the reader may not follow stays text (AC-13)."""
    links = "".join(f'<a linktype="page" id="{p.pk}">{p.title}</a> ' for p in (a.folder, site_tree.b.folder))
    editing.save(page, admin, Words(f"<p>{links.strip()}</p>", "Työtavat"), page.latest_revision_id)
    words = client_of(bjorn).get(page.url).content.decode()
    assert f'<a href="{a.folder.url}">Asiakirjat</a>' in words
    assert "nuorten-jaos" not in words


def test_the_admin_knows_the_type(page):
    assert TextPage._meta.verbose_name == "tekstisivu"
    assert TextPage in type(page.get_parent().specific).allowed_subpage_models()
