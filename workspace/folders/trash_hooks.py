"""What the trash answers to hooks; the app reads it at its start, as Wagtail reads `wagtail_hooks`."""

from django.utils.translation import ngettext
from wagtail import hooks

from workspace.folders import in_admin, log_words, throwing, trash, undoing, withdrawing
from workspace.folders.views.telling import tell_left_public
from workspace.members.models import Workspace
from workspace.members.trash import Trash


@hooks.register("workspace_contents")
def links_and_trash(workspace: Workspace) -> list[str]:
    """Links keep a workspace from being deleted, and so does what lies in its trash."""
    links, thrown = trash.links_of(workspace), trash.count_in(workspace)
    told = [
        (links, ngettext("%(count)d link", "%(count)d links", links)),
        (thrown, ngettext("%(count)d thing in the trash", "%(count)d things in the trash", thrown)),
    ]
    return [words % {"count": count} for count, words in told if count]


@hooks.register("workspace_trash")
def the_trash() -> Trash:
    """Pages of other rooms lie in the same trash."""
    return Trash(throwing.throw_page, trash.below_trashed, tell_left_public)


@hooks.register("sweep")
def sweep() -> dict:
    """Delete what has lain in the trash for 30 days, and public copies taken away; forget what cannot be undone."""
    return {"trash": trash.sweep, "public copies": withdrawing.sweep, "undo": undoing.forget}


hooks.register("audit_words", log_words.audit_words)
# What lies in the trash is not in the admin, and nothing that has a trash is deleted there past it.
hooks.register("construct_page_chooser_queryset", in_admin.without_trash)
hooks.register("construct_explorer_page_queryset", in_admin.explorable)
for name in ("edit", "copy", "move", "unpublish", "delete"):
    hooks.register(f"before_{name}_page", in_admin.keep_from_trash, order=-2)
hooks.register("before_create_page", in_admin.make_way)
hooks.register("before_edit_page", in_admin.make_way_beside)
hooks.register("before_delete_page", in_admin.spare_from_deletion, order=-1)
hooks.register("before_bulk_action", in_admin.spare_many, order=-1)
