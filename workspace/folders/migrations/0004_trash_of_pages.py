"""Text pages lie in the trash as folders do; a change can be undone from its notice."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Widen the trash, add what can be undone."""

    dependencies = [
        ("folders", "0003_shares_know_their_place"),
        ("wagtailcore", "0094_alter_page_locale"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("trashed", "trashed_one_thing"),
        migrations.RenameField("trashed", "folder", "page"),
        migrations.AlterField(
            "trashed",
            "page",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="trashed",
                to="wagtailcore.page",
            ),
        ),
        migrations.AddConstraint(
            "trashed",
            models.CheckConstraint(
                condition=Q(page__isnull=False, document__isnull=True, link__isnull=True)
                | Q(page__isnull=True, document__isnull=False, link__isnull=True)
                | Q(page__isnull=True, document__isnull=True, link__isnull=False),
                name="trashed_one_thing",
            ),
        ),
        migrations.CreateModel(
            name="Undo",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(choices=[("move", "moved"), ("throw", "thrown away")], max_length=5),
                ),
                ("told", models.JSONField(default=dict)),
                ("done_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-done_at"]},
        ),
    ]  # fmt: skip
