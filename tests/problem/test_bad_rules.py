"""Rules and aims that make no sense, alone or for these data: one InputError with every fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import houma_assign as ha

from ..faults.listing import lists, refused
from ..faults.town import town

HUGE = 10**30
NUMBERS = (-1, float("nan"), float("inf"), True, "2", 1.5, HUGE)
FIELDS: list[tuple[str, Callable[[Any], object]]] = [
    ("penalty", lambda v: ha.AvoidKin(penalty=v)),
    ("most", lambda v: ha.UnitCap(most=v)),
    ("exceptions", lambda v: ha.UnitCap(most=2, exceptions={"u1": v})),
    ("least", lambda v: ha.Quota(least=v)),
    ("most", lambda v: ha.Quota(most=v)),
    ("least", lambda v: ha.SkillCovered(skills=("law",), least=v)),
    ("worst", lambda v: ha.WorstOff(worst=v)),
    ("worth", lambda v: ha.Grades(worth={"A": v})),
    ("role_weights", lambda v: ha.Merit(role_weights={"secretary": v})),
    ("most", lambda v: ha.Candidate(id="c", most=v)),
    ("slots", lambda v: ha.Post(village="v", slots=v)),
    ("needs", lambda v: ha.Village(id="v", needs={"law": v})),
]

ALLOWED = {(3, "2"), (4, "2"), (0, 1.5), (7, 1.5), (8, 1.5)}


@pytest.mark.parametrize(("field", "make"), FIELDS, ids=[f"{k}-{name}" for k, (name, _) in enumerate(FIELDS)])
@pytest.mark.parametrize("value", NUMBERS, ids=repr)
def test_a_count_is_a_whole_number_in_its_range(field: str, make: Callable[[Any], object], value: Any) -> None:
    number = FIELDS.index((field, make))
    if (number, value) in ALLOWED:
        make(value)  # the name of a column, and exact decimals
        return
    faults = refused(lambda: make(value))
    assert faults[0].column.split(".")[0] == field


LIMITS: list[Callable[[Any], ha.Constraint | ha.Aim]] = [
    lambda v: ha.Total(number="age", most=v),
    lambda v: ha.Mean(number="age", least=v),
    lambda v: ha.Capacity(load="size", limit=v),
    lambda v: ha.Capacity(load="size", limit={"v1/secretary": v, "v1/member": 3, "v2/secretary": 3, "v3/member": 3}),
    lambda v: ha.Merit(slack=v),
    lambda v: ha.Blend(parts=((ha.Merit(), v),)),
    lambda v: ha.Eligible(where=(ha.Condition(fact="age", most=v),)),
    lambda v: ha.Quota(least_share=v, rounding="up"),
]


@pytest.mark.parametrize("number", range(len(LIMITS)))
@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, HUGE, 1e30, 0.1234567], ids=repr)
def test_a_limit_is_a_number_that_is_held_exactly(number: int, value: Any) -> None:
    if number == 6 and value in (HUGE, 1e30, 0.1234567):
        return  # a condition is only compared; any finite number will do
    if number in (4, 7) and value == 0.1234567:
        return  # a slack is compared with whole steps, a share is rounded as declared

    def build() -> object:
        made = LIMITS[number](value)
        return ha.solve(town(made) if isinstance(made, ha.Constraint) else town(aims=(made,)))

    refused(build)


@pytest.mark.parametrize("rule", [
    ha.Quota(where={"sex": "female"}, least=3, most=2), ha.Quota(where={"sx": "female"}, least=1),
    ha.Quota(where={"sex": "female"}, least_share=0.3), ha.Quota(where={"sex": "female"}), ha.Quota(least=1, role="clerk"),
    ha.Quota(least=1, least_share=0.5, rounding="up"), ha.Quota(where=(ha.Condition(fact="sex", least=3),), least=1),
    ha.Eligible(where={"height": 3}), ha.Eligible(where={"age": 3}, village="v9"), ha.Eligible(where={"age": 3}, township="t9"),
    ha.Total(number="weight", most=3), ha.Total(number="sex", most=3), ha.Total(number="age"),
    ha.Total(number="age", least=3, most=2),
    ha.Total(number="age", most=0.1234567), ha.Mean(number="age", least=3, most=2), ha.Capacity(load="size", limit="rooms"),
    ha.Capacity(load="size", limit={"v1/member": 3}), ha.Barred(candidate="c9"), ha.Barred(candidate="c1", post="v9/x"),
    ha.Barred(candidate="c1", village="v9"), ha.Barred(candidate="c1", post="v1/member", village="v1"),
    ha.Pinned(candidate="c9", post="v1/member"), ha.Pinned(candidate="c1", post="v9/x"), ha.Apart(candidates=("c1",)),
    ha.Apart(candidates=("c1", "c9")), ha.Together(candidates=("c1", "c1")), ha.SkillCovered(skills=("magic",)),
    ha.SkillCovered(skills=("law",), villages=("v9",)), ha.UnitCap(most=1, fact="team"), ha.UnitCap(most=1, exceptions={"u9": 2}),
    ha.LeaderOutranks(order=("staff", "chief")), ha.LeaderOutranks(order=("staff", "deputy", "chief"), leader="boss"),
], ids=lambda rule: rule.id[:40])  # fmt: skip
def test_a_rule_that_cannot_be_meant_is_named(rule: ha.Constraint) -> None:
    faults = refused(lambda: town(rule))
    assert all(rule.id in (fault.row, *fault.reason.split("'")) for fault in faults)


@pytest.mark.parametrize("aim", [
    ha.Grades(worth={"D": 1}), ha.Merit(role_weights={"clerk": 2}), ha.NeedsMet(met_by={"magic": ("law",)}),
    ha.Wishes(wishes={"c9": ("v1",)}), ha.Wishes(wishes={"c1": ("v9",)}), ha.Blend(parts=()), ha.Blend(parts=((ha.Merit(), -1),)),
    ha.Blend(parts=((ha.Merit(role_weights={"clerk": 2}), 1),)), ha.FewestMoves(placements=(("c1", "v1/member"),) * 2),
], ids=lambda aim: aim.kind)  # fmt: skip
def test_an_aim_that_cannot_be_meant_is_named(aim: ha.Aim) -> None:
    assert all(fault.table == "aims" for fault in refused(lambda: town(aims=(aim,))))


def test_all_faults_of_all_rules_and_aims_are_listed_at_once() -> None:
    rules = (ha.Quota(id="q", where={"sx": "f"}, least=3, most=2), ha.Barred(id="b", candidate="c9", post="v9/x"),
             ha.Total(id="t", number="weight", least=0.1234567))  # fmt: skip
    faults = refused(lambda: town(*rules, aims=(ha.Wishes(wishes={"c9": ("v1",)}),)))
    lists(faults, [("rules", "q", "sx", "nobody"), ("rules", "q", "least", "exceeds"), ("rules", "b", "candidate", "unknown"),
                   ("rules", "b", "post", "unknown"), ("rules", "t", "number", "column"), ("rules", "t", "least", "decimals"),
                   ("aims", "wishes", "wishes", "unknown")])  # fmt: skip


def test_rules_and_aims_of_one_id_are_refused() -> None:
    faults = refused(
        lambda: town(ha.AvoidKin(id="x"), ha.AvoidHome(id="x"), aims=(ha.Merit(), ha.Merit(role_weights={"member": 2})))
    )
    lists(faults, [("rules", "x", "id", "2 times"), ("aims", "merit", "id", "2 times")])


def test_pins_that_are_barred_or_contradict_each_other_are_named() -> None:
    barred = town(ha.Pinned(candidate="c1", post="v1/member")).adding
    lists(refused(lambda: barred(ha.AvoidHome())), [("rules", "pinned: c1, v1/member", "post", "barred")])
    one, two = ha.Pinned(candidate="c1", post="v2/secretary"), ha.Pinned(candidate="c1", post="v3/member")
    lists(refused(lambda: town(one, two)), [("rules", "c1", "candidate", "pinned to 2 posts")])
    three = [ha.Pinned(candidate=f"c{k}", post="v3/member") for k in (1, 2)]
    lists(refused(lambda: town(*three)), [("rules", "v3/member", "post", "2 people pinned to 1 slot")])
    faults = refused(lambda: town(one, *three, ha.Barred(id="no", candidate="c2")))
    lists(faults, [("rules", "c1", "candidate", "pinned"), ("rules", "v3/member", "post", "pinned")])
    lists(faults, [("rules", three[1].id, "post", "barred from it by: no")])


def test_a_condition_states_one_test() -> None:
    for given in (
        {},
        {"equals": 1, "least": 2},
        {"one_of": (1,), "equals": 1},
        {"least": 3, "most": 2},
        {"equals": float("inf")},
    ):
        refused(lambda given=given: ha.Condition(fact="age", **given))


def test_unknown_fields_are_refused() -> None:
    refused(lambda: ha.Quota(where={"sex": "female"}, minimum=3))
    refused(lambda: ha.Candidate(id="c1", nom="x"))
    refused(lambda: ha.MinimumGrade(grade="D"))
    refused(lambda: ha.AvoidHome(within="county"))
