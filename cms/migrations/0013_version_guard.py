from django.db import migrations

from cms import row_guards


class Migration(migrations.Migration):
    """The database itself refuses to change what a version of a document is."""

    dependencies = [
        ('cms', '0012_previews'),
    ]

    operations = [
        row_guards.VERSIONS.migration(),
    ]
