"""Pages that only the demo has: the living page of components."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

PRIORITIES = [
    ("TNO-palveluja on tasapuolisesti saatavissa ja ne vastaavat asiakkaan tarpeita", 13, 4, 5),
    ("Yksilölliset urasuunnittelutaidot vahvistuvat", 8, 2, 4),
    ("TNO-työtä tekevillä on tehtävien edellyttämä osaaminen", 18, 3, 8),
    ("TNO-palvelun laatujärjestelmää kehitetään", 6, 1, 2),
    ("TNO-palvelut toimivat verkostomaisena kokonaisuutena", 19, 6, 7),
]
ROOMS = [
    ("start", "Alku", "start"),
    ("documents", "Asiakirjat", "folder"),
    ("discussions", "Keskustelut", "thread"),
    ("events", "Tapahtumat ja kokoukset", "calendar"),
    ("plan", "Toimintasuunnitelma", "plan"),
    ("members", "Jäsenet", "people"),
]


class SampleForm(forms.Form):
    """A form with every kind of field."""

    name = forms.CharField(label="Nimi", max_length=100)
    email = forms.EmailField(
        label="Sähköpostiosoite", help_text="Vahvistuslinkki lähetetään tähän osoitteeseen."
    )
    organisation = forms.ChoiceField(
        label="Organisaatio", choices=[("", "Valitse"), ("1", "Oulun kaupunki"), ("2", "Oulun yliopisto")]
    )
    message = forms.CharField(label="Mitä haluat kertoa?", widget=forms.Textarea, required=False)
    language = forms.ChoiceField(
        label="Uutiskirjeen kieli", choices=[("fi", "suomi"), ("sv", "svenska")], widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label="Mikä kiinnostaa?",
        choices=[("news", "Uutiset"), ("events", "Tapahtumat"), ("plan", "Toimintasuunnitelma")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Voit valita useita.",
    )
    file = forms.FileField(label="Liite", required=False, help_text="PDF, DOCX tai kuva, enintään 50 Mt.")
    consent = forms.BooleanField(label="Osoitettani saa käyttää uutiskirjeen lähettämiseen.")


def priorities() -> list[SimpleNamespace]:
    """Return five priorities as the ring wants them."""
    return [
        SimpleNamespace(
            number=number,
            title=title,
            colour=number,
            total=total,
            done=done,
            under_way=under_way,
            url=f"#priority-{number}",
        )
        for number, (title, total, done, under_way) in enumerate(PRIORITIES, start=1)
    ]


def rooms() -> list[SimpleNamespace]:
    """Return the rooms of a workspace, the first one open."""
    return [
        SimpleNamespace(key=key, title=title, icon=icon, url=f"#{key}", current=key == "start", short="")
        for key, title, icon in ROOMS
    ]


def sample() -> dict:
    """Return what the living page shows: dates around today, forms with and without errors."""
    meeting = timezone.make_aware(datetime(timezone.localdate().year, 11, 26, 9))
    wrong = SampleForm({"name": "", "email": "aino@", "language": "fi"})
    wrong.is_valid()
    return {
        "priorities": priorities(),
        "rooms": rooms(),
        "meeting": meeting,
        "meeting_end": meeting + timedelta(hours=2, minutes=30),
        "second_day": meeting + timedelta(days=1),
        "yesterday": timezone.now() - timedelta(days=1),
        "form": SampleForm(auto_id="plain_%s"),
        "wrong_form": wrong,
        "page_obj": Paginator(range(120), 10).get_page(3),
        "crumbs": [("Etusivu", "/fi/"), ("Toimintasuunnitelma", "/fi/"), ("Painopiste 2", "")],
        "facts": [
            ("Aika", "to 26.11. klo 9–11.30"),
            ("Paikka", "Oulun kaupunginkirjasto"),
            ("Kieli", "suomi"),
        ],
        "headings": [("texts", "Tekstit"), ("lists", "Luettelot"), ("forms", "Lomakkeet")],
        "menu_items": [
            {"title": "Muokkaa", "url": "#", "icon": "edit"},
            {"title": "Historia", "url": "#", "icon": "history", "current": True},
            {"title": "Siirrä roskakoriin", "url": "#", "icon": "trash", "post": True},
        ],
        "icons": icon_names(),
    }


def icon_names() -> list[str]:
    """Return the names in the sprite, as they stand there."""
    sprite = Path(finders.find("icons/sprite.svg")).read_text(encoding="utf-8")
    return re.findall(r'<symbol id="([\w-]+)"', sprite)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component with words as they are used."""
    base = "base_workspace.html" if request.GET.get("base") == "workspace" else "base_public.html"
    extra = {} if base == "base_workspace.html" else {"rooms": None}
    workspace = {"workspace_title": "Pohjois-Pohjanmaan ELO-ryhmä", "visible_to": "Näkyy ryhmän 24 jäsenelle"}
    return render(request, "demo/components.html", {**sample(), "base": base, **workspace, **extra})
