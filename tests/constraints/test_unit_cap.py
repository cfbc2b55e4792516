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


TEAMS = "a/lead a/hand b/lead\nann 9 9 9\nbo 8 8 8\ncy 5 5 5"
ONE_UNIT = {who: {"unit": "works", "rank": rank} for who, rank in (("ann", 1), ("bo", 1), ("cy", 2))}


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        (ha.UnitCap(most=1, each="village"), ha.Status.INFEASIBLE),
        (ha.UnitCap(most=1, each="role"), ha.Status.INFEASIBLE),
        (ha.UnitCap(most=1, each="post"), ha.Status.OPTIMAL),
        (ha.UnitCap(most=1, role="hand"), ha.Status.OPTIMAL),
        (ha.UnitCap(most=1, village="a"), ha.Status.INFEASIBLE),
        (ha.UnitCap(most=1, each="village", where="rank = 1"), ha.Status.OPTIMAL),
    ],
)
def test_a_cap_within_a_scope(rule, status):
    assert ha.solve(town(TEAMS, rule, people=ONE_UNIT)).status is status


def test_no_two_of_a_unit_in_a_team():
    people = {"ann": {"unit": "works"}, "bo": {"unit": "works"}, "cy": {"unit": "school"}}
    board = "a/lead a/hand b/lead\nann 9 8 1\nbo 9 8 1\ncy 1 1 3"
    together = best(town(board, people=people))
    apart = best(town(board, ha.UnitCap(most=1, each="village"), people=people))
    assert (together.value["merit"], apart.value["merit"]) == (9 + 8 + 3, 9 + 1 + 1)
    soft = best(town(board, ha.UnitCap(most=1, each="village", penalty=4), people=people))
    assert given(soft) == [("works → a", 1)]


def test_only_people_who_meet_the_conditions_count():
    people = {"ann": {"unit": "works", "rank": 1}, "bo": {"unit": "works", "rank": 2}, "cy": {"unit": "works", "rank": 2}}
    assert sent(best(town(FOUR, ha.UnitCap(most=1, where="rank = 2"), people=people))) == ["ann", "bo"]
    assert sent(best(town(FOUR, ha.UnitCap(most=0, where="rank = 2"), people=people))) == ["ann", "dee"]


def test_scopes_and_conditions_that_speak_of_nothing_are_refused_all_at_once():
    wrong = ha.UnitCap(most=1, exceptions={"mill": 2}, role="chair", where="rank = 1")
    assert [column for column, _ in faults(FOUR, wrong, people=UNITS)] == ["exceptions", "rank", "role"]


def test_a_cap_that_never_binds_within_its_scope_is_noted():
    people = {"ann": {"unit": "works"}, "bo": {"unit": "works"}}
    idle = town(FOUR, ha.UnitCap(most=1, each="village"), people=people)
    assert any("never binds" in note for note in idle.notes)
    assert not any("never binds" in note for note in town(FOUR, ha.UnitCap(most=1), people=people).notes)


def test_words_say_the_scope():
    team = ha.UnitCap(most=1, each="village")
    assert (team.words("en"), team.words("zh")) == ("each village: at most 1 from any one unit", "每村：每个派出单位最多 1 人")
    assert says(ha.UnitCap(most=1, role="lead", where="rank >= 2"), "lead", "2")


def test_a_breach_is_told_in_words():
    people = {**ONE_UNIT, "ann": {"unit": "works", "name": "安"}}
    plan = best(
        town(TEAMS, ha.UnitCap(most=1, each="role", penalty=1), people=people, labels={"zh": {"lead": "书记", "works": "工程队"}})
    )
    assert "工程队 → 书记" in plan.summary("zh")
