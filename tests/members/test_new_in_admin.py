"""A new page of the closed side as the admin shows it before it is first saved: it has no key, and nothing below it."""

import pytest
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page

from tests import factories
from workspace.events.models import EventPage
from workspace.folders.models import FolderPage
from workspace.members.models import WorkspacePage
from workspace.pages.models import TextPage


@pytest.fixture
def seen(admin, client_of):
    """Return a function: what an administrator sees of a new page below another one."""
    cookies = "; ".join(f"{key}={cookie.value}" for key, cookie in client_of(admin).cookies.items())

    def show(parent: Page, model: type[Page], **fields) -> str:
        new = model(title="Uusi sivu", slug="uusi-sivu", locale=parent.locale, owner=admin, **fields)
        new.path, new.depth = Page._get_children_path_interval(parent.path)[1], parent.depth + 1
        new.set_url_path(parent)
        if not new.is_previewable():
            return ""
        request = RequestFactory().get("/admin/", headers={"cookie": cookies})
        request.user = admin
        answer = new.make_preview_request(request, new.default_preview_mode)
        assert answer.status_code == 200, model
        return answer.render().content.decode()

    return show


def test_every_type_is_shown_or_has_no_preview_yet(site_tree, seen):
    a, when = site_tree.a, {"starts_at": timezone.now(), "ends_at": timezone.now()}
    unseen = set()
    for place in (a.page, a.folder, a.events, site_tree.door):
        for model in type(place).creatable_subpage_models():
            shown = seen(place, model, **(when if model is EventPage else {}))
            assert not shown or "Uusi sivu" in shown.partition("<main")[2], model
            unseen |= set() if shown else {model}
    assert unseen == {FolderPage, WorkspacePage}


def test_a_new_text_page_lists_no_others_and_leads_to_who_sees_its_parent(site_tree, seen):
    factories.page(site_tree.a.page, TextPage, "Pelisäännöt")
    shown = seen(site_tree.a.page, TextPage)
    assert "Pelisäännöt" not in shown.partition("<main")[2]
    assert f'href="/fi/kuka-nakee/{site_tree.a.page.pk}/"' in shown
