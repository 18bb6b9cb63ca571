"""Icons, the ring and spoken dates."""

import re
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

from cms import ring, spoken_dates
from cms.templatetags import elo

ROOT = Path(__file__).resolve().parents[2]
SPRITE = set(re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/icons/sprite.svg").read_text("utf-8")))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NO_BREAK = "\u00a0"


def rendered(source: str, **context) -> str:
    return Template("{% load elo %}" + source).render(Context(context))


def priority(**fields) -> SimpleNamespace:
    return SimpleNamespace(
        **{"number": 1, "title": "Yksi", "colour": 1, "total": 4, "done": 1, "under_way": 1, "url": ""}
        | fields
    )


def moment(*parts: int) -> datetime:
    return timezone.make_aware(datetime(*parts))


@pytest.fixture
def today(monkeypatch) -> date:
    """The day of the tests: Tuesday 24.11.2026."""
    day = date(2026, 11, 24)
    monkeypatch.setattr(timezone, "localdate", lambda *args: day)
    return day


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_icon_of_a_template_is_in_the_sprite(path):
    named = re.findall(r"""{%\s*icon ["']([\w-]+)["']""", path.read_text("utf-8"))
    named += re.findall(r"""icon(?:_after)?=["']([\w-]+)["']""", path.read_text("utf-8"))
    assert set(named) <= SPRITE


def test_every_file_icon_is_in_the_sprite():
    assert {elo.file_icon(kind) for kind in [*elo.FILE_ICONS, "exe", ".PDF", None]} <= SPRITE
    assert elo.file_icon(".PDF") == "pdf"


def test_a_file_is_named_by_a_word():
    assert elo.file_kind(".DOCX") == "Word-asiakirja"
    with translation.override("sv"):
        assert elo.file_kind("xlsx") == "Kalkylblad"
    assert elo.file_kind("exe") == "EXE"


def test_ring_lights_one_month():
    html = rendered('{% ring lit=10 title="Lokakuu" %}')
    assert html.count("ring__arc--lit") == 1
    assert html.count("<path") == 12
    assert 'role="img" aria-label="Lokakuu"' in html


@pytest.mark.parametrize("lit", ["", None, 0, 13, "x"])
def test_ring_without_a_month_is_whole(lit):
    assert "ring__arc--lit" not in rendered("{% ring lit=lit %}", lit=lit)


def test_ring_follows_the_year(today):
    arcs = re.findall(r'class="ring__arc( ring__arc--lit)?"', rendered('{% ring lit="now" %}'))
    assert [number for number, lit in enumerate(arcs, start=1) if lit] == [11]


@pytest.mark.parametrize(
    ("closed", "total", "arcs"), [(0, 12, 0), (6, 12, 6), (12, 12, 12), (20, 12, 12), (0, 0, 0), (1, 24, 1)]
)
def test_ring_closes_by_its_share(closed, total, arcs):
    html = rendered("{% ring_progress closed total %}", closed=closed, total=total)
    assert html.count("ring-progress__filled") == arcs


def test_priority_ring_has_a_ray_for_every_measure_and_says_it_in_words():
    with translation.override("fi"):
        html = rendered(
            "{% priority_ring ps %}",
            ps=[priority(), priority(number=2, title="Kaksi", colour=2, total=2, done=2, under_way=0)],
        )
    assert html.count("ray ray--track") == 4 + 2 + 3, "and three in the key"
    assert html.count("ray ray--done") == 3 + 1
    assert f"1{NO_BREAK}valmis · 1{NO_BREAK}käynnissä · 2{NO_BREAK}aloittamatta" in html
    assert "3/6" in html


@pytest.mark.parametrize("priorities", [[], [priority(total=0, done=0, under_way=0)], [priority(total=500)]])
def test_priority_ring_stands_without_measures_and_with_many(priorities):
    assert "priority-ring" in rendered("{% priority_ring ps %}", ps=priorities)


def test_more_done_than_there_is_stays_within_the_ring():
    assert ring.states(priority(total=2, done=5, under_way=3)) == ["done", "done"]


def test_rays_of_two_priorities_do_not_meet():
    first, second = ring.sectors([priority(), priority()], 104, 158, 200)
    assert not {r.track for r in first.rays} & {r.track for r in second.rays}


@pytest.mark.parametrize(
    ("done", "under_way", "total", "widths"),
    [(1, 1, 4, (25, 25)), (0, 0, 0, (0, 0)), (3, 3, 4, (50, 50)), (None, None, None, (0, 0))],
)
def test_bar_never_runs_over(done, under_way, total, widths):
    parts = elo.bar_parts(done, total, under_way)
    assert (parts["done_width"], parts["under_way_width"]) == widths


@pytest.mark.parametrize(
    ("language", "start", "end", "said"),
    [
        ("fi", moment(2026, 11, 26, 9), moment(2026, 11, 26, 11, 30), "to 26.11. klo 9–11.30"),
        ("sv", moment(2026, 11, 26, 9), moment(2026, 11, 26, 11, 30), "tors 26.11 kl. 9–11.30"),
        ("fi", moment(2026, 11, 26, 9), None, "to 26.11. klo 9"),
        ("fi", moment(2027, 1, 7, 9, 5), None, "to 7.1.2027 klo 9.05"),
        ("fi", date(2026, 11, 26), date(2026, 11, 28), "to 26.11.–la 28.11."),
        ("fi", date(2026, 11, 26), date(2026, 11, 26), "to 26.11."),
        ("fi", moment(2026, 11, 26, 9), moment(2026, 11, 27, 15), "to 26.11. klo 9 – pe 27.11. klo 15"),
        ("fi", moment(2026, 11, 26, 9), date(2026, 11, 27), "to 26.11. klo 9 – pe 27.11."),
    ],
)
def test_dates_are_said_as_people_say_them(today, language, start, end, said):
    with translation.override(language):
        assert spoken_dates.said_range(start, end).replace(NO_BREAK, " ") == said


@pytest.mark.parametrize(
    ("language", "when", "said"),
    [
        ("fi", moment(2026, 11, 24, 14, 5), "tänään klo 14.05"),
        ("sv", moment(2026, 11, 23, 14, 5), "i går kl. 14.05"),
        ("fi", date(2026, 11, 25), "huomenna"),
        ("sv", moment(2026, 11, 3, 14, 5), "tis 3.11"),
    ],
)
def test_near_days_have_their_names(today, language, when, said):
    with translation.override(language):
        assert spoken_dates.said_ago(when).replace(NO_BREAK, " ") == said


def test_exact_time_is_in_the_attribute(today):
    assert 'datetime="2026-11-26T09:00:00+02:00"' in rendered("{% when m %}", m=moment(2026, 11, 26, 9))
    assert rendered("{% when m %}{% ago m %}", m=None) == ""


@pytest.mark.parametrize(
    ("language", "size", "said"),
    [("fi", 0, "0 tavua"), ("fi", 184320, "184 kt"), ("sv", 184320, "184 kB"), ("fi", 1_912_000, "1,9 Mt")],
)
def test_sizes_are_said_in_the_readers_words(language, size, said):
    with translation.override(language):
        assert elo.file_size(size).replace(NO_BREAK, " ") == said


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Aino Aalto", "AA"), ("Björn", "B"), ("", ""), ("Anna-Liisa von Berg", "AB"), (" * ", "")],
)
def test_initials(name, letters):
    assert elo.initials(name) == letters


def test_what_people_write_is_escaped():
    html = rendered("{% priority_ring ps %}", ps=[priority(title="<script>alert(1)</script>")])
    assert "<script>" not in html


def test_what_never_changes_sees_nothing_of_the_one_who_looks():
    """Drawn once a language: a variable in it is empty, so that nobody is shown what was another's."""
    source = "{% load i18n %}{% unchanging %}{% translate 'Menu' %}, {{ user }}{{ request.path }}{% endunchanging %}"
    template = Template("{% load elo %}" + source)
    for who in ("kanarialintu", "varpunen"):
        with translation.override("fi"):
            assert template.render(Context({"user": who})) == "Valikko, "
        with translation.override("sv"):
            assert template.render(Context({"user": who})) == "Meny, "


def test_what_is_given_is_known_in_what_never_changes():
    drawn = "{% unchanging word=word may=may %}{{ word }}{% if may is True %}!{% endif %}{{ user }}{% endunchanging %}"
    template = Template("{% load elo %}" + drawn)
    for word, may, said in [
        ("a<b", False, "a&lt;b"),
        (mark_safe("a<b"), False, "a<b"),
        ("a<b", False, "a&lt;b"),
        ("a<b", True, "a&lt;b!"),
        ("a<b", 1, "a&lt;b"),
        (None, False, "None"),
        ("", False, ""),
    ]:
        assert template.render(Context({"word": word, "may": may, "user": "kanarialintu"})) == said


def test_only_some_of_what_never_changes_is_kept():
    template = Template("{% load elo %}{% unchanging n=n %}{{ n }}{% endunchanging %}")
    [node] = template.nodelist.get_nodes_by_type(elo.UnchangingNode)
    for number in range(elo.MOST_KEPT * 2 + 1):
        assert template.render(Context({"n": number})) == str(number)
    assert len(node.kept) == 1


def test_what_may_change_is_not_taken_for_what_does_not():
    template = Template("{% load elo %}{% unchanging page=page %}{{ page.title }}{% endunchanging %}")
    with pytest.raises(TypeError, match="page"):
        template.render(Context({"page": SimpleNamespace(title="Aino")}))
    with pytest.raises(TemplateSyntaxError, match="page"):
        Template("{% load elo %}{% unchanging page %}{% endunchanging %}")
