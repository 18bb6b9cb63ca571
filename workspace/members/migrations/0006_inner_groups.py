import django.db.models.deletion
from django.db import migrations, models


def close_to_guests(apps, schema_editor):
    """Let the members of a parent read its subgroups, but not its guests, by a group of their own.

    What is searched still has the old audience: `manage.py rebuild_search` brings it up to date.
    """
    Workspace, Group = apps.get_model("members", "Workspace"), apps.get_model("auth", "Group")
    for subgroup in Workspace.objects.filter(parent_reads=True, seen_by="members").select_related("parent__group"):
        parent = Workspace.objects.select_related("group").get(pk=subgroup.parent_id)
        if parent.inner_id is None:
            name = f"{parent.group.name[:120]}, ilman vieraita ({parent.pk})"
            parent.inner = Group.objects.create(name=name)
            parent.save()
            guests = parent.memberships.filter(role="guest").values("user")
            parent.inner.user_set.set(parent.group.user_set.exclude(pk__in=guests))
        for row in _restrictions(apps, subgroup):
            row.groups.remove(parent.group)
            row.groups.add(parent.inner)


def _restrictions(apps, workspace):
    pages = workspace.pages.values("pk")
    yield from apps.get_model("wagtailcore", "PageViewRestriction").objects.filter(page__in=pages)
    collections = apps.get_model("wagtailcore", "CollectionViewRestriction").objects
    yield from collections.filter(collection=workspace.collection_id)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("members", "0005_caretakers"),
    ]

    operations = [
        migrations.AddField(
            model_name="workspace",
            name="inner",
            field=models.OneToOneField(
                editable=False, null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="inner_of", to="auth.group",
            ),
        ),
        migrations.RunPython(close_to_guests, migrations.RunPython.noop),
    ]
