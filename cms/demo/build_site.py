"""Builds the public site: front page, content, news, the plan, public events, settings."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site

from cms.demo import build_front, files, pictures
from cms.demo.build_events import event, event_list
from cms.demo.build_plan import work_plan
from cms.demo.making import Making, key_of, stream
from cms.demo.words import events, extras, front, news, pages, plan
from cms.demo.words.shapes import Content, News
from cms.models import Document
from cms.site_settings import SiteSettings
from home.models import ContentPage, HomePage, NewsIndexPage, NewsPage, ServiceIndexPage
from workspace.members.models import OrganisationIndexPage

MENU = {"show_in_menus": True}
LOOKED_AT = "2026-11-16"


def build_site(making: Making) -> None:
    """Make the pages of the public site; they are filled when `making.finish()` is called."""
    _pictures(making)
    home = _front(making)
    _lists(making, home)
    for words in pages.PAGES:
        if words.key != "work":
            _content(making, words, home)
    organisations = (front.ORGANISATIONS[0], front.ORGANISATIONS[1])
    making.page(
        "organisations",
        OrganisationIndexPage,
        making.pages["work"],
        organisations,
        _lead(front.ORGANISATIONS[2]),
    )
    for item in news.NEWS:
        _news(making, item)
    for words in events.EVENTS:
        if not words.room:
            event(making, words, making.pages["events"])


def _front(making: Making) -> dict[str, Page]:
    root = Page.get_first_root_node()
    parents = {"fi": root, "sv": root}
    home = making.page(
        "home", HomePage, parents, front.HOME, lambda language: build_front.fields(making, language)
    )
    _take_the_site(home["fi"])
    return home


def _take_the_site(home: Page) -> None:
    """Let the site begin here; the page that Wagtail's own set-up left is taken away."""
    address = urlsplit(settings.BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id == home.pk:
        return
    site.hostname, site.port = address.hostname, address.port or (443 if address.scheme == "https" else 80)
    site.root_page, site.site_name = home, front.SETTINGS["name"].of("fi")
    site.save()
    for left in Page.objects.filter(depth=2, content_type__model="page", numchild=0):
        left.delete()


def _lists(making: Making, home: dict[str, Page]) -> None:
    """Make the five entries of the menu, in their order."""
    making.page("services", ServiceIndexPage, home, front.SERVICES[:2], _services(making), **MENU)
    _content(making, next(words for words in pages.PAGES if words.key == "work"), home)
    work_plan(making, "plan", home, plan.PLAN, **MENU)
    making.page("news", NewsIndexPage, home, front.NEWS_LIST[:2], _lead(front.NEWS_LIST[2]), **MENU)
    event_list(making, "events", home, events.PUBLIC_LIST, **MENU)


def _lead(words):
    return lambda language: {"lead": words.of(language)}


# -- Content ------------------------------------------------------------------------------------
def _content(making: Making, words: Content, home: dict[str, Page]) -> None:
    def fields(language: str) -> dict:
        text = making.rich(words.body, language).replace(
            "{supervisor}", front.SETTINGS["supervisor"].of(language)
        )
        blocks = [("text", text), *_extra(making, words.key, language)]
        return {
            "lead": words.lead.of(language),
            "body": stream(words.key, blocks),
            "responsible": pages.CARETAKER.of(language),
            "reviewed_on": LOOKED_AT,
        }

    parents = making.pages[words.parent] if words.parent else home
    making.page(
        words.key, ContentPage, parents, (words.title, words.slug), fields, show_in_menus=words.in_menu
    )


def _extra(making: Making, key: str, language: str) -> list[tuple[str, object]]:
    """Return the blocks that a page has after its text."""
    maker = {
        "mentoring": _mentoring,
        "authorities": _successors,
        "contact": _coordinator,
        "propose": _forms,
    }.get(key)
    return maker(making, language) if maker else []


def _mentoring(making: Making, language: str) -> list[tuple[str, object]]:
    text, who, role = (words.of(language) for words in extras.QUOTE)
    alt = news.ALT["circle"].of(language)
    shown = {"image": picture("circle").pk, "alt_text": alt, "decorative": False}
    return [
        ("quote", {"text": text, "who": who, "role": role}),
        ("picture", {"image": shown, "caption": extras.CIRCLE_CAPTION.of(language)}),
    ]


def _successors(making: Making, language: str) -> list[tuple[str, object]]:
    caption, rows = extras.SUCCESSORS
    lines = "\n".join(line.strip() for line in rows.raw(language).splitlines())
    return [("table", {"caption": caption.of(language), "rows": lines})]


def _coordinator(making: Making, language: str) -> list[tuple[str, object]]:
    role, organisation = (words.of(language) for words in extras.COORDINATOR)
    person = {"name": front.CONTACT["contact_name"], "role": role, "organisation": organisation}
    reached = {"email": front.CONTACT["contact_email"], "phone": front.CONTACT["contact_phone"]}
    return [("contact", {**person, **reached})]


def _forms(making: Making, language: str) -> list[tuple[str, object]]:
    """Offer the form of the six questions: a document that everybody may open."""
    key = f"six-questions-{language}"
    document = Document.objects.filter(form_id=key_of("public", key)).first()
    if document is None:
        name, content = files.make(key)
        document = Document(
            title=files.TITLES[key], language=language, collection=Collection.get_first_root_node(),
            uploaded_by_user=making.author, form_id=key_of("public", key),
        )  # fmt: skip
        document.file = ContentFile(content, name=name)
        document.save()
    return [("documents", {"title": extras.FORMS.of(language), "documents": [document.pk]})]


def _services(making: Making):
    def fields(language: str) -> dict:
        asked = [
            {"title": title.of(language), "text": f"<p>{text.of(language)}</p>"}
            for title, text in extras.QUESTIONS
        ]
        blocks = [("accordion", {"items": asked})]
        return {"lead": front.SERVICES[2].of(language), "body": stream("services", blocks)}

    return fields


# -- News ---------------------------------------------------------------------------------------
def _pictures(making: Making) -> None:
    """Draw the pictures that are missing."""
    model = get_image_model()
    for key in pictures.DRAWN:
        there = model.objects.filter(title=_picture_title(key)).exists()
        making.count("pictures", made=not there)
        if not there:
            file = ContentFile(pictures.picture(key), name=f"{key}.png")
            model.objects.create(title=_picture_title(key), file=file, uploaded_by_user=making.author)


def _picture_title(key: str) -> str:
    """Name a picture in both languages: a picture has one title in the library."""
    return f"{news.ALT[key].of('fi')} / {news.ALT[key].of('sv')}"


def picture(key: str):
    """Return a picture of the demo."""
    return get_image_model().objects.filter(title=_picture_title(key)).first()


def _news(making: Making, item: News) -> None:
    def fields(language: str) -> dict:
        return {
            "lead": item.lead.of(language),
            "body": stream(f"news-{item.key}", [("text", making.rich(item.body, language))]),
            "responsible": pages.CARETAKER.of(language),
        }

    shared = {"date": item.date, "scope": item.scope, "image": picture(item.picture)}
    making.page(f"news-{item.key}", NewsPage, making.pages["news"], (item.title, item.slug), fields, **shared)


# -- Settings -----------------------------------------------------------------------------------
def set_settings(making: Making) -> None:
    """Fill in the settings of the site, once."""
    site = Site.objects.get(is_default_site=True)
    row = SiteSettings.for_site(site)
    fresh = not row.contact_email
    making.count("settings", made=fresh)
    if not fresh:
        return
    for name, words in front.SETTINGS.items():
        for language in ("fi", "sv"):
            setattr(row, f"{name}_{language}", words.of(language))
    for name, value in front.CONTACT.items():
        setattr(row, name, value)
    for name in ("contact", "statement", "privacy"):
        setattr(row, f"{name}_page", making.pages[name]["fi"])
    row.save()
