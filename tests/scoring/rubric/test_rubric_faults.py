import pandas as pd
import pytest

import houma_assign as ha

from ..town import people, reasons, rubric


def test_all_faults_of_a_rubric_come_in_one_error():
    with pytest.raises(ha.InputError) as caught:
        ha.Rubric(
            factors=[{"id": "f", "cap": -1}, {"id": "f"}, {"id": "idle"}, {"id": "g", "weight": 0.125}],
            rules=[
                {"id": "r", "factor": "f", "where": "age >= 50; age <= 40", "points": 1.234},
                {"id": "r", "factor": "none", "points": 1},
                {"id": "s", "factor": "f", "points": True},
                {"id": "t", "factor": "f", "points": 1, "where": "age > old"},
                {"id": "u", "factor": "f", "points": 1, "wher": "age >= 30"},
                {"id": "v", "factor": "f", "points": 1, "per": "n", "unknown": "holds"},
                {"id": "w", "factor": "f", "points": float("nan")},
            ],
            expect_rules=34,
        )
    found = reasons(caught)
    for row, column, part in [
        ("f", "cap", "greater than or equal to 0"), ("f", "id", "2 factor rows have this id"), ("g", "weight", "two decimals"),
        ("r", "where", "can never hold"), ("r", "points", "two decimals"), ("r", "id", "2 rule rows have this id"),
        ("r", "factor", "no factor has this id"), ("s", "points.int", "valid integer"), ("t", "where", "a number, or a date"),
        ("u", "wher", "unknown field"), ("v", "", "so is how much it counts"), ("w", "points.int", "valid integer"),
    ]:  # fmt: skip
        assert any(row == at and column == where and part in why for at, where, why in found), (row, column, part)


def test_what_is_wrong_with_the_whole_is_found_where_the_parts_are_right():
    with pytest.raises(ha.InputError) as caught:
        rubric(factors=[{"id": "age", "cap": 8}, {"id": "work"}, {"id": "idle", "cap": 3}], total=100)
    assert [row for row, _, _ in reasons(caught)] == ["idle", "work"]
    with pytest.raises(ha.InputError, match="add up to 18"):
        rubric(total=100)
    with pytest.raises(ha.InputError, match="34 are expected"):
        rubric(expect_rules=34)
    assert rubric(total=18, expect_rules=4, expect_factors=2)


@pytest.mark.parametrize(
    ("where", "either"),
    [("age >= 50; age <= 40", ""), ("rank = staff; rank = deputy", ""), ("rank = a | b; rank != a | b", ""),
     ("age = 40; age >= 41", ""), ("age = 36..40; age != 30..50", ""), ("member = true; member != true", ""),
     ("age <= 40", "age >= 50; age >= 60"), ('rank = ""', "")],
)  # fmt: skip
def test_conditions_that_can_never_hold_are_refused(where, either):
    with pytest.raises(ha.InputError, match="can never hold"):
        ha.PointRule(id="r", factor="f", points=1, where=where, either=either)


@pytest.mark.parametrize(
    ("where", "either"),
    [("age >= 40; age <= 40", ""), ("rank != a; rank != b", ""), ("age = 30..50; age != 36..40", ""),
     ("age <= 40", "age >= 50; rank = staff"), ("rank = a | b; rank != a", "")],
)  # fmt: skip
def test_conditions_that_can_hold_are_not(where, either):
    assert ha.PointRule(id="r", factor="f", points=1, where=where, either=either)


def test_facts_that_nobody_has_are_named_with_what_is_near():
    with pytest.raises(ha.InputError) as caught:
        rubric().adding(ha.PointRule(id="x", factor="work", where="yeras >= 1", points=1)).score(people())
    assert reasons(caught) == [("x", "yeras", "none of the candidates has this fact; did you mean years?")]


def test_a_missing_fact_is_one_fault_that_names_person_and_rules_and_never_zero():
    with pytest.raises(ha.InputError) as caught:
        rubric().score(people(bo={"age": None, "years": None}, cy={"rank": ""}))
    found = {(row, column): reason for row, column, reason in reasons(caught) if reason.startswith("missing")}
    assert set(found) == {("bo", "age"), ("bo", "years"), ("cy", "rank")}
    assert "young, older" in found["bo", "age"]


@pytest.mark.parametrize(("unknown", "points"), [("fails", 0), ("holds", 4)])
def test_a_rule_may_say_what_unknown_means(unknown, points):
    rule = ha.PointRule(id="rank", factor="work", where="rank = deputy | section", points=4, unknown=unknown)
    scores = rubric().replacing(rule).score(people(cy={"rank": None}))
    assert scores.points("cy") == 6.5 + points
    assert [line.facts for line in scores.trace("cy").lines if line.rule == "rank"] == [(("rank", None),)] * bool(points)


def test_a_missing_fact_matters_only_where_it_decides():
    rule = ha.PointRule(id="rank", factor="work", where="member = true; rank = deputy", points=4)
    made = rubric().replacing(rule)
    assert made.score(people(cy={"rank": None})).points("cy") == 6.5  # cy is no member, whatever the rank
    with pytest.raises(ha.InputError):
        made.score(people(bo={"rank": None}))
    some = ha.PointRule(id="rank", factor="work", either="member = true; rank = deputy", points=4)
    assert rubric().replacing(some).score(people(ann={"rank": None})).points("ann") == 14.25


def test_bands_must_neither_overlap_nor_leave_gaps():
    overlap = ha.PointRule(id="older", factor="age", where="age >= 40", points=6.5, group="age")
    with pytest.raises(ha.InputError) as caught:
        rubric().replacing(overlap).score(people())
    assert reasons(caught) == [("bo", "", "young and older both hold")]
    gap = ha.PointRule(id="older", factor="age", where="age >= 42", points=6.5, group="age")
    with pytest.raises(ha.InputError) as caught:
        rubric().replacing(gap).score(people())
    assert reasons(caught) == [("cy", "", "no rule of the group age holds: there is a gap")]


@pytest.mark.parametrize(
    ("changes", "row", "column", "part"),
    [
        ({"bo": {"years": -1}}, "bo", "years", "0 or more"),
        ({"bo": {"years": "many"}}, "bo", "years", "a number is expected"),
        ({"bo": {"years": True}}, "bo", "years", "a number is expected"),
        ({"cy": {"age": "41"}}, "cy", "age", "a number is expected"),
        ({"bo": {"years": 10**11}}, "bo", "years", "too large"),
    ],
)
def test_facts_that_cannot_be_counted_are_faults(changes, row, column, part):
    with pytest.raises(ha.InputError) as caught:
        rubric().score(people(**changes))
    assert [(at, where) for at, where, why in reasons(caught) if part in why] == [(row, column)]


def test_numbers_kept_as_text_are_not_passed_over():
    made = ha.Rubric(factors=[{"id": "f"}], rules=[{"id": "r", "factor": "f", "where": {"level": 3}, "points": 1}])
    with pytest.raises(ha.InputError) as caught:
        made.score({"id": ["a", "b"], "level": ["3", "4"]})
    assert reasons(caught) == [("r", "level", "compared with numbers, but the candidates hold text there")]


def test_tables_that_are_no_tables_are_faults():
    frame = pd.DataFrame([["a", 34, 35]], columns=["id", "age", "age"])
    for wrong, part in [
        ({"age": [1]}, "missing column"),
        ({"id": ["a", "a"], "age": [1, 2]}, "more than once"),
        (frame, "two columns"),
        ({"id": [1], "age": [1]}, "an id must be text"),
    ]:
        with pytest.raises(ha.InputError, match=part):
            rubric().score(wrong)


@pytest.mark.parametrize("given", [None, 3, [], [3], ["ann"], ha.Village(id="v"), pd.DataFrame()])
def test_what_is_no_table_of_people_is_refused(given):
    for step in (rubric().score, lambda some: ha.screen_candidates(some, ha.CandidatePolicy())):
        with pytest.raises(ha.InputError):
            step(given)


@pytest.mark.parametrize("rows", [None, 3, [], [3], "text", [{"row": None}]])
def test_what_is_no_list_of_rows_is_refused(rows):
    with pytest.raises(ha.InputError):
        ha.Rubric.from_records(rows)


def test_every_cell_that_is_no_fact_is_named():
    given = {"id": ["a", "b", "c"], "age": [[1], float("inf"), 3], "rank": ["x", {}, "y"], "years": [1, 2, 3]}
    with pytest.raises(ha.InputError) as caught:
        rubric().score(given)
    assert {(row, column) for row, column, _ in reasons(caught)} == {("a", "age"), ("b", "age"), ("b", "rank")}


def test_rows_with_faults_are_named_by_id_and_column():
    rows = [
        *rubric().to_records(),
        {"row": "rule", "id": "x", "factor": "work", "points": "many"},
        {"row": "rul", "id": "y"},
        {"row": "setting", "id": "totl", "value": 1},
        {"row": "rule", "id": "z", "factor": "work", "points": 1, "where": "age"},
    ]
    with pytest.raises(ha.InputError) as caught:
        ha.Rubric.from_records(rows)
    assert {(row, column) for row, column, _ in reasons(caught)} >= {
        ("x", "points"),
        ("y", "row"),
        ("totl", "id"),
        ("z", "where"),
    }


def test_settings_are_stated_once_and_are_no_lists():
    twice = [{"row": "setting", "id": "rounding", "value": "down"}, {"row": "setting", "id": "rounding", "value": "exact"}]
    with pytest.raises(ha.InputError, match="stated twice"):
        ha.Rubric.from_records([*rubric().to_records(), *twice])
    with pytest.raises(ha.InputError, match="unknown setting"):
        ha.Rubric.from_records(
            [
                *rubric().to_records(),
                {"row": "setting", "id": "rules", "value": ""},
                {"row": "setting", "id": "rules", "value": 1},
            ]
        )


def test_a_key_that_occurs_twice_in_json_is_refused():
    with pytest.raises(ha.InputError, match="twice"):
        ha.Rubric.from_json('{"factors": [{"id": "f", "cap": 1, "cap": 2}], "rules": []}')


@pytest.mark.parametrize("change", [{"factor": "work"}, {"roles": ["secretary"]}])
def test_bands_of_several_factors_or_of_some_posts_are_refused(change):
    rule = ha.PointRule(**{"id": "older", "factor": "age", "where": "age >= 41", "points": 6.5, "group": "age", **change})
    with pytest.raises(ha.InputError, match="belong to one factor and count for every post"):
        rubric().replacing(rule)


def test_a_missing_fact_is_not_called_a_gap_too():
    with pytest.raises(ha.InputError) as caught:
        rubric().score(people(bo={"age": None}))
    assert [(row, column) for row, column, _ in reasons(caught)] == [("bo", "age")]


def test_a_misspelt_band_is_not_called_a_gap_too():
    wrong = ha.PointRule(id="older", factor="age", where="agee >= 41", points=6.5, group="age")
    with pytest.raises(ha.InputError) as caught:
        rubric().replacing(wrong).score(people())
    assert [(row, column) for row, column, _ in reasons(caught)] == [("older", "agee")]
