"""How a page is written: whole, the same each time, closed to everything, with what each level may see."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
import tomllib
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.papers.page import payload, render, view
from houma_assign.plan.status import Status

from . import cases
from .cases import ATTACKS, PEOPLE, SECRET, answers, attacked, made, plan
from .reading import DATA, Elements, data, edition


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "plan.html"
    made.write_bytes(cases.page().encode())
    return made


AGAIN = """
import pickle, sys
plan, answers = pickle.load(open(sys.argv[1], "rb"))
plan.to_html(sys.argv[2], answers=answers, ask=())
"""


def test_another_process_in_another_time_zone_writes_the_same_bytes(page: Path, tmp_path: Path) -> None:
    kept, other = tmp_path / "kept", tmp_path / "other.html"
    kept.write_bytes(pickle.dumps((plan(), answers())))
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", AGAIN, str(kept), str(other)], check=True, env=elsewhere)
    assert other.read_bytes() == page.read_bytes()


def test_the_policy_lets_in_what_stands_in_the_page_and_nothing_else(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    elements = Elements(text)
    policy = next(tag["content"] for name, tag in elements.tags if name == "meta" and "content" in tag and "http-equiv" in tag)
    style, program = (re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL) for tag in ("style", "script"))
    assert [len(style), len(program)] == [1, 1]
    digests = [f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in (style[0], program[0])]
    assert policy == (f"default-src 'none'; style-src {digests[0]}; script-src {digests[1]}; base-uri 'none'; form-action 'none'")
    given = {key for _, tag in elements.tags for key in tag}
    assert not {key for key in given if key.startswith("on")}
    assert not given & {"src", "srcset", "style", "action", "formaction", "xlink:href", "background", "ping"}
    assert {tag["href"][0] for _, tag in elements.tags if tag.get("href")} == {"#"}
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)
    assert len(program[0].splitlines()) < 500


def test_no_text_of_the_data_becomes_anything_but_text(tmp_path: Path) -> None:
    where = attacked().to_html(tmp_path / "plan.html", ask=("firm", "prices", "moves"))
    text = where.read_text(encoding="utf-8")
    elements = Elements(text)
    assert {name for name, _ in elements.tags} <= {
        "html", "head", "meta", "title", "style", "body", "div", "a", "header", "p", "h1", "h2", "h3", "span", "dl", "dd", "dt",
        "code", "button", "noscript", "nav", "ul", "li", "main", "section", "table", "thead", "tbody", "tr", "th", "td", "b", "i",
        "small", "figure", "svg", "g", "path", "text", "defs", "clippath", "rect", "aside", "form", "script",
    }  # fmt: skip
    assert sum(name == "script" for name, _ in elements.tags) == 2
    assert not set("<>&\u2028\u2029") & set(DATA.findall(text)[0])
    shown = "".join(elements.texts)
    for attack in ATTACKS:
        assert attack in shown
    assert data(where)["people"][0]["label"].endswith("".join(ATTACKS))


def test_the_committee_sees_no_name_of_those_it_does_not_send_and_nobody_sees_what_is_private(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    department = plan().to_html(tmp_path / "department.html", level=5, answers=answers(), ask=()).read_text(encoding="utf-8")
    placed = {place.candidate for place in plan().placements}
    chosen = {who for people in answers()[1].choices.values() for who in people}
    hidden = [k for k in range(len(PEOPLE)) if f"C{k}" not in placed | chosen]
    assert hidden
    for k, (name, _, _) in enumerate(PEOPLE):
        assert (name in text) == (k not in hidden)
        assert name in department
        assert (f"zq{k}x" in text) == (k not in hidden)
    for made_ in (text, department):
        assert "canary" not in made_
        assert not [name for name in SECRET if f'"{name}"' in made_]


def test_the_map_shows_villages_that_are_open_and_the_places_of_their_form(tmp_path: Path) -> None:
    posts = [{"village": village, "role": role, "least": 0} for village in ("V0", "V1", "V2") for role in ("secretary", "member")]
    pairs = [{"candidate": f"C{k}", "post": f"{post['village']}/{post['role']}", "score": 1 + (k + j) % 5}
             for k in range(4) for j, post in enumerate(posts)]  # fmt: skip
    forms = {"team": {"secretary": 1, "member": 1}, "single": {"secretary": 1}}
    one = {"team": 1, "single": 1}
    people, villages = [{"id": f"C{k}"} for k in range(4)], [{"id": f"V{j}", "name": f"村{j}"} for j in range(3)]
    rules = [ha.VillageForms(forms=forms, least=one, most=one)]
    problem = ha.Problem.from_frames(people, villages, posts, pairs, rules, [ha.Merit()])
    plan = ha.solve(problem)
    shown = edition(plan.to_html(tmp_path / "plan.html", ask=()), "zh").partition('class="map"')[2].partition("</table>")[0]
    for village in ("V0", "V1", "V2"):
        assert (f"村{village[1]}" in shown) == (village in plan.forms)
    assert shown.count('class="chip') == 3
    assert "空缺" not in shown


def test_without_dimensions_no_column_is_counted(tmp_path: Path) -> None:
    problem = made().changed(dimensions=())
    assert "canary" in ha.solve(problem).structure().to_string()  # what would be counted
    assert "canary" not in ha.solve(problem).to_html(tmp_path / "plan.html", ask=()).read_text(encoding="utf-8")


def test_a_date_of_birth_is_a_month() -> None:
    dates = ("1980-05-12", "1980.5", "19800512", "1980年5月12日", "1980-05-12T00:00:00", 198005)
    assert {view.month(value) for value in dates} == {"1980-05"}
    assert {view.month(value) for value in ("spring", None, 1)} == {""}
    person = ha.Candidate(id="C0", facts={"出生日期": "1980-05-12", "health": "weak", "party_years": 3})
    assert [(fact.en, value) for fact, value in view.View(plan(), 5).facts(person)] == [
        ("month of birth", "1980-05"),
        ("years in the party", 3),
    ]


def test_both_languages_hold_the_same_figures_and_the_chinese_one_no_english(page: Path) -> None:
    parts = {lang: Elements(edition(page, lang)).texts for lang in ("zh", "en")}
    numbers = {
        lang: sorted(re.findall(r"(?<![A-Za-z])\d+(?:[.,]\d+)*%?", re.sub(r"\[.*?\]", "", " ".join(texts))))
        for lang, texts in parts.items()
    }
    assert numbers["zh"] == numbers["en"]
    said = re.sub(r"[0-9a-f]{5}(?:-[0-9a-f]{5}){3}|\bC\d\b|English", "", " ".join(parts["zh"]))
    assert set(re.findall("[A-Za-z]{2,}", said)) <= {
        "family",
        "id",
        "number",
        "phone",
        "address",
        "health",
        "photo",
        "initials",
    }  # columns


def test_the_catalogues_have_the_same_keys_and_places() -> None:
    zh, en = render.spoken("zh"), render.spoken("en")
    assert zh.keys() == en.keys()
    for key in zh:
        assert set(re.findall(r"\{\w+\}", zh[key])) == set(re.findall(r"\{\w+\}", en[key])), key
        assert not re.search("[A-Za-z]", re.sub(r"\{[^}]*\}", "", zh[key])), key
    parts = ("page.html.j2", "page.js", "edition.py")
    used = set(re.findall(r"\w+", " ".join((render.FOLDER / name).read_text(encoding="utf-8") for name in parts)))
    own = tomllib.loads((render.FOLDER / "zh.toml").read_text(encoding="utf-8"))["page"]
    assert not [key for key in own if key not in used and not key.startswith(("state_", "kicker", "standing_"))]
    program = (render.FOLDER / "page.js").read_text(encoding="utf-8")
    assert set(re.findall(r'say\("(\w+)"', program)) <= zh.keys()


def test_a_file_that_is_there_stays_and_every_wrong_argument_is_named(page: Path, tmp_path: Path) -> None:
    before = page.read_bytes()
    with pytest.raises(ha.InputError, match="there already"):
        plan().to_html(page, ask=())
    assert page.read_bytes() == before
    other = ha.prices(ha.solve(made().without("C4")))
    with pytest.raises(ha.InputError) as error:
        plan().to_html(
            tmp_path / "x.html", level=3, ask=("price",), moves=-1, initials="first", time_limit=0, workers=0, answers=(other, 7)
        )
    assert [fault.column for fault in error.value.faults.itertuples()] == [
        "time_limit", "workers", "level", "ask", "moves", "initials", "answers", "answers"]  # fmt: skip
    zh = error.value.words("zh")
    assert "页面 · 供谁使用“3”：应为 4（会议研究）或 5（组织部门）" in zh
    with pytest.raises(ha.InputError, match="languages are"):
        plan().to_html(tmp_path / "x.html", lang="fr")
    assert not list(tmp_path.iterdir())


def test_without_a_plan_or_a_proof_the_page_says_so(tmp_path: Path) -> None:
    none = ha.solve(made().adding(ha.Quota(where={"sex": "m"}, least=3), ha.Quota(where={"sex": "f"}, least=3)))
    assert none.status is Status.INFEASIBLE
    page = none.to_html(tmp_path / "none.html")
    assert "已证明没有任何方案能满足全部硬性规则" in edition(page, "zh")
    assert 'class="map"' not in edition(page, "zh")
    with pytest.raises(ha.InputError, match="no plan to ask about"):
        none.to_html(tmp_path / "again.html", ask=("firm",))
    guess = replace(plan(), status=Status.FEASIBLE, tiers=tuple(replace(tier, proven=False) for tier in plan().tiers))
    page = guess.to_html(tmp_path / "guess.html")  # nothing is asked by itself
    held = data(page)
    assert held["asked"] == {"exact": False, "prices": False, "firm": False, "cells": True}
    assert {kind["s"] for kind in held["kinds"]} == {"chosen", "unasked", "barred"}
    assert "尚未证明没有更好的方案" in edition(page, "zh")


def test_time_that_runs_out_leaves_bounds_that_are_called_so(tmp_path: Path) -> None:
    page = plan().to_html(tmp_path / "plan.html", ask=("firm", "prices", "moves"), time_limit=1e-9)
    kinds = data(page)["kinds"]
    assert any(kind["s"] == "open" or "hi" in kind or "lo" in kind for kind in kinds)
    assert "时间用完" in edition(page, "zh")


def test_a_plan_too_large_for_prices_still_has_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from houma_assign.papers.page import to_html

    monkeypatch.setattr(payload, "MOST_CELLS", 5)
    monkeypatch.setattr(to_html, "MOST_CELLS", 5)
    page = plan().to_html(tmp_path / "plan.html", ask=("firm",))
    assert data(page)["cells"] == [[]] * len(PEOPLE)
    assert [row["firm"] for person in data(page)["people"] for row in person.get("at", ())]
    with pytest.raises(ha.InputError, match="holds the prices of at most"):
        plan().to_html(tmp_path / "again.html", ask=("prices",))


def test_numbers_beyond_those_of_a_browser_are_texts() -> None:
    assert (
        payload.written([2**53, -(2**60), 2**53 - 1, True, 1.5])
        == '["9,007,199,254,740,992","-1,152,921,504,606,846,976",9007199254740991,true,1.5]'
    )
