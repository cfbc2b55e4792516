"""Priority groups: a column of people, an aim on its own word, and the same from frames, conditions and policies."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha

from ..reading import faults, noted, places, read, read_csv

PEOPLE: list[list[Any]] = [["编号", "姓名", "优先群体"], ["C001", "甲一", "退役军人；返乡创业"], ["C002", "乙二", None],
                           ["C003", "丙三", "返乡创业"]]  # fmt: skip
PAIRS: list[list[Any]] = [["人选", "村", "得分"], *[[who, village, 60] for who in ("C001", "C002", "C003")
                                                  for village in ("V1", "V2")]]  # fmt: skip
AIMS: list[list[Any]] = [["类型", "名称", "方向", "条件", "岗位"], ["得分", None, None, None, None],
                         ["优先群体", "优先", None, None, None]]  # fmt: skip
ALL = {"priority_groups": ("返乡创业", "退役军人")}


def test_the_column_and_the_word_prefer_them_before_the_lots(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=AIMS)
    assert [who.priority_groups for who in problem.candidates] == [("退役军人", "返乡创业"), (), ("返乡创业",)]
    assert problem.tiers[1] == ha.People(id="优先", where=ALL, sense="most")
    assert problem.tiers[1].words("zh") == "优先群体 = 返乡创业/退役军人 的人数"
    for seed in range(4):  # whatever the lots
        plan = ha.solve(problem, seed=str(seed))
        assert {place.candidate for place in plan.placements} == {"C001", "C003"}
        assert plan.value["优先"] == 2
    drawn = {frozenset(place.candidate for place in ha.solve(problem.with_aims("merit"), seed=str(seed)).placements)
             for seed in range(8)}  # fmt: skip
    assert len(drawn) > 1
    assert not noted(problem, "could not be judged")
    assert read_csv(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=AIMS).tiers == problem.tiers


def test_one_group_alone_and_the_english_words(tmp_path: Path) -> None:
    one = [AIMS[0], ["人数", "老兵", "越多越好", "优先群体 = 退役军人", None]]
    (aim,) = read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=one).tiers
    assert aim == ha.People(id="老兵", where="priority_groups = 退役军人", sense="most")
    english = [["id", "name", "priority groups"], *PEOPLE[1:]]
    aims = [["kind", "id", "role"], ["merit", "merit", None], ["priority groups", "优先", "secretary"]]
    told = read(tmp_path, 人选=english, 配对=PAIRS, aims=aims)
    assert told.tiers[1] == ha.People(id="优先", where=ALL, sense="most", role="secretary")


@pytest.mark.parametrize(
    ("said", "groups"), [("是", ("优先群体",)), ("yes", ("priority",)), ("否", ()), ("无", ()), ("√", ("优先群体",))]
)
def test_yes_and_no_will_do(tmp_path: Path, said: str, groups: tuple[str, ...]) -> None:
    people = [PEOPLE[0], ["C001", "甲一", said], *PEOPLE[2:]]
    problem = read(tmp_path, 人选=people, 配对=PAIRS)
    assert problem.candidate("C001").priority_groups == groups
    frames = ha.Problem.from_frames([{"id": "a", "priority_groups": bool(groups)}], [{"id": "v"}])
    assert frames.candidate("a").priority_groups == (("priority",) if groups else ())


def test_frames_take_lists_text_and_columns_of_pandas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": ["a", "b", "c"], "Priority_Groups": ["veteran; returnee", None, ["veteran"]]})
    problem = ha.Problem.from_frames(frame, [{"id": "v"}], aims=(ha.People(where="priority_groups = veteran", sense="most"),))
    assert [who.priority_groups for who in problem.candidates] == [("veteran", "returnee"), (), ("veteran",)]
    assert {place.candidate for place in ha.solve(problem).placements} <= {"a", "c"}
    assert ha.Problem.from_json(problem.to_json()) == problem
    chinese = ha.Problem.from_frames(frame.rename(columns={"Priority_Groups": "优先群体"}), [{"id": "v"}], aims=problem.aims)
    assert chinese.candidates == problem.candidates
    assert noted(chinese, "column '优先群体' was read as 'priority_groups'")


def test_what_nobody_looks_at_and_headers_that_come_near_are_said(tmp_path: Path) -> None:
    unread = read(tmp_path, 人选=PEOPLE, 配对=PAIRS)
    assert noted(unread, "2 people are in a priority group, and no rule or aim looks at that")
    assert not noted(read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=AIMS), "no rule or aim looks at that")
    (fault,) = faults(tmp_path, 人选=[["编号", "姓名", "优先人群"], *PEOPLE[1:]], 配对=PAIRS)
    assert (fault.code, fault.column.split(" → ")[0]) == ("column.unread", "优先人群")
    bare = [[row[0], row[1]] for row in PEOPLE]
    found = faults(tmp_path, 人选=bare, 配对=PAIRS, 目标=AIMS)
    assert {(sheet, column) for sheet, _, column in places(found)} == {("目标", "条件")}
    near = [AIMS[0], ["人数", "老兵", "越多越好", "优先群体 = 退伍军人", None]]
    assert noted(read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=near), "nobody has", "退役军人")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_are_written_and_read_back(tmp_path: Path, lang: str) -> None:
    problem = read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=AIMS)
    rng = Random(f"groups {lang}")
    for k in range(4):
        groups = {
            who.id: tuple(rng.sample(("甲；乙", "a, b", "07", "g"), rng.randint(who.id == "C001", 3)))
            for who in problem.candidates
        }
        drawn = problem
        for who, given in groups.items():
            drawn = drawn.with_person(who, priority_groups=given)
        for name in (f"{k}.xlsx", f"{k}"):
            drawn.to_workbook(tmp_path / name, lang=lang)
            back = ha.read_workbook(tmp_path / name)
            assert back == drawn
            assert {who.id: who.priority_groups for who in back.candidates} == groups
        assert ha.Problem.from_json(drawn.to_json()) == drawn


def test_rules_and_policies_may_ask_for_them(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=PEOPLE, 配对=PAIRS)
    limited = problem.adding(ha.Quota(where="优先群体 = 返乡创业", most=1))
    assert sum(place.candidate in ("C001", "C003") for place in ha.solve(limited).placements) == 1
    rubric = ha.Rubric(factors=[{"id": "f", "cap": 9}], rules=[
        {"id": "r", "factor": "f", "where": "优先群体 = 退役军人", "points": 5},
        {"id": "s", "factor": "f", "where": "priority_groups = 返乡创业", "points": 2}])  # fmt: skip
    assert [rubric.score(problem).points(who) for who in ("C001", "C002", "C003")] == [7, 0, 2]
    check = {"id": "m", "kind": "must_not", "body": "b", "where": "优先群体 = 返乡创业", "standard": "适岗"}
    musts = ha.CandidatePolicy(checks=[check])
    assert ha.screen_candidates(problem, musts).passed == ("C002",)
    with pytest.raises(ha.InputError) as caught:
        rubric.score(read(tmp_path, 人选=[row[:2] for row in PEOPLE], 配对=PAIRS))
    assert {fault.code for fault in caught.value.items} == {"fact.nobody"}


def test_a_sealed_decision_has_them_only_where_a_rule_or_aim_reads_them(tmp_path: Path) -> None:
    for name, aims in (("read", AIMS), ("unread", AIMS[:2])):
        plan = ha.solve(read(tmp_path, 人选=PEOPLE, 配对=PAIRS, 目标=aims))
        plan.save(tmp_path / f"{name}.json")
        assert ("退役军人" in (tmp_path / f"{name}.json").read_text("utf-8")) == (name == "read")
        assert ha.check(tmp_path / f"{name}.json").state != "failed"
        back = ha.load(tmp_path / f"{name}.json")
        assert back.problem.candidate("C001").priority_groups == (("退役军人", "返乡创业") if name == "read" else ())


def test_answers_name_them_in_words(tmp_path: Path) -> None:
    pairs = [PAIRS[0], ["C001", "V1", 90], ["C001", "V2", 90], ["C002", "V1", 60], ["C003", "V2", 50]]
    barred = [["类型", "人选"], ["排除", "C001"]]
    plan = ha.solve(read(tmp_path, 人选=PEOPLE, 配对=pairs, 规则=barred))
    assert "C003 丙三 属优先群体：返乡创业。" in ha.explain(plan, "C003").words("zh")
    assert "C003 丙三 is in the priority group 返乡创业." in ha.explain(plan, "C003").words("en")
    assert "属优先群体" not in ha.explain(plan, "C002").words("zh")
    over = ha.passed_over(plan)
    assert "其中属优先群体的：C001 甲一（退役军人、返乡创业）。" in over.words("zh")
    assert set(over.frame["priority_groups"]) == {"退役军人; 返乡创业"}
    assert "优先群体" in over.table("zh").columns
