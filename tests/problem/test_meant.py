"""A person, village or post is found by whatever says which one is meant; else the error says what else it could be."""

from __future__ import annotations

from typing import Any

import pytest

import houma_assign as ha

PEOPLE = [{"id": "C1", "name": "李秀英"}, {"id": "C2", "name": "王强"}, {"id": "C3", "name": "王强"}, {"id": "C4", "name": "C1"}]
VILLAGES = [
    {"id": "V01", "name": "上庄村"},
    {"id": "V02", "name": "下庄村"},
    {"id": "V03", "name": "东村"},
    {"id": "V04", "name": "东村"},
]
POSTS = [{"village": "V01", "role": "secretary"}, {"village": "V02", "role": "secretary"}, {"village": "V02", "role": "member"},
         {"village": "V03", "role": "组长"}, {"village": "V04", "role": "组长"}]  # fmt: skip
PROBLEM = ha.Problem.from_frames(PEOPLE, VILLAGES, [{**post, "least": 0} for post in POSTS], labels={"zh": {"member": "队员甲"}})
PLAN = ha.solve(PROBLEM)


@pytest.mark.parametrize(
    ("post", "id"),
    [("V01/secretary", "V01/secretary"), ("上庄村", "V01/secretary"), ("V01", "V01/secretary"), ("V01/第一书记", "V01/secretary"),
     ("上庄村/书记", "V01/secretary"), ("下庄村/队员甲", "V02/member"), ("V02/ member", "V02/member"), ("V03", "V03/组长")],
)  # fmt: skip
def test_a_post_is_found(post: str, id: str) -> None:
    assert PROBLEM.pin("李秀英", post) == PROBLEM.pin("C1", id)
    assert PROBLEM.bar("李秀英", post=post) == PROBLEM.bar("C1", post=id)
    assert (ha.why_not(PLAN, "李秀英", post).candidate, ha.why_not(PLAN, "李秀英", post).post) == ("C1", id)


@pytest.mark.parametrize(
    ("who", "post", "words", "zh"),
    [("王强", "上庄村", "2 are meant by it: C2, C3; give one of these ids", "有 2 个符合：C2、C3；请给出其中一个编号"),
     ("李秀英", "下庄村", "2 are meant by it: V02/secretary, V02/member", "有 2 个符合：V02/secretary、V02/member"),
     ("李秀英", "东村", "2 are meant by it: V03/组长, V04/组长", "有 2 个符合"), ("李秀英", "R4", "unknown post", "没有这个岗位"),
     ("李秀英", "V01/队员甲", "unknown post", "没有这个岗位"), ("李秀", "V01", "unknown candidate", "没有这个人选"),
     ("", "V01", "unknown candidate", "没有这个人选"), (None, "V01", "unknown candidate", "没有这个人选"),
     ("李秀英", 1.5, "unknown post", "没有这个岗位"), ("李秀英", "/", "unknown post", "没有这个岗位")],
)  # fmt: skip
def test_what_is_not_sure_is_one_clear_error(who: Any, post: Any, words: str, zh: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.why_not(PLAN, who, post)
    assert len(caught.value.items) == 1
    assert words in str(caught.value)
    assert zh in caught.value.words("zh")
    with pytest.raises(ha.InputError):
        PROBLEM.pin(who, post)


def test_an_id_comes_before_a_name() -> None:
    assert PROBLEM.without("C1").has_candidate("C4")
    assert not PROBLEM.without("C1").has_candidate("C1")


def test_edits_and_questions_take_names() -> None:
    assert PROBLEM.without("李秀英") == PROBLEM.without("C1")
    assert PROBLEM.bar("李秀英", village="上庄村") == PROBLEM.bar("C1", village="V01")
    assert ha.explain(PLAN, "李秀英").candidate == "C1"
    assert ha.repair(PLAN, ["李秀英"]).absent == ("C1",)
    with pytest.raises(ha.InputError, match="2 are meant by it"):
        ha.repair(PLAN, "王强")
    made = PLAN.override("李秀英", "上庄村", by="张某", body="会议", reason="议定", on="2020-07-31")
    assert (made.overrides[0].candidate, made.overrides[0].post) == ("C1", "V01/secretary")
    with pytest.raises(ha.InputError, match="2 are meant by it"):
        PLAN.override("王强", None, by="张某", body="会议", reason="议定", on="2020-07-31")


def test_aims_by_their_names() -> None:
    graded = PROBLEM.with_aims(ha.Merit(id="points"), ha.WorstOff())
    assert graded.with_aims("worst_off", "points").tiers == tuple(reversed(graded.tiers))
    assert (
        PROBLEM.with_aims("merit").tiers
        == PROBLEM.with_aims(["merit"]).tiers
        == tuple(aim for aim in PROBLEM.tiers if aim.id == "merit")
    )
    for given, words in (("merits", "unknown id; near it: merit"), ("wishes", r"write Wishes\(wishes=...\)"), ("", "unknown id")):
        with pytest.raises(ha.InputError, match=words):
            PROBLEM.with_aims(given)


def test_a_plan_where_a_problem_is_meant_and_the_other_way_round(tmp_path: Any) -> None:
    with pytest.raises(
        ha.InputError, match=r"workbook · problem = 'Plan': a Problem is expected; write .problem of it"
    ) as caught:
        ha.write_workbook(PLAN, tmp_path / "plan.xlsx")  # type: ignore[arg-type]
    assert "应为选派问题；可写出其中的问题" in caught.value.words("zh")
    with pytest.raises(ha.InputError, match="diff · other = 'Problem': a Plan or an Evaluation is expected") as caught:
        PLAN.diff(PROBLEM)  # type: ignore[arg-type]
    assert "前后对照 · 另一方案" in caught.value.words("zh")
    assert not any(tmp_path.iterdir())
