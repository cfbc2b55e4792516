"""What nobody proved but a search, proven on the checker's sums: prices and a tree for each aim, or for there being no plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any, Protocol

from ..check import Case, Sums, written
from ..data.exact import Ints, fraction
from ..engine.model.model import Model
from ..engine.proof.certificate import Certificate
from ..engine.proof.evidence import Evidence
from ..engine.proof.refutation import Leaf, Refutation
from ..program.program import Program
from .proof_data import carried
from .sums_model import SumsModel


class Searcher(Protocol):
    """Who finds prices and trees; whether they are right does not rest on them. The engine, which this room does not know."""

    def lp_prices(self, model: Model) -> Certificate:
        """Prices of a model."""
        ...

    def refute(self, model: Model, need: int, rank: Ints, closes: Any) -> Refutation | None:
        """A tree that shows that a model has no plan worth so much."""
        ...


def searched(status: str, results: Sequence[Any], evidence: Sequence[Evidence], program: Program, case: Case,
             searcher: Searcher, told: Callable[[], Any] = bool) -> dict[str, Any]:  # fmt: skip
    """The prices of a plan's aims with the trees of what lies between them and the plan, as the sealed file holds them.

    Parameters
    ----------
    status, results, evidence
        Of the plan; the evidence of its first aims.
    program, case
        The problem in the eyes of the engine and of the checker, which knows the laws of all its rules and aims.
    searcher
        Finds what is missing.
    told
        Called when an aim is through.
    """
    sums = Sums(case)
    open_sums = sums.tightened()
    if status == "infeasible":
        tree = _tree(sums, None, 0, searcher) if open_sums else None
        told()
        return {"aims": [], **({} if tree is None else {"search": tree})}
    aims = []
    for each in _aims(results, evidence, program, case, sums, searcher) if open_sums else ():
        aims.append(each)
        told()
    return {"aims": aims}


def _aims(results: Sequence[Any], evidence: Sequence[Evidence], program: Program, case: Case, sums: Sums,
          searcher: Searcher) -> Iterator[dict[str, Any]]:  # fmt: skip
    known = carried(program, evidence, case, sums)
    for k, (tier, result) in enumerate(zip(program.tiers, results, strict=True)):
        if not result.proven or result.value is None:
            yield from islice(known, 1)
            return
        data = next(known, None) or _prices(sums, k, searcher)
        bound, top = sums.bound(k, data), round(fraction(result.bound) * tier.scale) * result.sign
        if bound.total // bound.scale > top:
            above = sums.part(sums.low, sums.high)
            tree = _tree(above, k, top + 1, searcher) if above.hold(k, bound, top + 1) else []
            data |= {} if tree is None else {"search": tree}
        yield {**data, "unique": False}
        if not sums.hold(k, bound, top - int(Fraction(tier.aim.slack) * tier.scale)):
            return


def _prices(sums: Sums, goal: int, searcher: Searcher) -> dict[str, Any]:
    """Prices of the LP of the sums, where those of the proof do not carry over."""
    made = SumsModel.of(sums, goal, cutoff=False)
    proof = searcher.lp_prices(made.model)
    return {"scale": written(proof.scale), "prices": made.prices(Leaf(proof.scale, proof.y)), "unique": False}


def _tree(sums: Sums, goal: int | None, need: int, searcher: Searcher) -> list[dict[str, Any]] | None:
    made = SumsModel.of(sums, goal, cutoff=goal is not None)
    tree = searcher.refute(made.model, need, made.rank, made.closes)
    return None if tree is None else made.nodes(tree)
