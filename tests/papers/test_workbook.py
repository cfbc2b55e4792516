"""The committee's workbook: its sheets opened again, held against the questions and against each other in both languages."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import houma_assign as ha
from houma_assign.papers.answers.answers import answers_of
from houma_assign.plan.wording import Wording

from .small import details, problem

SHEETS = {
    "zh": ["名册", "比选", "结构", "村", "后备", "未入选", "规则代价", "证明"],
    "en": ["Roster", "Comparison", "Structure", "Villages", "Reserves", "Not chosen", "Rule costs", "Proof"],
}
CHOICES = {"zh": "酌定", "en": "Choices"}
KEY = {"zh": "编号对照", "en": "Key"}
PAYLOADS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "<script>alert(1)</script>", '=HYPERLINK("//x","x")', "http://x.y")


@cache
def town() -> ha.Plan:
    """Ten people, four posts, a rule that bars, a cap that costs, and ties within units that the lots decide."""
    people = [{"id": f"c{k}", "name": f"甲{k}", "unit": f"单位{k // 2}", "age": 30 + 3 * k, "skills": ("林业",) if k % 3 else ()}
              for k in range(10)]  # fmt: skip
    villages = [{"id": "v", "name": "东村", "needs": {"林业": 4}}, {"id": "w", "name": "西村", "needs": {"消防": 2}}]
    posts = [{"village": v, "role": role} for v in ("v", "w") for role in ("书记", "委员")]
    places = [f"{post['village']}/{post['role']}" for post in posts]
    pairs = [{"candidate": f"c{k}", "post": post, "score": 60 + (5 - k // 2) * (4 - at), "grade": "A"}
             for k in range(10) for at, post in enumerate(places)]  # fmt: skip
    rules = [ha.UnitCap(id="cap", most=1), ha.Eligible(id="age", role="书记", where=(ha.Condition(fact="age", most=48),))]
    return ha.solve(ha.Problem.from_frames(people, villages, posts, pairs, rules)).or_raise()


def book(plan: ha.Plan, folder: Path, lang: str, **more: Any) -> dict[str, list[tuple[Any, ...]]]:
    path = plan.to_excel(folder / f"{lang}.xlsx", lang, overwrite=True, **more)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(path)}


def column(rows: list[tuple[Any, ...]], head: str) -> list[Any]:
    at = rows[0].index(head)
    return [row[at] for row in rows[1:]]


def test_the_sheets_stand_in_their_order_and_hold_the_answers(tmp_path: Path) -> None:
    plan = town()
    read, answers = book(plan, tmp_path, "en"), answers_of(plan)
    assert list(read) == [*SHEETS["en"], CHOICES["en"], KEY["en"]]
    assert column(read["Roster"], "Id") == [place.candidate for village in ("v", "w") for place in plan.placements
                                           if plan.problem.post(place.post).village == village]  # fmt: skip
    comparison, said = read["Comparison"], Wording(plan.problem, "en")
    for row in comparison[1:]:
        told = dict(zip(comparison[0], row, strict=True))
        post = next(post.id for post in plan.problem.posts if told["Post"] == said.post(post.id))
        asked = answers.prices[told["Id"], None if told["Place"] == "holder" else post]
        if asked.loss:
            assert told["loss: needs"] == asked.loss["needs"]
            assert told["loss: merit"] == asked.loss["merit"]
            if told["Place"] != "holder":
                assert asked.loss == ha.why_not(plan, told["Id"], post).price.loss
        else:
            assert told["Cost"] in ("barred by rules", "in no plan (proven)")
    prices = {(price.rule, price.change.words("en")): price for price in ha.rule_prices(plan)}
    assert len(read["Rule costs"]) - 1 == len(prices)
    assert sorted(column(read["Rule costs"], "gain: merit")) == sorted(price.gain["merit"] for price in prices.values())
    reserves = ha.contingency(plan)
    loss = [each.points[0].loss["merit"] for each in reserves.repairs.values()]
    assert sorted(column(read["Reserves"], "loss: merit")) == sorted(loss)
    placed = {place.candidate for place in plan.placements}
    assert column(read["Not chosen"], "Id") == [who.id for who in plan.problem.candidates if who.id not in placed]
    structure = plan.structure("en") if plan.problem.dimensions else None
    assert structure is None or column(read["Structure"], "People") == structure["count"].tolist()
    options = [option for choice in answers.choices for option in choice.options]
    assert len(read[CHOICES["en"]]) - 1 == len(options) > 1
    assert column(read["Proof"], "Value")[-4:-1] == [f"{tier.value:,}" for tier in plan.tiers if tier.named]


def test_both_languages_hold_the_same_numbers(tmp_path: Path) -> None:
    def numbers(rows: list[tuple[Any, ...]]) -> list[list[Any]]:
        return [[cell for cell in row if isinstance(cell, (int, float))] for row in rows]

    zh, en = book(town(), tmp_path, "zh"), book(town(), tmp_path, "en")
    assert list(zh) == [*SHEETS["zh"], CHOICES["zh"], KEY["zh"]]
    assert [numbers(rows) for rows in zh.values()] == [numbers(rows) for rows in en.values()]
    heads = [head for rows in zh.values() for head in rows[0]]
    assert not [head for head in heads if any(char.isascii() and char.isalpha() for char in head)]


def test_the_committee_reads_prices_by_ids_with_a_key_apart(tmp_path: Path) -> None:
    plan = town()
    known = {place.candidate for place in plan.placements}
    known |= {place.candidate for each in ha.contingency(plan).repairs.values() for place in each.points[0].joining}
    strangers = [who.name for who in plan.problem.candidates if who.id not in known]
    assert strangers
    for level, named in ((4, []), (5, strangers)):
        read = book(plan, tmp_path, "zh", level=level)
        key = read.pop(KEY["zh"], [])
        assert bool(key) == (level == 4)
        text = str(read)
        assert [name for name in strangers if name in text] == named
        for sheet in ("比选", "规则代价", "未入选"):
            shown = [who.name for who in plan.problem.candidates if who.name in str(read[sheet])]
            assert bool(shown) == (level == 5 and sheet != "规则代价")
    read = book(plan, tmp_path, "zh")
    assert {row[0] for row in read[KEY["zh"]][1:]} == {who.id for who in plan.problem.candidates}


def test_no_text_of_anybody_is_a_formula_or_a_link(tmp_path: Path) -> None:
    held: dict[str, str] = {}

    def mark(name: str) -> str:
        return held.setdefault(name, f"{PAYLOADS[len(held) % len(PAYLOADS)]}{name}")

    path = ha.solve(problem(mark)).to_excel(tmp_path / "plan.xlsx", details=details(mark))
    cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink is not None]
    for payload in PAYLOADS:
        assert [cell for cell in cells if str(cell.value).startswith(payload)], payload


def test_every_sheet_is_set_up_to_be_printed(tmp_path: Path) -> None:
    path = town().to_excel(tmp_path / "plan.xlsx")
    for sheet in load_workbook(path):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "&P" in (sheet.oddFooter.right.text or "")
        assert answers_of(town()).plan is town()


AGAIN = """
import sys, houma_assign as ha
from tests.papers.test_workbook import town
town().to_excel(sys.argv[1], "zh")
"""


@pytest.mark.slow  # papers of other kinds are held to it in the usual suite
def test_two_processes_in_two_time_zones_write_the_same_bytes(tmp_path: Path) -> None:
    for zone in ("Asia/Shanghai", "America/New_York"):
        subprocess.run([sys.executable, "-c", AGAIN, str(tmp_path / f"{zone[:4]}.xlsx")], check=True,
                       env={"TZ": zone, "PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": str(len(zone))})  # fmt: skip
    assert (tmp_path / "Asia.xlsx").read_bytes() == (tmp_path / "Amer.xlsx").read_bytes()


def test_what_makes_no_sense_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ha.InputError) as caught:
        town().to_excel(tmp_path / "plan.csv", level=0, time_limit=-1, progress="yes")  # type: ignore[arg-type]
    assert {fault.code for fault in caught.value.items} == {"to_excel.path", "to_excel.level", "seconds", "progress"}
    none = ha.solve(ha.Problem.from_matrix([[1, 2], [2, 1]], constraints=[ha.Quota(id="q", where={"id": "c0"}, most=0)]))
    with pytest.raises(ha.InputError, match="no plan"):
        none.to_excel(tmp_path / "plan.xlsx")
    (tmp_path / "plan.xlsx").write_bytes(b"mine")
    with pytest.raises(ha.InputError, match="overwrite"):
        town().to_excel(tmp_path / "plan.xlsx")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.xlsx"]
    assert (tmp_path / "plan.xlsx").read_bytes() == b"mine"


def test_a_plan_that_is_not_proven_best_says_so(tmp_path: Path) -> None:
    from dataclasses import replace

    plan = replace(town(), status=ha.Status.FEASIBLE, tiers=tuple(replace(tier, proven=False) for tier in town().tiers))
    read = book(plan, tmp_path, "en", time_limit=20)
    assert len(read["Rule costs"]) == 1
    told = dict(row[:2] for row in read["Proof"][1:])
    assert told["Verdict"].startswith("Feasible")
    assert told["Second engine"] == "the plan is not proven best; the second engine was not asked"


def test_where_time_is_up_the_workbook_says_what_is_not_known(tmp_path: Path) -> None:
    read = book(town(), tmp_path, "en", time_limit=0.001)
    assert "not known in time" in str(read["Reserves"])
    assert "not proven" in str(read["Comparison"]) or "not known in time" in str(read["Comparison"])
