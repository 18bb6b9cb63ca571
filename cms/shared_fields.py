"""Fields that are entered once for all languages (B2): they belong to the page that was written first.

That page is the *original*; its versions in other languages are made from it. The rule and what
was weighed against it: docs/decisions/0005-shared-fields.md.
"""

from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel, Panel
from wagtail.models import Page


def original_of(page: Page) -> Page | None:
    """Return the page that a version in another language was made from; None for the original itself."""
    versions = type(page).objects.filter(translation_key=page.translation_key, alias_of=None)
    first = versions.select_related("locale").order_by("pk").first()
    return None if first is None or first.pk == page.pk else first


class SharedFields(models.Model):
    """A page with fields that are the same in every language; name them in `shared_fields`.

    A version in another language takes them from the original whenever it is saved, and gets them
    whenever the original is saved while it is published.
    """

    shared_fields: tuple[str, ...] = ()

    class Meta:
        """A mixin: `class EventPage(SharedFields, SitePage, Page)`."""

        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs) -> None:
        """Save, and keep the shared fields equal in the same transaction."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        original = original_of(self)
        if original is not None:
            self.take_shared(original)
        super().save(*args, **kwargs)
        if original is None and self.live:
            self._hand_on()

    def take_shared(self, original: Page) -> bool:
        """Take the shared fields of another version; tell whether one of them was different."""
        names = [n for n in self.shared_fields if getattr(self, n) != getattr(original, n)]
        for name in names:
            setattr(self, name, getattr(original, name))
        return bool(names)

    def _hand_on(self) -> None:
        others = type(self).objects.filter(translation_key=self.translation_key, alias_of=None)
        for version in others.exclude(pk=self.pk):
            if version.take_shared(self):
                version.save(update_fields=list(self.shared_fields), clean=False)


class SharedFieldsForm(WagtailAdminPageForm):
    """The admin's form of such a page: in another language the shared fields are read, not written."""

    def __init__(self, *args, **kwargs) -> None:
        """Close the shared fields, and name the page where they are changed."""
        super().__init__(*args, **kwargs)
        self.original = original_of(self.instance)
        if self.original is not None:
            for name in self.instance.shared_fields:
                self._close(name)
            for name in getattr(self.instance, "shared_children", ()):
                self.formsets.pop(name, None)

    def _close(self, name: str) -> None:
        if name in self.fields:
            self.fields[name].disabled = True
            self.fields[name].help_text = _(
                "The same in every language. Change it on the page “%(title)s” (%(language)s)."
            ) % {"title": self.original.title, "language": self.original.locale.get_display_name()}
            self.initial[name] = getattr(self.original, name)


class SharedInlinePanel(InlinePanel):
    """Rows that belong to the original: not shown on the page in another language."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The panel of one form; without its formset it stays hidden."""

        def __init__(self, **kwargs) -> None:
            """Look whether the form has the rows."""
            form, panel = kwargs["form"], kwargs["panel"]
            self.elsewhere = form is not None and panel.relation_name not in form.formsets
            if self.elsewhere:
                Panel.BoundPanel.__init__(self, **kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self) -> bool:
            """Tell whether there is something to fill in here."""
            return not self.elsewhere and super().is_shown()
