"""The page in a real browser: asked by mouse and keyboard, read by ear, printed; it complains of nothing and asks nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from . import cases
from .browser import PROGRAM, Browser
from .cases import ATTACKS, answers, attacked, plan

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no chromium here")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "plan.html"
    made.write_bytes(cases.page().encode())
    return made


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Browser]:
    browser.open(file)
    yield browser
    assert browser.complaints == []
    assert set(browser.requests) == {file.as_uri()}


def number(kind: Any, id: str) -> int:
    return [each.id for each in kind].index(id)


def cell(who: str, post: str) -> str:
    return f"[data-lang=zh] .cell[data-go='pair-{number(plan().problem.candidates, who)}-{number(plan().problem.posts, post)}']"


def drawn(page: Browser) -> None:
    page.run("document.querySelector('.edition:not([hidden]) .matrix-here').scrollIntoView({behavior: 'instant'})")
    page.wait("document.querySelector('.edition:not([hidden]) .cell')")


ASKED = (
    ("C0", "V1/secretary"), ("C0", "V1/member"), ("C0", "V2/secretary"), ("C1", "V2/secretary"), ("C3", "V1/member"),
    ("C6", "V1/secretary"), ("C6", "V2/secretary"), ("C5", "V2/secretary"),
)  # fmt: skip


def test_ten_questions_by_mouse_are_answered_as_the_library_answers_them(page: Browser) -> None:
    drawn(page)
    states = set()
    for who, post in ASKED:
        page.click(cell(who, post))
        page.wait(f"document.querySelector('#answer h2')?.innerText === '{person(who)} → {named_post((post,))}'")
        said, why = page.text("#answer"), ha.why_not(plan(), who, post)
        states.add(why.state)
        lines = [re.sub(r"^· ", "", line) for line in named(why.words("zh")).splitlines()]
        assert lines[0] in said
        for mover, old, new in why.moves:
            row = [named_post(old), named_post(new)]
            assert "\t".join([person(mover), *row]) in said
        if why.state == "barred":
            assert lines[1] in said
        if why.clash:
            assert all(rule in said for rule in re.split("；", lines[1].partition("：")[2].rstrip("。")))
        if why.exchange and why.exchange_loss:
            assert lines[-1].partition("，但")[2] in said
    assert states == {"barred", "chosen", "free", "infeasible", "price"}
    for who in ("C0", "C1"):
        page.click(f"[data-lang=zh] .chip[data-go='person-{number(plan().problem.candidates, who)}']")
        page.wait(f"document.querySelector('#answer h2')?.innerText.startsWith('{who}')")
        said, told = page.text("#answer"), ha.explain(plan(), who)
        assert told.words("zh").splitlines()[0] in said
        assert ("确定：" in said) == bool(told.held[0].firm)
        last = told.words("zh").splitlines()[-1].replace(f" {person(who)}", "此人")
        assert last in said or last.partition("：")[2].rstrip("。") in said


def person(who: str) -> str:
    """What the committee is told of a person."""
    known = {place.candidate for place in plan().placements} | {who for people in answers()[1].choices.values() for who in people}
    return f"{who} {plan().problem.candidate(who).name}" if who in known else who


def named(text: str) -> str:
    """Sentences with no names that the committee is not told."""
    for who in plan().problem.candidates:
        text = text.replace(f"{who.id} {who.name}", person(who.id))
    return text


def named_post(posts: tuple[str, ...]) -> str:
    from houma_assign.plan.wording import Wording

    return "、".join(map(Wording(plan().problem, "zh").post, posts)) or "–"


def test_back_goes_back_and_the_form_asks_the_same(page: Browser) -> None:
    page.run("location.hash = 'person-0'")
    page.wait("document.querySelector('#answer h2')?.innerText === 'C0 甲一'")
    page.run("location.hash = 'post-2'")
    page.wait("document.querySelector('#answer h2')?.innerText === '香邑 第一书记'")
    page.run("history.back()")
    page.wait("document.querySelector('#answer h2')?.innerText === 'C0 甲一'")
    page.click("#asking input")
    page.ask("Input.insertText", text="zq1x")  # the first letters of a name
    page.wait("document.querySelector('#asking select').value === '1'")
    page.run("document.querySelector('#asking input').dispatchEvent(new Event('change'))")
    page.wait("document.querySelector('#answer h2')?.innerText === 'C1 乙二'")
    assert page.run("document.activeElement.id") == "answer"  # whoever hears the page is taken there


def test_keys_walk_through_the_table_and_ask(page: Browser) -> None:
    drawn(page)
    page.run("document.querySelector('.cell[tabindex=\"0\"]').focus()")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.press(key)
    first = page.run("[...document.querySelectorAll('.cell')].indexOf(document.activeElement)")
    assert first == 0
    assert page.run("document.querySelectorAll('.cell[tabindex=\"0\"]').length") == 1
    assert "→" in page.run("document.activeElement.getAttribute('aria-label')")
    page.ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", text="\r", windowsVirtualKeyCode=13)
    page.ask("Input.dispatchKeyEvent", type="keyUp", key="Enter", code="Enter", windowsVirtualKeyCode=13)
    page.wait("document.querySelector('#answer h2') !== null")


def test_filters_leave_what_fits(page: Browser) -> None:
    drawn(page)
    page.click("[data-lang=zh] .filters input")
    page.ask("Input.insertText", text="单位1")
    page.wait("document.querySelectorAll('.grid tbody tr').length < 7")
    fitting = [who for who in plan().problem.candidates if who.unit == "单位1" and " " in person(who.id)]
    assert page.run("document.querySelectorAll('.grid tbody tr').length") == len(fitting)
    assert page.text("[data-lang=zh] .filters output") == f"显示 {len(fitting)} 人"


def test_the_other_language_and_the_dark_are_a_click_away(page: Browser, file: Path) -> None:
    page.run("location.hash = 'person-0'")
    page.wait("document.querySelector('#answer h2') !== null")
    page.click("[data-lang=zh] [data-tool=lang]")
    page.wait("document.documentElement.lang === 'en'")
    assert ha.explain(plan(), "C0").words("en").splitlines()[0] in page.text("#answer")
    assert page.run("document.querySelector('[data-lang=zh]').hidden && !document.querySelector('[data-lang=en]').hidden")
    assert page.run("document.title").startswith("The plan ")
    colours = []
    for theme in ("light", "dark"):
        page.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}])
        page.open(file)
        colours.append(page.run("getComputedStyle(document.body).backgroundColor"))
    page.click("[data-lang=zh] [data-tool=theme]")
    colours.append(page.run("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] == colours[2] != colours[1]
    page.ask("Emulation.setEmulatedMedia", features=[])


def test_everything_to_press_has_a_name_and_answers_are_said(page: Browser) -> None:
    page.run("location.hash = 'pair-0-0'")
    page.wait("document.querySelector('#answer h2') !== null")
    drawn(page)
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    roles = ("button", "combobox", "searchbox", "link", "grid", "region")
    pressed = [node for node in nodes if node.get("role", {}).get("value") in roles and not node["ignored"]]
    assert len(pressed) > 20
    assert not [node for node in pressed if not node.get("name", {}).get("value")]
    assert page.run("document.getElementById('answer').getAttribute('aria-live')") == "polite"
    assert page.run(
        "[...document.querySelectorAll('.edition:not([hidden]) table')].every((each) => each.querySelector('th[scope]'))"
    )


def test_on_paper_there_are_a_cover_heads_on_every_page_and_nothing_to_press(page: Browser) -> None:
    paper = page.look("printToPDF", preferCSSPageSize=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 4  # cover, map, comparison, people and more
    page.ask("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert page.run("getComputedStyle(document.querySelector('.people thead')).display") == "table-header-group"
    page.ask("Emulation.setEmulatedMedia", media="")


def test_attacks_in_every_text_stay_text(browser: Browser, tmp_path: Path) -> None:
    where = attacked().to_html(tmp_path / "plan.html", ask=("firm", "prices", "moves"), moves=None)
    browser.open(where)
    drawn(browser)
    pairs = [f"pair-{k}-{j}" for k in range(7) for j in range(3)]
    for route in (*(f"person-{k}" for k in range(7)), *(f"post-{k}" for k in range(3)), *pairs):
        browser.run(f"location.hash = '{route}'")
        browser.wait("document.querySelector('#answer h2')?.dataset.seen === undefined")
        browser.run("document.querySelector('#answer h2').dataset.seen = '1'")
    browser.click("[data-lang=zh] [data-tool=lang]")
    assert browser.run("window.hit === undefined")
    alive = "img,iframe,object,embed,svg svg,[onload],[onerror],[onmouseover],a:not([href^='#'])"
    assert browser.run(f'document.querySelectorAll("{alive}").length') == 0
    assert browser.run("document.querySelectorAll('script').length") == 2
    assert all(attack in browser.run("document.querySelector('#answer h2').textContent") for attack in ATTACKS)
    assert browser.complaints == []
    assert set(browser.requests) == {where.as_uri()}
