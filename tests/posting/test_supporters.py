"""The sheet of supporters, and supporters that make no sense."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.posting.support.workbook import SUPPORTERS

from . import houma

OWN_WORDS = re.compile(r"“.*?”|有：.*|来自：.*")


def codes(error: ha.InputError) -> set[tuple[str, str, str]]:
    assert not [fault for fault in error.items if re.search("[A-Za-z]{3,}", OWN_WORDS.sub("", fault.reason.zh))]
    return {(fault.row, fault.column, fault.code) for fault in error.items}


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"kind": "county_leder"}, "kind", "supporters.kind"),
        ({"kind": "township_head", "township": ""}, "township", "supporters.no_township"),
        ({"kind": "unit_head", "unit": ""}, "unit", "supporters.no_unit"),
        ({"kind": "unit_head", "unit": "示例市住建 机构"}, "unit", "supporters.twin"),
        ({"kind": "township_head", "township": "凤城 乡"}, "township", "supporters.twin"),
        ({"kind": "county_leader", "portfolio": ()}, "portfolio", "supporters.no_portfolio"),
        ({"kind": "county_leader", "portfolio": ("petitions",)}, "portfolio", "supporters.twin"),
        ({"villages": ("柳合",)}, "villages", "supporters.village"),
        ({"id": "S12"}, "id", "supporters.twice"),
    ],
)  # fmt: skip
def test_a_supporter_that_makes_no_sense(change: dict[str, Any], column: str, code: str) -> None:
    given = [who.changed(**change) if who.id == "S11" else who for who in houma.supporters()]
    with pytest.raises(ha.InputError) as caught:
        ha.support(houma.plan(), given)
    assert (change.get("id", "S11"), column, code) in codes(caught.value)


def test_places_that_nobody_can_take_are_told_together() -> None:
    gone = ("S21", "S417", "S423", "S433")
    with pytest.raises(ha.InputError) as caught:
        ha.support(houma.plan(), [who for who in houma.supporters() if who.id not in gone])
    found = {(fault.row, fault.column) for fault in caught.value.items}
    assert {("香邑", "township_head"), ("城小", "township_head"), ("柳河", "unit_head")} <= found
    assert "应来自：示例市商务机构、示例市林业机构、示例市综合四局" in caught.value.words("zh")


def test_other_arguments_that_make_no_sense() -> None:
    plan, who = houma.plan(), houma.supporters()
    for given, code in (([], "table.empty"), ("S1", "rows.kind"), ([{"id": "S1"}], "field.missing"), ([3], "rows.kind")):
        with pytest.raises(ha.InputError) as caught:
            ha.support(plan, given)
        assert code in {fault.code for fault in caught.value.items}
    for more, code in (({"kinds": ["unit_head"]}, "support.kinds"), ({"kinds": []}, "supporters.kinds"),
                       ({"kinds": ha.FOUR_TO_ONE * 2}, "supporters.kinds"), ({"needs": {"X": {"a": 9}}}, "supporters.severity"),
                       ({"current": [("a", "b", "c")]}, "support.current")):  # fmt: skip
        with pytest.raises(ha.InputError) as caught:
            ha.support(plan, who, **more)
        assert code in {fault.code for fault in caught.value.items}
    with pytest.raises(ha.InputError, match="a problem made by support"):
        ha.support_stale(plan.problem, plan)
    with pytest.raises(ha.InputError, match="no plan to ask about"):
        ha.support(ha.solve(plan.problem.adding(ha.Quota(id="q", least=40))), who)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_the_sheet_reads_back_equal(lang: str, ending: str, tmp_path: Path) -> None:
    if ending:
        pytest.importorskip("xlsxwriter")
    made = [who.changed(villages=("柳河", "北堡")) if who.id == "S31" else who for who in houma.supporters()]
    ha.write_supporters(made, tmp_path / f"s{ending}", lang)
    assert ha.read_supporters(tmp_path / f"s{ending}") == tuple(made)


def test_frames_and_words_of_people_in_a_hurry(tmp_path: Path) -> None:
    frame = pd.DataFrame([{"id": who.id, "kind": who.kind, "unit": who.unit, "township": who.township, "portfolio": who.portfolio,
                           "most": who.most or 13} for who in houma.supporters()])  # fmt: skip
    assert len(ha.support(houma.plan(), frame).candidates) == 52
    text = "2020年包联干部名单\n包联干部编号,姓名,包联类别,乡镇,派出单位,分管领域,最多包联村数\n"
    text += "01,示例甲,县级领导,,,信访；林业,４\n02,示例乙,乡镇主要负责同志,凤城乡,,,\n"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "四包一.csv").write_text(text, encoding="gb18030")
    first, second = read = ha.read_supporters(tmp_path / "b")
    assert read.notes
    assert (first.id, first.kind, first.portfolio, first.most) == ("01", "county_leader", ("信访", "林业"), 4)
    assert (second.kind, second.township, second.most) == ("township_head", "凤城乡", None)


@pytest.mark.parametrize("seed", range(8))
def test_a_cell_that_is_mistyped_is_a_fault_with_its_place(seed: int, tmp_path: Path) -> None:
    chance, lang = Random(seed), ("zh", "en")[seed % 2]
    ha.write_supporters(houma.supporters(), tmp_path / "s", lang)
    file = tmp_path / "s" / f"{SUPPORTERS.schema.sheet(lang)}.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    at = rows[0].index(chance.choice([("类别", "kind"), ("最多包联村数", "most")])[seed % 2])
    line = chance.choice([k for k in range(1, len(rows)) if rows[k][at]])
    rows[line][at] += "x"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    with pytest.raises(ha.InputError) as caught:
        ha.support(houma.plan(), ha.read_supporters(tmp_path / "s"))
    assert {fault.code for fault in caught.value.items} <= {"cell.unit", "supporters.kind"}
    assert f"{rows[line][0]}" in caught.value.words(lang)
