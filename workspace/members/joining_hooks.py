"""What belonging offers to the rest: whose days are over, what the sweep does, what waits for a person."""

from wagtail import hooks

from workspace.members import ending, yearly_check
from workspace.members.joining_waiting import waiting_of

hooks.register("groups_now", ending.still_theirs)
hooks.register("workspace_waiting", waiting_of)


@hooks.register("sweep")
def sweep() -> dict:
    """End what is over, tell of what ends, ask once a year."""
    return {
        "memberships over": ending.end_what_is_over,
        "memberships that end": ending.tell_of_ends,
        "invitations of closed accounts": ending.revoke_orphans,
        "yearly questions": yearly_check.ask,
    }
