"""Addresses of the whole site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from cms import (
    admin_words,
    bulk_actions,
    error_views,
    held_files,
    page_permissions,
    page_views,
    session_views,
    site_views,
    stale_saves,
    tag_names,
)

handler400 = error_views.bad_request
handler403 = error_views.forbidden
handler404 = error_views.not_found

urlpatterns = [
    path("healthz", site_views.healthz, name="healthz"),
    # allauth is the only way in: Wagtail's own log-in would go past its limits and its MFA.
    path("admin/login/", site_views.admin_login),
    *page_permissions.urlpatterns,
    *held_files.urlpatterns,
    *stale_saves.urlpatterns,
    *admin_words.urlpatterns,
    *bulk_actions.urlpatterns,
    *tag_names.urlpatterns,
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/after-login/", site_views.after_login, name="after_login"),
    path("accounts/sessions/", session_views.own, name="own_sessions"),
    path("accounts/sessions/<int:pk>/end/", session_views.end, name="end_session"),
    path("accounts/sessions/end-others/", session_views.end_others, name="end_other_sessions"),
    path("accounts/", include("allauth.urls")),
    path("", include("cms.serving")),
    path("", include("home.root_urls")),
    *i18n_patterns(
        path("_util/login/", site_views.to_login),
        # Shared passwords are off (AC-61), and so is the address that would take one.
        path("_util/authenticate_with_password/<int:restriction_id>/<int:page_id>/", site_views.gone),
        path("", include("search.urls")),
        path("", include("home.urls")),
        path("", include("newsletter.urls")),
        path("", include("workspace.members.urls")),
        path("", include("workspace.folders.urls")),
        path("", include("workspace.discussions.urls")),
        path("", include("workspace.events.urls")),
        path("", include("workspace.plans.urls")),
        path("", include("workspace.pages.urls")),
        *page_views.urlpatterns,
        path("", include(wagtail_urls)),
    ),
]

if settings.DEMO:
    urlpatterns.insert(0, path("demo/", include("cms.demo_urls")))
