"""Reading boards and threads: fetched and authorised in one call.

A thread hangs from the board that it was started on; the board's other languages show it too.
"""

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from wagtail.models import Page

from cms import access, languages
from workspace.discussions.models import BoardPage, Post, Thread
from workspace.members import writing
from workspace.members.models import Workspace, WorkspacePage
from workspace.members.shell import pages_below
from workspace.members.start import MOST, Places

THREADS_PER_PAGE = 30
POSTS_PER_PAGE = 50


# -- One ----------------------------------------------------------------------------------------
def get_board(user, pk: int) -> BoardPage:
    """Return a board that a person may see, in the active language where there is one; raises Http404."""
    return _board(user, BoardPage.objects.filter(pk=pk))


def get_board_to_write_on(user, pk: int) -> BoardPage:
    """Return a board that a person may write on; raises Http404."""
    board = get_board(user, pk)
    if not may_write(user, board):
        raise Http404
    return board


def get_thread(user, pk: int) -> tuple[Thread, BoardPage]:
    """Return a thread that a person may read, and its board as get_board does; raises Http404."""
    thread = Thread.objects.select_related("author").filter(pk=pk).first()
    if thread is None:
        raise Http404
    return thread, get_board(user, thread.board_id)


def get_thread_to_answer(user, pk: int) -> tuple[Thread, BoardPage]:
    """Return a thread that a person may answer, and its board; raises Http404."""
    thread, board = get_thread(user, pk)
    if not may_write(user, board):
        raise Http404
    return thread, board


def get_post(user, pk: int) -> Post:
    """Return a post that a person may read; raises Http404."""
    post = Post.objects.select_related("thread").filter(pk=pk).first()
    if post is None:
        raise Http404
    get_board(user, post.thread.board_id)
    return post


def _board(user, named: QuerySet[BoardPage]) -> BoardPage:
    versions = BoardPage.objects.filter(translation_key__in=named.values("translation_key"))
    try:
        found = list(access.viewable_by(user, versions).select_related("locale"))
    except OverflowError:  # a number that is longer than any that SQLite knows
        found = []
    if not found:
        raise Http404
    return min(found, key=lambda board: board.locale.language_code != languages.current())


def may_write(user, board: BoardPage) -> bool:
    """Tell whether a person may start threads and answer."""
    return writing.may_write(user, board)


# -- Many ---------------------------------------------------------------------------------------
def threads_of(board: BoardPage) -> QuerySet[Thread]:
    """Return the threads of a board in every language, with `post_count` and `last_post_id`; the last to move first."""
    threads = _last_to_move_first(Thread.objects.filter(board__translation_key=board.translation_key))
    return threads.select_related("author").annotate(post_count=Count("posts"))


def _last_to_move_first(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    last = Post.objects.filter(thread=OuterRef("pk")).order_by("-created_at", "-pk")
    return threads.annotate(last_post_id=Subquery(last.values("pk")[:1])).order_by("-last_post_at", "-pk")


def page_of_threads(board: BoardPage, number: str | None) -> PageOfList:
    """Return one page of a board's threads, each with its `last_post`, in a constant number of queries."""
    page = Paginator(threads_of(board), THREADS_PER_PAGE).get_page(number)
    threads = list(page.object_list)
    last = Post.objects.select_related("author").in_bulk([thread.last_post_id for thread in threads])
    for thread in threads:
        thread.last_post = last.get(thread.last_post_id)
    page.object_list = threads
    return page


def page_of_posts(thread: Thread, number: str | None) -> PageOfList:
    """Return one page of a thread's posts in the order they were written."""
    return Paginator(thread.posts.select_related("author"), POSTS_PER_PAGE).get_page(number)


def place_of(post: Post) -> str:
    """Return the address of a post inside its thread: the right page and the anchor."""
    same_moment = Q(created_at=post.created_at, pk__lt=post.pk)
    before = post.thread.posts.filter(Q(created_at__lt=post.created_at) | same_moment).count()
    number = before // POSTS_PER_PAGE + 1
    query = f"?page={number}" if number > 1 else ""
    return f"{reverse('thread', args=[post.thread_id])}{query}#post-{post.pk}"


def boards_in(workspace_page: WorkspacePage, user) -> list[Page]:
    """Return the boards of a workspace that a person may see, each once, in the page's language if it can be."""
    return pages_below(workspace_page, user, BoardPage)


def count_in(workspace: Workspace) -> int:
    """Return how many threads there are in a workspace, whoever may see them."""
    return Thread.objects.filter(workspace.around("board__path")).count()


def newest_posts(boards: list[Page], limit: int = 5) -> list[Post]:
    """Return the newest post of each thread that moved last, newest first. The boards are the asker's to see."""
    keys = [board.translation_key for board in boards]
    threads = _last_to_move_first(Thread.objects.filter(board__translation_key__in=keys))
    newest = list(threads.values_list("last_post_id", flat=True)[:limit])
    posts = Post.objects.select_related("author", "thread").in_bulk(newest)
    return [posts[key] for key in newest if key in posts]


def new_in_threads(places: Places) -> list[tuple[Post, Post, int]]:
    """Return the threads where others have written since a person's last visit, the last to move first.

    One row a thread: its first new post, its last one, and how many they are.
    """
    posts = Post.objects.filter(*access.viewable_at(places.user, "thread__board__")).exclude(
        author=places.user
    )
    fresh = places.fresh(posts, "thread__board__path", "created_at").order_by()
    rows = fresh.values("thread").annotate(count=Count("pk"), first=Min("pk"), last=Max("pk"))
    rows = list(rows.order_by("-last")[:MOST])
    found = Post.objects.select_related("author", "thread__board")
    found = found.in_bulk([key for row in rows for key in (row["first"], row["last"])])
    return [(found[row["first"]], found[row["last"]], row["count"]) for row in rows]
