"""What the admin does not delete: pages before their files are, and documents of a folder, which has a trash."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.documents import DeleteView
from wagtail.models import Page

from cms.media import Document, Image


def held_by(page: Page) -> int:
    """Return how many documents and pictures hang from a page or from a page below it."""
    below = Q(guard__path__startswith=page.path)
    return Document.objects.filter(below).count() + Image.objects.filter(below).count()


def refuse_deletion(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """Lead back with a sentence when one of the pages holds files; nothing when all may go."""
    for page in pages:
        count = held_by(page)
        if count:
            messages.error(request, sentence(page.get_admin_display_title(), count))
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def goes_into_trash(document: Document) -> bool:
    """Tell whether a document hangs from a page whose documents go into a trash: its class says `has_trash`."""
    return document.guard_id is not None and getattr(document.guard.specific_class, "has_trash", False)


def refuse_documents(request: HttpRequest, documents: list[Document]) -> HttpResponse | None:
    """Lead back with a sentence when one of the documents is thrown away in its folder, not here."""
    for document in documents:
        if goes_into_trash(document):
            messages.error(
                request,
                _("“%(title)s” was not deleted: throw it away in its folder, on the workspace's own pages. From the"
                  " trash there it can be brought back for 30 days.") % {"title": document.title},
            )  # fmt: skip
            return redirect("wagtaildocs:index")
    return None


class DeleteDocumentView(DeleteView):
    """Wagtail's view, for documents that hang from no folder."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Ask for permission as Wagtail does, then keep what has a trash."""
        mine = self.permission_policy.instances_user_has_permission_for(request.user, "delete")
        found = mine.filter(pk=kwargs["document_id"]).select_related("guard").first()
        refusal = refuse_documents(request, [found]) if found else None
        return refusal or super().dispatch(request, *args, **kwargs)


# Stands before Wagtail's own of the same address.
urlpatterns = [
    path("admin/documents/delete/<int:document_id>/", require_admin_access(DeleteDocumentView.as_view())),
]


def sentence(title: str, count: int) -> str:
    """Say why a page stays, and what can be done."""
    return ngettext(
        "“%(title)s” was not deleted: %(count)d file still lies in it. Delete the file first, or unpublish"
        " the page: then nobody sees it and nothing is lost.",
        "“%(title)s” was not deleted: %(count)d files still lie in it. Delete the files first, or unpublish"
        " the page: then nobody sees it and nothing is lost.",
        count,
    ) % {"title": title, "count": count}
