"""Sessions: listed and ended by their owner; a closed account revives none of them (AU-14, AU-15)."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from cms import own_sessions
from cms.models import User
from workspace.members import joining

PASSWORD = "elo-demo-2026"
URL = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def log_in(site_tree):
    """Return a function that logs somebody in with a browser of their own."""

    def do(user: User, browser: str = FIREFOX) -> Client:
        EmailAddress.objects.get_or_create(user=user, email=user.email, primary=True, verified=True)
        client = Client(headers={"user-agent": browser})
        client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
        return client

    return do


def is_in(client: Client) -> bool:
    return client.get("/fi/oma/").status_code == 200


def test_it_works(log_in, bjorn):
    here, there = log_in(bjorn), log_in(bjorn, IPHONE)
    for language, words in (
        ("fi", ("Missä olet kirjautuneena", "Firefox, Windows", "Safari, iPhone", "Tämä laite")),
        ("sv", ("Var du är inloggad", "Den här enheten", "Logga ut överallt annars")),
    ):
        page = here.get(f"{URL}?lang={language}").content.decode()
        for expected in words:
            assert expected in page
    [other] = [v for v in own_sessions.visits_of(bjorn, here.session.session_key) if not v.is_this]
    here.post(f"{URL}{other.pk}/end/")
    assert not is_in(there)
    assert is_in(here)
    assert "Safari, iPhone" not in here.get(URL).content.decode()
    assert here.post(f"{URL}{other.pk}/end/", follow=True).status_code == 404, "a second click"


def test_all_others_at_once(log_in, bjorn):
    here, others = log_in(bjorn), [log_in(bjorn, IPHONE), log_in(bjorn)]
    here.post(f"{URL}end-others/")
    assert [is_in(client) for client in others] == [False, False]
    assert is_in(here)


def test_it_is_linked_from_the_own_page(log_in, bjorn):
    assert URL in log_in(bjorn).get("/fi/oma/").content.decode()


def test_a_session_of_somebody_else_is_a_404(log_in, aino, bjorn):
    hers, his = log_in(aino), log_in(bjorn)
    [visit] = own_sessions.visits_of(aino, "")
    assert his.post(f"{URL}{visit.pk}/end/", follow=True).status_code == 404
    assert is_in(hers)


def test_visitor_is_led_to_login_and_a_get_ends_nothing(log_in, bjorn, client):
    assert client.get(URL).url.startswith("/accounts/login/")
    here = log_in(bjorn)
    assert here.get(f"{URL}end-others/").status_code == 405
    assert here.get(f"{URL}1/end/").status_code == 405


def test_a_new_password_ends_the_others(log_in, bjorn):
    here, there = log_in(bjorn), log_in(bjorn, IPHONE)
    new = "kolme-vihreaa-venetta"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert not is_in(there)
    assert is_in(here)
    assert "Safari, iPhone" not in here.get(URL).content.decode()


def save(user: User, active: bool) -> None:
    user = User.objects.get(pk=user.pk)
    user.is_active = active
    user.save()


def save_one_field(user: User, active: bool) -> None:
    user = User.objects.get(pk=user.pk)
    user.is_active = active
    user.save(update_fields=["is_active"])


def update(user: User, active: bool) -> None:
    User.objects.filter(pk=user.pk).update(is_active=active)


@pytest.mark.parametrize("way", [save, save_one_field, update])
def test_nothing_is_revived_with_the_account(way, log_in, bjorn, client):
    there = log_in(bjorn)
    key = default_token_generator.make_token(bjorn)
    assert default_token_generator.check_token(bjorn, key)
    way(bjorn, False)
    assert not is_in(there)
    way(bjorn, True)
    bjorn.refresh_from_db()
    assert not is_in(there), "the old session is dead for good"
    assert not default_token_generator.check_token(bjorn, key), "so is the link for a new password"
    assert is_in(log_in(bjorn)), "a new login works"


def test_any_other_change_ends_no_session(log_in, bjorn):
    there = log_in(bjorn)
    save(bjorn, True)
    assert is_in(there)


def test_what_is_over_is_forgotten(log_in, bjorn):
    here = log_in(bjorn)
    log_in(bjorn, IPHONE)
    assert own_sessions.forget() == 0
    others = Session.objects.exclude(session_key=here.session.session_key)
    others.update(expire_date=timezone.now())
    assert own_sessions.forget() == 2, "the session, and what was known of it"
    assert is_in(here)


def test_a_session_that_is_over_lets_nobody_in(log_in, bjorn):
    here = log_in(bjorn)
    Session.objects.update(expire_date=timezone.now())
    assert not is_in(here)


@pytest.mark.parametrize("key", ["x" * 32, "x" * 5000, '"abcdefgh\\000"', "åäö" * 5, ""])
def test_a_key_of_no_session_is_a_visitors(key, log_in, bjorn):
    here = log_in(bjorn)
    here.cookies["sessionid"].set("sessionid", key, key)
    page = here.get("/fi/oma/")
    assert page.status_code == 302
    assert page.url.startswith("/accounts/login/")


@pytest.mark.parametrize(
    "case",
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Linux"),
        ("curl/8", "Tuntematon selain"),
        ("", "Tuntematon selain"),
    ],
)
def test_what_a_device_is_called(case):
    assert own_sessions.device(case[0]) == case[1]


def test_removed_and_still_logged_in(log_in, bjorn, site_tree):
    client = log_in(bjorn)
    assert client.get(site_tree.a.page.url).status_code == 200
    joining.remove_member(site_tree.a.row, bjorn)
    assert client.get(site_tree.a.page.url).status_code == 404
    assert is_in(client)
