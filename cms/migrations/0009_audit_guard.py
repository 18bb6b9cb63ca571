from django.db import migrations

from cms import row_guards


def put_on(apps, schema_editor):
    row_guards.AUDIT_LOG.put_on(schema_editor.connection)


def take_off(apps, schema_editor):
    row_guards.AUDIT_LOG.take_off(schema_editor.connection)


class Migration(migrations.Migration):
    """The database itself refuses to change or delete a row of the audit log."""

    dependencies = [
        ('cms', '0008_mail_audience'),
    ]

    operations = [
        migrations.RunPython(put_on, take_off),
    ]
