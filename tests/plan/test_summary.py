import re
from dataclasses import replace
from itertools import takewhile
from unicodedata import east_asian_width

import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, town

LABELS = {"zh": {"lead": "第一书记", "member": "队员", "law": "法律"}, "en": {"lead": "first secretary"}}
PEOPLE = {"ann": {"name": "安", "unit": "示例市第一学校", "skills": ("law",)}, "bo": {"name": "Bo"}, "cy": {"name": "陈宇"}}
PLACES = {"a": {"name": "西台神", "needs": {"law": 3}}, "b": {"name": "Bee"}}


def plan():
    soft = ha.Barred(id="不去", candidate="ann", village="a", penalty=1)
    return best(town(THREE, soft, people=PEOPLE, places=PLACES, labels=LABELS))


def tables(text):
    """Each table as (rule, lines above and below it)."""
    lines = text.split("\n")
    for k, line in enumerate(lines):
        if line and set(line) <= {"─", " "}:
            yield line, [lines[k - 1], *takewhile(bool, lines[k + 1 :])]


def cells_on_screen(line):
    """One character for each column of a terminal."""
    return "".join(char + "~" * (east_asian_width(char) in "WF") for char in line)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_columns_line_up_in_a_terminal(lang):
    found = list(tables(plan().summary(lang)))
    assert len(found) == 3  # plan, aims, soft rules
    for rule, lines in found:
        gaps = [k for k, char in enumerate(rule) if char == " "]
        for line in map(cells_on_screen, lines):
            assert len(line) <= len(rule)
            assert all(line[k : k + 1] in (" ", "") for k in gaps), line


def test_it_says_what_is_proven_who_goes_where_and_what_soft_rules_gave():
    text = plan().summary("en")
    assert text.startswith("Optimal")
    assert "3 placements, 3 posts, 4 rules" in text
    for words in (
        "first secretary",
        "西台神",
        "ann 安",
        "示例市第一学校",
        "law 3",
        "merit",
        "23",
        "drawn",
        "ann 安 → 西台神 first secretary",
    ):
        assert words in text


def test_chinese_speaks_chinese():
    text = plan().summary("zh")
    assert text.startswith("最优")
    for words in ("3 人到岗", "第一书记", "队员", "法律 3", "择优总分", "抽签", "软性规则"):
        assert words in text


def test_lots_are_said_to_be_drawn_whatever_their_id():
    text = best(town(THREE, aims=(ha.Merit(), ha.Lots(id="draw")))).summary()
    assert "drawn" in text


@pytest.mark.parametrize(("lang", "said"), [("en", "Infeasible"), ("zh", "无解")])
def test_infeasible_says_so_and_why(lang, said):
    none = ha.solve(town(THREE, ha.Barred(candidate="ann", village="a"), ha.Barred(candidate="ann", village="b")))
    assert none.status is ha.Status.INFEASIBLE
    assert none.summary(lang).startswith(said)
    assert not list(tables(none.summary(lang)))  # nobody is placed, nothing is worth anything
    assert not none.reasons  # it takes both bars: neither alone is to blame
    lines = none.summary(lang).split("\n\n")
    clash = "\n".join(line for line in lines if line.startswith("·"))
    assert all(rule.id in clash for rule in none.problem.constraints if rule.kind == "barred") or lang == "zh"
    assert clash.count("ann") >= 2
    assert lines[lines.index(clash.split("\n")[-1]) + 1].startswith(("Next: ha.why_infeasible", "下一步：查问“为何无解”"))
    assert not re.findall("[A-Za-z]{2,}", clash.replace("ann", "")) or lang == "en"


def test_a_reason_that_alone_could_be_kept_gives_way_to_the_clash():
    none = ha.solve(town(THREE, ha.Barred(candidate="ann", village="a"), ha.Barred(candidate="ann", village="b")))
    slots = replace(none, reasons=(ha.Reason("slots", "a"),))
    assert slots.summary() == none.summary()
    pair = tuple(ha.Reason(rule.id, "a") for rule in none.problem.constraints if rule.kind != "slots")
    lines = [line for line in replace(none, reasons=pair).summary().split("\n\n") if line.startswith("·")]
    assert len(lines) == len(pair)  # these say it by themselves


def test_an_infeasible_plan_of_many_pairs_keeps_to_the_next_step(monkeypatch):
    none = ha.solve(town(THREE, ha.Barred(candidate="ann", village="a"), ha.Barred(candidate="ann", village="b")))
    monkeypatch.setattr("houma_assign.questions.first_clash.MOST_PAIRS", 2)
    assert "ann" not in none.summary()
    assert "Next: " in none.summary()


@pytest.mark.parametrize(
    ("status", "en", "zh"), [(ha.Status.UNKNOWN, "Unknown", "未定"), (ha.Status.FEASIBLE, "Feasible", "可行")]
)
def test_what_is_not_proven_is_not_called_proven(status, en, zh):
    other = ha.Plan(plan().problem, status) if status is ha.Status.UNKNOWN else replace(plan(), status=status)
    assert other.summary("en").startswith(en)
    assert other.summary("zh").startswith(zh)
    assert "0 placements" in other.summary("en") or status is ha.Status.FEASIBLE


def test_structure_table_stands_beside_the_published_figures():
    role = ha.Dimension(name="role", name_zh="岗位", categories=(ha.Category(label="leads", role="lead", published=2),))
    text = best(town(THREE, dimensions=(role,))).summary()
    assert [line.split() for line in text.splitlines() if line.startswith("role ")] == [["role", "leads", "2", "66.7%", "2"]]
