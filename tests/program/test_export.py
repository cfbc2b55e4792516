"""Model files: other solvers find the same optimum in them, and every name says what stands behind it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..oracles.random_problems import draw_problem
from ..portions import portions

EACH = 8
ENDINGS = (".mps", ".lp", ".proto")


def by_highs(path: Path) -> float | None:
    """The optimum that HiGHS finds in a file; None if it finds that there is none."""
    highspy = pytest.importorskip("highspy")
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0)):
        solver.setOptionValue(name, value)
    assert solver.readModel(str(path)) == highspy.HighsStatus.kOk
    solver.run()
    found = solver.getModelStatus()
    if found in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    assert found == highspy.HighsModelStatus.kOptimal
    return float(solver.getInfo().objective_function_value)


def by_cp_sat(path: Path) -> float | None:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    assert model.proto.parse_text_format(path.read_text(encoding="utf-8"))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    found = solver.solve(model)
    return float(solver.objective_value) if found == cp_model.OPTIMAL else None


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("chunk", portions(1, 10))
def test_another_solver_finds_the_same_optimum(chunk: int, ending: str, tmp_path: Path) -> None:
    read = by_cp_sat if ending == ".proto" else by_highs
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        problem = draw_problem(seed)
        plan = ha.solve(problem, lots=False)
        first = ha.export(problem, tmp_path / f"{seed}{ending}")
        found = read(first.path)
        if not plan:
            assert found is None, seed
            continue
        assert found is not None, seed
        tier = plan.tiers[0]
        assert (first.aim, first.value(found)) == (tier.aim, tier.bound), seed
        last = ha.export(plan, tmp_path / f"last {seed}{ending}")
        tier = [each for each in plan.tiers if each.named][-1]
        assert (last.aim, last.value(read(last.path) or 0)) == (tier.aim, tier.bound), seed


def test_names_say_what_stands_behind_them(tmp_path: Path) -> None:
    problem = ha.datasets.houma_2020()
    found = ha.export(problem, tmp_path / "model.lp")
    text = found.path.read_text(encoding="utf-8")
    assert {*found.rows["rule"]} >= {rule.id for rule in problem.constraints if rule.kind in ("slots", "quota", "unit_cap")}
    assert found.rows["row"].is_unique
    assert found.columns["column"].is_unique
    assert all(f" {name}:" in text for name in found.rows["row"])
    assert tuple(found.columns.loc[0, ["candidate", "post"]]) == found.pairs[0]
    assert found.columns.loc[0, "column"] == "x_C002_东城_member"
    assert " slots.北堡_secretary: " in text
    assert len(found.model.rows) == len(found.rows)


def test_two_ids_that_look_alike_in_a_file_keep_apart(tmp_path: Path) -> None:
    problem = ha.Problem.from_frames(
        [{"id": "a b"}, {"id": "a_b"}, {"id": "1e5"}], [{"id": "v"}], pairs=None,
        constraints=[ha.Quota(id="e5", least=1), ha.Quota(id="2 of them", most=2), ha.Quota(id="2_of_them", most=2)],
    )  # fmt: skip
    found = ha.export(problem, tmp_path / "model.mps")
    assert found.columns["column"].tolist()[:3] == ["x_1e5_v", "x_a_b_v", "x_a_b_v_2"]
    assert {"r_e5.all_posts", "r_2_of_them.all_posts", "r_2_of_them.all_posts_2"} <= {*found.rows["row"]}
    assert by_highs(found.path) == 0


def test_an_aim_in_thirds_and_one_to_be_made_small(tmp_path: Path) -> None:
    scores = [[Fraction(1, 3), 1], [Fraction(2, 3), Fraction(1, 7)]]
    problem = ha.Problem.from_matrix(scores, least=0, aims=[ha.FewestVacancies(), ha.Merit()])
    plan = ha.solve(problem)
    vacant, merit = ha.export(problem, tmp_path / "a.mps"), ha.export(plan, tmp_path / "b.mps", aim="merit")
    assert vacant.value(by_highs(vacant.path) or 0) == plan.value["vacancies"] == 0
    assert merit.value(by_highs(merit.path) or 0) == plan.value["merit"]


@pytest.mark.parametrize(
    ("given", "words"),
    [({"path": "model.txt"}, "a name that ends in .mps, .lp or .proto"), ({"path": "no/model.lp"}, "does not exist"),
     ({"model": 3}, "a Problem is expected"), ({"aim": "lots"}, "one of the aims is expected: merit")],
)  # fmt: skip
def test_arguments_that_make_no_sense_are_one_error(given: dict[str, Any], words: str, tmp_path: Path) -> None:
    asked = {"model": ha.Problem.from_matrix([[1.0]]), "path": "model.lp", **given}
    with pytest.raises(ha.InputError, match=words) as caught:
        ha.export(asked["model"], tmp_path / asked["path"], aim=asked.get("aim"))
    assert len(caught.value.items) == 1
    assert not any(tmp_path.iterdir())


def test_no_file_is_overwritten_unasked(tmp_path: Path) -> None:
    problem, place = ha.Problem.from_matrix([[1.0]]), tmp_path / "model.lp"
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(ha.InputError, match="overwrite=True"):
        ha.export(problem, place)
    assert place.read_text(encoding="utf-8") == "mine"
    assert ha.export(problem, place, overwrite=True).path.read_text(encoding="utf-8").startswith("Maximize")


def test_aims_that_are_not_proven_cannot_be_held(tmp_path: Path) -> None:
    plan = ha.solve(ha.datasets.houma_2020(), time_limit=1e-6)
    with pytest.raises(ha.InputError, match="is not proven, so it cannot be held"):
        ha.export(plan, tmp_path / "model.lp")


def test_auxiliary_columns_say_their_rule_and_place(tmp_path: Path) -> None:
    problem = ha.datasets.houma_2020()
    soft = next(rule for rule in problem.constraints if rule.kind == "unit_cap").changed(penalty=2)
    columns = ha.export(problem.replacing(soft), tmp_path / "model.lp").columns.set_index("column")
    told = columns[columns["candidate"] == ""]
    assert tuple(told.loc["y_needs_东城__ageing", ["rule", "where"]]) == ("needs", "东城: ageing")
    assert tuple(told.loc["y_posts_held_in_a_role_C002_member", ["rule", "where"]]) == ("posts held in a role", "C002 member")
    assert tuple(told.loc["y_posts_held_C002", ["rule", "where"]]) == ("posts held", "C002")
    gives = told[told.index.str.startswith("gives_")]
    assert set(gives["rule"]) == {soft.id}
    assert gives["where"].is_unique
    assert (columns[columns["candidate"] != ""][["rule", "where"]] == "").all(axis=None)


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_every_auxiliary_column_has_something_behind_it(chunk: int, tmp_path: Path) -> None:
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        problem = draw_problem(seed)
        known = {rule.id for rule in problem.constraints} | {aim.id for aim in problem.tiers}
        for _, column, candidate, _, rule, _ in ha.export(problem, tmp_path / f"{seed}.lp").columns.itertuples():
            assert candidate or rule in {*known, "concessions", "posts held", "posts held in a role"}, (seed, column)
