"""The own profile: what is saved, what is not, and two windows at once (DS-13, AC-46)."""

import pytest

from cms.models import Municipality, SpokenLanguage
from tests.members.profiling import tell
from workspace.members import profiles
from workspace.members.models import Expertise, Organisation, Profile


@pytest.fixture
def words(bjorn) -> dict:
    """Everything that the form of Björn sends, as he opened it."""
    return {
        "first_name": "Björn", "last_name": "Lindqvist", "language": "sv", "about_shown": "network",
        "email_shown": "groups", "phone_shown": "groups", "listed": "on", "version": profiles.version_of(bjorn),
    }  # fmt: skip


def test_it_works(words, bjorn, client_of):
    office = Organisation.objects.create(name_fi="Oulun lukio", kind="school")
    town = Municipality.objects.create(name_fi="Oulu", code="564")
    spoken = SpokenLanguage.objects.create(name_fi="ruotsi", code="sv")
    knows = [Expertise.objects.create(name_fi=name) for name in ("aikuisohjaus", "verkko-ohjaus")]
    client = client_of(bjorn)
    told = {
        "last_name": "Lind", "title": " opo ", "organisation": office.pk, "municipality": town.pk,
        "languages": [spoken.pk], "expertise": [row.pk for row in knows], "about": "Rad ett.\r\nRad två.",
        "phone": "+358 40 123 4567", "phone_shown": "nobody", "email_shown": "network", "about_shown": "groups",
    }  # fmt: skip
    answer = client.post("/sv/eget/", words | told | {"language": "fi"})
    assert (answer.status_code, answer.url) == (302, "/fi/oma/")
    assert "Tietosi tallennettiin." in client.get(answer.url).content.decode()
    bjorn.refresh_from_db()
    profile = bjorn.profile
    assert (bjorn.last_name, bjorn.language, profile.title) == ("Lind", "fi", "opo")
    assert (profile.organisation, profile.municipality, profile.phone) == (office, town, "+358 40 123 4567")
    assert (profile.phone_shown, profile.email_shown, profile.about_shown) == ("nobody", "network", "groups")
    assert list(profile.languages.all()) == [spoken]
    assert set(profile.expertise.all()) == set(knows)
    assert profile.listed


def test_beside_each_field_stands_who_sees_it(bjorn, client_of):
    page = client_of(bjorn).get("/fi/oma/").content.decode()
    assert page.count("Tämän näkevät kaikki kirjautuneet.") == 7
    for sentence in (
        "Tämän näet vain sinä.", "Puhelinnumeroni näkevät", "Sähköpostiosoitteeni näkevät",
        "Esittelyni näkevät", "Vain minä ja ylläpito", "Katso, mitä muut näkevät",
    ):  # fmt: skip
        assert sentence in page, sentence
    swedish = client_of(bjorn).get("/sv/eget/").content.decode()
    for expected in ("Mina uppgifter", "Detta ser alla inloggade.", "/accounts/2fa/", "/accounts/password/change/",
                     "/accounts/email/", "/accounts/sessions/"):  # fmt: skip
        assert expected in swedish, expected


def test_extra_fields_are_ignored(words, bjorn, aino, site_tree, client_of):
    """AC-46."""
    tell(aino, title="koordinaattori")
    foreign = {
        "email": "aino@elo.example", "is_superuser": "1", "is_staff": "1", "id": aino.pk, "user": aino.pk,
        "groups": [site_tree.b.group.pk], "photo": "1", "pk": aino.profile.pk, "is_active": "", "password": "x",
    }  # fmt: skip
    before = bjorn.password
    assert client_of(bjorn).post("/fi/oma/", words | {"title": "opo"} | foreign).status_code == 302
    bjorn.refresh_from_db()
    aino.refresh_from_db()
    assert (bjorn.email, bjorn.is_superuser, bjorn.is_staff, bjorn.is_active) == (
        "bjorn@elo.example", False, False, True,
    )  # fmt: skip
    assert (bjorn.password, list(bjorn.groups.all())) == (before, [site_tree.a.group])
    assert (aino.last_name, aino.profile.title, bjorn.profile.photo) == ("Koskela", "koordinaattori", None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"first_name": ""}, "pakollinen"),
        ({"last_name": "\u200b"}, "Kirjoita tähän nimi"),
        ({"last_name": "x" * 151}, "150"),
        ({"language": "en"}, "en"),
        ({"title": "x" * 121}, "120"),
        ({"about": "x" * 1501}, "1500"),
        ({"phone": "soita kotiin"}, "040 123 4567"),
        ({"phone_shown": "everybody"}, "everybody"),
        ({"organisation": "999999"}, "Organisaatio"),
        ({"expertise": ["x"]}, "Osaamiseni"),
        ({"title": "a\0b"}, "Tehtävänimike"),
    ],
)
def test_bad_input_is_told_and_changes_nothing(wrong, sentence, words, bjorn, client_of):
    answer = client_of(bjorn).post("/fi/oma/", words | {"title": "opo", "about": "Tekstiä."} | wrong)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "korjattava" in page
    assert sentence in page
    if "about" not in wrong:
        assert "Tekstiä." in page, "what was typed is kept"
    bjorn.refresh_from_db()
    assert bjorn.last_name == "Lindqvist"
    assert not Profile.objects.exists()


def test_an_ended_organisation_is_no_choice_but_ones_own(words, bjorn, client_of):
    ended = Organisation.objects.create(name_fi="ELY-keskus", kind="authority", ended_on="2025-12-31")
    client = client_of(bjorn)
    assert "ELY-keskus" not in client.get("/fi/oma/").content.decode()
    assert client.post("/fi/oma/", words | {"organisation": ended.pk}).status_code == 200
    tell(bjorn, organisation=ended)
    assert "ELY-keskus" in client.get("/fi/oma/").content.decode()


# -- Two windows (DS-13) -------------------------------------------------------------------------
def test_a_stale_save_is_answered_with_both_texts(words, bjorn, client_of):
    client = client_of(bjorn)
    assert (
        client.post("/fi/oma/", words | {"about": "Ensimmäinen ikkuna.", "title": "opo"}).status_code == 302
    )
    answer = client.post("/fi/oma/", words | {"about": "Toinen ikkuna.", "title": "opo"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "toisessa ikkunassa" in page
    assert "Ensimmäinen ikkuna." in page
    assert page.count("Toinen ikkuna.") == 2, "beside the saved one, and in the form"
    assert page.count("Tallennettuna nyt") == 1, "only what differs"
    bjorn.profile.refresh_from_db()
    assert bjorn.profile.about == "Ensimmäinen ikkuna."


def test_who_has_seen_both_may_save(words, bjorn, client_of):
    client = client_of(bjorn)
    client.post("/fi/oma/", words | {"about": "Ensimmäinen."})
    answer = client.post("/fi/oma/", words | {"about": "Toinen."})
    version = answer.context["form"]["version"].value()
    assert f'value="{version}"' in answer.content.decode()
    assert client.post("/fi/oma/", words | {"about": "Toinen.", "version": version}).status_code == 302
    bjorn.refresh_from_db()
    assert bjorn.profile.about == "Toinen."


@pytest.mark.parametrize("field", ["first_name", "language", "listed", "expertise", "phone_shown"])
def test_every_field_counts(field, words, bjorn, client_of):
    knows = Expertise.objects.create(name_fi="aikuisohjaus", name_sv="vuxenvägledning")
    other = {"first_name": "Bo", "language": "fi", "expertise": [knows.pk], "phone_shown": "nobody"}.get(
        field
    )
    client = client_of(bjorn)
    changed = {**words, field: other}
    if other is None:
        del changed[field]
    assert client.post("/fi/oma/", changed).status_code == 302
    answer = client.post("/fi/oma/", words | {"title": "opo"})
    assert answer.status_code == 409
    assert len(answer.context["differences"]) == 2, answer.context["differences"]


@pytest.mark.parametrize("version", ["", "x" * 32, "0"])
def test_a_version_that_nobody_gave_is_stale(version, words, bjorn, client_of):
    assert client_of(bjorn).post("/fi/oma/", words | {"version": version}).status_code == 409
    assert not Profile.objects.exists()


def test_a_photo_put_in_meanwhile_stays(words, bjorn, client_of):
    from tests.members.profiling import camera_jpeg, upload
    from workspace.members import photos

    client = client_of(bjorn)
    photos.replace(tell(bjorn), photos.taken_in(upload(camera_jpeg())))
    assert client.post("/fi/oma/", words | {"title": "opo"}).status_code == 302
    profile = Profile.objects.get(user=bjorn)
    assert profile.photo is not None
    assert profile.title == "opo"
