"""Models of members, by room."""

from workspace.members.models.caretaking import Caretaker
from workspace.members.models.coming import Invitation, JoinRequest
from workspace.members.models.organisations import FormerName, Organisation, OrganisationIndexPage
from workspace.members.models.profiles import Expertise, Profile
from workspace.members.models.seats import Seat, SeatTerm
from workspace.members.models.workspaces import Membership, Workspace, WorkspaceIndexPage, WorkspacePage

__all__ = [
    "Caretaker", "Expertise", "FormerName", "Invitation", "JoinRequest", "Membership", "Organisation",
    "OrganisationIndexPage", "Profile", "Seat", "SeatTerm", "Workspace", "WorkspaceIndexPage", "WorkspacePage",
]  # fmt: skip
