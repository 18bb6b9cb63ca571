"""The own profile: saved only when nobody changed it meanwhile (DS-13)."""

from django.db import transaction
from django.db.models import Model, QuerySet

from cms.accounts import User
from cms.marks import Difference, StaleError, mark
from workspace.members import people
from workspace.members.models import Profile


def version_of(user: User) -> str:
    """Return a mark of everything that the form changes: another one when any of it was saved."""
    return mark(values_of(user))


def values_of(user: User) -> dict[str, object]:
    """Return what is stored, by field, as plain words, numbers and lists of ids."""
    fresh = User.objects.select_related("profile").get(pk=user.pk)
    profile = people.profile_of(fresh)
    values: dict[str, object] = {name: getattr(fresh, name) for name in OF_USER}
    values |= {field.attname.removesuffix("_id"): getattr(profile, field.attname) for field in _stored()}
    return values | {name: _keys(profile, name) for name in LISTS}


OF_USER = ("first_name", "last_name", "language")
LISTS = ("languages", "expertise")


def _stored() -> list:
    others = {"id", "user", "photo", "photo_shown"}
    return [field for field in Profile._meta.concrete_fields if field.name not in others]


def _keys(profile: Profile, name: str) -> list[int]:
    return sorted(getattr(profile, name).values_list("pk", flat=True)) if profile.pk else []


@transaction.atomic
def save(form) -> None:
    """Save a valid form of a profile, name and language with it; raises StaleError and saves nothing."""
    user = lock(form.user)
    if form.cleaned_data["version"] != version_of(user):
        raise StaleError
    for name in OF_USER:
        setattr(user, name, form.cleaned_data[name])
        setattr(form.user, name, form.cleaned_data[name])
    user.save(update_fields=OF_USER)
    _keep_photo(form.instance, people.profile_of(user))
    form.save()


def _keep_photo(profile: Profile, there: Profile) -> None:
    """Leave the photo, which has a form of its own, as it is by now."""
    if there.pk:
        profile.pk, profile._state.adding = there.pk, False
    profile.photo_id, profile.photo_shown = there.photo_id, there.photo_shown


def lock(user: User) -> User:
    """Hold a person's row until the transaction ends: two windows saving at the same moment."""
    return User.objects.select_for_update().get(pk=user.pk)


def differences(form) -> list[Difference]:
    """Return what is stored beside what was typed, field by field, where they are not the same."""
    now = values_of(form.user)
    rows = []
    for name, field in form.fields.items():
        if name in now and _plain(now[name]) != _plain(form.cleaned_data[name]):
            typed = form.cleaned_data[name]
            rows.append(Difference(str(field.label), _said(field, now[name]), _said(field, typed)))
    return rows


def _plain(value: object) -> object:
    """Return rows as their ids, so that what was typed and what is stored can be compared."""
    if isinstance(value, Model):
        return value.pk
    return sorted(row.pk for row in value) if isinstance(value, QuerySet) else value


def _said(field, value: object) -> str:
    """Return a value as the form's choices name it."""
    if isinstance(value, bool):
        value = str(value)
    choices = getattr(field, "choices", None)
    if choices is None:
        return str(value or "")
    names = {str(getattr(key, "value", key)): str(name) for key, name in choices}
    plain = _plain(value)
    keys = plain if isinstance(plain, list) else [plain]
    return ", ".join(names.get(str(key), "") for key in keys if key not in {None, ""})
