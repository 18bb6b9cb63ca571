"""kill -9 between a save and the engine (DS-20): what was saved is caught up, what was not leaves nothing."""

import json
import signal

import pytest

# The process dies before the transaction ends, or right after it, before anybody is told that the index has changed.
KILLED = """
import os, signal, sys, django
django.setup()
from django.db import transaction
from wagtail.models import Locale, Page
from home.models import HomePage

def die():
    os.kill(os.getpid(), signal.SIGKILL)

when, title = sys.argv[1:]
with transaction.atomic():
    if when == "after":
        transaction.on_commit(die)
    locale, _made = Locale.objects.get_or_create(language_code="fi")
    Page.get_first_root_node().add_child(instance=HomePage(title=title, slug=title.lower(), locale=locale))
    die() if when == "before" else None
"""
TOLD = """
import json, django
django.setup()
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult
from cms.sweeping import sweep_all
from search.finding import Wish, find
from search.models import Entry, Outbox

def found():
    return [hit.name for hit in find(Wish.of({"q": "virtahepo sarvikuono", "any": "1"}), None, "fi").hits]

def differs():
    try:
        call_command("verify_search", verbosity=0)
    except CommandError:
        return True
    return False

told = {"entries": list(Entry.objects.values_list("title", flat=True)), "waiting": Outbox.objects.count(),
        "tasks": DBTaskResult.objects.filter(task_path__startswith="search.").count(),
        "found": found(), "differs": differs()}
sweep_all()
print(json.dumps([told, {"waiting": Outbox.objects.count(), "found": found(), "differs": differs()}]))
"""


@pytest.mark.slow
def test_kill_9_between_save_and_index(aside):
    for when, title in (("before", "Sarvikuono"), ("after", "Virtahepo")):
        killed = aside.python("-c", KILLED, when, title)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    told = aside.python("-c", TOLD)
    assert told.returncode == 0, told.stderr
    before, after = json.loads(told.stdout.splitlines()[-1])
    assert before == {"entries": ["Virtahepo"], "waiting": 1, "tasks": 0, "found": [], "differs": True}
    assert after == {"waiting": 0, "found": ["Virtahepo"], "differs": False}
