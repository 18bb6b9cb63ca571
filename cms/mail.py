"""The ledger: every letter is a row before it is a mail."""

from django.db import models


class Mail(models.Model):
    """One letter to one person."""
