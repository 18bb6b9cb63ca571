"""Builds who is on the way into the groups, and the pages of text that members have written."""

from cms.accounts import User
from cms.demo.making import Making
from cms.demo.words.belonging import ASKED, INVITED, TEXTS, Asked, Invited, Text
from workspace.members import addresses, invitations, join_requests
from workspace.members.invitations import Offer
from workspace.members.models import Invitation, JoinRequest, Membership, Organisation, Workspace
from workspace.pages.models import TextPage


def build_belonging(
    making: Making,
    workspace: Workspace,
    room: str,
    people: dict[str, User],
    organisations: dict[str, Organisation],
) -> None:
    """Make the open invitations, the requests that wait, and the texts of one group, each once."""
    for words in INVITED:
        if words.room == room:
            _invite(making, workspace, words, people[words.inviter], organisations.get(words.organisation))
    for words in ASKED:
        if words.room == room:
            _ask(making, workspace, words, people[words.person])
    for words in TEXTS:
        if words.room == room:
            _write(making, words, people[words.author])


def _invite(
    making: Making, workspace: Workspace, words: Invited, inviter: User, organisation: Organisation | None
) -> None:
    there = Invitation.objects.filter(workspace=workspace, email=words.address).exists()
    making.count("invitations and requests", made=not there)
    if not there:
        offer = Offer(Membership.Role.MEMBER, words.language, organisation, message=words.message)
        invitations.invite(workspace, inviter, addresses.read(words.address), offer)


def _ask(making: Making, workspace: Workspace, words: Asked, person: User) -> None:
    there = JoinRequest.objects.filter(workspace=workspace, user=person).exists()
    making.count("invitations and requests", made=not there)
    if not there:
        join_requests.ask(person, workspace, words.message)


def _write(making: Making, words: Text, author: User) -> None:
    pages = making.page(
        words.key,
        TextPage,
        making.pages[words.room],
        (words.title, words.slug),
        lambda language: {"body": making.rich(words.body, language)},
    )
    for page in pages.values():
        if not page.live:  # a new one, published at the end
            TextPage.objects.filter(pk=page.pk).update(owner=author)
