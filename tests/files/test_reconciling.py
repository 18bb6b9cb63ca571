"""Rows and files fit together, also after kill -9 between the two (UP-20)."""

import io
import os
import signal
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from cms import previews
from cms.models import Document
from workspace.folders import arriving

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path, monkeypatch):
    """Let files lie in a folder of this test's own."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploading"
    settings.INCOMING_ROOT = tmp_path / "incoming"
    storage = Document._meta.get_field("file").storage
    storage.exists("x")
    monkeypatch.setattr(storage._wrapped, "_location", str(tmp_path / "private"))
    for name in ("base_location", "location"):
        monkeypatch.setitem(storage._wrapped.__dict__, name, str(tmp_path / "private"))


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("reconcile_files", *words, stdout=out)
    return out.getvalue()


def put(path: Path, days: float) -> Path:
    """Store a file that nobody knows of, so many days ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    os.utime(path, (time.time() - days * DAY,) * 2)
    return path


def test_all_is_well(files):
    assert files.text.versions.count() == 1
    files.picture.get_rendition("width-100")
    assert run() == "0 rows without file, 0 files without row, 0 deleted.\n"


def test_a_row_without_its_file_is_told_and_the_command_fails(files):
    files.picture.file.storage.delete(files.picture.file.name)
    out = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("reconcile_files", "--delete-orphans", stdout=out)
    assert failed.value.returncode == 1
    assert f"row without file: cms.Image {files.picture.pk}: {files.picture.file.name}" in out.getvalue()


def test_old_files_without_a_row_go_when_asked(files, tmp_path):
    old = put(tmp_path / "private/documents/ab/alone.pdf", 1.1)
    young = put(tmp_path / "private/sizes/alone.png", 0.9)
    form = put(tmp_path / "uploading/alone.upload", 2)
    told = run()
    assert "documents/ab/alone.pdf" in told
    assert "sizes/alone.png" in told
    assert "younger than 24 hours" in told
    assert all(path.exists() for path in (old, young, form))
    assert "3 files without row, 2 deleted." in run("--delete-orphans")
    assert [path.exists() for path in (old, young, form)] == [False, True, False]
    assert files.text.file.storage.exists(files.text.file.name)


def test_pictures_of_pages_belong_to_their_row(files, tmp_path):
    version = files.text.versions.get()
    preview = previews.wanted(version)
    page = previews.PreviewPage.objects.create(
        preview=preview, number=1, file=ContentFile(b"picture", name="1.png")
    )
    assert run() == "0 rows without file, 0 files without row, 0 deleted.\n"
    alone = put(tmp_path / "private/previews/ab/alone.png", 2)
    assert "1 files without row, 1 deleted." in run("--delete-orphans")
    assert (alone.exists(), page.file.storage.exists(page.file.name)) == (False, True)
    page.file.storage.delete(page.file.name)
    with pytest.raises(CommandError):
        run()


def test_pieces_belong_to_their_row(site_tree, bjorn, tmp_path):
    row = arriving.begin(site_tree.a.folder, bjorn, arriving.Told("a.txt", 6))
    assert "0 rows without file, 0 files" in run()
    arriving.take(row, io.BytesIO(b"Tek"), 0)
    alone = put(tmp_path / "incoming" / str(uuid4()), 2)
    assert "1 files without row, 1 deleted." in run("--delete-orphans")
    assert not alone.exists()
    assert arriving.have(row) == 3


KILLED = """
import os, signal, sys, django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import post_save
from cms.models import DocumentVersion
from tests.folders.parallel import world
from workspace.folders import arriving
folder, user = world()
row = arriving.begin(folder, user, arriving.Told("a.txt", 6))
arriving.take(row, open(sys.argv[1], "rb"), 0)
post_save.connect(lambda **kwargs: os.kill(os.getpid(), signal.SIGKILL), sender=DocumentVersion, weak=False)
arriving.finish(row)
"""


@pytest.mark.slow
def test_kill_9_between_file_and_row(aside, tmp_path):
    """The file is found and goes after a day; there is no row without a file; the sender begins anew."""
    (tmp_path / "a.txt").write_bytes(b"Teksti")
    killed = aside.python("-c", KILLED, str(tmp_path / "a.txt"))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    orphans = aside.stored()
    assert len(orphans) == 1
    os.utime(orphans[0], (time.time() - timedelta(days=2).total_seconds(),) * 2)
    told = aside.python("manage.py", "reconcile_files", "--delete-orphans")
    assert told.returncode == 0, told.stderr
    assert "0 rows without file, 1 files without row, 1 deleted." in told.stdout
    assert not orphans[0].exists()
