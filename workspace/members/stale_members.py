"""Two coordinators changing one member at the same moment: what stands now beside what was typed."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.marks import Difference
from workspace.members.forms.members import ChangeMemberForm
from workspace.members.models import Membership


def differences(form: ChangeMemberForm, current: Membership) -> list[Difference]:
    """Return the fields where the form says something else than what was saved meanwhile."""
    return [
        Difference(str(form.fields[name].label), _said(now), _said(typed))
        for name, typed in form.told().items()
        if (now := getattr(current, name)) != typed
    ]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value, "j.n.Y")
    return str(dict(Membership.Role.choices).get(value, value or ""))
