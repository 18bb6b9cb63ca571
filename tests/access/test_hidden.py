"""What is closed cannot be told from what does not exist: old addresses, lengths, how long it takes (AC-03, AC-14)."""

from statistics import median
from time import thread_time

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.access.conftest import CANARY

TRIES = 40
SECONDS = 0.01


def renamed(page) -> str:
    """Give a page another address and let the old one lead to it, as Wagtail does; return the old one."""
    old = page.get_url()
    page.slug = f"uusi-{CANARY}"
    page.save()
    Redirect.objects.create(old_path=Redirect.normalise_path(old), redirect_page=page)
    return old


# -- AC-14 --------------------------------------------------------------------------------------
@pytest.mark.parametrize("query", ["", "?sivu=2"])
def test_an_old_address_leads_on_only_those_who_may_see_the_page(private, everyone, query):
    old = renamed(private.folder) + query
    assert everyone["cecilia"].get(old)["Location"] == private.folder.get_url()
    for who in ("aino", "bjorn", "dmitri"):
        answer = everyone[who].get(old)
        assert answer.status_code == 404, who
        assert f"uusi-{CANARY}" not in answer.content.decode().lower(), who
    visitor = everyone["nobody"].get(old)
    assert visitor["Location"].startswith("/accounts/login/?next=")
    assert f"uusi-{CANARY}" not in visitor["Location"].lower()


def test_an_old_address_of_a_public_page_still_leads_on(private, everyone):
    Redirect.objects.create(old_path="/vanha", redirect_page=private.tree.home)
    Redirect.objects.create(old_path="/muualle", redirect_link="https://example.org/")
    assert everyone["nobody"].get("/vanha/")["Location"] == private.tree.home.get_url()
    assert everyone["dmitri"].get("/muualle/")["Location"] == "https://example.org/"


# -- AC-03 --------------------------------------------------------------------------------------
def test_what_is_closed_answers_like_what_is_missing(private, everyone):
    dmitri, closed = everyone["dmitri"], private.folder.get_url()
    missing = closed[:-2] + ("a/" if closed[-2] != "a" else "b/")
    answers = {url: dmitri.get(url) for url in (closed, missing)}
    assert {answer.status_code for answer in answers.values()} == {404}
    bodies = {
        answer.content.decode().replace(url, "").replace(url[3:], "") for url, answer in answers.items()
    }
    assert len(bodies) == 1
    took: dict[str, list[float]] = {closed: [], missing: []}
    # By turns, and in the time of this thread, so that what else the machine does counts for neither.
    for _try in range(TRIES):
        for url, found in took.items():
            began = thread_time()
            dmitri.get(url)
            found.append(thread_time() - began)
    assert abs(median(took[closed]) - median(took[missing])) < SECONDS
