"""Private pages and files: who × address × what happens (AC-01, 02, 11, 12, 20, 21, 24, 25, 26)."""

import pytest

from tests.access.conftest import CANARY

INSIDE = ("admin", "cecilia")
OUTSIDE = ("aino", "bjorn", "dmitri")


def _pages(private) -> dict:
    tree = private.tree
    return {
        "workspace": tree.b.page,
        "workspace in Swedish": tree.b.page_sv,
        "folder": private.folder,
        "board": tree.b.board,
        "events": tree.b.events,
        "event": private.event,
        "plan": private.plan,
        "text page": private.text,
    }


def _addresses(private, everyone) -> dict[str, str]:
    found = {name: page.get_url() for name, page in _pages(private).items()}
    found |= {
        f"{name} under /sv/": url.replace("/fi/tyotilat/", "/sv/arbetsrum/") for name, url in found.items()
    }
    return found


def _leaks(response, path: str) -> bool:
    """Tell whether the canary is in an answer, but for the address that was asked for itself."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode(errors="ignore") + "".join(f"{k}: {v}\n" for k, v in response.items())
    # The switch to the other language repeats the address that was asked for.
    return CANARY in text.replace(path, "").replace(path[3:], "").lower()


@pytest.mark.parametrize("who", INSIDE)
def test_insiders_see_every_private_page(who, private, everyone):
    for name, url in _addresses(private, everyone).items():
        assert everyone[who].get(url, follow=True).status_code == 200, name


@pytest.mark.parametrize("who", OUTSIDE)
def test_outsider_gets_404(who, private, everyone):
    missing = everyone[who].get("/fi/tyotilat/sellaista-ei-ole/")
    for name, url in _addresses(private, everyone).items():
        response = everyone[who].get(url)
        assert response.status_code == 404, name
        assert not _leaks(response, url), name
        assert "no-store" in response["Cache-Control"]
        assert len(response.content) - len(missing.content) < 400, name


def test_visitor_is_led_to_the_log_in_page_wherever_they_point(private, everyone):
    for name, url in {**_addresses(private, everyone), "nothing": "/fi/tyotilat/sellaista-ei-ole/"}.items():
        response = everyone["nobody"].get(url)
        assert response.status_code == 302, name
        assert response["Location"].startswith("/accounts/login/?next="), name
        assert "no-store" in response["Cache-Control"], name
        assert not _leaks(response, url), name


@pytest.mark.parametrize("who", OUTSIDE)
def test_nothing_private_in_what_everybody_reads(who, private, everyone):
    """Menus, lists, breadcrumbs, sitemap, feeds, front pages, start pages (AC-11, AC-12)."""
    for url in ("/fi/", "/sv/", "/fi/tyotilat/", "/sv/arbetsrum/", "/sitemap.xml", "/robots.txt", "/fi/syote/",
                "/sv/flode/", "/fi/palaute/", "/healthz", "/sitellaista/"):  # fmt: skip
        for client in (everyone[who], everyone["nobody"]):
            response = client.get(url, follow=True)
            assert not _leaks(response, url), url


def test_private_pages_are_not_for_robots(private, everyone):
    for url in _addresses(private, everyone).values():
        response = everyone["cecilia"].get(url, follow=True)
        assert 'name="robots" content="noindex' in response.content.decode(), url
        assert "no-store" in response["Cache-Control"], url


# -- Files --------------------------------------------------------------------------------------
def _files(private) -> dict[str, str]:
    return {
        "document": private.document.url,
        "document's file": private.document.file.url,
        "picture": private.image.file.url,
        "size of the picture": private.rendition.url,
    }


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"},
                                     {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}], ids=str)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "head"])
def test_private_files_are_for_insiders(method, headers, private, everyone):
    for name, url in _files(private).items():
        for who in OUTSIDE:
            response = getattr(everyone[who], method)(url, headers=headers)
            assert response.status_code == 404, (who, name)
            assert not _leaks(response, url), (who, name)
        response = getattr(everyone["nobody"], method)(url, headers=headers)
        assert response.status_code == 302, name
        assert "no-store" in response["Cache-Control"], name
        for who in INSIDE:
            response = getattr(everyone[who], method)(url, headers=headers)
            assert response.status_code in {200, 206, 304}, (who, name)
            assert "no-store" in response["Cache-Control"], (who, name)


def test_no_private_file_lies_under_an_open_address(private, everyone):
    """Neither Wagtail's nor any other media address serves what the storage holds (AC-20)."""
    for file in (private.document.file, private.image.file, private.rendition.file):
        for prefix in ("/media/", "/static/", "/private/", "/var/private/"):
            for who in ("nobody", "bjorn"):
                response = everyone[who].get(prefix + file.name)
                assert response.status_code in {301, 302, 404}, prefix
                assert not _leaks(response, file.name)


def test_id_and_name_must_belong_together(private, everyone):
    number = private.document.pk
    assert everyone["cecilia"].get(f"/documents/{number}/arvaus.txt").status_code == 404
    assert (
        everyone["cecilia"].get(f"/documents/{number + 999}/{private.document.filename}").status_code == 404
    )


def test_shared_passwords_are_off(private, everyone, admin, client_of, settings):
    assert settings.WAGTAIL_PRIVATE_PAGE_OPTIONS == {"SHARED_PASSWORD": False}
    form = everyone["admin"].get(f"/admin/pages/{private.tree.home.pk}/privacy/")
    assert b"password" not in form.content.lower().replace(b"wagtail-password", b"")
    assert (
        everyone["nobody"].post("/fi/_util/authenticate_with_password/1/1/", {"password": "x"}).status_code
        == 404
    )
