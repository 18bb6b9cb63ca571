"""Feedback: kept once, told to both ends, refused kindly."""

import datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from cms.mail import Mail
from cms.site_settings import SiteSettings
from home.feedback import forget_answered
from home.models import Feedback


@pytest.fixture
def ours(site_tree):
    return SiteSettings.objects.create(site=site_tree.home.get_site(), contact_email="elo@elo.example")


def filled(**fields) -> dict:
    return {"message": "Hyvä sivu!", "email": "", "page": "/fi/meista/", "form_id": str(uuid4()), **fields}


def test_it_works(client, ours):
    response = client.post("/fi/palaute/", filled(email="lukija@elo.example"), follow=True)
    assert response.redirect_chain == [("/fi/palaute/kiitos/", 302)]
    given = Feedback.objects.get()
    assert (given.message, given.page_url, given.language) == ("Hyvä sivu!", "/fi/meista/", "fi")
    assert given.due_on == timezone.localdate() + datetime.timedelta(days=14)
    assert set(Mail.objects.values_list("kind", "to")) == {
        ("feedback_received", "elo@elo.example"),
        ("feedback_receipt", "lukija@elo.example"),
    }


def test_the_receipt_is_in_the_language_of_the_form_and_does_not_repeat_the_message(client, ours):
    client.post("/sv/respons/", filled(message="Köp billigt här", email="lasare@elo.example"))
    receipt = Mail.objects.get(kind="feedback_receipt")
    assert receipt.language == "sv"
    assert receipt.subject == "Vi har fått din respons"
    assert "Köp billigt" not in receipt.text + receipt.html


def test_a_second_click_changes_nothing(client, ours):
    same = filled()
    client.post("/fi/palaute/", same)
    assert client.post("/fi/palaute/", same).status_code == 302
    assert Feedback.objects.count() == 1
    assert Mail.objects.filter(kind="feedback_received").count() == 1


def test_other_words_in_the_same_form_are_not_lost(client, ours):
    same = filled()
    for message in ("Ensin näin.", "Sitten näin.", "Sitten näin."):
        client.post("/fi/palaute/", {**same, "message": message})
    assert set(Feedback.objects.values_list("message", flat=True)) == {"Ensin näin.", "Sitten näin."}
    assert Feedback.objects.count() == 2


@pytest.mark.parametrize("number", ["", "ei-numero", "0" * 500])
def test_a_form_whose_number_is_broken_is_taken_all_the_same(client, ours, number):
    assert client.post("/fi/palaute/", filled(form_id=number)).status_code == 302
    assert Feedback.objects.get().message == "Hyvä sivu!"


@pytest.mark.parametrize("fields", [
    {"message": ""}, {"message": "   "}, {"message": "a\0b"}, {"message": "x" * 5001}, {"email": "ei-osoite"},
])  # fmt: skip
def test_a_wrong_form_is_shown_again_with_what_was_written(client, ours, fields):
    response = client.post("/fi/palaute/", filled(**fields))
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert Feedback.objects.count() == 0


def test_an_empty_form_is_answered_with_a_sentence(client, ours):
    html = client.post("/sv/respons/", filled(message="")).content.decode()
    assert "Skriv det du vill berätta för oss." in html


def test_what_was_written_is_kept(client, ours):
    html = client.post("/fi/palaute/", filled(email="ei-osoite")).content.decode()
    assert "Hyvä sivu!" in html
    assert "ei-osoite" in html


def test_a_machine_is_thanked_and_forgotten(client, ours):
    response = client.post("/fi/palaute/", filled(website="https://spam.example"))
    assert response.status_code == 302
    assert Feedback.objects.count() == 0


def test_another_site_cannot_post(client, ours):
    response = client.post("/fi/palaute/", filled(), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_only_our_own_page_is_noted(client, ours, page):
    client.post("/fi/palaute/", filled(page=page))
    assert Feedback.objects.get().page_url == ""


def test_no_cookie_for_a_visitor(client, ours):
    client.get("/fi/palaute/")
    client.post("/fi/palaute/", filled())
    assert not client.cookies


def test_without_a_contact_address_it_is_kept_all_the_same(client, site_tree):
    client.post("/fi/palaute/", filled())
    assert Feedback.objects.count() == 1
    assert not Mail.objects.exists()


def test_it_waits_in_the_admin_until_it_is_answered(client_of, admin, ours, client):
    client.post("/fi/palaute/", filled())
    given = Feedback.objects.get()
    office = client_of(admin)
    assert "Hyvä sivu!" in office.get("/admin/").content.decode()
    assert "Hyvä sivu!" in office.get("/admin/feedback/").content.decode()
    answer = {"answered_at": "2026-03-02 12:00"}
    assert office.post(f"/admin/feedback/edit/{given.pk}/", answer).status_code == 302
    given.refresh_from_db()
    assert given.answered_at is not None
    assert given.message == "Hyvä sivu!"
    office.get("/admin/")  # says that it was saved
    assert "Hyvä sivu!" not in office.get("/admin/").content.decode()


def test_an_editor_without_the_right_does_not_read_it(client_of, aino, ours, client):
    client.post("/fi/palaute/", filled())
    assert "Hyvä sivu!" not in client_of(aino).get("/admin/").content.decode()
    assert client_of(aino).get("/admin/feedback/").status_code in {302, 403}


def test_it_is_forgotten_a_year_after_the_answer(client, ours):
    """As the privacy notice promises; what waits for an answer stays."""
    for _number in range(3):
        client.post("/fi/palaute/", filled())
    old, fresh, _waiting = Feedback.objects.order_by("pk")
    Feedback.objects.filter(pk=old.pk).update(answered_at=timezone.now() - datetime.timedelta(days=366))
    Feedback.objects.filter(pk=fresh.pk).update(answered_at=timezone.now() - datetime.timedelta(days=364))
    assert forget_answered() == 1
    assert not Feedback.objects.filter(pk=old.pk).exists()
    assert Feedback.objects.count() == 2
