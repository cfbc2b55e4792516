"""Searches as evidence: found for what prices leave open, gone through by both checkers, and refused where a step is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.check import check
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .sealed_cases import document_of, forged, houma, states
from .test_prices import worse

Nodes = list[dict[str, Any]]


@cache
def searched(number: int) -> tuple[ha.Plan, ...]:
    """Plans of tiny problems with searches in their proofs."""
    plans = (ha.solve(draw_problem(f"searched {seed}")).certify() for seed in range(60 * number, 60 * (number + 1)))
    return tuple(plan for plan in plans if list(trees(plan.proof.sealed)))


def trees(data: Any) -> Iterator[Nodes]:
    """The searches of a proof that have steps."""
    yield from (each["search"] for each in [data, *data.get("aims", ())] if each.get("search"))


def words_of(path: Path) -> list[str]:
    return [line.state for line in check(path).lines if line.code in ("bounds", "none", "optimal")]


@pytest.mark.parametrize("structure", [None, pytest.param("published", marks=pytest.mark.slow)])
def test_nothing_of_houma_is_left_to_a_word(structure: str | None, tmp_path: Path) -> None:
    path = houma(structure).save(tmp_path / "d.json").path
    assert words_of(path) == ["checked"] * 5
    assert path.stat().st_size < 5_000_000
    plan = houma(structure).certify()
    assert plan.check_proof() == ()
    assert [bool(aim.get("search")) for aim in plan.proof.sealed["aims"]] == [False, False, True, True]
    houma(structure).save(tmp_path / "w.json", searches=False)
    assert words_of(tmp_path / "w.json").count("word") == 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 11))
def test_nothing_of_a_town_is_left_to_a_word(seed: int, tmp_path: Path) -> None:
    plan = ha.solve(random_town(80, 30, seed))
    assert set(words_of(plan.save(tmp_path / "d.json").path)) == {"checked"}
    assert plan.certify().check_proof() == ()


@pytest.mark.parametrize("block", portions(1, 60))
def test_nothing_of_a_tiny_problem_is_left_to_a_word(block: int, tmp_path: Path) -> None:
    for seed in range(20 * block, 20 * (block + 1)):
        plan = ha.solve(draw_problem(f"to the end {seed}"))
        if any(aim.slack for aim in plan.problem.tiers):
            continue
        states_of = words_of(plan.save(tmp_path / "d.json", overwrite=True).path)
        assert set(states_of) <= {"checked"}, (seed, states_of)
        assert plan.certify().check_proof() == (), seed


def leaves(nodes: Nodes) -> list[dict[str, Any]]:
    return [node for node in nodes if "prices" in node]


def dropped(nodes: Nodes, rng: Random) -> None:
    """A step is left out."""
    nodes.remove(rng.choice(nodes))


def doubled(nodes: Nodes, rng: Random) -> None:
    """A step stands twice."""
    at = rng.randrange(len(nodes))
    nodes.insert(at, deepcopy(nodes[at]))


def cut_short(nodes: Nodes, rng: Random) -> None:
    """A split is gone and one leaf stands for both of its branches: the tree is whole, but too much is pruned."""
    at = next((k for k in range(len(nodes) - 2) if "split" in nodes[k] and "prices" in nodes[k + 1] and "prices" in nodes[k + 2]),
              None)  # fmt: skip
    if at is None:
        nodes.pop()
    else:
        del nodes[at], nodes[at]


def emptied(nodes: Nodes, rng: Random) -> None:
    """A leaf without prices."""
    for leaf in leaves(nodes):
        leaf["prices"] = []


def forged_ray(nodes: Nodes, rng: Random) -> None:
    """Prices of the other sign, or of rows beside."""
    turn = rng.random() < 0.5
    for leaf in leaves(nodes):
        leaf["prices"] = [[row, str(-int(price)) if isinstance(price, str) else -price, *by] if turn else [row + 1, price, *by]
                          for row, price, *by in leaf["prices"]]  # fmt: skip


def other_split(nodes: Nodes, rng: Random) -> None:
    """No split at all, but a column that is not there."""
    split = next((node for node in nodes if "split" in node), None)
    if split is None:
        nodes[0]["prices"] = [[10**6, 1]]
    else:
        split["split"] = [10**6, 0]


# These leave no tree; of the others a lucky one may still be a proof of something true, so they are tried on what is false.
BROKEN = (dropped, doubled, other_split)
LIES = (*BROKEN, cut_short, emptied, forged_ray)


@pytest.mark.parametrize("block", portions(1, 12))
def test_a_tree_that_is_none_is_refused_by_both(block: int, tmp_path: Path) -> None:
    tried = 0
    for plan in searched(block):
        path = plan.save(tmp_path / "d.json", overwrite=True).path
        for lie in BROKEN:
            rng = Random(lie.__name__)
            proof = deepcopy(dict(plan.proof.sealed))
            lie(next(trees(proof)), rng)
            assert replace(plan, proof=replace(plan.proof, sealed=proof)).check_proof(), lie
            document = document_of(path)
            lie(next(trees(document["body"]["proof"])), rng)
            assert "failed" in states(check(forged(document, tmp_path / "f.json")), "bounds")
            tried += 1
    assert tried or block  # the usual portion has some


@pytest.mark.slow
@pytest.mark.parametrize("lie", LIES)
def test_a_lie_in_the_tree_of_houma_is_refused_by_both(lie: Callable[[Nodes, Random], None], tmp_path: Path) -> None:
    plan = houma().certify()
    proof = deepcopy(dict(plan.proof.sealed))
    del proof["aims"][3]["search"]  # one tree is enough
    lie(proof["aims"][2]["search"], Random(1))
    assert replace(plan, proof=replace(plan.proof, sealed=proof)).check_proof()
    document = document_of(plan.save(tmp_path / "d.json").path)
    document["body"]["proof"] = {**document["body"]["proof"], **proof}
    assert "failed" in states(check(forged(document, tmp_path / "f.json")), "bounds")


@pytest.mark.parametrize("block", portions(1, 12))
def test_no_tree_makes_a_worse_plan_the_best(block: int, tmp_path: Path) -> None:
    tried = 0
    for number, plan in enumerate(searched(block)):
        if not plan:
            continue
        rng, path = Random(number), plan.save(tmp_path / "d.json", overwrite=True).path
        for lie in (lambda *_: None, *LIES):
            document = document_of(path)
            if worse(plan.problem, document, rng):
                for nodes in trees(document["body"]["proof"]):
                    lie(nodes, rng)
                assert "checked" not in states(check(forged(document, tmp_path / "f.json")), "optimal")
                tried += 1
    assert tried or block  # the usual portion has some


def test_a_better_plan_than_the_best_is_an_error() -> None:
    plan = ha.solve(ha.Problem.from_matrix([[3, 1], [2, 2], [1, 3]]))
    lower = tuple(replace(tier, value=tier.value - 1, bound=tier.bound - 1) if tier.named else tier for tier in plan.tiers)
    with pytest.raises(ha.SolverFailure, match="better"):
        replace(plan, tiers=lower, proof=ha.Proof()).certify()


def test_a_loaded_plan_is_proven_anew(tmp_path: Path) -> None:
    plan = ha.load(searched(0)[0].save(tmp_path / "d.json", searches=False).path)
    assert len(plan.proof) == 0
    assert set(words_of(plan.save(tmp_path / "e.json").path)) == {"checked"}
