"""The visitor's way: sign up, confirm by a button, leave by a button or with one click."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from newsletter import subscribing, tokens
from newsletter.models import Consent, Subscriber
from tests.newsletter.conftest import clock, subscriber

pytestmark = pytest.mark.usefixtures("no_pages")
SIGN_UP = {"fi": "/fi/uutiskirje/tilaa/", "sv": "/sv/nyhetsbrev/prenumerera/"}


def link(letter, part: str) -> str:
    """Return the path of the link of a letter that has a word in it."""
    return re.search(rf"http://[^/\s]+(/\S*{part}\S*)", letter.body)[1]


def states() -> dict[str, str]:
    return dict(Subscriber.objects.values_list("email", "state"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("Vahvista uutiskirjeen tilaus", "vahvista")),
        ("sv", ("Bekräfta att du vill ha nyhetsbrevet", "bekrafta")),
    ],
)
def test_it_works(client, press, mailbox, language, words):
    subject, confirm = words
    response = press(SIGN_UP[language], {"email": "Maija@Elo.example", "source": f"/{language}/"})
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    [letter] = mailbox
    assert letter.to == ["maija@elo.example"]
    assert letter.subject == subject
    url = link(letter, confirm)
    assert "maija" not in url
    for _scanner in range(3):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
    assert states() == {"maija@elo.example": "pending"}, "a GET changes nothing"
    assert press(url).status_code == 200
    assert states() == {"maija@elo.example": "confirmed"}
    assert Subscriber.objects.get().language == language
    assert [row.action for row in Consent.objects.all()] == ["subscribed", "confirmed"]
    proof = Consent.objects.first()
    assert proof.source == f"/{language}/"
    assert proof.text_version == subscribing.CONSENT_VERSION
    assert len(proof.ip_hash) == 64
    assert len(mailbox) == 1, "no letter but the confirmation"


def test_a_visitor_gets_no_cookie(client, press, mailbox):
    press(SIGN_UP["fi"], {"email": "maija@elo.example"})
    url = link(mailbox[0], "vahvista")
    client.get(url)
    press(url)
    assert not client.cookies


def test_the_key_works_once(client, press, mailbox):
    press(SIGN_UP["fi"], {"email": "maija@elo.example"})
    url = link(mailbox[0], "vahvista")
    press(url)
    assert press(url).status_code == 200, "a second click is told the same"
    assert Consent.objects.filter(action="confirmed").count() == 1
    subscribing.leave(tokens.leave_key(Subscriber.objects.get()), subscribing.Origin())
    assert press(url).status_code == 404
    assert client.get(url).status_code == 404
    assert states() == {"maija@elo.example": "unsubscribed"}


def test_the_key_wears_out(press, mailbox):
    with clock(timezone.now() - timedelta(hours=73)):
        press(SIGN_UP["fi"], {"email": "maija@elo.example"})
    response = press(link(mailbox[0], "vahvista"))
    assert response.status_code == 404
    assert "Linkki ei enää toimi" in response.content.decode()
    assert 'name="email"' in response.content.decode(), "and the way to subscribe again"
    assert states() == {"maija@elo.example": "pending"}


@pytest.mark.parametrize(
    "key",
    ["x", "a:b", "%00", "..%2F..", "é" * 300, "signed"],
    ids=["short", "colon", "nul", "path", "long", "signed"],
)
@pytest.mark.parametrize("place", ["vahvista", "peru", "peru-heti"])
def test_a_wrong_key_gets_a_friendly_page(press, place, key):
    subscriber("maija@elo.example")
    if key == "signed":  # by us, but for nobody
        key = signing.TimestampSigner(salt="newsletter.confirm").sign("0" * 32 + ".x.fi")
    response = press(f"/fi/uutiskirje/{place}/{key}/")
    assert response.status_code == 404
    assert states() == {"maija@elo.example": "confirmed"}


def test_a_key_for_leaving_does_not_confirm(press):
    row = subscriber("maija@elo.example", state="pending")
    assert press(f"/fi/uutiskirje/vahvista/{tokens.leave_key(row)}/").status_code == 404
    assert states() == {"maija@elo.example": "pending"}


def test_one_letter_in_ten_minutes(press, mailbox):
    answers = {press(SIGN_UP["fi"], {"email": "maija@elo.example"})["Location"] for _time in range(5)}
    assert len(mailbox) == 1
    assert len(answers) == 1
    with clock(timezone.now() + timedelta(minutes=11)):
        press(SIGN_UP["fi"], {"email": "MAIJA@elo.example"})
    assert len(mailbox) == 2
    assert link(mailbox[0], "vahvista")
    assert Subscriber.objects.count() == 1


def test_one_place_cannot_flood(press, mailbox):
    answers = {press(SIGN_UP["fi"], {"email": f"a{number}@elo.example"})["Location"] for number in range(33)}
    assert len(mailbox) == subscribing.PER_HOUR_FROM_ONE_PLACE
    assert len(answers) == 1


def test_the_answer_is_the_same_for_a_subscriber(client, press, mailbox):
    subscriber("maija@elo.example")
    known = press(SIGN_UP["fi"], {"email": "maija@elo.example"})
    new = press(SIGN_UP["fi"], {"email": "matti@elo.example"})
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert [letter.subject for letter in mailbox] == [
        "Tilaat jo uutiskirjettä",
        "Vahvista uutiskirjeen tilaus",
    ]
    assert states()["maija@elo.example"] == "confirmed"


def test_another_language_is_confirmed_too(press, mailbox):
    subscriber("maija@elo.example", "fi")
    press(SIGN_UP["sv"], {"email": "maija@elo.example"})
    assert Subscriber.objects.get().language == "fi"
    press(link(mailbox[0], "bekrafta"))
    assert Subscriber.objects.get().language == "sv"


def test_who_has_left_comes_back_only_by_confirming(press, mailbox):
    subscriber("maija@elo.example", state="unsubscribed")
    press(SIGN_UP["fi"], {"email": "maija@elo.example"})
    assert states() == {"maija@elo.example": "unsubscribed"}
    press(link(mailbox[0], "vahvista"))
    assert states() == {"maija@elo.example": "confirmed"}


def test_a_robot_is_thanked_and_forgotten(press, mailbox):
    assert press(SIGN_UP["fi"], {"email": "maija@elo.example", "website": "https://x"}).status_code == 302
    assert not mailbox
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "email",
    [
        "",
        "maija",
        "maija@",
        "a b@elo.example",
        "x@y.fi\nBcc: z@y.fi",
        "a\0@elo.example",
        "a" * 300 + "@elo.fi",
    ],
)
def test_a_wrong_address_is_kept_and_explained(press, mailbox, email):
    response = press(SIGN_UP["fi"], {"email": email})
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    if "\n" not in email and "\0" not in email:
        assert f'value="{email}"' in response.content.decode() or not email
    assert not mailbox
    assert not Subscriber.objects.exists()


def test_another_site_cannot_post(press, mailbox):
    response = press(SIGN_UP["fi"], {"email": "maija@elo.example"}, **{"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert not mailbox


def test_leaving_needs_a_button(client, press):
    row = subscriber("maija@elo.example")
    url = f"/fi/uutiskirje/peru/{tokens.leave_key(row)}/"
    page = client.get(url)
    assert page.status_code == 200
    assert "m…@elo.example" in page.content.decode()
    assert "maija@" not in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    assert states() == {"maija@elo.example": "confirmed"}
    assert press(url).status_code == 200
    assert states() == {"maija@elo.example": "unsubscribed"}
    assert press(url).status_code == 200
    assert Consent.objects.filter(action="unsubscribed").count() == 1


def test_one_click_is_a_bare_post(client):
    row = subscriber("maija@elo.example")
    url = f"/fi/uutiskirje/peru-heti/{tokens.leave_key(row)}/"
    assert client.get(url).status_code == 302
    assert client.head(url).status_code == 302
    assert states() == {"maija@elo.example": "confirmed"}
    for _time in range(2):
        response = client.post(
            url, {"List-Unsubscribe": "One-Click"}, headers={"origin": "https://mail.example"}
        )
        assert response.status_code == 200
        assert not response.cookies
    assert states() == {"maija@elo.example": "unsubscribed"}


def test_an_old_letter_still_leads_out(press):
    with clock(timezone.now() - timedelta(days=5 * 365)):
        key = tokens.leave_key(subscriber("maija@elo.example"))
    assert press(f"/fi/uutiskirje/peru/{key}/").status_code == 200
    assert states() == {"maija@elo.example": "unsubscribed"}


def test_proofs_do_not_change():
    proof = Consent.objects.create(
        subscriber=subscriber("maija@elo.example"), action="confirmed", language="fi"
    )
    with pytest.raises(TypeError):
        proof.save()
    with pytest.raises(TypeError):
        proof.delete()


def test_who_never_confirmed_is_forgotten(press):
    with clock(timezone.now() - timedelta(days=8)):
        press(SIGN_UP["fi"], {"email": "old@elo.example"})
    press(SIGN_UP["fi"], {"email": "new@elo.example"})
    subscriber("maija@elo.example")
    assert subscribing.forget_unconfirmed() == 1
    assert set(states()) == {"new@elo.example", "maija@elo.example"}
