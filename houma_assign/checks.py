"""Everything that can be wrong with a problem before it is solved, found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .constraints import Pinned
from .errors import Fault

if TYPE_CHECKING:
    from .problem import Problem


def faults_in(problem: Problem, deep: bool) -> list[Fault]:
    """The faults of a problem: first ids and references, then (``deep``) what rules and aims say of the data."""
    if not deep:
        return _empty(problem) + _twice(problem) + _references(problem)
    found = [fault for rule in problem.constraints for fault in rule.faults(problem)]
    found += [fault for aim in problem.tiers for fault in aim.faults(problem)]
    return found or _supply(problem) + _pins(problem)


def _empty(problem: Problem) -> list[Fault]:
    tables: dict[str, tuple[Any, ...]] = {
        "candidates": problem.candidates, "villages": problem.villages, "posts": problem.posts,
    }  # fmt: skip
    return [Fault(name, "", "", None, "the table is empty") for name, rows in tables.items() if not rows]


def _twice(problem: Problem) -> list[Fault]:
    found = []
    tables: dict[str, Iterable[Any]] = {
        "candidates": problem.candidates, "villages": problem.villages, "posts": problem.posts,
        "rules": problem.constraints, "aims": problem.aims or (),
    }  # fmt: skip
    for table, records in tables.items():
        for id, number in Counter(record.id for record in records).items():
            if number > 1:
                way_out = "; give each an id of its own" if table in ("rules", "aims") else ""
                found.append(Fault(table, id, "id", id, f"occurs {number} times{way_out}"))
    return found


def _references(problem: Problem) -> list[Fault]:
    people = {person.id for person in problem.candidates}
    villages = {village.id for village in problem.villages}
    posts = {post.id for post in problem.posts}
    found = [Fault("posts", post.id, "village", post.village, "unknown village")
              for post in problem.posts if post.village not in villages]  # fmt: skip
    for person in problem.candidates:
        if person.home and person.home not in villages:
            found.append(Fault("candidates", person.id, "home", person.home, "unknown village; list it, or leave it empty"))
        for other in person.kin:
            if other not in people or other == person.id:
                reason = "nobody is kin of themselves" if other == person.id else "unknown candidate"
                found.append(Fault("candidates", person.id, "kin", other, reason))
        found += [Fault("candidates", person.id, "kin_villages", village, "unknown village")
                  for village in person.kin_villages if village not in villages]  # fmt: skip
    for column, ids, known in (("candidate", problem.pairs.candidates, people), ("post", problem.pairs.posts, posts)):
        found += [Fault("pairs", "", column, id, f"unknown {column}") for id in ids if id not in known]
    return found


def _supply(problem: Problem) -> list[Fault]:
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


def _pins(problem: Problem) -> list[Fault]:
    """Pins that another rule bars, and pins that contradict each other."""
    pins = [rule for rule in problem.constraints if isinstance(rule, Pinned) and rule.penalty is None]
    if not pins:
        return []
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    found = []
    for pin in pins:
        barred = problem.eligibility.barred_by(pin.candidate, pin.post)
        if barred:
            found.append(pin.fault("post", pin.post, f"{pin.candidate} is barred from it by: {', '.join(barred)}"))
    settled = {(pin.candidate, pin.post) for pin in pins}
    for who, number in Counter(candidate for candidate, _ in settled).items():
        if "posts_each" in hard and number > problem.candidate(who).most:
            found.append(
                Fault("rules", who, "candidate", who, f"pinned to {number} posts, may hold {problem.candidate(who).most}")
            )
    for post, number in Counter(post for _, post in settled).items():
        if "slots" in hard and number > problem.post(post).slots:
            found.append(Fault("rules", post, "post", post, f"{number} people pinned to {problem.post(post).slots} slots"))
    return found
