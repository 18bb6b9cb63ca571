"""A share knows the workspace that it was made in, and counts wrong passwords."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """No share was ever made before this, so the workspace needs no default."""

    dependencies = [
        ("folders", "0002_papers_in_order"),
        ("members", "0005_caretakers"),
    ]

    operations = [
        migrations.AddField(
            model_name="share",
            name="workspace",
            field=models.ForeignKey(
                default=None,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="members.workspace",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="share", name="wrong", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="share", name="wrong_since", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
