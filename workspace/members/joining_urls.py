"""Addresses of joining: members, invitations, requests, the yearly question."""

from django.urls import path

from cms.languages import in_language
from workspace.members.views import invitations, join_requests, members, yearly_check


def _members(fi: str, sv: str) -> str:
    return in_language(fi=f"jasenet/<int:pk>/{fi}", sv=f"medlemmar/<int:pk>/{sv}")


urlpatterns = [
    path(_members("", ""), members.workspace_members, name="workspace_members"),
    path(_members("uusi/", "ny/"), members.add_member, name="add_member"),
    path(
        _members("<int:membership_pk>/", "<int:membership_pk>/"), members.change_member, name="change_member"
    ),
    # Invitations.
    path(_members("kutsu/", "bjud-in/"), invitations.invite, name="invite_members"),
    path(
        _members("kutsut/<int:invitation_pk>/laheta/", "inbjudningar/<int:invitation_pk>/skicka/"),
        invitations.resend,
        name="resend_invitation",
    ),
    path(
        _members("kutsut/<int:invitation_pk>/peru/", "inbjudningar/<int:invitation_pk>/aterkalla/"),
        invitations.revoke,
        name="revoke_invitation",
    ),
    path(
        in_language(fi="kutsu/<str:key>/", sv="inbjudan/<str:key>/"),
        invitations.accept,
        name="accept_invitation",
    ),
    # Asking to join.
    path(in_language(fi="liity/<int:pk>/", sv="ga-med/<int:pk>/"), join_requests.join, name="join_workspace"),
    path(
        _members("pyynnot/<int:request_pk>/", "forfragningar/<int:request_pk>/"),
        join_requests.answer,
        name="answer_join_request",
    ),
    # Once a year.
    path(
        in_language(fi="jasenyyteni/<str:key>/", sv="mitt-medlemskap/<str:key>/"),
        yearly_check.still_right,
        name="still_right",
    ),
]
