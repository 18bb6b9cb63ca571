"""A link, a request and a must-read that were ended can be opened again, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Widen what an undo is of."""

    dependencies = [("folders", "0008_undo_of_withdrawing")]

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
                    ("end", "ended"),
                ],
                max_length=5,
            ),
        ),
    ]
