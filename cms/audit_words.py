"""The audit log in words: a sentence a row, and what changed as (label, before, after).

Every room names its actions by our hook `audit_words() -> Words`. A row whose action nobody knows any
more, or whose data are from another time, is told by a general sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks

from cms.audit import AuditRow

Value = object


@dataclass(frozen=True)
class Words:
    """Sentences by action, with %(subject)s in them; labels of details by key; words of coded values by key."""

    sentences: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, Callable[[str], str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Detail:
    """One thing that a row tells: from what to what; either may be empty."""

    label: str
    before: str
    after: str


SEEN_BY = {
    "everyone": gettext_lazy("everyone"),
    "login": gettext_lazy("everyone who is logged in"),
    "nobody": gettext_lazy("nobody but the administrator"),
    "groups": gettext_lazy("the members of the groups"),
}
OWN = Words(
    sentences={
        "access.changed": gettext_lazy("%(subject)s: who may see it was changed in the administration."),
        "file.infected": gettext_lazy(
            "%(subject)s: the virus scanner found something harmful; it was not taken in."
        ),
        "person.added": gettext_lazy("%(subject)s got an account."),
        "person.changed": gettext_lazy("%(subject)s: the rights of the account were changed."),
        "person.deleted": gettext_lazy("%(subject)s: the account was deleted."),
    },
    labels={
        "seen_by": gettext_lazy("who may see it"),
        "groups": gettext_lazy("groups"),
        "threat": gettext_lazy("found"),
        "roles": gettext_lazy("roles in the administration"),
        "is_superuser": gettext_lazy("administrator"),
        "is_staff": gettext_lazy("staff"),
        "is_active": gettext_lazy("account in use"),
    },
    values={"seen_by": lambda code: str(SEEN_BY[code])},
)


def all_words() -> Words:
    """Return the words of all rooms together."""
    found = [OWN, *(hook() for hook in hooks.get_hooks("audit_words"))]
    return Words(
        {k: v for words in found for k, v in words.sentences.items()},
        {k: v for words in found for k, v in words.labels.items()},
        {k: v for words in found for k, v in words.values.items()},
    )


def sentence(row: AuditRow) -> str:
    """Return what happened as a sentence in the active language."""
    known = all_words().sentences.get(row.action)
    if known is None:
        return _("%(subject)s: something was changed (%(action)s).") % {
            "subject": row.subject, "action": row.action,
        }  # fmt: skip
    return str(known) % {"subject": row.subject}


def details(row: AuditRow) -> list[Detail]:
    """Return what a row tells beside the sentence, in the order it was written; nothing where nothing differs."""
    words = all_words()
    before, after = (told if isinstance(told, dict) else {} for told in (row.before, row.after))
    # Of something new, what is not so ("coordinates: no") is left out.
    keys = [
        key for key in dict.fromkeys([*before, *after]) if before.get(key) or after.get(key) or key in before
    ]
    told = [
        Detail(_label(words, key), _value(words, key, before.get(key)), _value(words, key, after.get(key)))
        for key in keys
    ]
    return [detail for detail in told if detail.before != detail.after]


def _label(words: Words, key: str) -> str:
    return str(words.labels.get(key, key.replace("_", " ")))


def _value(words: Words, key: str, value: Value) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_value(words, key, part) for part in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{_label(words, name)}: {_value(words, name, part)}" for name, part in value.items()
        )
    return _word(words, key, str(value))


def _word(words: Words, key: str, text: str) -> str:
    try:
        return words.values[key](text) if key in words.values else _day(text)
    except (KeyError, ValueError):  # a code that nobody knows any more
        return text


def _day(text: str) -> str:
    """Return a day or moment as people write it, other text as it is."""
    if not text[:4].isdecimal() or text[4:5] != "-":
        return text
    if len(text) == 10:
        return date_format(date.fromisoformat(text), "j.n.Y")
    return date_format(datetime.fromisoformat(text), "j.n.Y H.i")
