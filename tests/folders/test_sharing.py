"""A link for somebody outside: what it shows, to whom, until when, and what ends it (D7, AC-59)."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import AuditRow
from tests import factories
from workspace.folders import sharing
from workspace.folders.models import FolderPage, Share
from workspace.members import joining

CANARY = "kanarialintu"
TODAY = timezone.localdate()
WORD = "kolme vihreää venettä"


@pytest.fixture
def paper(site_tree):
    """A document of A, in a folder whose name nobody outside may learn."""
    folder = factories.page(site_tree.a.folder, FolderPage, f"Kansio {CANARY}", "salainen")
    return factories.document(folder, "Lausuntopyyntö", b"Eka", "lausunto.txt")


@pytest.fixture
def visitor(client_of):
    return client_of(None)


def inside(document, via: str = "fi") -> str:
    return f"/{via}/asiakirjat/{document.pk}/jako/" if via == "fi" else f"/sv/dokument/{document.pk}/delning/"


def make(document, user, **words) -> tuple[Share, str]:
    """A link, and the address of its page."""
    told = {"language": "fi", "until": TODAY + timedelta(days=14), **words}
    share, key = sharing.share(document, user, **told)
    return share, sharing.address(share, key)


def is_gone(visitor, url: str) -> bool:
    answers = [visitor.get(url), visitor.get(f"{url}tiedosto/"), visitor.post(url, {"password": WORD})]
    assert all("Linkki ei toimi" in answer.content.decode() for answer in answers)
    return [answer.status_code for answer in answers] == [404, 404, 404]


# -- Making -------------------------------------------------------------------------------------
def test_it_works(paper, bjorn, client_of, visitor):
    words = {
        "note": "Lausu 1.3. mennessä.",
        "language": "fi",
        "until": TODAY + timedelta(days=3),
        "version": "",
        "password": "",
    }
    answer = client_of(bjorn).post(inside(paper), words)
    assert answer.status_code == 200
    url = re.search(r'value="http://testserver(/fi/jako/[\w-]{43}/)"', answer.content.decode())[1]
    page = visitor.get(url)
    text = page.content.decode()
    assert (page.status_code, page.cookies) == (200, {})
    assert "Björn Lindqvist jakaa tämän asiakirjan" in text
    assert "Lausu 1.3. mennessä." in text
    assert "lausunto.txt" in text
    assert CANARY not in text
    assert "Ohjausryhmä" not in text
    for name, value in {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }.items():
        assert page[name] == value
    file = visitor.get(f"{url}tiedosto/")
    assert b"".join(file.streaming_content) == b"Eka"
    assert file["Content-Disposition"] == 'attachment; filename="lausunto.txt"'
    assert (file["Cache-Control"], file["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not file.cookies  # fmt: skip


def test_the_key_is_shown_once_and_only_its_hash_is_kept(paper, aino, client_of):
    share, url = make(paper, aino)
    key = url.split("/")[-2]
    assert key not in str(Share.objects.filter(pk=share.pk).values())
    assert key not in client_of(aino).get(inside(paper)).content.decode()


def test_it_is_in_the_log_with_no_key_and_no_password(paper, aino, client_of):
    share, url = make(paper, aino, password=WORD)
    client_of(aino).post(f"/fi/jaot/{share.pk}/peru/")
    rows = AuditRow.objects.filter(action__startswith="share.").order_by("pk")
    assert [row.action for row in rows] == ["share.made", "share.revoked"]
    assert rows[0].after["with password"] is True
    assert url.split("/")[-2] not in str(rows.values())
    assert WORD not in str(rows.values())


@pytest.mark.parametrize(
    "words", [{"until": TODAY - timedelta(days=1)}, {"until": TODAY + timedelta(days=91)}, {"until": "x"},
              {"password": "lyhyt"}, {"version": "7"}, {"language": "en"}, {"note": "x" * 501}],
    ids=str,
)  # fmt: skip
def test_bad_words_are_refused_and_kept(words, paper, bjorn, client_of):
    told = {"note": "Tärkeä", "language": "fi", "until": TODAY, "version": "", "password": "", **words}
    answer = client_of(bjorn).post(inside(paper), told)
    assert answer.status_code == 422
    assert told["note"] in answer.content.decode()
    assert not Share.objects.exists()


def test_outsider_gets_404_and_an_onlooker_too(paper, site_tree, cecilia, dmitri, client_of):
    factories.join(site_tree.a, dmitri, role="observer")
    for who in (cecilia, dmitri):
        assert client_of(who).get(inside(paper)).status_code == 404
        assert client_of(who).post(inside(paper), {"language": "fi", "until": TODAY}).status_code == 404
    assert client_of(None).get(inside(paper)).status_code == 302
    assert not Share.objects.exists()


# -- What it shows ------------------------------------------------------------------------------
def test_it_shows_the_newest_or_exactly_one_version(paper, aino, visitor):
    _share, newest = make(paper, aino)
    _share, first = make(paper, aino, version=1)
    paper.file = ContentFile(b"Toka", name="uusi.txt")
    paper.save()
    assert b"".join(visitor.get(f"{newest}tiedosto/").streaming_content) == b"Toka"
    assert b"".join(visitor.get(f"{first}tiedosto/").streaming_content) == b"Eka"
    assert "lausunto.txt" in visitor.get(first).content.decode()


def test_it_speaks_the_language_that_was_chosen(paper, aino, visitor):
    _share, url = make(paper, aino, language="sv")
    assert url.startswith("/sv/delning/")
    assert "Aino Koskela delar det här dokumentet" in visitor.get(url).content.decode()


def test_only_downloads_that_begin_are_counted(paper, aino, visitor):
    share, url = make(paper, aino)
    visitor.get(url)
    visitor.head(f"{url}tiedosto/")
    visitor.get(f"{url}tiedosto/", headers={"range": "bytes=1-"})
    visitor.get(f"{url}tiedosto/", headers={"range": "bytes=99-"})
    share.refresh_from_db()
    assert (share.opened, share.last_opened_at) == (0, None)
    visitor.get(f"{url}tiedosto/")
    visitor.get(f"{url}tiedosto/", headers={"range": "bytes=0-1"})
    share.refresh_from_db()
    assert share.opened == 2
    assert timezone.now() - share.last_opened_at < timedelta(minutes=1)


# -- The password -------------------------------------------------------------------------------
def test_a_password_is_asked_before_anything_is_told(paper, aino, visitor):
    _share, url = make(paper, aino, password=WORD, note=f"Viesti {CANARY}")
    for answer in (
        visitor.get(url),
        visitor.post(url, {"password": "arvaus"}),
        visitor.get(f"{url}tiedosto/", follow=True),
    ):
        text = answer.content.decode()
        assert "Lausuntopyyntö" not in text
        assert CANARY not in text
        assert "lausunto.txt" not in text
    answer = visitor.post(url, {"password": WORD})
    assert (answer.status_code, answer.cookies) == (200, {})
    link = re.search(r'href="([^"]*tiedosto/\?pass=[^"]+)"', answer.content.decode())[1]
    assert b"".join(visitor.get(link).streaming_content) == b"Eka"
    assert visitor.get(link[:-2]).status_code == 302  # fmt: skip


def test_the_pass_ends_by_itself_and_opens_no_other_link(paper, aino, visitor, monkeypatch):
    share, url = make(paper, aino, password=WORD)
    other, _url = make(paper, aino, password=WORD)
    given = sharing.let_in(share, WORD)
    assert sharing.may_download(share, given)
    assert not sharing.may_download(other, given)
    monkeypatch.setattr(sharing, "PASS_SECONDS", -1)
    assert visitor.get(f"{url}tiedosto/?pass={given}").status_code == 302


def test_ten_wrong_passwords_close_the_link_for_a_while(paper, aino, visitor):
    share, url = make(paper, aino, password=WORD)
    for _try in range(sharing.TRIES):
        assert visitor.post(url, {"password": "arvaus"}).status_code == 422
    assert visitor.post(url, {"password": WORD}).status_code == 429
    Share.objects.filter(pk=share.pk).update(wrong_since=timezone.now() - sharing.WAIT)
    assert visitor.post(url, {"password": WORD}).status_code == 200


def test_another_site_cannot_post_the_password(paper, aino, visitor):
    _share, url = make(paper, aino, password=WORD)
    assert visitor.post(url, {"password": WORD}, headers={"sec-fetch-site": "cross-site"}).status_code == 403


# -- What ends it -------------------------------------------------------------------------------
def test_a_guessed_key_shows_the_same_page(visitor, db):
    for key in ("x", "a" * 43, "%00", "ä" * 200):
        answer = visitor.get(f"/fi/jako/{key}/")
        assert answer.status_code == 404


def test_every_end_looks_the_same(paper, site_tree, aino, bjorn, client_of, visitor):
    share, url = make(paper, bjorn)
    assert visitor.get(url).status_code == 200

    def over():
        Share.objects.filter(pk=share.pk).update(expires_at=timezone.now())

    def trashed():
        type(paper).objects.filter(pk=paper.pk).update(trashed_at=timezone.now())

    def folder_unpublished():
        FolderPage.objects.get(pk=paper.guard_id).unpublish()

    def moved():
        factories.join(site_tree.b, bjorn)
        type(paper).objects.filter(pk=paper.pk).update(guard=site_tree.b.folder)

    def left():
        joining.remove_member(site_tree.a.row, bjorn)

    def account_closed():
        type(bjorn).objects.filter(pk=bjorn.pk).update(is_active=False)

    for end in (over, trashed, folder_unpublished, moved, left, account_closed):
        with transaction.atomic():
            point = transaction.savepoint()
            end()
            assert is_gone(visitor, url), end
            transaction.savepoint_rollback(point)
    client_of(aino).post(f"/fi/jaot/{share.pk}/peru/")
    assert is_gone(visitor, url)


def test_taken_back_while_it_is_downloaded_the_next_part_is_denied(paper, aino, client_of, visitor):
    share, url = make(paper, aino)
    assert visitor.get(f"{url}tiedosto/", headers={"range": "bytes=0-0"}).status_code == 206
    client_of(aino).post(f"/fi/jaot/{share.pk}/peru/")
    assert visitor.get(f"{url}tiedosto/", headers={"range": "bytes=1-"}).status_code == 404


def test_only_those_who_write_there_take_a_link_back(paper, aino, cecilia, bjorn, client_of):
    share, _url = make(paper, aino)
    assert client_of(cecilia).post(f"/fi/jaot/{share.pk}/peru/").status_code == 404
    share.refresh_from_db()
    assert share.revoked_at is None
    client_of(bjorn).post(f"/fi/jaot/{share.pk}/peru/")
    share.refresh_from_db()
    assert share.revoked_at is not None


# -- Lists --------------------------------------------------------------------------------------
def test_a_link_whose_maker_left_rests_in_the_list(paper, site_tree, aino, bjorn, client_of):
    make(paper, bjorn)
    joining.remove_member(site_tree.a.row, bjorn)
    assert "Lepää" in client_of(aino).get(inside(paper)).content.decode()


def test_the_coordinator_sees_all_open_links_and_nobody_else(paper, site_tree, aino, bjorn, client_of):
    share, _url = make(paper, bjorn)
    url = f"/fi/tyotila/{site_tree.a.page.pk}/jaot/"
    assert "Lausuntopyyntö" in client_of(aino).get(url).content.decode()
    assert client_of(bjorn).get(url).status_code == 404
    sharing.revoke(aino, share.pk)
    assert "Lausuntopyyntö" not in client_of(aino).get(url).content.decode()


def test_three_links_cost_as_many_queries_as_one(paper, site_tree, aino, client_of):
    urls = [inside(paper), f"/fi/tyotila/{site_tree.a.page.pk}/jaot/"]
    client = client_of(aino)
    make(paper, aino)
    for url in urls:
        client.get(url)

    def costs() -> list[int]:
        counted = []
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counted.append(len(queries))
        return counted

    one = costs()
    make(paper, aino)
    make(paper, aino)
    assert costs() == one
