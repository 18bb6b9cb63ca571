"""Rows as objects of their model with a few fields, made in a tenth of the time that Django takes."""

from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.base import ModelState

M = TypeVar("M", bound=Model)


def made(model: type[M], **fields) -> M:
    """Return an object of a saved row as it is when it is unpickled: without `__init__`, its signals and relations.

    To be shown, not to be saved. A field that is not given is read when it is asked for; `id` must be.
    """
    row = model.__new__(model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    row.__dict__.update(fields)
    return row
