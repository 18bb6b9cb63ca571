"""Icons, the ring and spoken dates for templates: ``{% load elo %}``."""

from functools import lru_cache

from babel.dates import format_date
from django import template
from django.template.base import FilterExpression, token_kwargs
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from cms import ring as geometry
from cms import spoken_dates

register = template.Library()

MOST_KEPT = 200  # drawings of one part that says the same for the same values

FILE_KINDS = {
    "pdf": gettext_noop("PDF"),
    "docx": gettext_noop("Word document"),
    "odt": gettext_noop("Text document"),
    "pptx": gettext_noop("Presentation"),
    "odp": gettext_noop("Presentation"),
    "xlsx": gettext_noop("Spreadsheet"),
    "ods": gettext_noop("Spreadsheet"),
    "png": gettext_noop("Picture"),
    "jpg": gettext_noop("Picture"),
    "jpeg": gettext_noop("Picture"),
    "txt": gettext_noop("Text"),
    "md": gettext_noop("Text"),
}
FILE_ICONS = {
    "pdf": "pdf",
    "docx": "text",
    "doc": "text",
    "odt": "text",
    "txt": "text",
    "md": "text",
    "xlsx": "table",
    "ods": "table",
    "csv": "table",
    "pptx": "slides",
    "odp": "slides",
    "png": "image",
    "jpg": "image",
    "jpeg": "image",
    "webp": "image",
    "gif": "image",
    "zip": "folder",
}


@register.simple_tag
@lru_cache(maxsize=512)  # asked hundreds of times a page, and the same as long as the process lives
def icon(name: str, size: str = "") -> str:
    """Return a decorative icon of the sprite; put a word beside it."""
    variant = f" icon--{size}" if size else ""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        variant,
        static("icons/sprite.svg"),
        name,
    )


class UnchangingNode(template.Node):
    """A part of a template that says the same to everybody in a language, but for the values that it is given."""

    def __init__(self, nodelist: template.NodeList, given: dict[str, FilterExpression]) -> None:
        """Take what is between the tags, and what is to be known in it."""
        self.nodelist, self.given = nodelist, given
        self.kept: dict[tuple, str] = {}

    def render(self, context: template.Context) -> str:
        """Return it as it was drawn first, with nothing of any request or page in sight but what is given."""
        values = {name: value.resolve(context) for name, value in self.given.items()}
        if odd := [name for name, value in values.items() if not isinstance(value, str | int | None)]:
            raise TypeError(f"Not a plain value, so what is drawn of it may change: {', '.join(odd)}.")
        # A text that is safe is equal to one that is not, and 1 to True.
        key = (get_language(), *((type(value), value) for value in values.values()))
        drawn = self.kept.get(key)
        if drawn is None:
            alone = template.Context(values, autoescape=context.autoescape)
            alone.template = context.template
            drawn = self.nodelist.render(alone)
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            self.kept[key] = drawn
        return drawn


@register.tag
def unchanging(parser, token) -> UnchangingNode:
    """Draw ``{% unchanging name=value … %}…{% endunchanging %}`` once a language and once for the same values.

    All other variables are empty in it, whoever looks: what would differ is missing, never somebody else's. Values are
    texts, numbers, truth values or None; TypeError for others.
    """
    bits = token.split_contents()[1:]
    given = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"unchanging takes name=value, not {bits[0]}.")
    nodelist = parser.parse(("endunchanging",))
    parser.delete_first_token()
    return UnchangingNode(nodelist, given)


@register.simple_tag
def ring(lit=None, size: str = "mark", title: str = "") -> SafeString:
    """Return the mark: twelve arcs, the month ``lit`` (1 to 12, or "now") in cloudberry."""
    return _ring(timezone.localdate().month if lit == "now" else _month(lit), size, title)


@lru_cache(maxsize=128, typed=True)  # a title that is safe is equal to one that is not
def _ring(month: int | None, size: str, title: str) -> SafeString:
    arcs = [
        {"path": path, "lit": number == month}
        for number, path in enumerate(geometry.month_arcs(18, 24, gap=8), start=1)
    ]
    return render_to_string("components/ring.html", {"arcs": arcs, "size": size, "title": title})


def _month(lit) -> int | None:
    try:
        return int(lit)
    except (TypeError, ValueError):
        return None


@register.inclusion_tag("components/ring_progress.html")
def ring_progress(closed: int, total: int, size: str = "small") -> dict:
    """Return the ring closed by ``closed / total``, with the figures in the middle."""
    closed, total = int(closed or 0), int(total or 0)
    share = min(closed / total, 1) if total else 0
    return {
        "closed": closed,
        "total": total,
        "size": size,
        "track": geometry.month_arcs(40, 50, gap=5),
        "filled": geometry.closed_arcs(share, 40, 50, gap=5),
        "title": _("%(closed)d of %(total)d done") % {"closed": closed, "total": total},
    }


@register.inclusion_tag("components/priority_ring.html")
def priority_ring(priorities, level: int = 3) -> dict:
    """Return the plan as a ring, a ray a measure, with the same in words beside it.

    ``priorities`` have ``number``, ``title``, ``total``, ``done``, ``under_way`` and
    may have ``colour`` (1 to 5) and ``url``.
    """
    priorities = list(priorities)
    total = sum(p.total for p in priorities)
    sectors = geometry.sectors(priorities, inner=104, outer=158, centre=200)
    return {
        "sectors": sectors,
        "rows": [
            {"priority": s.priority, "colour": s.colour, "words": _state_words(s.priority)} for s in sectors
        ],
        "total": total,
        "done": sum(p.done for p in priorities),
        "width": _ray_width(total, len(priorities)),
        "words": ngettext("%(count)d measure", "%(count)d measures", total) % {"count": total},
        "level": level,
    }


def _ray_width(total: int, groups: int) -> float:
    """Return a stroke that leaves two fifths of the inner circle as paper."""
    free = (360 - geometry.GROUP_GAP * groups) / 360 * 2 * 3.1416 * 104
    return round(min(free / max(total, 1) * 0.6, 9), 2)


def _state_words(priority) -> str:
    left = max(priority.total - priority.done - priority.under_way, 0)
    return _joined(
        words
        for count, words in (
            (priority.done, done_words(priority.done)),
            (priority.under_way, under_way_words(priority.under_way)),
            (left, not_begun_words(left)),
        )
        if count or not priority.total
    )


def _joined(parts) -> str:
    return " · ".join(part.replace(" ", spoken_dates.NO_BREAK) for part in parts)


def done_words(count: int) -> str:
    """Return "3 done" in the reader's language."""
    return ngettext("%(count)d done", "%(count)d done", count) % {"count": count}


def under_way_words(count: int) -> str:
    """Return "3 under way" in the reader's language."""
    return ngettext("%(count)d under way", "%(count)d under way", count) % {"count": count}


def not_begun_words(count: int) -> str:
    """Return "3 not begun" in the reader's language."""
    return ngettext("%(count)d not begun", "%(count)d not begun", count) % {"count": count}


@register.inclusion_tag("components/bar.html")
def bar(done: int, total: int, under_way: int = 0, priority=None, label: str = "") -> dict:
    """Return the values of a state bar; widths are SVG units out of a hundred."""
    return bar_parts(done, total, under_way) | {"priority": priority, "label": label}


def bar_parts(done: int, total: int, under_way: int = 0) -> dict:
    """Return the widths and the words of a bar: shares of a hundred, never above it."""
    done, total, under_way = int(done or 0), int(total or 0), int(under_way or 0)
    left = max(total - done - under_way, 0)
    whole = max(total, done + under_way, 1)
    parts = [done_words(done), under_way_words(under_way), not_begun_words(left)]
    return {
        "done_width": round(100 * done / whole, 2),
        "under_way_width": round(100 * under_way / whole, 2),
        "under_way_start": round(100 * done / whole, 2),
        "words": _joined(w for w, n in zip(parts, (done, under_way, left), strict=True) if n),
    }


@register.simple_tag
def when(start, end=None) -> str:
    """Return ``<time>`` with a moment or a range as people say it."""
    if not start:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>',
        spoken_dates.local(start).isoformat(),
        spoken_dates.said_range(start, end),
    )


@register.simple_tag
def ago(moment) -> str:
    """Return ``<time>`` with "today at 14.05", "yesterday at 9" or the day."""
    if not moment:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>',
        spoken_dates.local(moment).isoformat(),
        spoken_dates.said_ago(moment),
    )


@register.filter
def local_day(moment):
    """Return the local day of a date or a datetime."""
    return spoken_dates.day_of(moment) if moment else None


@register.filter
def file_icon(extension: str) -> str:
    """Return the icon's name for a file extension, with or without its dot."""
    return FILE_ICONS.get(str(extension or "").lower().lstrip("."), "document")


@register.filter
def file_kind(extension: str) -> str:
    """Return what a file is, in a word, by its extension, with or without its dot."""
    extension = str(extension or "").lstrip(".")
    kind = FILE_KINDS.get(extension.lower())
    return _(kind) if kind else extension.upper()


@register.filter
def file_size(size) -> str:
    """Return "180 kt" or "1,8 Mt" for a number of bytes; nothing when it is not known."""
    if size in (None, ""):
        return ""
    size = int(size)
    if size < 1000:
        return _("%(size)s bytes") % {"size": size}
    if size < 1_000_000:
        return _("%(size)s kB") % {"size": number_format(size / 1000, 0)}
    return _("%(size)s MB") % {"size": number_format(size / 1_000_000, 1)}


@register.filter
def initials(name: str) -> str:
    """Return at most two initials of a name."""
    words = [word for word in str(name or "").split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


@register.filter
def glyph(priority) -> str:
    """Return the icon's name of a priority 1 to 5; a sixth begins again."""
    return f"p{(int(priority) - 1) % 5 + 1}"


@register.filter
def month_name(day) -> str:
    """Return the short name of a day's month: "marras", "nov."."""
    return format_date(day, "LLL", locale=get_language() or "fi") if day else ""


@register.filter
def dial(phone: str) -> str:
    """Return a telephone number as a tel: address wants it."""
    return "".join(c for c in str(phone) if c.isdigit() or c == "+")


@register.filter
def control(field, hint: str = ""):
    """Render a bound field's widget, tied to its help, hint and errors."""
    describes = [f"{field.auto_id}_hint"] if hint else []
    describes += [f"{field.auto_id}_helptext"] if field.help_text else []
    describes += [f"{field.auto_id}_error"] if field.errors else []
    attrs = {"aria-describedby": " ".join(describes)} if describes and not field.use_fieldset else {}
    if field.widget_type in ("file", "clearablefile"):
        attrs["data-upload"] = True
    return field.as_widget(attrs=attrs)


@register.filter
def field_kind(field) -> str:
    """Return how a bound field is laid out: hidden, check, choices, file or line."""
    if field.is_hidden:
        return "hidden"
    kind = field.widget_type
    if kind == "checkbox":
        return "check"
    if field.use_fieldset:
        return "choices"
    return "file" if kind in ("file", "clearablefile") else "line"
