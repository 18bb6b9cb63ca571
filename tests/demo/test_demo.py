"""The demo as a site: once, in both languages, linked, and each thing only for those it is for."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Site

from cms import access
from cms.demo.making import key_of
from cms.demo.words import events, people, plan
from cms.demo.words.news import NEWS
from cms.demo.words.pages import PAGES
from cms.models import Document, DocumentVersion, User
from cms.site_settings import SiteSettings
from home.models import HomePage
from search.tasks import learn_words
from workspace.discussions.models import Post, Thread
from workspace.events.models import EventPage
from workspace.folders import must_read, sharing
from workspace.folders.models import Acknowledgement, Link, MustRead, Share, Trashed, UploadRequest
from workspace.members.models import Organisation, Workspace
from workspace.plans.models import ActionPlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]

ADDRESSES = [
    "/fi/", "/sv/", "/fi/uutiset/", "/sv/nyheter/", "/fi/tapahtumat/", "/sv/evenemang/", "/fi/uutiskirje/",
    "/sv/nyhetsbrev/", "/fi/toimintasuunnitelma/", "/sv/verksamhetsplan/", "/fi/ohjauspalvelut/",
    "/sv/vagledningstjanster/", "/fi/saavutettavuus/", "/sv/tillganglighet/", "/fi/tietosuoja/", "/sv/dataskydd/",
    "/fi/mita-teemme/organisaatiot/", "/sv/vad-vi-gor/organisationer/",
]  # fmt: skip
ROOM = "/fi/tyotilat/ohjaus-ja-yhteistyoryhma/"


def rows() -> Counter:
    """Count the rows of every table of ours and of Wagtail's pages and files."""
    labels = {
        "cms",
        "home",
        "members",
        "folders",
        "discussions",
        "events",
        "plans",
        "newsletter",
        "wagtailcore",
    }
    models = [model for model in apps.get_models() if model._meta.app_label in labels]
    return Counter({model._meta.label: model._default_manager.count() for model in models})


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


# -- Once ---------------------------------------------------------------------------------------
def test_a_second_time_changes_nothing(built):
    before = rows()
    assert "kept as it is" in run()
    assert rows() == before


def test_again_makes_only_what_was_deleted(built):
    before = rows()
    news = Page.objects.get(translation_key=key_of("news-survey"), locale__language_code="sv")
    news.specific.delete()
    assert "1 made" in run("--again")
    assert Page.objects.filter(translation_key=key_of("news-survey"), live=True).count() == 2
    changed = {label for label, count in rows().items() if count != before[label]}
    assert changed <= {"wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry", "wagtailcore.Revision"}


def test_a_page_that_was_renamed_and_moved_is_found_again(built):
    page = Page.objects.get(translation_key=key_of("mentoring"), locale__language_code="fi")
    page.slug, page.title = "muualla", "Toinen nimi"
    page.save()
    page.move(
        Page.objects.get(translation_key=key_of("guidance"), locale__language_code="fi"), pos="last-child"
    )
    before = Page.objects.count()
    run("--again")
    assert Page.objects.count() == before


def test_addresses_and_accounts_are_told(built):
    told = run()
    for account in ("admin", "aino", "bjorn", "cecilia", "dmitri"):
        assert f"{account}@elo.example" in told
    assert "/sv/" in told


# -- Both languages -----------------------------------------------------------------------------
def test_every_page_is_in_both_languages_but_for_three_news(built):
    pages = Page.objects.filter(depth__gt=1)
    by_key = Counter(pages.values_list("translation_key", flat=True))
    alone = {key for key, count in by_key.items() if count == 1}
    wanted = {key_of(f"news-{n.key}") for n in NEWS if not (n.title.has("fi") and n.title.has("sv"))}
    assert alone == wanted
    assert pages.filter(live=False).count() == 0


def test_every_slug_is_of_its_language(built):
    for words in PAGES:
        versions = Page.objects.filter(translation_key=key_of(words.key)).order_by("locale__language_code")
        assert list(versions.values_list("slug", flat=True)) == [words.slug.fi, words.slug.sv]


def test_every_measure_is_a_row_in_both_languages(built):
    plans = ActionPlanPage.objects.filter(translation_key=key_of("plan"))
    by_language = {page.locale.language_code: page for page in plans.select_related("locale")}
    for language, page in by_language.items():
        counts = Counter(page.measures.values_list("priority", flat=True))
        assert [counts[number] for number in range(1, 6)] == [13, 8, 18, 6, 19]
        titles = [measure.title.of(language) for priority in plan.PRIORITIES for measure in priority.measures]
        assert list(page.measures.values_list("title", flat=True)) == titles
    blocks = [set(page.measures.values_list("block_id", flat=True)) for page in by_language.values()]
    assert blocks[0] == blocks[1]


def test_what_is_missing_in_a_language_is_shown_in_the_other(built, client):
    response = client.get("/sv/nyheter/projektipaallikkoklinikka/")
    assert response.status_code == 200
    assert 'lang="fi"' in response.content.decode()


# -- As people see it ---------------------------------------------------------------------------
@pytest.mark.parametrize("address", ADDRESSES)
def test_public_addresses_answer(built, client, address):
    assert client.get(address).status_code == 200


def test_every_published_page_answers_to_the_administrator(built, client_of):
    client = client_of(User.objects.get(email="admin@elo.example"))
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.get_url()).status_code == 200, page.get_url()


def test_links_in_the_text_lead_to_pages_of_the_same_language(built, client):
    html = client.get("/sv/vad-vi-gor/uppgifter/").content.decode()
    assert 'href="/sv/verksamhetsplan/"' in html
    assert "linktype" not in html


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("aino", 200), ("bjorn", 200), ("cecilia", 404), ("dmitri", 404), ("admin", 200)],
)
def test_the_workspace_is_its_members(built, client_of, who, status):
    user = who and User.objects.get(email=f"{who}@elo.example")
    assert client_of(user or None).get(ROOM).status_code == status


@pytest.mark.parametrize("person", [people.ADMIN, *people.CAST], ids=lambda person: person.key)
def test_the_cast_logs_in(built, client, person):
    client.post("/accounts/login/", {"login": person.email, "password": people.PASSWORD})
    assert "_auth_user_id" in client.session


def test_nobody_else_logs_in(built):
    others = User.objects.filter(email__in=[person.email for person in people.OTHERS])
    assert others.count() == len(people.OTHERS)
    assert not any(user.has_usable_password() for user in others)


def test_the_coordinator_edits_the_public_site_and_her_own_rooms(built):
    aino = User.objects.get(email="aino@elo.example")

    def may_edit(key: str) -> bool:
        page = Page.objects.get(translation_key=key_of(key), locale__language_code="fi").specific
        return page.permissions_for_user(aino).can_edit()

    assert aino.has_perm("wagtailadmin.access_admin")
    assert may_edit("news-survey")
    assert may_edit("steering-plan")
    assert not may_edit("mentoring-board")


@pytest.mark.parametrize("name", ["bjorn", "cecilia", "dmitri"])
def test_members_have_no_rights_in_the_admin(built, name):
    assert not User.objects.get(email=f"{name}@elo.example").has_perm("wagtailadmin.access_admin")


# -- What is there ------------------------------------------------------------------------------
def test_documents_are_real_and_hang_from_folders(built):
    documents = Document.objects.exclude(guard=None).filter(origin=None)
    assert documents.count() >= 12
    assert set(documents.values_list("guard__content_type__model", flat=True)) == {"folderpage"}
    for document in documents:
        assert document.file_size > 100
        assert document.content_type_sniffed


def test_the_folders_show_what_can_be_done_in_them(built):
    assert sorted(Document.objects.annotate(count=Count("versions")).values_list("count", flat=True))[-1] == 3
    assert all(DocumentVersion.objects.filter(number__gt=1).values_list("why", flat=True))
    assert not Document.objects.filter(guard__content_type__model="folderpage", kind="").exists()
    must = MustRead.objects.get()
    assert (
        1
        < Acknowledgement.objects.filter(document=must.document).count()
        < must_read.readers(must.document).count()
    )
    assert {link.language for link in Link.objects.all()} == {"fi", "sv"}
    assert Trashed.objects.get().document.trashed_at
    assert UploadRequest.objects.filter(closed_at=None, expires_at__gt=timezone.now()).count() == 1
    assert sharing.state(Share.objects.get()) == "open"
    copy = Document.objects.exclude(origin=None).get()
    assert access.can_view_file(AnonymousUser(), copy)
    assert not access.can_view_file(AnonymousUser(), copy.origin)


def test_the_meeting_of_october_has_three_themes_and_its_papers(built):
    meeting = EventPage.objects.get(translation_key=key_of("event-2016-10-20"), locale__language_code="fi")
    themes = [block.value["title"] for block in meeting.agenda if block.value["title"].startswith("Teema")]
    assert len(themes) == 3
    assert set(meeting.event_documents.values_list("stage", flat=True)) == {"before", "after"}


def test_some_events_are_always_ahead(built):
    now = timezone.now()
    coming = EventPage.objects.filter(starts_at__gt=now, locale__language_code="fi")
    assert coming.count() == sum(1 for event in events.EVENTS if not event.date) >= 6
    assert coming.filter(starts_at__lt=now + timedelta(days=21)).exists()


def test_discussions_are_in_the_past_and_in_order(built):
    assert Thread.objects.count() == 10
    for thread in Thread.objects.all():
        moments = list(thread.posts.order_by("pk").values_list("created_at", flat=True))
        assert 2 <= len(moments) <= 6
        assert moments == sorted(moments)
        assert moments[-1] == thread.last_post_at
    assert not Post.objects.filter(created_at__gt=timezone.now()).exists()


def test_the_authorities_have_their_history(built):
    ended = Organisation.objects.get(name_fi="Pohjois-Pohjanmaan ELY-keskus")
    assert str(ended.ended_on) == "2025-12-31"
    assert str(ended.successor.started_on) == "2026-01-01"


def test_four_workspaces_with_a_coordinator_each(built):
    assert Workspace.objects.count() == 4
    assert all(room.memberships.filter(is_coordinator=True).exists() for room in Workspace.objects.all())


def test_every_way_into_a_workspace_can_be_seen(built, client_of):
    aino, dmitri = (User.objects.get(email=f"{name}@elo.example") for name in ("aino", "dmitri"))
    steering = Workspace.objects.get(pages__slug="ohjaus-ja-yhteistyoryhma")
    assert set(steering.memberships.filter(role="guest").values_list("sponsor__first_name", flat=True)) == {
        "Aino", "Björn",
    }  # fmt: skip
    assert steering.subgroups.get().parent_reads
    page = steering.page_in("fi")
    members = client_of(aino).get(f"/fi/jasenet/{page.pk}/").content.decode()
    assert "sari.holappa@ylivieska.example" in members
    section = steering.subgroups.get().page_in("fi")
    assert "Jag handleder unga" in client_of(aino).get(f"/fi/jasenet/{section.pk}/").content.decode()
    circle = Workspace.objects.get(joining="open").page_in("fi")
    assert client_of(dmitri).get(circle.url).status_code == 200
    assert client_of(dmitri).get(f"/fi/liity/{circle.pk}/").status_code == 200
    texts = client_of(aino).get(page.url + "nain-teemme-tyota/").content.decode()
    assert "Ennen kokousta" in texts


def test_the_site_begins_at_the_demo(built):
    site = Site.objects.get(is_default_site=True)
    assert isinstance(site.root_page.specific, HomePage)
    assert SiteSettings.for_site(site).supervisor_fi == "Liikenne- ja viestintävirasto Traficom"
    assert Page.objects.filter(depth=2).count() == 2


def test_its_words_are_learnt_before_anything_else_is_done(built):
    assert DBTaskResult.objects.ready().first().task_path == learn_words.module_path
