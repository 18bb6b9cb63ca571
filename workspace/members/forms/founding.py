"""Founding a workspace, and its settings: the words in two languages and three questions."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import languages, uploads
from cms.accounts import User
from cms.marks import Difference
from workspace.members import access_settings, changing
from workspace.members.access_settings import Answers, Reading
from workspace.members.founding import Plan, Words
from workspace.members.models import Workspace
from workspace.members.titles import titles_of

SWEDISH_TOO = _(
    "Give the Swedish name, too: lists, letters and search speak both languages to their readers."
)
FINNISH_TOO = _(
    "Give the Finnish name, too: lists, letters and search speak both languages to their readers."
)
KINDS = [
    (
        Workspace.Kind.NETWORK,
        _("Steering and co-operation group: meets a few times a year, keeps an action plan"),
    ),
    (
        Workspace.Kind.SECTION,
        _("Section or other subgroup: prepares matters for the group that it belongs to"),
    ),
    (Workspace.Kind.PROJECT, _("Project: works towards a goal until it is reached, and reports")),
    (
        Workspace.Kind.CIRCLE,
        _("Peer-mentoring circle: a small group that shares experiences in confidence"),
    ),
]


class KindSelect(forms.RadioSelect):
    """The kinds, each with the answers that are usual for it, for the script that offers them."""

    def create_option(self, name, value, *args, **kwargs) -> dict:
        """Add the answers as words: "parent request members"."""
        option = super().create_option(name, value, *args, **kwargs)
        answers = access_settings.USUAL[Workspace.Kind(value)]
        words = [str(answer) for answer in (answers.reading, answers.joining, answers.writing)]
        option["attrs"]["data-usual"] = " ".join(words)
        return option


class ParentField(forms.ModelChoiceField):
    """A workspace, told by its name in the reader's language."""

    def __init__(self, **kwargs) -> None:
        """Begin with nothing to choose from."""
        super().__init__(queryset=Workspace.objects.none(), required=False, **kwargs)
        self.titles: dict[int, str] = {}

    def offer(self, workspaces) -> None:
        """Offer these workspaces."""
        self.titles = titles_of(workspaces.values_list("pk", flat=True))
        self.queryset = workspaces

    def label_from_instance(self, workspace: Workspace) -> str:
        """Return the title of its page."""
        return self.titles.get(workspace.pk) or str(workspace)


def _title(label: str, missing: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, error_messages={"required": missing})


def _purpose(label: str, help_text: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, required=False, max_length=2000, widget=widget, help_text=help_text)


class WorkspaceForm(forms.Form):
    """What founding and changing a workspace have in common."""

    kind = forms.ChoiceField(label=_("What kind of group is it?"), choices=KINDS, widget=KindSelect)
    title_fi = _title(_("Name in Finnish"), FINNISH_TOO)
    title_sv = _title(_("Name in Swedish"), SWEDISH_TOO)
    purpose_fi = _purpose(
        _("Purpose in Finnish"),
        _("What the group is for, in a sentence or two. A blank line begins a new paragraph."),
    )
    purpose_sv = _purpose(_("Purpose in Swedish"))
    parent = ParentField(
        label=_("Subgroup of"), empty_label=_("None: it stands on its own"),
        help_text=_("You can choose among the workspaces that you coordinate."),
    )  # fmt: skip
    reading = forms.ChoiceField(label=_("Who may see it?"), choices=Reading.choices, widget=forms.RadioSelect)
    joining = forms.ChoiceField(
        label=_("Who may join?"), choices=Workspace.Joining.choices, widget=forms.RadioSelect
    )
    writing = forms.ChoiceField(
        label=_("Who may write?"), choices=Workspace.Writing.choices, widget=forms.RadioSelect,
        help_text=_("Writing is messages, documents and pages. Who is no member never writes."),
    )  # fmt: skip

    def clean_title_fi(self) -> str:
        """Take invisible signs out of the name."""
        return self._plain_title("title_fi", FINNISH_TOO)

    def clean_title_sv(self) -> str:
        """Take invisible signs out of the name."""
        return self._plain_title("title_sv", SWEDISH_TOO)

    def _plain_title(self, name: str, missing: str) -> str:
        title = uploads.plain_text(self.cleaned_data[name])
        if not title:
            raise ValidationError(missing)
        return title

    def answers(self) -> Answers:
        """Return what the three questions were answered with."""
        told = self.cleaned_data
        return Answers(told["parent"], told["reading"], told["joining"], told["writing"])

    def clean(self) -> dict:
        """Say at the field where answers do not fit each other."""
        told = super().clean()
        if {"parent", "reading", "joining", "writing"} <= set(told):
            self.refuse_if(self.answers().check)
        return told

    def refuse_if(self, check) -> bool:
        """Call what may raise ValidationError, and tell it at its fields; True when it was refused."""
        try:
            check()
        except ValidationError as error:
            self.add_error(None, error)
            return True
        return False


class FoundingForm(WorkspaceForm):
    """A new workspace; `form_id` makes a second click harmless."""

    form_id = forms.UUIDField(
        widget=forms.HiddenInput, initial=uuid4,
        error_messages={"invalid": _("The form is not whole. Send it once more.")},
    )  # fmt: skip

    def __init__(self, data=None, *, parents, parent: Workspace | None = None, **kwargs) -> None:
        """Offer what it can be a subgroup of; begin as a section below a parent, else as a network."""
        kind = Workspace.Kind.SECTION if parent else Workspace.Kind.NETWORK
        super().__init__(data, initial={"kind": kind, "parent": parent, **_initial(kind, parent)}, **kwargs)
        self.fields["parent"].offer(parents)

    def with_usual_answers(self) -> "FoundingForm":
        """Return the form with the answers that are usual for the chosen kind; what was typed stays."""
        self.is_valid()
        typed = {name: self.data.get(name, "") for name in self.fields}
        kind = typed["kind"] if typed["kind"] in Workspace.Kind.values else Workspace.Kind.NETWORK
        parents = self.fields["parent"].queryset
        fresh = FoundingForm(parents=parents)
        fresh.initial = {**typed, "kind": kind, **_initial(kind, self.cleaned_data.get("parent"))}
        return fresh

    def plan(self, founder: User) -> Plan:
        """Return the workspace that is to be founded, and that its founder coordinates."""
        told = self.cleaned_data
        words = {
            language: Words(told[f"title_{language}"], changing.rich(told[f"purpose_{language}"]))
            for language in languages.CODES
        }
        return Plan(
            words["fi"], words["sv"], told["kind"], [founder], self.answers(), form_id=told["form_id"]
        )  # fmt: skip


def _initial(kind: str, parent: Workspace | None) -> dict[str, str]:
    answers = access_settings.usual(kind, parent)
    return {"reading": answers.reading, "joining": answers.joining, "writing": answers.writing}


class SettingsForm(WorkspaceForm):
    """The settings of a workspace; `version` is what they were when the form was opened."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, workspace: Workspace, parents, **kwargs) -> None:
        """Begin with what is stored; a purpose with more than paragraphs is not asked."""
        self.stored = changing.values_of(workspace)
        version = changing.version_of(workspace)
        super().__init__(data, initial={**self.stored, "version": version}, **kwargs)
        self.fields["parent"].offer(parents)
        for language in languages.CODES:
            if self.stored.get(f"purpose_{language}", "") is None:
                del self.fields[f"purpose_{language}"]

    @property
    def has_own_purpose(self) -> bool:
        """Tell whether a purpose is left to the workspace's own page."""
        return not {"purpose_fi", "purpose_sv"} <= set(self.fields)

    def settings(self) -> changing.Settings:
        """Return what is to be saved."""
        told = self.cleaned_data
        words = {
            language: (told[f"title_{language}"], told.get(f"purpose_{language}"))
            for language in languages.CODES
        }
        return changing.Settings(words, told["kind"], self.answers())

    def seen(self) -> dict[str, str]:
        """Return what the form was opened with, and what was agreed to."""
        return {"seen": self.cleaned_data["version"], "confirmed": self.cleaned_data["confirmed"]}

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed, for a page that only asks whether it is meant."""
        return [(name, self.data.get(name, "")) for name in self.fields if name != "confirmed"]

    def differences(self) -> list[Difference]:
        """Return what is stored beside what was typed, where they are not the same."""
        return [
            Difference(str(field.label), self._said(name, self.stored[name]), self._said(name, typed))
            for name, field in self.fields.items()
            if name in self.stored and (typed := self._typed(name)) != (self.stored[name] or "")
        ]

    def _typed(self, name: str):
        value = self.cleaned_data[name]
        return value.pk if isinstance(value, Workspace) else (value or "")

    def _said(self, name: str, value) -> str:
        names = {str(key): str(words) for key, words in getattr(self.fields[name], "choices", ())}
        return names.get(str(value or ""), str(value or ""))

    def renew(self, workspace: Workspace) -> None:
        """Let the form, once the differences were shown, be saved over what is stored now."""
        self.data = self.data.copy()
        self.data["version"] = changing.version_of(workspace)
