"""A public copy that was taken away can be brought back, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Widen what an undo is of."""

    dependencies = [("folders", "0007_undo_of_words")]

    operations = [
        migrations.AlterField(
            model_name="undo",
            name="kind",
            field=models.CharField(
                choices=[
                    ("move", "moved"),
                    ("throw", "thrown away"),
                    ("say", "called otherwise"),
                    ("away", "taken away from the public site"),
                ],
                max_length=5,
            ),
        ),
    ]
