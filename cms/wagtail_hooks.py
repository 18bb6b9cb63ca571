"""What the project package gives to Wagtail's admin and answers to our own hooks."""

from django.db.models import Count
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page

from cms import (
    file_forms,
    file_permissions,
    held_files,
    mail,
    own_sessions,
    page_permissions,
    people_admin,
    people_log,
    rich_links,
    scanning,
    tag_names,
    texts,
)
from cms.audit_admin import AuditViewSet
from cms.mail_admin import MailViewSet
from cms.media import Document


@hooks.register("register_admin_viewset")
def mail_viewset() -> MailViewSet:
    """Show the ledger of letters to the operator."""
    return MailViewSet("mail", url_prefix="mail")


@hooks.register("register_admin_viewset")
def audit_viewset() -> AuditViewSet:
    """Show the whole audit log to the administrator."""
    return AuditViewSet("audit", url_prefix="audit")


@hooks.register("sweep")
def sweep() -> dict:
    """Send what is due; give up what was lost; forget sessions that are over; read files nobody asked to read."""
    return {"letters": mail.sweep, "sessions": own_sessions.forget, "texts": texts.catch_up}


@hooks.register("health")
def health() -> dict:
    """Tell how many letters wait, failed or are not known of; and whether the virus scanner answers."""
    states = dict(mail.Mail.objects.values_list("state").annotate(Count("pk")).order_by())
    letters = {name: states.get(name, 0) for name in ("queued", "sending", "failed", "unknown")}
    return {"mail": letters, "scanner": {"state": scanning.state()}}


@hooks.register("insert_editor_js")
def versions_of_the_editor() -> str:
    """Let the editor of a page tell which version its text stands on."""
    return format_html('<script src="{}"></script>', static("js/admin_versions.js"))


hooks.register("before_bulk_action", people_log.before_bulk)
hooks.register("after_bulk_action", people_log.after_bulk)

file_permissions.guard_the_admin()
page_permissions.guard_the_admin()
people_admin.guard_the_admin()
tag_names.guard_the_admin()
hooks.register("construct_page_chooser_queryset", page_permissions.choosable)
hooks.register("construct_explorer_page_queryset", page_permissions.explorable)

# After Wagtail's own two link types, which these replace.
hooks.register("register_rich_text_features", rich_links.register, order=100)


@hooks.register("construct_admin_api", order=100)
def guard_admin_api(router) -> None:
    """Put our guarded lists of files and pages in the place of Wagtail's."""
    router.register_endpoint("pages", page_permissions.GuardedPagesAPI)
    router.register_endpoint("documents", file_permissions.GuardedDocumentsAPI)
    router.register_endpoint("images", file_permissions.GuardedImagesAPI)


@hooks.register("before_delete_page")
def keep_what_holds_files(request, page):
    """Do not delete a page that documents or pictures hang from, or that holds such a page."""
    return held_files.refuse_deletion(request, [page])


@hooks.register("before_bulk_action")
def keep_those_that_hold_files(request, action_type, objects, action):
    """The same when many pages or documents are deleted at once."""
    if action_type == "add_to_collection":
        return file_forms.refuse_collection(request, objects, action)
    if action_type != "delete":
        return None
    pages = [item for item in objects if isinstance(item, Page)]
    documents = [item for item in objects if isinstance(item, Document)]
    return held_files.refuse_deletion(request, pages) or held_files.refuse_documents(request, documents)
