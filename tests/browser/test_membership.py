"""A workspace's life: founded, ten invited, accepted, asked for, a seat taken, left with hand-over.

Three times: in Finnish on a phone, in Swedish on a desk, and without a script.
"""

from playwright.sync_api import expect

from tests.browser.telling import (
    CASES,
    WORDS,
    Case,
    choose_by_arrows,
    enter,
    enter_key,
    finds,
    follow,
    main,
    path_of,
    press,
    room,
    sees,
    tab_to,
    type_into,
)
from tests.browsing import MARKS, PASSWORD

pytestmark = MARKS
AINO, BJORN, CECILIA = "aino@elo.example", "bjorn@elo.example", "cecilia@elo.example"
NEW_PASSWORD = "kanervikko-ja-suopursu"
SCHOOL = {"fi": "Kuusamon kaupunki", "sv": "Kuusamo stad"}


# -- The story ----------------------------------------------------------------------------------
def found(aino, case: Case) -> str:
    """Found the workspace with the keyboard alone; return where it is."""
    page = aino.go(case.words["door"])
    tab_to(page, "main .page-header ~ .actions a, main .actions a")
    assert page.evaluate("document.activeElement.innerText.trim()") == case.words["found"]
    enter_key(page)
    choose_by_arrows(page, "kind", "project")
    type_into(page, "title_fi", case.title_fi)
    type_into(page, "title_sv", case.title_sv)
    type_into(page, "purpose_fi", "Kokeilemme ja kerromme muille.")
    type_into(page, "purpose_sv", "Vi prövar och berättar för andra.")
    choose_by_arrows(page, "reading", "network")
    choose_by_arrows(page, "joining", "request")
    tab_to(page, "main form button:not([name=usual])")
    enter_key(page)
    expect(page.locator("h1")).to_have_text(case.title)
    expect(page.locator(".notice--success")).to_contain_text(case.title)
    expect(page.locator(".visible-to")).to_contain_text(case.words["everyone"])
    return path_of(page)


def invite_ten(aino, case: Case) -> None:
    """Invite ten addresses at once, one of them wrong, and mend it."""
    room(aino, case.words["members"])
    page = follow(aino, case.words["invite"])
    many = [f"kutsuttu{number}@{case.newcomer.lower()}.example" for number in range(7)]
    addresses = [f"{case.newcomer} Niemi <{case.address}>", BJORN, *many, "pekka.koulu.example"]
    assert len(addresses) == 10
    page.locator("[name=addresses]").fill("\n".join(addresses))
    page.locator("[name=message]").fill("Tule mukaan! Kom med!")
    press(aino, case.words["send_invitations"])
    answers = page.locator("section[aria-labelledby=answers] .list-item")
    expect(answers).to_have_count(10)
    expect(answers.filter(has_text=case.words["sent"])).to_have_count(9)
    expect(answers.filter(has_text=case.words["wrong"])).to_contain_text("pekka.koulu.example")
    expect(page.locator("[name=addresses]")).to_have_value("pekka.koulu.example")
    page.locator("[name=addresses]").fill(f"pekka@{case.newcomer.lower()}.example")
    press(aino, case.words["send_invitations"])
    expect(page.locator("section[aria-labelledby=answers] .list-item")).to_have_count(1)
    follow(aino, case.words["members"])
    expect(page.locator("section[aria-labelledby=invitations] .list-item")).to_have_count(10)


def open_invitation(visit, email: str, case: Case, title: str) -> str:
    """Open an invitation from the letter; return its address."""
    page = visit.open_letter(email, case.language, title)
    assert "Tule mukaan! Kom med!" in page.locator(".letter-text").inner_text()
    link = page.locator(".letter-text a[href*='/kutsu/'], .letter-text a[href*='/inbjudan/']").first
    visit.follow(link)
    expect(page.locator("h1")).to_have_text(title)
    return path_of(page)


def accept_as_new(newcomer, case: Case, workspace: str) -> None:
    """Accept without an account, in one step; the link works once."""
    link = open_invitation(newcomer, case.address, case, case.title)
    page = newcomer.page
    page.locator("[name=first_name]").fill(case.newcomer)
    page.locator("[name=last_name]").fill("Niemi")
    page.locator("[name=password]").fill("12345")
    press(newcomer, case.words["join"])
    expect(page.locator(".field--wrong")).to_be_visible()
    expect(page.locator("[name=first_name]")).to_have_value(case.newcomer)
    page.locator("[name=password]").fill(NEW_PASSWORD)
    press(newcomer, case.words["join"])
    assert path_of(page) == workspace
    newcomer.go(link)
    assert newcomer.status == 410


def accept_with_an_account(bjorn, case: Case) -> None:
    """Accept by logging in, as somebody who reads Swedish; the letter's page is Swedish whoever invited."""
    open_invitation(bjorn, BJORN, case, case.title_sv)
    page = follow(bjorn, WORDS["sv"]["log_in"])
    page.locator("input[name=login]").fill(BJORN)
    page.locator("input[name=password]").fill(PASSWORD)
    bjorn.follow(page.locator("main form button[type=submit]").first)
    bjorn.press(WORDS["sv"]["join"])
    expect(page.locator("h1")).to_have_text(case.title_sv)


def ask_to_join(cecilia, case: Case, workspace: str) -> None:
    """See a workspace that is open to readers, but write nothing in it; ask to join."""
    page = cecilia.go(case.words["door"])
    others = page.locator("section[aria-labelledby=other-workspaces]").get_by_role("article")
    cecilia.follow(others.filter(has_text=case.title).get_by_role("link", name=case.words["ask"]))
    page.locator("[name=message]").fill("Ohjaan Meripihkan lukiossa.")
    press(cecilia, case.words["ask"])
    expect(page.locator(".notice--success")).to_contain_text(case.words["asked"])
    assert path_of(page) == workspace
    expect(page.locator("section[aria-labelledby=waits]")).to_have_count(0)
    room(cecilia, case.words["discussions"])
    expect(main(page).get_by_role("link", name=case.words["start"])).to_have_count(0)


def let_in(aino, case: Case) -> None:
    """Find the request on the own start page and in the mail; one click answers it."""
    page = aino.go(case.words["door"])
    waiting = page.locator("section[aria-labelledby=waits] li").filter(has_text=case.title)
    expect(waiting).to_have_count(1)
    page = aino.open_letter(AINO, case.language, case.title_fi)
    assert "Ohjaan Meripihkan lukiossa." in page.locator(".letter-text").inner_text()
    aino.go(case.words["door"])
    aino.follow(waiting.get_by_role("link"))
    expect(page.locator("section[aria-labelledby=requests]")).to_contain_text("Cecilia Ahonen")
    press(aino, case.words["take_in"])
    expect(page.locator(".notice--success")).to_contain_text("Cecilia Ahonen")
    expect(page.locator("section[aria-labelledby=requests]")).to_have_count(0)
    expect(page.locator(".people")).to_contain_text("Cecilia Ahonen")


def is_in(cecilia, case: Case) -> None:
    """Come in by the letter that says so, and be offered to write."""
    page = cecilia.open_letter(CECILIA, case.language, case.title_fi)
    cecilia.follow(page.locator(".letter-text a").first)
    expect(page.locator("h1")).to_have_text(case.title_fi)
    page = enter(cecilia, case)
    room(cecilia, case.words["discussions"])
    expect(main(page).get_by_role("link", name=case.words["start"])).to_be_visible()


def give_a_seat(aino, newcomer, case: Case) -> None:
    """Add a seat, vacant at first, and give it to the newcomer, who then sees it under her name."""
    enter(aino, case)
    room(aino, case.words["members"])
    follow(aino, case.words["seats"])
    page = follow(aino, case.words["add_seat"])
    page.locator("[name=organisation]").select_option(label=SCHOOL[case.language])
    press(aino, case.words["send_seat"])
    seat = page.locator(".seat").filter(has_text=SCHOOL[case.language])
    expect(seat).to_contain_text(case.words["vacant"])
    aino.follow(seat.get_by_role("link", name=case.words["give"]))
    page.locator("[name=user]").fill(case.address)
    press(aino, case.words["give"])
    expect(seat).to_contain_text(f"{case.newcomer} Niemi")
    expect(seat).not_to_contain_text(case.words["vacant"])
    newcomer.go(path_of(page))
    expect(newcomer.page.locator(".seat")).to_contain_text(f"{case.newcomer} Niemi")
    expect(main(newcomer.page).get_by_role("link", name=case.words["give"])).to_have_count(0)


def close_to_members(aino, case: Case, workspace: str) -> None:
    """Let only members see it from now on; fewer people need no confirmation."""
    aino.go(workspace)
    page = follow(aino, case.words["settings"])
    page.locator("[name=reading][value=members]").check()
    page.locator("[name=joining][value=invited]").check()
    press(aino, case.words["save"])
    expect(page.locator(".notice--success")).to_be_visible()
    page = aino.go(workspace)
    expect(page.locator(".visible-to")).not_to_contain_text(case.words["everyone"])
    expect(page.locator(".visible-to")).to_contain_text(case.title)


def write(newcomer, case: Case) -> str:
    """Start a discussion; return where it is."""
    page = enter(newcomer, case)
    room(newcomer, case.words["discussions"])
    follow(newcomer, case.words["start"])
    page.locator("[name=title]").fill(case.thread)
    page.locator("main [name=body]").fill("Miten puhumme? Hur talar vi?")
    press(newcomer, case.words["send_thread"])
    expect(page.locator(".post")).to_have_count(1)
    return path_of(page)


def leave(newcomer, case: Case, workspace: str) -> None:
    """Leave: what is held is listed, somebody must take it, and it is given to Björn."""
    page = enter(newcomer, case)
    room(newcomer, case.words["members"])
    follow(newcomer, case.words["leave"])
    for held in (case.thread, SCHOOL[case.language]):
        expect(main(page)).to_contain_text(held)
    press(newcomer, case.words["leave"])
    expect(main(page)).to_contain_text(case.words["who"])
    for choice in page.locator("main select").all():
        choice.select_option(label="Björn Lindqvist")
    press(newcomer, case.words["leave"])
    expect(page.locator(".notice--success")).to_contain_text(case.words["left"])
    assert path_of(page) == case.words["door"]


def sees_nothing_any_more(newcomer, case: Case, paths: list[str]) -> None:
    """Nothing of it is left for who has left: no list, no page, no hit."""
    page = newcomer.go(case.words["door"])
    expect(page.get_by_role("heading", name=case.words["none"])).to_be_visible()
    expect(main(page)).not_to_contain_text(case.title)
    assert not [path for path in paths if sees(newcomer, path)]
    assert not finds(newcomer, case, case.thread)
    assert not finds(newcomer, case, case.title)


def is_taken_over(aino, case: Case, thread: str) -> None:
    """The seat is Björn's, the words are still hers, and the log tells of it."""
    page = enter(aino, case)
    room(aino, case.words["members"])
    expect(page.locator(".people")).not_to_contain_text(f"{case.newcomer} Niemi")
    members = path_of(page)
    follow(aino, case.words["seats"])
    seat = page.locator(".seat").filter(has_text=SCHOOL[case.language])
    expect(seat.locator(".seat__terms")).to_contain_text("Björn Lindqvist")
    aino.go(members)
    follow(aino, case.words["log"])
    expect(main(page)).to_contain_text(f"{case.newcomer} Niemi")
    aino.go(thread)
    expect(page.locator(".post").first).to_contain_text(f"{case.newcomer} Niemi")
    assert finds(aino, case, case.thread)


@CASES
def test_life_of_a_workspace(visit, case):
    options = {"width": case.width, "java_script_enabled": case.script}
    aino = visit(person=AINO, **options)
    cecilia, bjorn, newcomer = visit(person=CECILIA, **options), visit(**options), visit(**options)
    workspace = found(aino, case)
    invite_ten(aino, case)
    accept_as_new(newcomer, case, workspace)
    accept_with_an_account(bjorn, case)
    ask_to_join(cecilia, case, workspace)
    let_in(aino, case)
    is_in(cecilia, case)
    give_a_seat(aino, newcomer, case)
    close_to_members(aino, case, workspace)
    outsider = visit(person="dmitri@elo.example", **options)
    assert not sees(outsider, workspace)
    thread = write(newcomer, case)
    leave(newcomer, case, workspace)
    sees_nothing_any_more(newcomer, case, [workspace, thread])
    is_taken_over(aino, case, thread)
