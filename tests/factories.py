"""Makes what tests need, the way the site itself makes it."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Site

from cms.models import Document, User
from cms.restricting import restrict
from home.models import HomePage
from workspace.discussions.models import BoardPage
from workspace.events.models import EventIndexPage, EventPage
from workspace.folders.models import FolderPage
from workspace.members.models import Membership, Workspace, WorkspaceIndexPage, WorkspacePage


def page(parent: Page, model: type[Page], title: str, slug: str = "", **fields) -> Page:
    """Make and publish a page below a parent, in the parent's language."""
    fields.setdefault("locale", parent.locale)
    made = parent.add_child(instance=model(title=title, slug=slug, **fields))
    made.save_revision().publish()
    return model.objects.get(pk=made.pk)


def in_swedish(original: Page, title: str, slug: str = "", **fields) -> Page:
    """Make and publish the Swedish version of a page; its parent must have one."""
    copy = original.copy_for_translation(Locale.objects.get(language_code="sv"))
    for name, value in {"title": title, "slug": slug or copy.slug, **fields}.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(original).objects.get(pk=copy.pk)


def site_tree() -> SimpleNamespace:
    """Make both homes, the door of the workspaces, and the workspaces A and B."""
    fi, _made = Locale.objects.get_or_create(language_code="fi")
    Locale.objects.get_or_create(language_code="sv")
    root = Page.get_first_root_node()
    Site.objects.all().delete()
    for old in root.get_children():
        old.specific.delete()
    root = Page.get_first_root_node()
    home = page(root, HomePage, "Etusivu", "etusivu", locale=fi)
    home_sv = in_swedish(home, "Hem", "hem")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    door = page(home, WorkspaceIndexPage, "Työtilat", "tyotilat")
    door_sv = in_swedish(door, "Arbetsrum", "arbetsrum")
    restrict(door)
    tree = SimpleNamespace(home=home, home_sv=home_sv, door=door, door_sv=door_sv)
    tree.a = workspace(tree, "Ohjausryhmä", "ohjausryhma", "Styrgruppen")
    tree.b = workspace(tree, "Nuorten jaos", "nuorten-jaos", "Ungdomssektionen")
    return tree


def workspace(tree: SimpleNamespace, title: str, slug: str, title_sv: str) -> SimpleNamespace:
    """Make a workspace with a folder, a board and a list of events, restricted to its group."""
    group = Group.objects.create(name=title)
    collection = Collection.get_first_root_node().add_child(name=title)
    row = Workspace.objects.create(group=group, collection=collection)
    front = page(tree.door, WorkspacePage, title, slug, workspace=row)
    front_sv = in_swedish(front, title_sv)
    restrict(front, [group])
    return SimpleNamespace(
        row=row,
        group=group,
        collection=collection,
        page=front,
        page_sv=front_sv,
        folder=page(front, FolderPage, "Asiakirjat", "asiakirjat"),
        board=page(front, BoardPage, "Keskustelut", "keskustelut"),
        events=page(front, EventIndexPage, "Kokoukset", "kokoukset"),
    )


def join(place: SimpleNamespace, user: User, **fields) -> Membership:
    """Make somebody a member of a workspace."""
    place.group.user_set.add(user)
    return Membership.objects.create(workspace=place.row, user=user, **fields)


def make_editor(user: User, tree: SimpleNamespace) -> None:
    """Let somebody edit the public site and the pages of A in the admin."""
    group, _made = Group.objects.get_or_create(name="Toimittajat")
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    public = Collection.get_first_root_node().add_child(name="Julkinen")
    for place in (tree.home, tree.home_sv):
        for name in ("add_page", "change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=name)
            GroupPagePermission.objects.get_or_create(group=group, page=place, permission=permission)
    for name in (
        "add_document",
        "change_document",
        "choose_document",
        "add_image",
        "change_image",
        "choose_image",
    ):
        permission = Permission.objects.get(content_type__app_label="cms", codename=name)
        GroupCollectionPermission.objects.create(group=group, collection=public, permission=permission)
    user.groups.add(group)


def document(folder: FolderPage, title: str, content: bytes = b"Text.\n", name: str = "paperi.txt", **fields):
    """Hang a document from a folder."""
    made = Document(title=title, guard=folder, **fields)
    made.file.save(name, ContentFile(content), save=False)
    made.original_name = name
    made._set_document_file_metadata()
    made.save()
    return made


def event(parent: EventIndexPage, title: str, days: int = 7, **fields) -> EventPage:
    """Make an event so many days from now."""
    start = timezone.now() + timedelta(days=days)
    return page(parent, EventPage, title, starts_at=start, ends_at=start + timedelta(hours=2), **fields)
