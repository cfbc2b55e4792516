"""A thousand edits of Houma of the kinds that a committee asks for; they can be sent to another process."""

from __future__ import annotations

from functools import partial
from random import Random

import houma_assign as ha
from houma_assign.questions.methods.scenario import Edit


def _without(who: tuple[str, ...], problem: ha.Problem) -> ha.Problem:
    return problem.without(*who)


def _barred(pair: tuple[str, str], problem: ha.Problem) -> ha.Problem:
    return problem.bar(*pair)


def _pinned(pair: tuple[str, str], problem: ha.Problem) -> ha.Problem:
    return problem.pin(*pair)


def _quota(rule: str, where: dict[str, str], least: int | None, most: int | None, problem: ha.Problem) -> ha.Problem:
    return problem.replacing(ha.Quota(id=rule, where=where, least=least, most=most))


def _points(who: str, by: float, problem: ha.Problem) -> ha.Problem:
    return problem.with_scores(
        {pair: points + by for pair in problem.pairs.at if pair[0] == who and (points := problem.pairs.points(*pair)) is not None}
    )


def _weight(secretary: int, problem: ha.Problem) -> ha.Problem:
    return problem.with_aims(*problem.tiers[:-1], ha.Merit(role_weights={"secretary": secretary}))


def scenarios(problem: ha.Problem, number: int) -> dict[str, Edit]:
    """So many named edits, drawn by a fixed seed: absences (half), bars, pins, points, quotas and role weights."""
    rng = Random(2020)
    people, pairs = [who.id for who in problem.candidates], list(problem.pairs.at)
    open_pairs = [pair for pair in pairs if not problem.eligibility.barred_by(*pair)]
    quotas = [
        ("women", {"sex": "female"}, (5, 6, 7, 8), (None,)), ("from townships", {"sent_by": "township"}, (4, 5, 6, 7), (None,)),
        ("civil servants", {"status": "civil_servant"}, (None,), (6, 7, 8, 9)),
    ]  # fmt: skip
    made: dict[str, Edit] = {}
    while len(made) < number:
        kind = rng.random()
        if kind < 0.5:
            edit: Edit = partial(_without, tuple(rng.sample(people, rng.choice((1, 1, 2, 3)))))
        elif kind < 0.65:
            edit = partial(_barred, rng.choice(open_pairs))
        elif kind < 0.75:
            edit = partial(_pinned, rng.choice(open_pairs))
        elif kind < 0.9:
            edit = partial(_points, rng.choice(people), rng.choice((-3, -1, 1, 3)))
        elif kind < 0.98:
            rule, where, least, most = rng.choice(quotas)
            edit = partial(_quota, rule, where, rng.choice(least), rng.choice(most))
        else:
            edit = partial(_weight, rng.choice((1, 3)))
        made[f"scenario {len(made) + 1}"] = edit
    return made
