"""What makes no sense in a ledger is one error with everything in it, by row, in both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.posting.ledger.workbook import LEDGER

from ..portions import portions
from .random_ledgers import Diary, town

OWN_WORDS = re.compile(r"“.*?”|有：.*|任职在.*")
DAY = "2020-05-01"
APPOINTED = {"date": DAY, "kind": "appointed", "candidate": "C1", "post": "V1/secretary"}
RELEASED = {"date": "2020-07-01", "kind": "village_released", "village": "V1", "body": "office", "reason": "why"}


def codes(events: list[dict[str, Any]], **more: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(ha.InputError) as caught:
        ha.Ledger(events, town(), **more)
    for fault in caught.value.items:
        assert fault.code
        assert not re.search("[A-Za-z]{3,}", OWN_WORDS.sub("", fault.reason.zh)), fault
    return [(fault.row, fault.column, fault.code) for fault in caught.value.items]


def of(kind: str, day: str = "2020-06-01", **fields: Any) -> dict[str, Any]:
    return {"date": day, "kind": kind, **fields}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"kind": "appointed"}], ("row 1", "date", "field.missing")),
        ([{**APPOINTED, "date": "2020-05"}], ("row 1", "date", "ledger.day")),
        ([{**APPOINTED, "date": "2020-02-30"}], ("row 1", "date", "ledger.day")),
        ([{**APPOINTED, "kind": "apointed"}], ("row 1", "kind", "event.kind")),
        ([{**APPOINTED, "candidate": "C11"}], ("row 1", "candidate", "ledger.no_candidate")),
        ([{**APPOINTED, "post": "V1/secretry"}], ("row 1", "post", "ledger.no_post")),
        ([{**APPOINTED, "village": "V2"}], ("row 1", "village", "ledger.other_village")),
        ([{**APPOINTED, "severity": 3}], ("row 1", "severity", "event.stray")),
        ([{**APPOINTED, "severity": 7}], ("row 1", "severity", "field.less_than_equal")),
        ([APPOINTED, APPOINTED], ("row 2", "", "ledger.same")),
        ([APPOINTED, {**APPOINTED, "candidate": "C2"}], ("row 2", "post", "ledger.slots")),
        ([APPOINTED, {**APPOINTED, "post": "V2/secretary"}], ("row 1", "candidate", "ledger.most")),
        ([APPOINTED, of("appointed", candidate="C1", post="V1/secretary")], ("row 2", "post", "ledger.again")),
        ([of("ended", candidate="C1")], ("row 1", "candidate", "ledger.not_there")),
        ([APPOINTED, of("ended", "2020-04-01", candidate="C1")], ("row 2", "candidate", "ledger.before_start")),
        ([APPOINTED, of("ended", candidate="C1", post="V2/member")], ("row 2", "post", "ledger.not_here")),
        ([APPOINTED, of("ended", candidate="C1"), of("ill", candidate="C1")], ("row 3", "candidate", "ledger.two_ways")),
        ([APPOINTED, of("moved", candidate="C1", post="V1/secretary")], ("row 2", "post", "ledger.again")),
        ([APPOINTED, of("recalled", candidate="C1", body="office")], ("row 2", "reason", "event.missing")),
        ([APPOINTED, of("recalled", candidate="C1", body="o", reason="r"),
          of("appointed", "2021-01-01", candidate="C1", post="V2/member")], ("row 3", "candidate", "ledger.recalled")),
        ([of("village_released", village="V1", body="office")], ("row 1", "reason", "event.missing")),
        ([RELEASED, {**RELEASED, "date": "2020-08-01"}], ("row 2", "village", "ledger.closed")),
        ([RELEASED, {**APPOINTED, "date": "2020-08-01"}], ("row 2", "post", "ledger.closed")),
        ([RELEASED, of("need_opened", "2020-08-01", village="V1", need="economy", severity=1)],
         ("row 2", "village", "ledger.closed")),
        ([of("need_opened", village="V1", need="petition", severity=1)], ("row 1", "need", "ledger.open")),
        ([of("need_opened", village="V1", need="petitions", severity=1)], ("row 1", "need", "ledger.twin")),
        ([of("need_opened", village="V1", need="economy")], ("row 1", "severity", "event.missing")),
        ([of("need_changed", village="V1", need="economy", severity=2)], ("row 1", "need", "ledger.no_need")),
        ([of("need_closed", village="V9", need="petition")], ("row 1", "village", "ledger.no_village")),
        ([of("need_changed", village="V1", need="petition", severity=k) for k in (1, 2)], ("row 2", "need", "ledger.need_twice")),
        ([APPOINTED, of("duty_done", candidate="C1", duty="lectures")], ("row 2", "duty", "ledger.duty")),
        ([of("duty_done", candidate="C1", duty="lecture")], ("row 1", "candidate", "ledger.not_there")),
        ([APPOINTED, *(of("duty_done", day, candidate="C1", duty="lecture") for day in (DAY, "2020-05-09"))],
         ("row 3", "duty", "ledger.done")),
        (["appointed"], ("row 1", "", "rows.kind")),
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense(rows: list[Any], expected: tuple[str, str, str]) -> None:
    assert expected in codes(rows)


def test_all_faults_come_together_by_row() -> None:
    found = codes([of("ended", candidate="X"), {**APPOINTED, "post": "Y"}, of("recalled", candidate="C1")])
    assert [row for row, _, _ in found] == ["row 1", "row 2", "row 3", "row 3"]


def test_a_name_in_place_of_an_id_leads_to_the_id() -> None:
    base = town().changed(candidates=tuple(who.changed(name=f"name {who.id}") for who in town().candidates))
    with pytest.raises(ha.InputError, match="near it: C1"):
        ha.Ledger([{**APPOINTED, "candidate": "name C1"}], base)


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ([{"village": "V1", "need": "petition", "severity": 4}], ("V1 petition", "severity", "ledger.other_need")),
        ([{"village": "V1", "need": "economy", "severity": 4}], ("V1 economy", "severity", "ledger.other_need")),
        ([{"village": "V7", "need": "economy", "severity": 4}], ("V7 economy", "village", "ledger.no_village")),
        ([{"village": "V1", "need": "petition", "severity": 3}] * 2, ("V1 petition", "need", "ledger.same")),
    ],
)  # fmt: skip
def test_a_register_that_says_something_else(register: list[Any], expected: tuple[str, str, str]) -> None:
    assert expected in codes([], register=register)


def test_other_arguments_that_make_no_sense() -> None:
    for given in ({"base": 3}, {"terms": {}}):
        with pytest.raises(ha.InputError):
            ha.Ledger([], **given)
    with pytest.raises(ha.InputError, match="a day is expected"):
        ha.Ledger([]).as_of("soon")
    with pytest.raises(ha.InputError, match="whole number of days"):
        ha.Ledger([]).as_of("2020-01-01", ahead=-1)
    with pytest.raises(ha.InputError):
        ha.Ledger.from_json('{"events": 3}')


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", ["", ".xlsx"])
def test_the_sheets_read_back_equal(lang: str, ending: str, tmp_path: Path) -> None:
    if ending:
        pytest.importorskip("xlsxwriter")
    entry = {
        "village": "V1",
        "need": "petition",
        "severity": 3,
        "owner": "A",
        "due": "2020-12-31",
        "source": "visit",
        "risk": "r",
    }
    ledger = ha.Ledger(Diary(5, 40).events, town(), register=[entry])
    ha.write_ledger(ledger, tmp_path / f"l{ending}", lang)
    assert ha.read_ledger(tmp_path / f"l{ending}", town()) == ledger


def test_words_of_people_in_a_hurry(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    text = "动态台账（二〇二〇年）\n日期,事项,人选编号,村,岗位,决定单位,理由\n2020.4.28,任职,C1,,V1/secretary,,\n"
    text += "2020年6月1日,召回,C1,V1,,组织部,不称职\n"
    (tmp_path / "b" / "动态台账.csv").write_text(text, encoding="gb18030")
    needs = "村名,需求类型,程度,来源,责任人,完成时限\nV1,petition,3,信访部门,甲,2020-10-01\n"
    (tmp_path / "b" / "需求台账.csv").write_text(needs, encoding="utf-8")
    ledger = ha.read_ledger(tmp_path / "b", town())
    assert [event.kind for event in ledger.events] == ["appointed", "recalled"]
    assert any("其他写法的日期已读作年-月-日" in note.words("zh") for note in ledger.notes)  # type: ignore[attr-defined]  # a message
    assert set(ledger.notes) <= set(ledger.adding([]).problem("2020-11-01").notes)
    assert ledger.as_of("2020-11-01").needs_overdue[0].source == "信访部门"
    (tmp_path / "b" / "动态台账.csv").write_text(text.replace("V1/secretary", "V1/书记员"), encoding="gb18030")
    with pytest.raises(ha.InputError) as caught:
        ha.read_ledger(tmp_path / "b", town())
    assert "动态台账 · 第 3 行" in caught.value.words("zh")
    assert "没有这个岗位" in str(caught.value)


def test_a_column_of_remarks_is_left_out_with_a_note_and_a_near_spelling_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    file = tmp_path / "b" / "动态台账.csv"
    file.write_text("日期,事项,人选,岗位编号,备注\n2020-04-28,任职,C1,V1/secretary,听说\n", encoding="utf-8")
    ledger = ha.read_ledger(tmp_path / "b", town())
    assert [note.code for note in ledger.notes] == ["sheet.column_unread"]  # type: ignore[attr-defined]  # a message
    file.write_text("日期,事项,人选,岗位编号,决定机关\n2020-04-28,任职,C1,V1/secretary,党委\n", encoding="utf-8")
    with pytest.raises(ha.InputError, match="是否指“决定机构”"):
        ha.read_ledger(tmp_path / "b", town())


@pytest.mark.parametrize("seed", portions(4, 30))
def test_a_cell_that_is_mistyped_is_a_fault_with_its_place(seed: int, tmp_path: Path) -> None:
    chance, lang = Random(seed), ("zh", "en")[seed % 2]
    ha.write_ledger(ha.Ledger(Diary(seed, 30).events, town()), tmp_path / "s", lang)
    file = tmp_path / "s" / f"{LEDGER.schema.sheet(lang)}.csv"
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    at = chance.choice([k for k in range(len(rows[0])) if rows[0][k] not in ("决定机构", "body", "原因", "reason", "需求", "need")
                        and any(row[k] for row in rows[1:])])  # fmt: skip
    line = chance.choice([k for k in range(1, len(rows)) if rows[k][at]])
    rows[line][at] += "?"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    with pytest.raises(ha.InputError) as caught:
        ha.read_ledger(tmp_path / "s", town())
    assert not [fault for fault in caught.value.items if not fault.code]
    assert any(f"{line + 1}" in fault.row for fault in caught.value.items)
    assert caught.value.lang == lang
