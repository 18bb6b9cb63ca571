"""Which pages a person handles in the admin: Wagtail's permissions, within what is open to them (AC-41).

What may be done with one page is `SitePage.permissions_for_user`; here are the lists and choosers.
"""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import page_permission_policy

from cms import access, restriction_log


class GuardedPagesPolicy(PagePermissionPolicy):
    """Wagtail's permission by place in the tree, within what is open to a person."""

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        """Return the pages that a person may do one of these things with."""
        return access.among_open(user, super().instances_user_has_any_permission_for(user, actions))

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        """Tell whether a person may do one of these things with a page."""
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        return allowed and access.allows(access.audience(instance), user)

    def explorable_instances(self, user) -> QuerySet:
        """Return the pages that a person finds in the page tree of the admin."""
        return access.among_open(user, super().explorable_instances(user))


class GuardedPagesAPI(PagesAdminAPIViewSet):
    """The admin's own list of pages, for its menu and its choosers."""

    def get_base_queryset(self) -> QuerySet:
        """Return what is open to the person."""
        return access.among_open(self.request.user, super().get_base_queryset())


class GuardedChosenMultipleView(chooser.ChosenMultipleView):
    """What was ticked in the chooser; a page that is closed to the person is not told of."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Leave out what is closed."""
        keys = [key for key in request.GET.getlist("id") if key.isdigit()]
        mine = access.open_to(request.user, Page.objects.filter(pk__in=keys)).values_list("pk", flat=True)
        words = request.GET.copy()
        words.setlist("id", [str(pk) for pk in mine])
        request.GET = words
        return super().get(request)


PAGE_WORDS = {"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"}
# Counts all pages and names the last one of each type, whoever asks.
FOR_SUPERUSERS = "/admin/reports/page-types-usage/"


class AdminGuardMiddleware:
    """No address of the admin tells of a page that is closed to the person: it is a 404 (AC-39, AC-43).

    Wagtail asks whether a person may change a page; some of its views name it before they ask.
    """

    def __init__(self, get_response) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is done when the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        """Raise Http404 when the address points at a page that the person may not see."""
        if not request.path.startswith("/admin/") or not request.user.is_authenticated:
            return
        if request.path.startswith(FOR_SUPERUSERS) and not request.user.is_superuser:
            raise Http404
        keys = {value for name, value in kwargs.items() if name in PAGE_WORDS}
        if keys and access.open_to(request.user, Page.objects.filter(pk__in=keys)).count() < len(keys):
            raise Http404


class ExternalLinkView(chooser.ExternalLinkView):
    """The chooser's form for other sites; Wagtail's breaks on a post without the field."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read a missing address as an empty one."""
        words = request.POST.copy()
        words.setdefault(f"{self.form_prefix}-url", "")
        request.POST = words
        return super().post(request)


def choosable(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Answer Wagtail's hook that narrows the pages of a chooser; the chooser may search in them."""
    return access.among_open(request.user, pages)


def explorable(parent_page: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Answer Wagtail's hook that narrows the page tree."""
    return choosable(pages, request)


def guard_the_admin() -> None:
    """Put our policy in the place of Wagtail's, whose modules hold the object itself."""
    page_permission_policy.__class__ = GuardedPagesPolicy


# They stand before Wagtail's own of the same address.
urlpatterns = [
    path("admin/choose-page/chosen-multiple/", require_admin_access(GuardedChosenMultipleView.as_view())),
    path("admin/choose-external-link/", require_admin_access(ExternalLinkView.as_view())),
    *restriction_log.urlpatterns,
]
