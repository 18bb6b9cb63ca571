"""Starting threads and answering: each in one transaction, and a second click is harmless."""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction

from cms.accounts import User
from workspace.discussions.models import BoardPage, Post, Thread


def start_thread(board: BoardPage, author: User, title: str, body: str, form_id: uuid.UUID) -> Post:
    """Start a thread with its first post; the same form sent again returns the same post."""

    def write(key: uuid.UUID) -> Post:
        thread = Thread.objects.create(board=board, author=author, title=title)
        return _post(thread, author, body, key)

    there = Post.objects.filter(form_id=form_id, author=author, body=body, thread__title=title)
    return _once(form_id, there.filter(thread__board__translation_key=board.translation_key), write)


def reply(thread: Thread, author: User, body: str, form_id: uuid.UUID) -> Post:
    """Answer in a thread; the same form sent again returns the same post."""
    there = Post.objects.filter(form_id=form_id, author=author, body=body, thread=thread)
    return _once(form_id, there, lambda key: _post(thread, author, body, key))


def _once(form_id: uuid.UUID, there, write: Callable[[uuid.UUID], Post]) -> Post:
    """Write, unless the very same was written from this form already.

    A form that comes back with other words (somebody went back in the browser and wrote anew) is
    another message: nothing that was written is lost.
    """
    post = there.select_related("thread").first()
    if post is not None:
        return post
    taken = Post.objects.filter(form_id=form_id).exists()
    try:
        with transaction.atomic():
            return write(uuid.uuid4() if taken else form_id)
    except IntegrityError:  # the other click was a moment faster
        post = there.select_related("thread").first()
        if post is None:
            raise
        return post


def _post(thread: Thread, author: User, body: str, form_id: uuid.UUID) -> Post:
    post = Post.objects.create(thread=thread, author=author, body=body, form_id=form_id)
    thread.last_post_at = post.created_at
    thread.save(update_fields=["last_post_at"])
    return post
