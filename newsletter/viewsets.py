"""Subscribers and sent newsletters in the Wagtail admin: to look at, filter and find."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.base import ViewSetGroup

from cms.read_only_admin import ReadOnlyViewSet
from newsletter.models import Issue, Subscriber


class SubscriberViewSet(ReadOnlyViewSet):
    """Who subscribes."""

    model = Subscriber
    name = "newsletter_subscribers"
    icon = "group"
    menu_label = _("Subscribers")
    list_display = [
        "email", Column("get_language_display", label=capfirst(_("language")), sort_key="language"),
        Column("get_state_display", label=capfirst(_("state")), sort_key="state"),
        DateColumn("created_at", label=capfirst(_("signed up")), sort_key="created_at"),
        DateColumn("confirmed_at", label=capfirst(_("confirmed")), sort_key="confirmed_at"),
    ]  # fmt: skip
    list_filter = ["language", "state"]
    search_fields = ["email"]
    search_backend_name = None
    inspect_view_fields = ["email", "language", "state", "created_at", "confirmed_at", "left_at", "consents"]


class IssueViewSet(ReadOnlyViewSet):
    """What was sent when."""

    model = Issue
    name = "newsletter_issues"
    icon = "mail"
    menu_label = _("Sent newsletters")
    list_display = [
        TitleColumn("subject", label=capfirst(_("subject")), get_url=lambda issue: issue.progress_url),
        Column("get_language_display", label=capfirst(_("language")), sort_key="language"),
        Column("get_state_display", label=capfirst(_("state")), sort_key="state"),
        DateColumn("started_at", label=capfirst(_("began")), sort_key="started_at"),
        DateColumn("finished_at", label=capfirst(_("finished")), sort_key="finished_at"),
    ]  # fmt: skip
    list_filter = ["language", "state"]
    inspect_view_fields = ["subject", "language", "state", "started_at", "finished_at", "created_by", "text"]


class NewsletterGroup(ViewSetGroup):
    """The newsletter's entry in the menu."""

    menu_label = _("Newsletter")
    menu_icon = "mail"
    menu_order = 450
    items = (SubscriberViewSet, IssueViewSet)
