"""The outbox tells for which engine a change waits; what waits already is for the database's own."""

from django.db import migrations, models


def name_engine(apps, schema_editor):
    apps.get_model("search", "Outbox").objects.update(engine=schema_editor.connection.vendor)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='outbox',
            name='engine',
            field=models.CharField(default='', max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(name_engine, migrations.RunPython.noop, elidable=True),
    ]
