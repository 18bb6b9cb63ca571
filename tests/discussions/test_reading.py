"""Who reads what, in which language, and at what cost."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests import factories
from workspace.discussions import posting, reading
from workspace.discussions.models import BoardPage, Post, Thread
from workspace.members import joining


def test_it_works(site_tree, aino, bjorn, thread_of, client_of):
    post = thread_of(site_tree.a.board, aino)
    posting.reply(post.thread, bjorn, "Minä lähden.", uuid.uuid4())
    client = client_of(bjorn)
    board = client.get(site_tree.a.board.url)
    assert "Lukioiden vierailut" in board.content.decode()
    assert "2 viestiä" in board.content.decode()
    page = client.get(f"/fi/keskustelut/{post.thread_id}/").content.decode()
    assert page.index("Kuka lähtee mukaan?") < page.index("Minä lähden.")
    assert f'id="post-{post.pk}"' in page
    assert '<label class="field__label" for="id_body">Viesti ' in page
    assert f'datetime="{timezone.localtime(post.created_at).isoformat()}"' in page


def test_outsider_gets_404(outsider, site_tree, aino, thread_of, client_of):
    post = thread_of(site_tree.a.board, aino)
    client = client_of(outsider)
    for url in (
        site_tree.a.board.url,
        f"/fi/keskustelut/{post.thread_id}/",
        f"/sv/diskussioner/{post.thread_id}/",
        f"/fi/keskustelut/viesti/{post.pk}/",
        f"/fi/keskustelut/uusi/{site_tree.a.board.pk}/",
    ):
        answer = client.get(url)
        assert answer.status_code == 404, url
        assert "Lukioiden" not in answer.content.decode()


def test_visitor_is_led_to_login(site_tree, aino, thread_of, client):
    post = thread_of(site_tree.a.board, aino)
    answer = client.get(f"/sv/diskussioner/{post.thread_id}/")
    assert answer.status_code == 302
    assert answer.url == f"/accounts/login/?next=/sv/diskussioner/{post.thread_id}/"


def test_what_is_not_there_is_a_404_too(site_tree, aino, client_of):
    for url in ("/fi/keskustelut/999/", "/fi/keskustelut/viesti/999/", "/fi/keskustelut/uusi/999/"):
        assert client_of(aino).get(url).status_code == 404


def test_both_languages_show_the_same_threads(site_tree, aino, thread_of, client_of):
    board_sv = factories.in_swedish(site_tree.a.board, "Diskussioner")
    thread_of(site_tree.a.board, aino, title="Suomeksi")
    thread_of(board_sv, aino, title="På svenska")
    for url in (site_tree.a.board.url, board_sv.url):
        words = client_of(aino).get(url).content.decode()
        assert "Suomeksi" in words
        assert "På svenska" in words


def test_a_thread_outlives_one_language_of_its_board(site_tree, bjorn, thread_of, client_of):
    board_sv = factories.in_swedish(site_tree.a.board, "Diskussioner")
    post = thread_of(board_sv, bjorn)
    board_sv.unpublish()
    assert client_of(bjorn).get(f"/sv/diskussioner/{post.thread_id}/").status_code == 200
    site_tree.a.board.unpublish()
    assert client_of(bjorn).get(f"/sv/diskussioner/{post.thread_id}/").status_code == 404


def test_the_frame_speaks_the_readers_language(site_tree, bjorn, thread_of, client_of):
    factories.in_swedish(site_tree.a.board, "Diskussioner")
    post = thread_of(site_tree.a.board, bjorn)
    words = client_of(bjorn).get(f"/sv/diskussioner/{post.thread_id}/").content.decode()
    for expected in ("Styrgruppen", "Diskussioner", "Svara", '<html lang="sv"'):
        assert expected in words
    assert "Ohjausryhmä" not in words


def test_the_last_to_move_is_first(site_tree, aino, thread_of):
    first = thread_of(site_tree.a.board, aino, title="Vanha")
    thread_of(site_tree.a.board, aino, title="Uusi")
    posting.reply(first.thread, aino, "Nostan tämän.", uuid.uuid4())
    titles = [thread.title for thread in reading.page_of_threads(site_tree.a.board, None)]
    assert titles == ["Vanha", "Uusi"]


def many_posts(thread: Thread, author, count: int) -> list[Post]:
    start = timezone.now()
    posts = [
        Post(thread=thread, author=author, body=f"Viesti {n}", created_at=start + timedelta(seconds=n))
        for n in range(count)
    ]
    return Post.objects.bulk_create(posts)


def test_a_post_leads_to_its_page_of_the_thread(site_tree, aino, thread_of, client_of):
    first = thread_of(site_tree.a.board, aino)
    last = many_posts(first.thread, aino, reading.POSTS_PER_PAGE)[-1]
    client = client_of(aino)
    assert (
        client.get(f"/fi/keskustelut/viesti/{first.pk}/").url
        == f"/fi/keskustelut/{first.thread_id}/#post-{first.pk}"
    )
    target = client.get(f"/fi/keskustelut/viesti/{last.pk}/").url
    assert target == f"/fi/keskustelut/{first.thread_id}/?page=2#post-{last.pk}"
    assert f'id="post-{last.pk}"' in client.get(target).content.decode()


@pytest.mark.parametrize("number", ["abc", "0", "-1", str(10**9), "1e3", "%00"])
def test_a_page_that_is_none(number, site_tree, aino, thread_of, client_of):
    post = thread_of(site_tree.a.board, aino)
    for url in (site_tree.a.board.url, f"/fi/keskustelut/{post.thread_id}/"):
        assert client_of(aino).get(f"{url}?page={number}").status_code == 200


@pytest.fixture
def queries_of(client_of, django_assert_max_num_queries):
    """Return a function that counts the queries of a page, the second time it is asked."""

    def count(user, url: str) -> int:
        client = client_of(user)
        client.get(url)
        with django_assert_max_num_queries(80) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    return count


def test_the_lists_cost_the_same_with_more_rows(site_tree, aino, bjorn, thread_of, queries_of):
    first = thread_of(site_tree.a.board, aino)
    posting.reply(first.thread, bjorn, "Kyllä.", uuid.uuid4())
    urls = [site_tree.a.board.url, f"/fi/keskustelut/{first.thread_id}/", site_tree.a.page.url]
    before = [queries_of(aino, url) for url in urls]
    for number in range(2):
        post = thread_of(site_tree.a.board, bjorn, title=f"Aihe {number}")
        posting.reply(post.thread, aino, "Hyvä ajatus.", uuid.uuid4())
        posting.reply(first.thread, bjorn, "Samaa mieltä.", uuid.uuid4())
    assert [queries_of(aino, url) for url in urls] == before


def test_the_newest_posts_are_on_the_start_page(site_tree, aino, cecilia, thread_of, client_of):
    for number in range(6):
        thread_of(site_tree.a.board, aino, title=f"Aihe {number}")
    thread_of(site_tree.b.board, cecilia, title="Toisen ryhmän asia")
    words = client_of(aino).get(site_tree.a.page.url).content.decode()
    assert "Aihe 5" in words
    assert "Aihe 1" in words
    assert "Aihe 0" not in words
    assert "Toisen ryhmän asia" not in words
    assert "Aihe 5" in client_of(aino).get(site_tree.a.page_sv.url).content.decode()


def test_each_thread_is_once_on_the_start_page_with_its_newest_post(
    site_tree, aino, bjorn, thread_of, client_of
):
    lively = thread_of(site_tree.a.board, aino, title="Vilkas aihe").thread
    thread_of(site_tree.a.board, aino, title="Hiljainen aihe")
    for number in range(6):
        posting.reply(lively, bjorn, f"Vastaus {number}", uuid.uuid4())
    words = client_of(aino).get(site_tree.a.page.url).content.decode()
    words = words[words.index('id="newest-posts"') :]  # above it, what is new
    assert words.count("Vilkas aihe") == 1
    assert words.index("Vilkas aihe") < words.index("Vastaus 5") < words.index("Hiljainen aihe")
    assert "Vastaus 4" not in words


def test_a_workspace_without_a_board_has_no_room(site_tree, aino, client_of):
    BoardPage.objects.all().delete()
    words = client_of(aino).get(site_tree.a.page.url).content.decode()
    assert "Uusimmat viestit" not in words
    assert "Keskustelut" not in words


def test_a_former_member_is_not_named(site_tree, aino, dmitri, thread_of, client_of):
    joining.add_member(site_tree.a.row, dmitri)
    post = thread_of(site_tree.a.board, dmitri)
    dmitri.delete()
    for url in (site_tree.a.board.url, f"/fi/keskustelut/{post.thread_id}/"):
        words = client_of(aino).get(url).content.decode()
        assert "entinen jäsen" in words
        assert "Dmitri" not in words


def test_a_board_with_threads_is_not_deleted(site_tree, admin, thread_of, client_of):
    thread_of(site_tree.a.board, admin)
    client = client_of(admin)
    for page, why in (
        (site_tree.a.board, "keskustelupalstalle on kirjoitettu"),
        (site_tree.a.page, "jäi paikalleen, sitä ei poistettu"),
    ):
        answer = client.post(f"/admin/pages/{page.pk}/delete/", follow=True)
        assert answer.status_code == 200
        assert why in answer.content.decode()
    bulk = f"/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={site_tree.a.board.pk}"
    client.post(bulk)
    assert Page.objects.filter(pk=site_tree.a.board.pk).exists()
    assert Thread.objects.count() == 1


def test_an_empty_board_is_deleted(site_tree, admin, client_of):
    client_of(admin).post(f"/admin/pages/{site_tree.a.board.pk}/delete/")
    assert not Page.objects.filter(pk=site_tree.a.board.pk).exists()
