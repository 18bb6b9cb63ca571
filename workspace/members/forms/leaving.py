"""Who takes over what somebody leaves."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.accounts import User
from workspace.members import leaving
from workspace.members.models import Workspace


class HandOverForm(forms.Form):
    """A choice of a person for each kind of things that somebody holds; named by the kind's key."""

    def __init__(self, user: User, workspace: Workspace, *args, **kwargs) -> None:
        """Ask for each kind; those who share a seat with the person come first."""
        super().__init__(*args, **kwargs)
        self.held = leaving.held_by(user, workspace)
        self.people = (
            {str(person.pk): person for person in leaving.successors(user, workspace)} if self.held else {}
        )
        choices = self._choices(leaving.beside_in_seats(user, workspace)) if self.held else []
        for part in self.held:
            required = part.is_needed and (bool(self.people) or part.kind.key == leaving.COORDINATION)
            empty = _("Choose") if required else _("Nobody for now")
            self.fields[part.kind.key] = forms.ChoiceField(
                label=_("Who takes over: %(what)s") % {"what": part.kind.title},
                choices=[("", empty), *choices], required=required,
                error_messages={"required": _("Choose who takes this over.")},
            )  # fmt: skip

    def _choices(self, beside: set[int]) -> list[tuple[str, str]]:
        shared = _("shares the seat")
        near = [(key, f"{who} – {shared}") for key, who in self.people.items() if who.pk in beside]
        return near + [(key, str(who)) for key, who in self.people.items() if who.pk not in beside]

    @property
    def parts(self) -> list[tuple[leaving.Held, forms.BoundField]]:
        """Return what is held with the field that asks for it."""
        return [(part, self[part.kind.key]) for part in self.held]

    def chosen(self) -> dict[str, User | None]:
        """Return the person for each kind."""
        return {key: self.people.get(value) for key, value in self.cleaned_data.items()}

    def say(self, error: ValidationError) -> None:
        """Put the sentences of a refusal at their fields."""
        for name, errors in getattr(error, "error_dict", {None: [error]}).items():
            self.add_error(name if name in self.fields else None, errors)
