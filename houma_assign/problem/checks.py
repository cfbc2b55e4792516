"""Everything that can be wrong with a problem before it is solved, found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, NamedTuple

from ..constraints import Pinned
from ..errors import Fault

if TYPE_CHECKING:
    from ..data.candidate import Candidate
    from ..data.post import Post
    from ..data.village import Village
    from .problem import Problem


RESERVED = ("lots", "concessions")  # aims that a solve adds by itself


def faults_in(problem: Problem, deep: bool) -> list[Fault]:
    """The faults of a problem: first ids and references, then (``deep``) what rules and aims say of the data."""
    if not deep:
        found = table_faults(problem.candidates, problem.villages, problem.posts, Known())
        return found + _twice("rules", problem.constraints) + _twice("aims", problem.aims or ()) + _pair_ids(problem)
    found = [fault for rule in problem.constraints for fault in rule.faults(problem)]
    found += [fault for aim in problem.tiers for fault in aim.faults(problem)]
    found += [aim.fault("id", aim.id, "this id is kept for the aim of that kind; give another")
              for aim in problem.tiers if aim.id in RESERVED and aim.kind != aim.id]  # fmt: skip
    return found or _supply(problem) + _pins(problem)


class Known(NamedTuple):
    """Ids that references may name, also those of rows that have faults of their own."""

    candidates: AbstractSet[str] = frozenset()
    villages: AbstractSet[str] = frozenset()


def table_faults(people: Sequence[Candidate], villages: Sequence[Village], posts: Sequence[Post], known: Known) -> list[Fault]:
    """Empty tables, ids that occur twice and references to ids that do not occur."""
    tables: dict[str, Sequence[Any]] = {"candidates": people, "villages": villages, "posts": posts}
    found = [Fault(name, "", "", None, "the table is empty") for name, rows in tables.items() if not rows]
    found += [fault for name, rows in tables.items() for fault in _twice(name, rows)]
    at = known.villages | {village.id for village in villages}
    who = known.candidates | {person.id for person in people}
    found += [Fault("posts", post.id, "village", post.village, "unknown village") for post in posts if post.village not in at]
    for person in people:
        if person.home and person.home not in at:
            found.append(Fault("candidates", person.id, "home", person.home, "unknown village; list it, or leave it empty"))
        for other in person.kin:
            if other not in who or other == person.id:
                reason = "nobody is kin of themselves" if other == person.id else "unknown candidate"
                found.append(Fault("candidates", person.id, "kin", other, reason))
        found += [Fault("candidates", person.id, "kin_villages", village, "unknown village")
                  for village in person.kin_villages if village not in at]  # fmt: skip
    return found


def _twice(table: str, records: Iterable[Any]) -> list[Fault]:
    way_out = "; give each an id of its own" if table in ("rules", "aims") else ""
    counts = Counter(record.id for record in records)
    return [Fault(table, id, "id", id, f"occurs {number} times{way_out}") for id, number in counts.items() if number > 1]


def _pair_ids(problem: Problem) -> list[Fault]:
    people, posts = {person.id for person in problem.candidates}, {post.id for post in problem.posts}
    found = []
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
