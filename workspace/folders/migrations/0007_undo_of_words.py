"""What was said of many at once can be taken back, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Widen what an undo is of."""

    dependencies = [("folders", "0006_pieces_and_letters")]

    operations = [
        migrations.AlterField(
            model_name="undo",
            name="kind",
            field=models.CharField(
                choices=[("move", "moved"), ("throw", "thrown away"), ("say", "called otherwise")], max_length=5
            ),
        ),
    ]
