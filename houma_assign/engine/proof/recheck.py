"""A proof's prices gone through again in whole numbers, without a solver.

The program is built and reduced anew; each row that was added is compared with all teams of its village; each bound is summed
up from the prices; and what it excludes carries over to the next tier. Searches leave nothing that could be gone through:
where a tier's value is below its bound, that no plan lies between is CP-SAT's word.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.program import Program, Tier
from ..model.model import Cut, Impossible, Model
from .bottleneck import bottleneck, held_at
from .certificate import Certificate, exact_bound
from .evidence import Evidence
from .restrict import at_floor, compacted, fix, presolved, with_objective
from .teams import Team, Teams


def recheck(program: Program, evidence: Sequence[Evidence], x: Ints | None) -> list[str]:
    """What is wrong with the evidence of the first tiers; empty if nothing is."""
    findings: list[str] = []
    model = presolved(program, np.zeros_like(program.lower))
    for k, (tier, each) in enumerate(zip(program.tiers, evidence, strict=False)):
        try:
            model = compacted(model) if k and each.rebuilt else model
        except Impossible:
            findings.append(f"{tier.aim.id}: what the tiers before are held at leaves no plan")
            break
        model = with_objective(model, tier)
        cuts = [_placed(model, cut) for cut in each.added]
        if wrong := _too_strong(program, model, cuts):
            findings += [f"{tier.aim.id}: an added row excludes a team that a village can have"] * wrong
            break
        model = model.with_rows(cuts) if cuts else model
        if len(each.y) != model.rows:
            findings.append(f"{tier.aim.id}: {len(each.y)} prices for {model.rows} rows")
            break
        total, d = exact_bound(model, each.scale, each.y)
        if total is None or total > each.total:
            findings.append(f"{tier.aim.id}: the prices prove {total} / {each.scale}, not {each.total} / {each.scale}")
            break
        proof = Certificate(model, each.scale, each.y, d.astype(np.int64), total)
        if proof.allowance(each.floor) < 0:
            findings.append(f"{tier.aim.id}: held at {each.floor}, above its bound")
            break
        if each.bottleneck is None:
            model = at_floor(proof, each.floor)
        else:
            after = program.tiers[k + 1 :]
            if bottleneck(proof.model, program.pairs) != each.bottleneck or any(_asks(later, each.bottleneck) for later in after):
                findings.append(f"{tier.aim.id}: a column is put at its floor that is no bottleneck of this tier alone")
                break
            try:
                model = held_at(proof, each.floor, each.bottleneck)
            except Impossible:
                findings.append(f"{tier.aim.id}: what it is held at leaves no plan")
                break
        if each.settled:
            fix(model, each.settled)
        if each.unique and x is not None:
            pair = model.columns < program.pairs
            model.lower[pair] = model.upper[pair] = x[model.columns[pair]]
    return findings


def _asks(tier: Tier, column: int) -> bool:
    return bool(tier.weights(np.array([column])).any())


def _placed(model: Model, cut: Cut) -> Cut:
    """The row over the program's columns as one over the model's."""
    return cut._replace(columns=np.searchsorted(model.columns, cut.columns))


def _too_strong(program: Program, model: Model, cuts: list[Cut]) -> int:
    teams, wrong = Teams(model, program.village), 0
    for cut in cuts:
        villages = np.unique(teams.of_column[cut.columns[teams.pair[cut.columns]]])
        team = teams.of(int(villages[0])) if len(villages) == 1 else None
        wrong += team is None or cut.least > -INFINITY or not _holds(team, cut, len(model.columns))
    return wrong


def _holds(team: Team, cut: Cut, size: int) -> bool:
    """Whether the row holds for every team: people of a type weigh alike, and each team weighs ``most`` at most."""
    weight, inside = np.zeros(size, np.int64), np.zeros(size, bool)
    weight[cut.columns] = cut.coefficients
    inside[team.columns] = inside[team.aux] = True
    of_type = np.zeros(team.types, np.int64)
    of_type[team.kind] = weight[team.columns]
    alike = bool((of_type[team.kind] == weight[team.columns]).all()) and bool((weight[team.aux] * team.side >= 0).all())
    total = team.points @ np.concatenate([of_type, weight[team.aux]])
    return alike and not weight[~inside].any() and int(total.max()) <= cut.most
