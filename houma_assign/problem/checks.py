"""Everything that can be wrong with a problem before it is solved, found at once."""

from __future__ import annotations

from collections import Counter

from ..constraints import Pinned
from ..data.problem_like import ProblemLike
from ..data.references import Known, repeated_ids, table_faults
from ..errors import Fault
from .idle import spelling_faults

RESERVED = ("lots", "concessions")  # aims that a solve adds by itself


def faults_in(problem: ProblemLike, deep: bool) -> list[Fault]:
    """The faults of a problem: first ids and references, then (``deep``) what rules and aims say of the data."""
    if not deep:
        faults = table_faults(problem.candidates, problem.villages, problem.posts, Known())
        return faults + repeated_ids("rules", problem.constraints) + repeated_ids("aims", problem.aims or ()) + _pair_ids(problem)
    faults = [fault for rule in problem.constraints for fault in rule.faults(problem)]
    faults += [fault for aim in problem.tiers for fault in aim.faults(problem)]
    faults += [aim.fault("id", aim.id, "this id is kept for the aim of that kind; give another")
               for aim in problem.tiers if aim.id in RESERVED and aim.kind != aim.id]  # fmt: skip
    return faults or spelling_faults(problem) + _supply(problem) + _pins(problem)


def _pair_ids(problem: ProblemLike) -> list[Fault]:
    people, posts = {person.id for person in problem.candidates}, {post.id for post in problem.posts}
    faults = []
    for column, ids, known in (("candidate", problem.pairs.candidates, people), ("post", problem.pairs.posts, posts)):
        faults += [Fault("pairs", "", column, id, f"unknown {column}") for id in ids if id not in known]
    return faults


def _supply(problem: ProblemLike) -> list[Fault]:
    """More places to fill than people can fill, counted without any other rule."""
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    if not {"posts_filled", "posts_each"} <= hard:
        return []
    needed = sum(post.floor for post in problem.posts)
    there = sum(min(person.most, len(problem.posts)) for person in problem.candidates)
    if needed > there:
        reason = f"{needed} places must be filled but {len(problem.candidates)} candidates can take {there} at most"
        return [Fault("posts", "", "slots", needed, f"{reason}; lower `least` to allow vacancies")]
    return []


def _pins(problem: ProblemLike) -> list[Fault]:
    """Pins that another rule bars, and pins that contradict each other."""
    pins = [rule for rule in problem.constraints if isinstance(rule, Pinned) and rule.penalty is None]
    if not pins:
        return []
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    faults = []
    for pin in pins:
        barred = problem.eligibility.barred_by(pin.candidate, pin.post)
        if barred:
            faults.append(pin.fault("post", pin.post, f"{pin.candidate} is barred from it by: {', '.join(barred)}"))
    pinned = {(pin.candidate, pin.post) for pin in pins}
    for who, number in Counter(candidate for candidate, _ in pinned).items():
        if "posts_each" in hard and number > problem.candidate(who).most:
            faults.append(
                Fault("rules", who, "candidate", who, f"pinned to {number} posts, may hold {problem.candidate(who).most}")
            )
    for post, number in Counter(post for _, post in pinned).items():
        if "slots" in hard and number > problem.post(post).slots:
            faults.append(Fault("rules", post, "post", post, f"{number} people pinned to {problem.post(post).slots} slots"))
    return faults
