"""What of the discussions is found: boards, and threads by each of their posts."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.analysis.guessing import guess
from search.page_text import page_record, published
from search.registry import PAGE, Findable, Follow, Kind, Record, path_of, register
from workspace.discussions.models import BoardPage, Post, Thread

POST = Kind("post", _("Discussion"), _("Discussions"), "thread", 70)


def _board(board: BoardPage) -> list[Record]:
    return [page_record(board)]


def _post(post: Post) -> list[Record]:
    """A post has the title of its thread, and the posts of a thread are one hit."""
    default = post.author.language if post.author else settings.LANGUAGE_CODE
    return [
        Record(
            language=guess(f"{post.thread.title} {post.body}", default),
            title=post.thread.title,
            body=post.body,
            guard=post.thread.board,
            url=path_of("post", post.pk),
            group=f"thread:{post.thread_id}",
            date=timezone.localdate(post.created_at),
        )
    ]


def _posts_of(thread: Thread) -> Iterable[int]:
    return thread.posts.values_list("pk", flat=True)


register(Findable(PAGE, BoardPage, published(BoardPage), _board, guard="pk"))
register(
    Findable(
        POST,
        Post,
        lambda: Post.objects.select_related("thread__board", "author"),
        _post,
        guard="thread__board",
        follows=(Follow(Thread, _posts_of),),
    )
)
