"""Kept pages: the same answer as a fresh one, header by header."""

import pytest
from django.apps import apps
from django.test import Client
from django_tasks_db.models import DBTaskResult

from cms import page_cache
from search.tasks import bring_to_engine

GUARDS = {
    "Content-Security-Policy", "Permissions-Policy", "X-Frame-Options", "X-Content-Type-Options",
    "Cross-Origin-Resource-Policy", "Referrer-Policy", "Content-Length", "ETag",
}  # fmt: skip


@pytest.mark.parametrize("path", ["/fi/", "/sv/", "/fi/haku/"])
def test_kept_page_has_the_headers_of_a_fresh_one(site_tree, path, django_assert_num_queries):
    fresh = Client().get(path)
    with django_assert_num_queries(0):
        kept = Client().get(path)
    assert kept.content == fresh.content
    assert dict(kept.headers) == dict(fresh.headers)
    assert set(kept.headers) >= GUARDS
    assert "default-src 'none'" in kept.headers["Content-Security-Policy"]


def test_browser_that_has_the_page_gets_304(site_tree):
    etag = Client().get("/fi/").headers["ETag"]
    again = Client().get("/fi/", headers={"if-none-match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_published_page_is_not_answered_from_before(site_tree, django_capture_on_commit_callbacks):
    assert "Uusi otsikko" not in Client().get("/fi/").content.decode()
    home = site_tree.home
    home.title = "Uusi otsikko"
    with django_capture_on_commit_callbacks(execute=True):
        home.save_revision().publish()
    assert "Uusi otsikko" in Client().get("/fi/").content.decode()


def test_each_silent_row_is_a_model_that_there_is():
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert labels >= page_cache.SILENT


def test_work_that_is_done_in_the_background_purges_nothing(db, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before = page_cache.generation()
    with django_capture_on_commit_callbacks(execute=True):
        bring_to_engine.enqueue()
        DBTaskResult.objects.get().save()  # as the worker does at each step
    assert page_cache.generation() == before
