"""A real SMTP server: what it took, and what is known when it is cut off."""

import socket

import pytest
from aiosmtpd.controller import Controller

from cms import mail
from cms.delivering import State

pytestmark = pytest.mark.django_db


class Handler:
    """Keeps what it takes; `cut` names the moment when it hangs up."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.cut = ""
        self.answer = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        """Take a recipient."""
        if self.cut == "before":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "550 no such user" if self.answer.startswith("550") else "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        """Take a letter."""
        self.taken.append(envelope.content)
        if self.cut == "after":
            server.transport.abort()
        return self.answer


@pytest.fixture
def server(settings):
    """Return the handler of a server that runs for the length of the test."""
    handler = Handler()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    options = {
        "host": "127.0.0.1",
        "port": port,
        "username": "",
        "password": "",
        "use_tls": False,
        "timeout": 5,
    }
    settings.MAIL_DELIVERY = {"backend": "cms.smtp.EmailBackend", "options": options}
    yield handler
    controller.stop()


def state_of_a_letter() -> str:
    row = mail.send("password_changed", "aino@elo.example", "sv", {})
    mail.deliver(row.pk)
    row.refresh_from_db()
    return row.state


def test_it_works(server):
    assert state_of_a_letter() == State.SENT
    [letter] = server.taken
    assert b"Auto-Submitted: auto-generated" in letter
    assert b"multipart/alternative" in letter


@pytest.mark.parametrize(
    ("cut", "state", "taken"), [("before", State.QUEUED, 0), ("after", State.UNKNOWN, 1)]
)
def test_the_moment_of_the_cut_decides(server, cut, state, taken):
    server.cut = cut
    assert state_of_a_letter() == state
    assert len(server.taken) == taken


@pytest.mark.parametrize(
    ("answer", "state"),
    [("451 later", State.QUEUED), ("554 no", State.FAILED), ("550 no such user", State.FAILED)],
)
def test_an_answer_decides(server, answer, state):
    server.answer = answer
    assert state_of_a_letter() == state


def test_a_server_that_is_not_there_means_later(settings):
    settings.MAIL_DELIVERY = {
        "backend": "cms.smtp.EmailBackend",
        "options": {
            "host": "127.0.0.1",
            "port": 9,
            "username": "",
            "password": "",
            "use_tls": False,
            "timeout": 2,
        },
    }
    assert state_of_a_letter() == State.QUEUED
