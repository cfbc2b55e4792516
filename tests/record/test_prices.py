"""Optimality by prices on the checker's own sums: as strong as the package's proof, and never said of a worse plan."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.check import Case, check, objective, tiers, whole
from houma_assign.data.placement import Placement
from houma_assign.plan.audit import audit, units_given, value_of
from tests.oracles.random_problems import draw_problem

from .sealed_cases import document_of, drawn, forged, houma, states

HOUMA = {None: ["checked", "checked", "word", "word"], "published": ["checked", "checked", "word", "word"]}


def bounds(path: Path) -> list[str]:
    return [line.state for line in check(path).lines if line.code == "bounds"]


@pytest.mark.parametrize("structure", [None, pytest.param("published", marks=pytest.mark.slow)])
def test_the_prices_of_houma_prove_what_they_proved_in_the_engine(structure: str | None, tmp_path: Path) -> None:
    plan = houma(structure)
    plan.save(tmp_path / "d.json", searches=False)
    assert bounds(tmp_path / "d.json") == HOUMA[structure]
    proven = [line.en for line in check(tmp_path / "d.json").lines if line.code == "bounds"]
    for tier, line in zip(plan.proof, proven, strict=True):
        if tier.evidence is not None and "by prices, and" in line:
            assert tier.bound < Fraction(line.split("better than ")[1].split(" by")[0]) <= tier.price_bound


@pytest.mark.parametrize("seed", range(8))
def test_random_plans_are_proven_where_the_engine_needed_no_search(seed: int, tmp_path: Path) -> None:
    as_strong(seed, tmp_path)


def as_strong(seed: int, folder: Path) -> None:
    plan = drawn(seed)
    plan.save(folder / "d.json", overwrite=True)
    verdict = check(folder / "d.json")
    assert "failed" not in {line.state for line in verdict.lines}
    # Prices of a bottleneck go over where they match.
    if not plan or any(aim.kind == "worst_off" for aim in plan.problem.tiers):
        return
    lines, certain = [line for line in verdict.lines if line.code == "bounds"], True
    for tier, line in zip(plan.proof, lines, strict=True):
        seen = tier.evidence
        closed = seen is not None and tier.value == tier.bound and seen.total // seen.scale <= seen.floor
        if certain and closed:
            assert line.state == "checked", (seed, tier)
        certain &= seen is not None and not seen.unique


def worse(problem: ha.Problem, document: Any, rng: Random) -> bool:
    """Another plan in the place of the sealed one, with all figures as a forger would make them; whether there is one."""
    case = Case(document["body"])
    placed = [tuple(each) for each in document["body"]["plan"]["placements"]]
    listed = tiers(case)
    for _round in range(40):
        other = [each for each in placed if rng.random() < 0.8] + [rng.choice(list(case.at)) for _ in range(rng.randint(0, 2))]
        plan = [Placement(*each) for each in sorted(set(other))]
        aims = {aim["id"]: value(case, aim, plan, problem) for aim in listed}
        before = [Fraction(each["value"]) for each in document["body"]["aims"]]
        if audit(problem, plan, (), {}) or list(aims.values()) == before:
            continue
        given = {rule: units for rule, units in units_given(problem, plan).items() if units}
        document["body"]["plan"].update(placements=[list(each) for each in plan], given=sorted(map(list, given.items())))
        for each in document["body"]["aims"]:
            each["value"] = each["bound"] = str(aims[each["aim"]])
        return True
    return False


def value(case: Case, aim: Any, plan: list[Placement], problem: ha.Problem) -> Fraction:
    known = {each.id: each for each in problem.tiers}
    if aim["id"] in known and aim["kind"] != "lots":
        return value_of(known[aim["id"]], problem, plan)
    made, taken = objective(case, aim), {case.at[each] for each in plan}
    soft = {rule.id: rule.penalty or 0 for rule in problem.constraints}
    lost = sum(made.loses(rule, soft[rule]) * units for rule, units in units_given(problem, plan).items())
    worth = sum(a for k, a in made.terms.items() if k in taken) + made.constant + made.extra(taken)
    return Fraction(worth - int(made.sign * made.scale * lost), made.sign * made.scale)


def never_optimal(seed: int, folder: Path) -> str:
    """What is said of a worse plan that is sold as the best."""
    problem = draw_problem(f"worse {seed}")
    plan = ha.solve(problem)
    if plan.status is not ha.Status.OPTIMAL:
        return "no plan"
    plan.save(folder / "d.json", overwrite=True)
    document = document_of(folder / "d.json")
    if not worse(problem, document, Random(seed)):
        return "no other"
    verdict = check(forged(document, folder / "w.json"))
    assert states(verdict, "optimal") <= {"word", "failed", "unchecked"}, seed
    assert "failed" not in states(verdict, "rules") | states(verdict, "plan"), "a plan that keeps the rules"
    return states(verdict, "optimal").pop() if states(verdict, "optimal") else "unread"


@pytest.mark.parametrize("block", range(2))
def test_a_worse_plan_is_never_called_optimal(block: int, tmp_path: Path) -> None:
    seen = Counter(never_optimal(seed, tmp_path) for seed in range(block * 5, block * 5 + 5))
    assert seen["word"] + seen["failed"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("block", range(45))
def test_a_worse_plan_is_never_called_optimal_many_times(block: int, tmp_path: Path) -> None:
    assert Counter(never_optimal(seed, tmp_path) for seed in range(1000 + block * 10, 1010 + block * 10)).total() == 10


@pytest.mark.slow
@pytest.mark.parametrize("block", range(30))
def test_random_plans_are_proven_many_times(block: int, tmp_path: Path) -> None:
    for seed in range(1000 + block * 10, 1010 + block * 10):
        as_strong(seed, tmp_path)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return houma().save(tmp_path_factory.mktemp("sealed") / "d.json", searches=False).path


def test_a_price_on_a_side_without_a_limit_is_refused(sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    price = next(each for each in document["body"]["proof"]["aims"][0]["prices"] if whole(each[1]) > 0)
    price[1] = -price[1]
    assert "failed" in states(check(forged(document, tmp_path / "f.json")), "bounds")


@pytest.mark.parametrize("change", ["divisor", "scale", "no scale", "lower floor"])
def test_a_proof_that_is_none_is_refused(change: str, sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    for aim in document["body"]["proof"]["aims"][2:3]:
        if change == "divisor":
            aim["prices"] = [[*price[:2], 3] for price in aim["prices"]]
        elif change in ("scale", "no scale"):
            aim["scale"] = -aim["scale"] if change == "scale" else 0
        else:
            document["body"]["aims"][1]["bound"] = "54"
    assert "failed" in states(check(forged(document, tmp_path / "f.json")), "bounds")


def test_a_scale_below_one_proves_nothing(tmp_path: Path) -> None:
    """Prices of nothing at a scale of -1 would "prove" that no plan is better than the worst."""
    plan = ha.solve(ha.Problem.from_matrix([[0], [5]]))
    document = document_of(plan.save(tmp_path / "d.json").path)
    body = document["body"]
    body["plan"]["placements"] = [["c0", "p0"]]
    body["aims"][0].update(value="0", bound="0")
    body["proof"]["aims"] = [{"scale": -1, "prices": [], "unique": False}]
    case = Case(body)
    body["aims"][1].update(dict.fromkeys(("value", "bound"), str(objective(case, tiers(case)[1]).terms[case.at["c0", "p0"]])))
    verdict = check(forged(document, tmp_path / "f.json"))
    assert states(verdict, "aims") == {"checked"}, "all but the proof fits"
    assert "failed" in states(verdict, "bounds")
