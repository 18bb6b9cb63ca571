"""Logging in and out, the forgotten password, and the language of all that."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from cms.models import Mail

PASSWORD = "elo-demo-2026"
LOGIN = "/accounts/login/"


@pytest.fixture
def at_home(aino, bjorn):
    """Aino and Björn have confirmed their addresses."""
    for user in (aino, bjorn):
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)


def log_in(client, email="aino@elo.example", password=PASSWORD, query=""):
    return client.post(f"{LOGIN}{query}", {"login": email, "password": password})


def test_it_works(at_home, site_tree, client):
    answer = log_in(client)
    assert answer.url == "/accounts/after-login/"
    assert client.get(answer.url).url == site_tree.door.url
    page = client.get(site_tree.door.url).content.decode()
    assert "Ohjausryhmä" in page
    assert "Nuorten jaos" not in page


def test_everybody_lands_in_their_own_language(at_home, site_tree, client):
    log_in(client, "bjorn@elo.example")
    assert client.get("/accounts/after-login/").url == site_tree.door_sv.url


def test_the_address_has_no_case(at_home, client):
    assert log_in(client, "AINO@elo.example").status_code == 302


def test_next_leads_on(at_home, site_tree, client):
    target = site_tree.a.board.url
    assert client.get(target).url == f"{LOGIN}?next={target}"
    assert log_in(client, query=f"?next={target}").url == target


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "http:evil.example",
        "javascript:alert(1)",
        "/\\evil.example",
        "\\\\evil",
    ],
)
def test_next_leads_to_our_own_host_only(target, at_home, client):
    answer = client.post(LOGIN, {"login": "aino@elo.example", "password": PASSWORD, "next": target})
    assert answer.url == "/accounts/after-login/"
    shown = client.get(LOGIN, {"next": target})
    assert shown.status_code in {200, 302}
    if shown.status_code == 302:
        assert "evil" not in shown.url


def errors_of(answer) -> str:
    return " ".join(
        re.findall(r"<li>(.*?)</li>", answer.content.decode().split('role="alert"')[1].split("</ul>")[0])
    )


def test_a_wrong_password_and_an_unknown_address_sound_the_same(at_home, client):
    wrong, unknown = log_in(client, password="vaarin-meni"), log_in(client, "kuka@elo.example")
    assert wrong.status_code == unknown.status_code == 200
    assert errors_of(wrong) == errors_of(unknown) == "Sähköpostiosoite tai salasana ei ole oikein."
    assert 'value="kuka@elo.example"' in unknown.content.decode()
    assert PASSWORD not in unknown.content.decode()


def test_a_closed_account_does_not_log_in(at_home, aino, client):
    aino.is_active = False
    aino.save()
    answer = log_in(client)
    assert client.get(answer.url).content.decode().count("Tunnus on suljettu")
    assert "_auth_user_id" not in client.session


def test_closing_an_account_ends_its_visits(aino, site_tree, client_of):
    client = client_of(aino)
    assert client.get(site_tree.a.page.url).status_code == 200
    aino.is_active = False
    aino.save()
    assert client.get(site_tree.a.page.url).status_code == 302


def test_logging_out(at_home, site_tree, client):
    log_in(client, "bjorn@elo.example")
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get(site_tree.a.page.url).status_code == 200, "a GET does not log out"
    assert client.post("/accounts/logout/").url == "/sv/"
    assert client.get(site_tree.a.page.url).status_code == 302


@pytest.mark.parametrize("query", ["", "?next=/sv/arbetsrum/", "?lang=sv", "?next=/fi/tyotilat/&lang=sv"])
def test_the_page_speaks_the_language_that_it_was_asked_in(query, client, site_tree):
    page = client.get(f"{LOGIN}{query}").content.decode()
    language = "sv" if "sv" in query else "fi"
    assert f'<html lang="{language}"' in page
    assert ("Lösenord" if language == "sv" else "Salasana") in page


def test_the_language_stays_on_the_pages_that_follow(client, site_tree):
    client.get(f"{LOGIN}?next=/sv/arbetsrum/")
    assert "Har du glömt lösenordet?" in client.get("/accounts/password/reset/").content.decode()
    assert client.cookies["django_language"]["path"] == "/accounts/"
    client.get(f"{LOGIN}?lang=fi")
    assert "Unohditko salasanan?" in client.get("/accounts/password/reset/").content.decode()


def test_the_language_switch_keeps_next(client, site_tree):
    page = client.get(f"{LOGIN}?next=/fi/tyotilat/").content.decode()
    assert re.search(r'href="/accounts/login/\?(next=%2Fsv%2F[^"]*&amp;lang=sv|lang=sv&amp;next=)', page)


def link_in(mail: Mail) -> str:
    return re.search(r"https?://[^/\s]+(/accounts/\S+)", mail.text)[1]


def test_a_forgotten_password(at_home, bjorn, client, mailbox):
    answer = client.post("/accounts/password/reset/?lang=sv", {"email": "bjorn@elo.example"})
    assert "Kontrollera din e-post" in client.get(answer.url).content.decode()
    mail = Mail.objects.get(to="bjorn@elo.example")
    assert (mail.kind, mail.language) == ("password_reset_key", "sv")
    link = link_in(mail)
    assert link.endswith("?lang=sv")
    form = client.get(link, follow=True)
    where = form.redirect_chain[-1][0]
    assert "Välj ett nytt lösenord" in form.content.decode()
    weak = client.post(where, {"password1": "lyhyt", "password2": "lyhyt"})
    assert weak.status_code == 200
    done = client.post(where, {"password1": "kolme-vihreaa-venetta", "password2": "kolme-vihreaa-venetta"})
    assert done.status_code == 302
    assert "Lösenordet har bytts" in client.get(done.url).content.decode()
    assert log_in(client, "bjorn@elo.example").status_code == 200, "the old password is out"
    assert log_in(client, "bjorn@elo.example", "kolme-vihreaa-venetta").status_code == 302
    client.logout()
    assert "fungerar inte längre" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_is_not_betrayed(at_home, client):
    known = client.post("/accounts/password/reset/", {"email": "aino@elo.example"})
    unknown = client.post("/accounts/password/reset/", {"email": "kuka@elo.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_nobody_signs_up(client, site_tree):
    page = client.get("/accounts/signup/").content.decode()
    assert "Tunnuksen saa koordinaattorilta" in page
    client.post(
        "/accounts/signup/", {"email": "uusi@elo.example", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert not EmailAddress.objects.exists()


def test_first_login_confirms_the_address(dmitri, site_tree, client):
    answer = log_in(client, "dmitri@elo.example")
    assert "Vahvista sähköpostiosoitteesi" in client.get(answer.url).content.decode()
    assert "_auth_user_id" not in client.session
    link = link_in(Mail.objects.get(to="dmitri@elo.example"))
    assert "Onko <b>dmitri@elo.example</b> sinun osoitteesi?" in client.get(link).content.decode()
    assert not EmailAddress.objects.get(user=dmitri).verified, "a GET does not confirm"
    client.post(link)
    assert EmailAddress.objects.get(user=dmitri).verified


def test_an_address_changed_by_an_administrator(at_home, aino, client):
    aino.email = "aino.koskela@elo.example"
    aino.save()
    assert log_in(client).status_code == 200, "the old address is out"
    row = EmailAddress.objects.get(user=aino)
    assert (row.email, row.primary, row.verified) == ("aino.koskela@elo.example", True, False)


def test_an_address_changed_by_oneself(at_home, aino, client):
    log_in(client)
    client.post("/accounts/email/", {"action_add": "1", "email": "aino.koskela@elo.example"})
    aino.refresh_from_db()
    assert aino.email == "aino@elo.example", "until the link is opened"
    client.post(link_in(Mail.objects.filter(to="aino.koskela@elo.example").latest("pk")))
    aino.refresh_from_db()
    assert aino.email == "aino.koskela@elo.example"
    assert list(EmailAddress.objects.filter(user=aino).values_list("email", flat=True)) == [aino.email]


def test_too_many_attempts_are_stopped(at_home, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/5m/key"}
    cache.clear()
    for _attempt in range(3):
        log_in(client, password="vaarin")
    assert "viiden minuutin päästä" in log_in(client).content.decode()


def test_the_limits_are_on_outside_the_tests():
    from cms.settings import base

    assert not hasattr(base, "ACCOUNT_RATE_LIMITS"), "allauth's own limits hold"


def test_too_many_requests_are_told_in_our_words(site_tree, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    cache.clear()
    client.post("/accounts/password/reset/", {"email": "a@elo.example"})
    answer = client.post("/accounts/password/reset/?lang=sv", {"email": "a@elo.example"})
    assert answer.status_code == 429
    assert "För många försök" in answer.content.decode()
