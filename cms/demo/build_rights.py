"""Builds the rights of the coordinator: what she may do in the admin."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from cms.accounts import User
from cms.demo.making import Making

EDITORS = "Toimittajat"
PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
FILES = tuple(
    f"{action}_{kind}" for kind in ("document", "image") for action in ("add", "change", "delete", "choose")
)
# What she may do beside pages and files: app, then what.
REST = {
    "wagtailadmin": ("access_admin",),
    "wagtail_localize": ("submit_translation",),
    "home": ("guidanceservice", "view_feedback", "change_feedback"),
    "members": ("organisation",),
    "cms": ("municipality", "spokenlanguage", "change_sitesettings"),
    "newsletter": ("view_subscriber", "view_issue"),
    "search": ("pick", "synonym", "view_asked"),
}
ALL = ("add", "change", "delete", "view")


def build_rights(making: Making, editor: User) -> None:
    """Make the group of editors, once, and let somebody be one.

    Its rights hold for the whole tree; a closed page stays closed for who is not a member of it.
    """
    group, made = Group.objects.get_or_create(name=EDITORS)
    making.count("rights", made)
    if not made:
        return
    editor.groups.add(group)
    group.permissions.set(permission for app, names in REST.items() for permission in _named(app, names))
    _of_pages(making, group)
    _of_files(group)


def _named(app: str, names: tuple[str, ...]):
    """Return permissions by code; a model's name alone stands for all that may be done with it."""
    codes = [code for name in names for code in ([name] if "_" in name else [f"{act}_{name}" for act in ALL])]
    return Permission.objects.filter(content_type__app_label=app, codename__in=codes)


def _of_pages(making: Making, group: Group) -> None:
    for page in making.pages["home"].values():
        for permission in _named("wagtailcore", PAGES):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _of_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    for permission in _named("cms", FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
