"""What tests of invitations have in common: inviting, and the link in the letter."""

import re

from cms.models import Mail
from workspace.members import addresses, invitations
from workspace.members.invitations import Offer


def invite_url(tree) -> str:
    return f"/fi/jasenet/{tree.a.page.pk}/kutsu/"


def invite(tree, inviter, text="uusi@elo.example", **offer):
    told = {"role": "member", "language": "fi"} | offer
    return invitations.invite(tree.a.row, inviter, addresses.read(text), Offer(**told))


def link_in(mail: Mail) -> str:
    return re.search(r"https?://[^/]+(/(?:fi|sv)/(?:kutsu|inbjudan)/[^/\s]+/)", mail.text).group(1)


def last_link() -> str:
    return link_in(Mail.objects.filter(kind="invitation").first())
