"""What a ledger and the steps before the plan add to papers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.papers.paper import Paper

from .small import sources


def _with_ledger(kind: str, of: str, lang: str = "zh") -> Paper:
    given: dict[str, Any] = sources()
    ledger = ha.Ledger.of(given["plan"], "2020-04-28").adding(
        {"date": "2020-05-20", "kind": "duty_done", "candidate": "P2", "duty": "lecture"},
        {"date": "2020-06-01", "kind": "need_changed", "village": "V1", "need": "need V1", "severity": 3},
        {"date": "2020-07-01", "kind": "need_changed", "village": "V2", "need": "need V2", "severity": 1},
        {"date": "2021-03-01", "kind": "recalled", "candidate": "P1", "post": "V1/secretary", "village": "V1", "body": "«body»",
         "reason": "«reason»"},
    )  # fmt: skip
    return ha.paper(kind=kind, of=of, lang=lang, ledger=ledger, **given)


def test_a_village_file_tells_what_changed_and_not_why_somebody_left() -> None:
    made = _with_ledger("dossier", "V1")
    rows = made.data["变更记录"].to_numpy().tolist()
    assert rows == [
        ["2020年4月28日", "任职", "«P1.name»、«secretary»"], ["2020年4月28日", "任职", "«P2.name»、«member»"],
        ["2020年6月1日", "需求变化", "«V1.need»、3"], ["2021年3月1日", "离任", "«P1.name»、«secretary»"],
    ]  # fmt: skip
    assert "«reason»" not in made.html
    assert "«body»" not in made.html
    board = made.data["首月任务"].set_index("任务")["完成情况"]
    assert board["讲好一堂党课"] == "«P2.name»"
    assert set(board.drop("讲好一堂党课")) == {""}


def test_a_letter_tells_which_tasks_are_done_by_the_person() -> None:
    for who, day in (("P2", "20 May 2020"), ("P1", "")):
        tasks = _with_ledger("letter", who, "en").data["Tasks of the first month"].set_index("Task")
        assert tasks.loc["give a party lecture", "Done"] == day


def test_without_them_the_parts_are_left_out() -> None:
    made = ha.paper(kind="dossier", of="V1", **{**sources(), "support": None})
    assert not {"变更记录", "四包一", "突出问题研判"} & set(made.data)
    assert "四包一" not in made.html


@pytest.mark.slow
def test_the_steps_before_give_problems_in_both_rounds_and_shares_of_all_villages() -> None:
    found = ha.funnel(ha.datasets.houma_2020("pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())
    given: dict[str, Any] = {"about": ha.datasets.houma_about(), "details": ha.datasets.houma_details(), "funnel": found}
    table = ha.paper(found.plan, "structure_table", level=4, **given)
    assert table.data["村"].to_numpy().tolist()[1:] == [
        ["选定的村", 13, "19.1%"],
        ["整建制", 9, "69.2%"],
        ["单派书记", 4, "30.8%"],
    ]
    assert table.data["各环节人数"]["留下"].tolist() == [106, 78, 66, 62, 62, 31]
    for village in ("西台神", "柳河"):
        sheet = found.villages.sheet(village)
        made = ha.paper(found.plan, "dossier", of=village, **given)
        rounds: pd.DataFrame = made.data["突出问题研判"]
        assert rounds["二轮"].tolist() == list(sheet.second.values())
        assert rounds["一轮"].tolist() == list(sheet.first.values())
        moved = [first != second for first, second in zip(rounds["一轮"], rounds["二轮"], strict=True)]
        assert [text != "两轮一致" for text in rounds["变化及原因"]] == moved
    open_table = ha.paper(found.plan, "structure_table", **given)
    assert "各环节人数" not in open_table.data
