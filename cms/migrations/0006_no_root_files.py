"""Nobody but a superuser handles files of the root collection: every group has collections of its own."""

from django.db import migrations


def take_root_away(apps, schema_editor):
    """Take away what Wagtail gives its own groups Editors and Moderators on the root."""
    permissions = apps.get_model("wagtailcore", "GroupCollectionPermission")
    permissions.objects.filter(collection__depth=1).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("cms", "0005_files"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(take_root_away, migrations.RunPython.noop)]
