"""The living page, the error pages and the components on their own."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.paginator import Paginator
from django.template import loader
from django.test import RequestFactory
from django.utils import translation

from cms.demo_views import SampleForm, components

COMPONENTS = sorted((Path(__file__).resolve().parents[2] / "templates/components").glob("*.html"))


def rendered(component: str, **context) -> str:
    return loader.render_to_string(f"components/{component}.html", context)


@pytest.fixture
def request_for(site_tree):
    """Return a function that makes a visitor's request, ready for the context processors."""

    def make(path: str, **query):
        request = RequestFactory().get(path, query)
        request.user, request.session = AnonymousUser(), {}
        request._messages = FallbackStorage(request)
        request.resolver_match = None
        return request

    return make


@pytest.mark.parametrize("base", ["public", "workspace"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_living_page_shows_every_component(request_for, language, base):
    with translation.override(language):
        html = components(request_for("/demo/components/", base=base)).content.decode()
    assert f'<html lang="{language}">' in html
    shown = set(re.findall(r'class="([\w-]+)', html))
    assert {
        "button",
        "card",
        "list-item",
        "breadcrumb",
        "field",
        "notice",
        "pagination",
        "tag",
        "menu",
    } <= shown
    assert {
        "empty-state",
        "dateblock",
        "document-row",
        "person",
        "meta-list",
        "toc",
        "priority-ring",
    } <= shown
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "an id stands once in a page"


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_tells_its_parameters(path):
    assert path.read_text("utf-8").startswith("{% comment %}")


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Jokin meni meillä rikki"), ("sv", "Något gick sönder hos oss")]
)
def test_500_needs_neither_context_nor_database(language, words):
    with translation.override(language):
        html = loader.get_template("500.html").render()
    assert words in html
    assert f'<html lang="{language}">' in html


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        (404, "fi", "Tätä sivua ei löytynyt"),
        (404, "sv", "Sidan hittades inte"),
        (403, "fi", "Sinulla ei ole oikeutta"),
    ],
)
def test_error_pages_speak_the_readers_language(request_for, code, language, words):
    with translation.override(language):
        assert words in loader.get_template(f"{code}.html").render({}, request_for("/x/"))


def test_field_ties_label_help_and_errors_together():
    form = SampleForm({"email": "aino@"})
    with translation.override("fi"):
        html = rendered("field", field=form["email"], hint="Se on jo meillä.")
    assert 'for="id_email"' in html
    assert 'aria-describedby="id_email_hint id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="aino@"' in html
    assert "(pakollinen)" in html
    for part in ("hint", "helptext", "error"):
        assert html.count(f'id="id_email_{part}"') == 1


@pytest.mark.parametrize("name", ["language", "topics"])
def test_choices_stand_in_a_named_group(name):
    html = rendered("field", field=SampleForm()[name])
    assert html.count("<fieldset") == html.count("<legend") == 1
    assert len(re.findall(r'<label for="id_\w+_\d"', html)) == len(SampleForm.base_fields[name].choices)


def test_hidden_field_is_only_its_input():
    form = type("Form", (forms.Form,), {"secret": forms.CharField(widget=forms.HiddenInput)})()
    assert (
        rendered("field", field=form["secret"]).strip()
        == '<input type="hidden" name="secret" id="id_secret">'
    )


def test_form_errors_lead_to_every_field():
    form = SampleForm({"email": "aino@"})
    html = rendered("form_errors", form=form)
    for target in re.findall(r'href="#([^"]+)"', html):
        fields = "".join(rendered("field", field=field) for field in form)
        assert f'id="{target}"' in fields
    assert len(re.findall("<li>", html)) == len(form.errors)
    assert rendered("form_errors", form=SampleForm()).strip() == ""


def test_pagination_keeps_the_query_and_hides_for_one_page():
    html = rendered("pagination", page_obj=Paginator(range(30), 10).get_page(2), query="q=ohjaus")
    assert "?q=ohjaus&amp;page=1" in html
    assert "?q=ohjaus&amp;page=3" in html
    assert rendered("pagination", page_obj=Paginator(range(3), 10).get_page(1)).strip() == ""


def test_what_people_write_is_escaped():
    bad = '<script>alert("x")</script>'
    for name in ("card", "list_item", "document_row", "notice", "empty_state", "person", "tag", "button"):
        html = rendered(name, title=bad, text=bad, label=bad, name=bad, meta=bad, url="/x/")
        assert "<script>" not in html, name


def test_menu_posts_what_changes_something():
    html = rendered("menu", label="Toiminnot", items=[SimpleNamespace(title="Poista", url="/x/", post=True)])
    assert '<form method="post" action="/x/">' in html


def test_language_notice_speaks_the_readers_language():
    with translation.override("sv"):
        assert "bara på finska" in rendered("language_notice", content_language="fi")
    assert rendered("language_notice", content_language="").strip() == ""
