from django.db import migrations

from cms import row_guards


def put_on(apps, schema_editor):
    row_guards.VERSIONS.put_on(schema_editor.connection)


def take_off(apps, schema_editor):
    row_guards.VERSIONS.take_off(schema_editor.connection)


class Migration(migrations.Migration):
    """The database itself refuses to change what a version of a document is."""

    dependencies = [
        ('cms', '0012_previews'),
    ]

    operations = [
        migrations.RunPython(put_on, take_off),
    ]
