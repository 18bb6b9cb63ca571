"""What comes in, told to our own hooks: letters about answered requests, unfinished files, where the pieces lie."""

from collections.abc import Callable

from wagtail import hooks

from cms.reconciling import Place
from workspace.folders import arriving, requesting


@hooks.register("sweep")
def sweep() -> dict[str, Callable[[], int]]:
    """Write about files that came through upload requests; drop what was not finished in a day."""
    return {"upload requests": requesting.tell, "unfinished uploads": arriving.sweep}


@hooks.register("file_places")
def pieces() -> list[Place]:
    """Files that come in pieces lie in a place of their own."""
    return [arriving.place()]
