"""The words in files: found by them, in any form, on which page, by whom, until when."""

import pytest
from django.core.files.base import ContentFile

from cms.models import Document
from search.finding import Wish, find
from search.models import Entry
from tests.files import samples

pytestmark = pytest.mark.usefixtures("search_engine")
FILL = "Kunnat kertovat työstään. "


@pytest.fixture
def put(site_tree, run_tasks, django_capture_on_commit_callbacks):
    """Return a function that puts a file into the folder of A and lets the worker do its work."""

    def make(name: str, content: bytes, document: Document | None = None, **fields) -> Document:
        with django_capture_on_commit_callbacks(execute=True):
            made = document or Document(title="Paperi", guard=site_tree.a.folder, **fields)
            made.file = ContentFile(content, name=name)
            made.save()
        run_tasks()
        return made

    return make


def hits(text: str, user, language: str = "fi"):
    return find(Wish.of({"q": text, "kind": "document"}), user, language).hits


def lit(hit) -> list[str]:
    return [piece.text for piece in hit.passage if piece.lit]


def test_a_word_in_a_file_is_found_in_any_form_and_its_page_is_told(put, bjorn):
    put("raportti.pdf", samples.pdf(FILL * 20, FILL * 5 + "Nuorille annettiin uraohjausta.", FILL))
    (hit,) = hits("ohjaus", bjorn)
    assert lit(hit) == ["uraohjausta"]
    assert hit.where == "sivu 2"


@pytest.mark.parametrize(
    ("name", "make", "where"),
    [
        ("esitys.pptx", lambda: samples.pptx(FILL, "Uraohjausta nuorille"), "dia 2"),
        ("luvut.ods", lambda: samples.ods(Kunnat=FILL, Talous="Uraohjausta nuorille"), "taulukko ”Talous”"),
        ("muistio.docx", lambda: samples.docx("Uraohjausta nuorille"), ""),
    ],
)
def test_slides_and_sheets_are_told_too(put, bjorn, name, make, where):
    put(name, make())
    (hit,) = hits("ohjauksen", bjorn)
    assert (lit(hit), hit.where) == (["Uraohjausta"], where)


def test_the_name_of_a_file_does_not_begin_its_passage(put, bjorn):
    put("esityslista-2016.txt", b"Uraohjausta nuorille")
    put("kanava.pdf", samples.pdf("Uraohjausta aikuisille"))
    shown = {"".join(piece.text for piece in hit.passage) for hit in hits("ohjaus", bjorn)}
    assert shown == {"Uraohjausta nuorille", "Uraohjausta aikuisille"}
    (hit,) = hits("esityslista-2016.txt", bjorn)
    assert lit(hit) == ["esityslista-2016", "txt"], "but it is shown to who asks for it"
    assert hit.where == ""


NOTES = """# Muistio

Sovittiin **uraohjauksesta** ja [*ohjelmasta*](https://esimerkki.example/a_b).

1. Avaus
2. `Päätös` ja ~~vanha~~ hinta 5*3*2

| Kunta | Tunti |
| --- | --- |
| Oulu | 3 |

    lista_a = 2 ** 3
---
"""


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        (
            "muistio.md",
            NOTES,
            "Muistio Sovittiin uraohjauksesta ja ohjelmasta. 1. Avaus 2. Päätös ja vanha hinta 532 "
            "Kunta Tunti Oulu 3 lista_a = 2 ** 3",
        ),
        (
            "muistio.txt",
            "## Muistio ##\n\n**Uraohjaus** alkaa\n- hinta 5*3*2, tila A_1_b, *huom*\n1. # 3 ja ** 4",
            "Muistio Uraohjaus alkaa - hinta 5*3*2, tila A_1_b, *huom* 1. # 3 ja ** 4",
        ),
    ],
)
def test_a_text_file_is_shown_as_it_reads_without_its_signs(put, bjorn, name, text, shown):
    put(name, text.encode())
    (hit,) = hits("ohjaus", bjorn)
    assert "".join(piece.text for piece in hit.passage) == shown


def test_a_word_far_down_in_a_long_file_is_shown(put, bjorn):
    put("pitka.txt", (FILL * 4000 + "Etsivää nuorisotyötä tehdään.").encode())
    (hit,) = hits("etsivän nuorisotyön", bjorn)
    assert lit(hit) == ["Etsivää", "nuorisotyötä"]


def test_a_phrase_far_down_in_a_long_file_is_shown(put, bjorn):
    put("pitka.txt", (FILL * 4000 + "Yhteinen asia ja ohjaus. Yhteinen ohjaus.").encode())
    (hit,) = hits('"yhteinen ohjaus"', bjorn)
    assert lit(hit) == ["Yhteinen", "ohjaus"]


def test_a_new_version_is_found_by_its_words_and_no_longer_by_the_old(put, bjorn):
    document = put("a.txt", b"vanhaa kanarialintua")
    assert hits("kanarialintu", bjorn)
    put("a.txt", "uutta satakieltä".encode(), document)
    assert not hits("kanarialintu", bjorn)
    assert hits("satakieli", bjorn)


def test_the_words_of_a_private_file_are_nobody_elses(put, cecilia, dmitri, client_of):
    """AC-05: nothing in results, counts, passages or suggestions."""
    put("a.pdf", samples.pdf(samples.CANARY))
    for person in (cecilia, dmitri, None):
        page = client_of(person).get("/fi/haku/", {"q": samples.CANARY[:-1]}).content.decode()
        assert "Paperi" not in page
        assert find(Wish.of({"q": samples.CANARY}), person, "fi").total == 0


def test_a_file_in_the_trash_is_not_found_and_one_that_is_erased_leaves_no_word(put, bjorn):
    from django.utils import timezone

    document = put("a.txt", b"kanarialintu")
    document.trashed_at = timezone.now()
    document.save()
    assert not hits("kanarialintu", bjorn)
    document.delete()
    assert not Entry.objects.filter(body__contains="kanarialintu").exists()


def test_a_file_that_cannot_be_read_is_found_by_its_name(put, bjorn):
    put("kokousraportti.pdf", b"%PDF-1.7 rikki" * 50)
    (hit,) = hits("kokousraportti", bjorn)
    assert hit.name == "Paperi"


def test_the_language_of_a_file_is_that_of_its_words(put, bjorn):
    put(
        "x.txt",
        "Gruppen beslutade att vägledningen ska börja på hösten och att alla kommuner får vara med.".encode(),
    )
    assert Entry.objects.get(kind="document").language == "sv"
    (hit,) = hits("vägledning", bjorn, "sv")
    assert lit(hit) == ["vägledningen"]
