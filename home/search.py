"""What of the public site is found: its pages, the news, the guidance services."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.languages import CODES
from cms.places import Municipality
from home.models import ContentPage, GuidanceService, HomePage, NewsIndexPage, NewsPage, ServiceIndexPage
from search.page_text import page_record, published, text_of
from search.registry import PAGE, Findable, Follow, Kind, Record, register

NEWS = Kind("news", _("News item"), _("News"), "flag", 20)
SERVICE = Kind("service", _("Guidance service"), _("Guidance services"), "place", 30)


def _with_lead(page: Page) -> list[Record]:
    return [page_record(page, page.lead, getattr(page, "body", None))]


def _news(page: NewsPage) -> list[Record]:
    return [page_record(page, page.lead, page.body, day=page.date)]


def _service(service: GuidanceService) -> list[Record]:
    """A service is read on the list of services: that of the language, else the other one."""
    lists = ServiceIndexPage.objects.live().filter(alias_of=None).select_related("locale")
    found = {page.locale.language_code: page for page in lists}
    return [
        _service_in(code, service, found.get(code) or next(iter(found.values()))) for code in CODES if found
    ]


def _service_in(code: str, service: GuidanceService, page: Page) -> Record:
    town = service.municipality
    return Record(
        language=code,
        title=getattr(service, f"name_{code}") or service.name_fi,
        body=text_of(
            getattr(service, f"summary_{code}") or service.summary_fi,
            (getattr(town, f"name_{code}") or town.name_fi) if town else "",
            service.address, service.email, service.phone,
        ),
        guard=page,
        url=f"#service-{service.pk}",
    )  # fmt: skip


def _all_services(page: Page) -> Iterable[int]:
    return GuidanceService.objects.values_list("pk", flat=True)


def _services_in(town: Municipality) -> Iterable[int]:
    return town.services.values_list("pk", flat=True)


for _model in (HomePage, ContentPage, NewsIndexPage, ServiceIndexPage):
    register(Findable(PAGE, _model, published(_model), _with_lead, guard="pk"))
register(Findable(NEWS, NewsPage, published(NewsPage), _news, guard="pk"))
register(
    Findable(
        SERVICE,
        GuidanceService,
        lambda: GuidanceService.objects.select_related("municipality"),
        _service,
        follows=(Follow(ServiceIndexPage, _all_services), Follow(Municipality, _services_in)),
    )
)
