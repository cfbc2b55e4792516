"""The prices of a proof, put on the sums of the rules as the checker states them, and whose word the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from importlib.metadata import version
from itertools import takewhile
from typing import Any

import numpy as np

from ..check import Case, Sums, written
from ..engine.model.model import Impossible
from ..engine.proof.bottleneck import held_at
from ..engine.proof.certificate import Certificate
from ..engine.proof.evidence import Evidence
from ..engine.proof.restrict import at_floor, compacted, presolved, with_objective
from ..program.program import Program
from .price_rows import PriceRows


def proof_data(proof: Any, program: Program, case: Case, complete: bool) -> dict[str, Any]:
    """Prices of each aim, as far as prices were kept; searches where the proof holds them.

    Parameters
    ----------
    proof
        The plan's proof.
    program
        What was solved.
    case
        The sealed problem, in the eyes of the checker.
    complete
        Whether the checker knows the laws of all rules and aims.
    """
    engine = {"engine": f"OR-Tools {version('ortools')}"}
    if complete and proof.sealed:
        return {**engine, **deepcopy(proof.sealed)}
    evidence = kept(proof)
    return {**engine, "aims": list(_prices(program, evidence, case)) if complete and evidence else []}


def kept(proof: Any) -> list[Evidence]:
    """The evidence of the first aims, up to the first that has none."""
    return [tier.evidence for tier in takewhile(lambda tier: tier.evidence is not None, proof)]


def _prices(program: Program, evidence: Sequence[Evidence], case: Case) -> Iterator[dict[str, Any]]:
    sums = Sums(case)
    if not sums.tightened():
        return
    for k, data in enumerate(carried(program, evidence, case, sums)):
        yield data
        if data["unique"] or k + 1 == len(evidence) or not sums.hold(k, sums.bound(k, data), evidence[k].floor):
            return


def carried(program: Program, evidence: Sequence[Evidence], case: Case, sums: Sums) -> Iterator[dict[str, Any]]:
    """The prices of aim after aim, the models of the proof gone through as they were solved, and beside them the checker's sums.

    Whoever goes over them holds the sums at each aim's floor before asking for the next.
    """
    rows, model = PriceRows(program, case, sums), presolved(program, np.zeros_like(program.lower))
    for k, (tier, each) in enumerate(zip(program.tiers, evidence, strict=False)):
        try:
            model = compacted(model) if k and each.rebuilt else model
        except Impossible:
            return
        model = with_objective(model, tier)
        # What teams a village can have is not among the checker's sums: such rows keep their places, their prices are left out.
        model = model.with_rows([cut._replace(columns=np.searchsorted(model.columns, cut.columns)) for cut in each.added])
        if len(each.y) != model.rows:  # prices of a model that is not the one gone through here: their word is not carried over
            return
        yield {"scale": written(each.scale), "prices": rows.prices(model, each, tier), "unique": each.unique}
        rows.held(tier, model)
        bare = Certificate(model, each.scale, each.y, each.scale * model.c - model.products(each.y), each.total)
        try:
            model = at_floor(bare, each.floor) if each.bottleneck is None else held_at(bare, each.floor, each.bottleneck)
        except Impossible:
            return
