import pytest

import houma_assign as ha

from .small_town import FOUR, best, faults, given, says, sent, town

UNITS = {"ann": {"unit": "works"}, "bo": {"unit": "works"}, "cy": {"unit": "school"}}


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        (ha.UnitCap(most=2), ["ann", "bo"]),
        (ha.UnitCap(most=1), ["ann", "cy"]),
        (ha.UnitCap(most=0, exceptions={"school": 1}), ["cy", "dee"]),  # dee has no unit and is not counted
        (ha.UnitCap(most=0, exceptions={"works": 2}), ["ann", "bo"]),
        (ha.UnitCap(most=1, exceptions={"school": 0}), ["ann", "dee"]),
    ],
)
def test_no_unit_sends_more_than_its_cap(rule, who):
    assert sent(best(town(FOUR, rule, people=UNITS))) == who


def test_placements_are_counted_not_people():
    people = UNITS | {"ann": {"unit": "works", "most": 2}}
    assert sent(best(town(FOUR, people=people))) == ["ann"]
    assert sent(best(town(FOUR, ha.UnitCap(most=1), people=people))) == ["ann", "cy"]


def test_another_column_may_name_the_unit():
    people = {"ann": {"branch": 1}, "bo": {"branch": 1}, "cy": {"branch": 2}}
    assert sent(best(town(FOUR, ha.UnitCap(most=1, fact="branch"), people=people))) == ["ann", "cy"]
    capped = ha.UnitCap(most=1, fact="branch", exceptions={"1": 2})
    assert sent(best(town(FOUR, capped, people=people))) == ["ann", "bo"]


def test_soft_costs_one_penalty_a_placement_too_many():
    plan = best(town(FOUR, ha.UnitCap(most=0, penalty=1), people=UNITS))
    assert (plan.value["merit"], given(plan)) == (17 - 2, [("works", 2)])


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(FOUR, ha.UnitCap(most=1, penalty=4), people=UNITS))
    assert (plan.value["merit"], given(plan)) == (14, [])


def test_unknown_columns_and_units_are_refused():
    assert faults(FOUR, ha.UnitCap(most=1)) == [("fact", "nobody has a value in this column")]
    wrong = ha.UnitCap(most=1, exceptions={"mill": 2})
    assert faults(FOUR, wrong, people=UNITS) == [("exceptions", "no candidate comes from this unit")]


def test_words_name_the_cap_and_its_exceptions():
    assert says(ha.UnitCap(most=3), "3")
    assert says(ha.UnitCap(most=3, exceptions={"works": 7}), "3", "works", "7")
