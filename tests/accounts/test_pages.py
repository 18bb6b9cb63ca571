"""Every page of one's account, in both languages, without a word of English."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

PASSWORD = "elo-demo-2026"
FOR_VISITORS = {
    "login/": ("Kirjaudu", "Logga in"),
    "signup/": ("Tunnuksen saa koordinaattorilta", "Samordnaren ger konton"),
    "password/reset/": ("Unohditko salasanan?", "Har du glömt lösenordet?"),
    "password/reset/done/": ("Katso sähköpostisi", "Kontrollera din e-post"),
    "password/reset/key/done/": ("Salasana on vaihdettu", "Lösenordet har bytts"),
    "password/reset/key/1-xxx/": ("Linkki ei enää toimi", "Länken fungerar inte längre"),
    "confirm-email/": ("Vahvista sähköpostiosoitteesi", "Bekräfta din e-postadress"),
    "confirm-email/xxx/": ("Linkki ei enää toimi", "Länken fungerar inte längre"),
    "inactive/": ("Tunnus on suljettu", "Kontot är stängt"),
}
FOR_ALL = {
    "logout/": ("Olet yhä kirjautuneena", "Du är fortfarande inloggad"),
    "email/": ("Uusi sähköpostiosoite", "Ny e-postadress"),
    "password/change/": ("Nykyinen salasana", "Nuvarande lösenord"),
    "reauthenticate/": ("Sinäkö siellä?", "Är det du?"),
    "2fa/": ("Kaksivaiheinen kirjautuminen", "Tvåstegsinloggning"),
    "2fa/totp/activate/": ("todennussovellus", "autentiseringsapp"),
}
ENGLISH = (
    " the ",
    " your ",
    "Sign",
    "Email",
    "address",
    ">Password",
    "Please",
    "Cancel",
    "verif",
    "Two-",
    " code",
)


def visible(page: str) -> str:
    return page.split("<main")[1].split("</main>", maxsplit=1)[0].rsplit("<body", maxsplit=1)[-1]


def check(client, path: str, words: tuple[str, str]) -> None:
    for language, expected in zip(("fi", "sv"), words, strict=True):
        answer = client.get(f"/accounts/{path}?lang={language}", follow=True)
        page = answer.content.decode()
        assert answer.status_code == 200, path
        assert f'<html lang="{language}"' in page
        assert expected in visible(page), path
        assert 'content="noindex"' in page
        text = visible(page).replace('name="email"', "").replace('autocomplete="email"', "")
        found = [
            word for word in ENGLISH if f">{word}" in text or f" {word.strip()} " in text.split("<form")[0]
        ]
        assert not found, (path, language, found)


@pytest.mark.parametrize("path", FOR_VISITORS)
def test_pages_for_visitors(path, site_tree, client):
    check(client, path, FOR_VISITORS[path])


@pytest.fixture
def logged_in(aino, client):
    """Aino with a confirmed address, just logged in and asked once more."""
    EmailAddress.objects.create(user=aino, email=aino.email, primary=True, verified=True)
    client.post("/accounts/login/", {"login": aino.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.mark.parametrize("path", FOR_ALL)
def test_pages_of_the_own_account(path, logged_in):
    check(logged_in, path, FOR_ALL[path])


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_the_second_step(aino, logged_in):
    client = logged_in
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = page.split("<code>")[1].split("</code>")[0]
    assert 'src="data:image/svg+xml' in page
    wrong = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "Koodi ei ole oikein" in wrong.content.decode()
    done = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert "10 koodia on jäljellä" in client.get(done.url).content.decode()
    check(client, "2fa/recovery-codes/", ("Varakoodit", "Reservkoder"))
    check(client, "2fa/recovery-codes/generate/", ("Luo uudet varakoodit", "Skapa nya reservkoder"))
    check(client, "2fa/totp/deactivate/", ("Varakooditkaan eivät enää toimi", "Reservkoderna slutar"))
    check(client, "2fa/", ("Käytössä: kirjautuminen kysyy", "På: inloggningen frågar"))
    client.post("/accounts/logout/")
    answer = client.post("/accounts/login/?next=/sv/arbetsrum/", {"login": aino.email, "password": PASSWORD})
    step = client.get(answer.url).content.decode()
    assert "Det andra steget" in step
    assert "_auth_user_id" not in client.session
    codes = RecoveryCodes(Authenticator.objects.get(user=aino, type="recovery_codes")).get_unused_codes()
    assert client.post(answer.url, {"code": "123456"}).status_code == 200
    assert client.post(answer.url, {"code": codes[0]}).status_code == 302
    assert client.session["_auth_user_id"] == str(aino.pk)


def test_a_second_step_that_is_on_is_asked(aino, site_tree, client):
    EmailAddress.objects.create(user=aino, email=aino.email, primary=True, verified=True)
    TOTP.activate(aino, generate_totp_secret())
    answer = client.post("/accounts/login/", {"login": aino.email, "password": PASSWORD})
    assert answer.url.startswith("/accounts/2fa/authenticate/")
    assert client.get(site_tree.a.page.url).status_code == 302


def test_changing_the_password(aino, logged_in):
    words = {
        "oldpassword": "vaarin",
        "password1": "kolme-vihreaa-venetta",
        "password2": "kolme-vihreaa-venetta",
    }
    wrong = logged_in.post("/accounts/password/change/", words)
    assert "Anna nykyinen salasanasi" in wrong.content.decode()
    logged_in.post("/accounts/password/change/", words | {"oldpassword": PASSWORD})
    aino.refresh_from_db()
    assert aino.check_password("kolme-vihreaa-venetta")


def test_changing_the_password_ends_other_visits(aino, logged_in, client_of, site_tree):
    other = client_of(aino)
    assert other.get(site_tree.a.page.url).status_code == 200
    words = {
        "oldpassword": PASSWORD,
        "password1": "kolme-vihreaa-venetta",
        "password2": "kolme-vihreaa-venetta",
    }
    logged_in.post("/accounts/password/change/", words)
    assert other.get(site_tree.a.page.url).status_code == 302
    assert logged_in.get(site_tree.a.page.url).status_code == 200
