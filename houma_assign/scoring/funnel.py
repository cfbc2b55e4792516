"""From a pool of villages and applicants to a plan, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..aims.served import Served
from ..data.candidate import Candidate
from ..data.pairs import Pairs
from ..problem.problem import Problem
from ..solve import solve
from .candidates.screen import screen_candidates
from .candidates.screening import CandidateScreening
from .facts.decimals import STEPS
from .facts.fact_table import FactTable
from .funnel_result import Funnel
from .grades.graded import Graded
from .grades.rules import GradeRules
from .left_over import aims_left, rules_left
from .rubric.pair_points import PairPoints
from .rubric.scores import Scores
from .selection_policy import SelectionPolicy
from .together import all_villages, forms_of, in_order, possible_posts
from .villages.screen import screen_villages

if TYPE_CHECKING:
    from ..data.post import Post
    from ..data.village import Village


def funnel(pool: Problem, policy: SelectionPolicy, marks: Any = (), together: Served | None = None, findings: Any = (),
           **solving: Any) -> Funnel:  # fmt: skip
    """Screen villages and candidates, score and grade those who pass, build the problem and solve it.

    Parameters
    ----------
    pool
        All villages and applicants, with the rules, aims, dimensions, notes and labels of the problem to come; its posts
        and pairs are not used. Wishes, marks and bars of people and villages that go out on the way fall away.
    policy
        How villages are chosen, who passes, what gives points, how people fit villages.
    marks
        Marks of the two-sided hearing, see ``GradeRules.grade``.
    together
        None: villages are chosen by their screening, then people are sent. ``Served(number="score", slack=3)``: both at once;
        the total score of the villages comes first and may fall short of the largest by the slack, where the aims after it
        gain. The plan says which villages it opens in ``plan.forms``.
    findings
        What was found in the two rounds of visits, see ``screen_villages``.
    solving
        Passed to ``solve``.

    Returns
    -------
    Funnel
        Every step with its result, the problem and the plan.

    Raises
    ------
    InputError
        Where facts are missing, or a tie at a cut is open.
    """
    screening = screen_villages(pool, policy.villages, findings)
    villages = screening.or_raise().villages if together is None else all_villages(screening, together)
    posts = screening.posts if together is None else possible_posts(policy.villages, villages)
    candidates = screen_candidates(pool, policy.candidates)
    people = FactTable.of(candidates.candidates, labels=pool.labels)
    pair_points = policy.rubric.pair_points(people, posts, villages)
    scores = policy.rubric.score(people)
    grades = _rules_for(policy.grades, pool, candidates, villages).grade(people, villages, marks)
    going = {*candidates.passed}, {village.id for village in villages}
    rules, aims = pool.constraints, pool.tiers
    if together is not None:
        rules, aims = (*rules, forms_of(policy.villages, len(villages))), (in_order(policy.villages, together), *pool.tiers)
    problem = Problem(
        candidates=tuple(_at_the_door(person, scores, *going) for person in candidates.candidates), villages=villages,
        posts=posts, pairs=_pairs(posts, pair_points, grades), constraints=rules_left(rules, going[0], posts),
        aims=aims_left(aims, going[0], posts),
        dimensions=pool.dimensions, notes=pool.notes, labels=pool.labels,
    )  # fmt: skip
    return Funnel(policy, screening, candidates, scores, pair_points, grades, problem, solve(problem, **solving))


def _rules_for(rules: GradeRules, pool: Problem, candidates: CandidateScreening, villages: Sequence[Village]) -> GradeRules:
    """The grade rules without overrides for people and villages of the pool that are out by now."""
    out = {person.id for person in pool.candidates} - {*candidates.passed}
    left = {village.id for village in pool.villages} - {village.id for village in villages}
    kept = tuple(each for each in rules.overrides if each.candidate not in out and each.village not in left)
    return rules.changed(overrides=kept)


def _at_the_door(person: Candidate, scores: Scores, people: set[str], villages: set[str]) -> Candidate:
    """The person with points by factor and in all as facts, and without ties to those who are out."""
    return person.changed(
        home=person.home if person.home in villages else "",
        kin=tuple(each for each in person.kin if each in people),
        kin_villages=tuple(each for each in person.kin_villages if each in villages),
        facts={**person.facts, **scores.factor_points(person.id), "score": scores.points(person.id)},
    )


def _pairs(posts: tuple[Post, ...], pair_points: PairPoints, grades: Graded) -> Pairs:
    """Points and grades as pairs, in the smallest steps that hold them."""
    step = int(np.gcd.reduce(pair_points.steps, axis=None, initial=STEPS))
    column = {village.id: k for k, village in enumerate(grades.villages)}
    codes = grades.codes[:, [column[post.village] for post in posts]]
    who, where = np.divmod(np.arange(pair_points.steps.size), max(len(posts), 1))
    pairs = Pairs(pair_points.candidates, pair_points.posts, who, where, (pair_points.steps // step).reshape(-1), STEPS // step,
                  np.ascontiguousarray(codes).reshape(-1))  # fmt: skip
    return pairs.aligned(pair_points.candidates, pair_points.posts)
