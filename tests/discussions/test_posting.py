"""Writing: what is kept, what is refused, and that a second click does no harm."""

import uuid

import pytest

from workspace.discussions import posting
from workspace.discussions.models import BoardPage, Post, Thread
from workspace.members import joining


def new_url(board) -> str:
    return f"/fi/keskustelut/uusi/{board.pk}/"


def thread_url(post: Post) -> str:
    return f"/fi/keskustelut/{post.thread_id}/"


def test_it_works(site_tree, bjorn, client_of):
    client = client_of(bjorn)
    form = client.get(new_url(site_tree.a.board)).context["form"]
    words = {"title": "Retki", "body": "Lähdetään\r\n\r\nTornioon.", "form_id": str(form["form_id"].value())}
    answer = client.post(new_url(site_tree.a.board), words)
    post = Post.objects.get()
    assert answer.url == f"/fi/keskustelut/{post.thread_id}/#post-{post.pk}"
    assert (post.author, post.body, post.thread.title) == (bjorn, "Lähdetään\n\nTornioon.", "Retki")
    answer = client.post(thread_url(post), {"body": "Minä ajan.", "form_id": str(uuid.uuid4())})
    second = Post.objects.last()
    assert answer.url == f"/fi/keskustelut/{post.thread_id}/#post-{second.pk}"
    post.thread.refresh_from_db()
    assert post.thread.last_post_at == second.created_at


def test_a_second_click_is_harmless(site_tree, bjorn, client_of):
    client, words = client_of(bjorn), {"title": "Retki", "body": "Lähdetään.", "form_id": str(uuid.uuid4())}
    first, second = (
        client.post(new_url(site_tree.a.board), words),
        client.post(new_url(site_tree.a.board), words),
    )
    assert first.url == second.url
    assert (Thread.objects.count(), Post.objects.count()) == (1, 1)
    answer = {"body": "Minä ajan.", "form_id": str(uuid.uuid4())}
    url = thread_url(Post.objects.get())
    urls = {client.post(url, answer).url for _click in range(3)}
    assert len(urls) == 1
    assert Post.objects.count() == 2


def test_going_back_and_writing_anew_loses_nothing(site_tree, bjorn, thread_of):
    thread, key = thread_of(site_tree.a.board, bjorn).thread, uuid.uuid4()
    first = posting.reply(thread, bjorn, "Ensin näin.", key)
    assert posting.reply(thread, bjorn, "Sitten näin.", key) != first
    assert Post.objects.count() == 3


def test_the_key_of_somebody_else_is_not_taken(site_tree, aino, bjorn, thread_of):
    thread, key = thread_of(site_tree.a.board, bjorn).thread, uuid.uuid4()
    first = posting.reply(thread, aino, "Kyllä.", key)
    second = posting.reply(thread, bjorn, "Kyllä.", key)
    assert (first.author, second.author) == (aino, bjorn)


@pytest.mark.parametrize(
    "case",
    [
        ("", "Kirjoita ensin jotain"),
        ("  \r\n ", "Kirjoita ensin jotain"),
        ("x" * 10_001, "enintään 10000 merkkiä"),
        ("nolla\x00tavu", "null"),
    ],
)
def test_bad_words_are_kept_and_nothing_is_written(case, site_tree, bjorn, thread_of, client_of):
    body, sentence = case
    post = thread_of(site_tree.a.board, bjorn)
    answer = client_of(bjorn).post(thread_url(post), {"body": body, "form_id": str(uuid.uuid4())})
    words = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in words
    assert body.strip()[:5] in words
    answer = client_of(bjorn).post(new_url(site_tree.a.board), {"title": "Otsikko säilyy", "body": body})
    assert 'value="Otsikko säilyy"' in answer.content.decode()
    assert Post.objects.count() == 1


def test_a_line_break_is_one_character(site_tree, bjorn, thread_of, client_of):
    post = thread_of(site_tree.a.board, bjorn)
    body = "\r\n".join(["x" * 99] * 100)  # 9,999 characters as the browser counts
    client_of(bjorn).post(thread_url(post), {"body": body})
    assert Post.objects.count() == 2


def test_a_title_is_needed(site_tree, bjorn, client_of):
    for title, sentence in (("", "Anna keskustelulle otsikko"), ("x" * 201, "enintään 200 merkkiä")):
        answer = client_of(bjorn).post(new_url(site_tree.a.board), {"title": title, "body": "Tämä säilyy."})
        assert sentence in answer.content.decode()
        assert "Tämä säilyy." in answer.content.decode()
    assert not Thread.objects.exists()


@pytest.mark.parametrize("form_id", ["", "abc", "1' OR 1=1", "0" * 500])
def test_a_key_that_is_none(form_id, site_tree, bjorn, thread_of, client_of):
    post = thread_of(site_tree.a.board, bjorn)
    client_of(bjorn).post(thread_url(post), {"body": "Kyllä.", "form_id": form_id})
    assert Post.objects.count() == 2


def test_outsider_gets_404(outsider, site_tree, aino, thread_of, client_of):
    post = thread_of(site_tree.a.board, aino)
    client = client_of(outsider)
    words = {"title": "Olen täällä", "body": "Olen täällä", "form_id": str(uuid.uuid4())}
    assert client.post(thread_url(post), words).status_code == 404
    assert client.post(new_url(site_tree.a.board), words).status_code == 404
    assert Post.objects.count() == 1


def test_visitor_is_led_to_login(site_tree, aino, thread_of, client):
    post = thread_of(site_tree.a.board, aino)
    assert client.post(thread_url(post), {"body": "Olen täällä"}).status_code == 302
    assert Post.objects.count() == 1


def test_foreign_ids_in_the_form_are_ignored(site_tree, bjorn, cecilia, thread_of, client_of):
    theirs = thread_of(site_tree.b.board, cecilia)
    mine = thread_of(site_tree.a.board, bjorn)
    words = {
        "body": "Kyllä.", "form_id": str(uuid.uuid4()), "thread": theirs.thread_id, "board": site_tree.b.board.pk,
        "author": cecilia.pk, "created_at": "2001-01-01", "pk": theirs.pk,
    }  # fmt: skip
    client_of(bjorn).post(thread_url(mine), words)
    post = Post.objects.last()
    assert (post.thread, post.author) == (mine.thread, bjorn)
    assert post.created_at.year > 2001
    assert theirs.thread.posts.count() == 1


def test_who_left_does_not_write(site_tree, aino, bjorn, thread_of, client_of):
    post, client = thread_of(site_tree.a.board, aino), client_of(bjorn)
    assert client.get(thread_url(post)).status_code == 200
    joining.remove_member(site_tree.a.row, bjorn)
    assert client.post(thread_url(post), {"body": "Vielä yksi."}).status_code == 404
    assert Post.objects.count() == 1


def test_an_administrator_writes_everywhere(site_tree, admin, thread_of, client_of):
    post = thread_of(site_tree.a.board, admin)
    client_of(admin).post(thread_url(post), {"body": "Ylläpidosta hei."})
    assert Post.objects.count() == 2


def test_other_methods_are_refused(site_tree, aino, thread_of, client_of):
    post = thread_of(site_tree.a.board, aino)
    assert client_of(aino).put(thread_url(post)).status_code == 405
    assert client_of(aino).delete(new_url(site_tree.a.board)).status_code == 405


CORPUS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '"><svg/onload=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    'http://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>alert(1)</script>",
    "{{ request.user.password }} {% load x %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    'a@example.org"><b>x</b>',
]


@pytest.mark.parametrize("words", CORPUS)
def test_words_stay_words(words, site_tree, bjorn, thread_of, client_of):
    post = thread_of(site_tree.a.board, bjorn, title=words, body=words)
    client = client_of(bjorn)
    for url in (thread_url(post), site_tree.a.board.url, site_tree.a.page.url):
        page = client.get(url).content.decode()
        for dangerous in (
            "<script>alert",
            "<img src=x",
            "<svg/onload",
            "<b>x</b>",
            'onmouseover="alert',
            "&lt;script&gt;alert(1)&lt;/script&gt;" * 2,
        ):
            assert dangerous not in page, url
        assert 'href="javascript:' not in page
        assert bjorn.password not in page


def test_addresses_become_links(site_tree, bjorn, thread_of, client_of):
    post = thread_of(site_tree.a.board, bjorn, body="Katso https://example.org/a?b=1&c=2\n\nja sitten muuta.")
    page = client_of(bjorn).get(thread_url(post)).content.decode()
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow">' in page
    assert "<p>ja sitten muuta.</p>" in page


def test_a_board_is_one_in_its_workspace():
    assert BoardPage.max_count_per_parent == 1
