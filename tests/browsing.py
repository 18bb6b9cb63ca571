"""A real Chromium on a real demo site: gunicorn, worker and mailbox, as `make demo` serves them.

`site` is served once for all browser tests, so what a test writes stays there for the next one.
"""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.aside import forget, made
from tests.chromium import FLAGS, find
from tests.served import Site

PASSWORD = "elo-demo-2026"
LETTER_SECONDS = 40
# What a page is made of, and must be there.
PARTS = {"stylesheet", "script", "font", "image"}
# All browser tests run in one process and share one site.
MARKS = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium; without one the browser tests are left out, in CI they fail."""
    path = find()
    if not path:
        if os.environ.get("CI") == "true":
            pytest.fail("There is no Chromium, and in CI the browser tests must run.")
        pytest.skip("No Chromium can be had here, so the browser tests are left out.")
    # Playwright keeps an event loop in this thread; Django would take other tests of it for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory, django_db_setup, django_db_blocker, kept_database) -> Iterator[Site]:
    """Return a served demo site that all browser tests share, in a database of its own."""
    folder = tmp_path_factory.mktemp("served")
    with django_db_blocker.unblock():
        database = made(kept_database, folder, "browser")
    with Site(folder, database=database) as served:
        yield served
    if kept_database is None:
        forget("browser")


class Visit:
    """A page of the browser on the site, in one size, as one person."""

    def __init__(self, page: Page, site: Site) -> None:
        """Start with nothing seen, and listen to what goes wrong."""
        self.page, self.site = page, site
        self.problems: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    @property
    def home(self) -> str:
        """Return the address that the site begins with."""
        return f"http://127.0.0.1:{self.site.port}"

    def _console(self, message) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _request(self, request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.problems.append(f"third party: {request.url}")

    def _response(self, response) -> None:
        bad = 400 if response.request.resource_type in PARTS else 500
        if response.status >= bad:
            self.problems.append(f"{response.status}: {response.url}")

    def go(self, path: str) -> Page:
        """Open a path and return the page; `status` says what was answered."""
        self.status = self.page.goto(self.home + path).status
        return self.page

    def follow(self, link: Locator) -> Page:
        """Click what leads to another page, and return the page when it is there."""
        with self.page.expect_navigation():
            link.click()
        return self.page

    def press(self, name: str) -> Page:
        """Press the button of that name in the page's own content, and return the page that answers."""
        return self.follow(self.page.get_by_role("main").get_by_role("button", name=name, exact=True))

    def log_in(self, email: str, language: str = "fi") -> None:
        """Log in through the form."""
        self.go(f"/accounts/login/?next=/{language}/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url(f"**/{language}/")

    def open_letter(self, email: str, language: str = "fi", about: str = "") -> Page:
        """Open the newest letter to somebody in the demo's mailbox; it comes when the worker has sent it.

        `about` is a part of its subject.
        """
        rows = self.page.locator(".list-item", has_text=email).filter(has_text=about)
        until = time.monotonic() + LETTER_SECONDS
        while not rows.count():
            if time.monotonic() > until:
                raise AssertionError(f"No letter came to {email}: {about}")
            self.page.wait_for_timeout(300)
            self.go(f"/demo/mail/?lang={language}")
        return self.follow(rows.first.get_by_role("link"))


@pytest.fixture(scope="session")
def session_of(browser, site) -> Callable[[str], dict]:
    """Return a function that gives the browser state of somebody who has logged in, once each."""
    states: dict[str, dict] = {}

    def state(email: str) -> dict:
        if email not in states:
            context = browser.new_context()
            Visit(context.new_page(), site).log_in(email)
            states[email] = context.storage_state()
            context.close()
        return states[email]

    return state


@pytest.fixture
def visit(browser, site, session_of) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a fresh browser context; at the end nothing may have gone wrong.

    `person` is logged in already. What was seen is in `problems`; a test that provokes one clears it.
    """
    visits: list[Visit] = []

    def start(width: int = 1280, height: int = 900, person: str = "", **options) -> Visit:
        if person:
            options["storage_state"] = session_of(person)
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(20_000)
        visits.append(Visit(context.new_page(), site))
        return visits[-1]

    yield start
    problems = [problem for visit in visits for problem in visit.problems]
    for visit in visits:
        visit.page.context.close()
    assert not problems, "\n".join(problems)
