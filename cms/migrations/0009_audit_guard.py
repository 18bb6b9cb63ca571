from django.db import migrations

from cms import row_guards


class Migration(migrations.Migration):
    """The database itself refuses to change or delete a row of the audit log."""

    dependencies = [
        ('cms', '0008_mail_audience'),
    ]

    operations = [
        row_guards.AUDIT_LOG.migration(),
    ]
