"""People who are not there yet: what it would take to find one more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from ...constraints import Constraint, PostsFilled, Quota, SkillCovered
from ...data.candidate import Candidate
from ...data.condition import Condition, all_hold, in_words
from ...data.pairs import Pairs
from ...data.placement import Placement
from ...errors import InputError
from ...problem.problem import Problem
from .elastic import Concession
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

TRIES = 6  # people tried as a model for the newcomer


@dataclass(frozen=True)
class Newcomer:
    """One more person with whom there is a plan.

    Attributes
    ----------
    like
        Id of the person whom the newcomer resembles in everything else: unit, facts, points, grades.
    trait
        What the newcomer has that ``like`` lacks, or the post that wants somebody.
    placements
        The plan with the newcomer.
    """

    like: str
    trait: str
    placements: tuple[Placement, ...]


def newcomer(problem: Problem, concession: Concession, deadline: Deadline) -> Newcomer | None:
    """A person who would make it unnecessary that rules give, if one person can; each is tried by solving.

    Only where a single unit of one rule is missing: somebody with a skill, of a kind, or for a post.
    """
    if concession.units != 1:
        return None
    rule = next(each for each in problem.constraints if each.id == concession.breaches[0].rule)
    for model, trait, changes in islice(_ideas(problem, rule, concession), TRIES):
        if deadline.over:
            return None
        try:
            made = joined(problem, model, changes)
        except InputError:  # a rule lists every person by id, and nobody can say what it would list for this one
            return None
        reoptimiser = Reoptimiser(made.dropping(*(each.id for each in made.constraints if each.penalty is not None)), "")
        outcome = reoptimiser.solve(aims=(), deadline=deadline)
        if outcome.x is not None:
            reoptimiser.solutions.steps(outcome.x)  # audits the placements
            return Newcomer(model.id, trait, reoptimiser.solutions.placements(outcome.x))
    return None


def joined(problem: Problem, model: Candidate, changes: dict[str, Any]) -> Problem:
    """The problem with one more person, like the model but for the changes, and with no kin."""
    taken = {who.id for who in problem.candidates}
    id = next(name for k in range(len(taken) + 1) if (name := f"newcomer {k}".removesuffix(" 0")) not in taken)
    person = model.changed(**({"id": id, "name": "", "home": "", "kin": (), "kin_villages": ()} | changes))
    pairs, place = problem.pairs, problem.pairs.candidates.index(model.id)
    own = np.flatnonzero(pairs.candidate == place)
    both = np.concatenate([np.arange(len(pairs)), own])
    who = np.concatenate([pairs.candidate, np.full(len(own), len(pairs.candidates))])
    facts = {name: (numbers[both], scale) for name, (numbers, scale) in pairs.facts.items()}
    wider = Pairs((*pairs.candidates, id), pairs.posts, who, pairs.post[both], pairs.score[both], pairs.scale,
                  pairs.grade[both], facts)  # fmt: skip
    return problem.changed(candidates=(*problem.candidates, person), pairs=wider)


def _ideas(problem: Problem, rule: Constraint, concession: Concession) -> Iterator[tuple[Candidate, str, dict[str, Any]]]:
    """Models, what is different about the newcomer in words, and as fields; people placed in the plan come first."""
    placed = list(dict.fromkeys(place.candidate for place in concession.placements))
    order = [problem.candidate(who) for who in placed]
    order += [who for who in problem.candidates if who.id not in set(placed)]
    if isinstance(rule, SkillCovered):
        village = concession.breaches[0].where
        there = {place.candidate for place in concession.placements if problem.post(place.post).village == village}
        for who in sorted(order, key=lambda who: who.id not in there):
            yield who, rule.skills[0], {"skills": (*who.skills, rule.skills[0])}
    elif isinstance(rule, Quota) and rule.where:
        for who in order:
            facts = _meeting(rule.where, who)
            if facts is not None and not all_hold(rule.where, who):
                yield who, in_words(rule.where), facts
    elif isinstance(rule, PostsFilled):
        post = concession.breaches[0].where
        for who in order:
            if problem.eligibility.grid.pairs.at.get((who.id, post)) is not None:
                yield who, post, {}


def _meeting(where: tuple[Condition, ...], who: Candidate) -> dict[str, Any] | None:
    """Fields of the same person meeting the conditions; None where the conditions do not say how."""
    facts = dict(who.facts)
    for test in where:
        if test.holds(who):
            continue
        value = test.equals if test.equals is not None else test.one_of[0] if test.one_of else test.least
        value = test.most if value is None else value
        if test.unless or test.fact in ("id", "name"):
            return None
        facts[test.fact] = value
    return {"facts": facts}
