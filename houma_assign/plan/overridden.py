"""A problem under overrides: decisions as rules, and the rules they suspend as soft ones that give as little as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..aims import Concessions
from ..aims.tiers import tiers
from ..constraints import Barred, Constraint, Pinned
from ..data.override import Override, in_force, suspended_in
from ..data.shared_messages import UNKNOWN_CANDIDATE, UNKNOWN_POST
from ..errors import Fault, Message
from ..problem.problem import Problem
from .argument_words import argument_fault

SUSPENDED = "suspended"  # id of the aim that counts what suspended rules give
SAME = Message("override_same", "an override in force says the same already", "已有同样的人工决定在生效")
UNSCORED = Message("override_unscored", "the pair has no score; no plan of this problem can have it",
                   "这一配对没有得分，本问题的任何方案都不能采用")  # fmt: skip


def with_overrides(problem: Problem, rows: tuple[Override, ...]) -> Problem:
    """The problem in which the rows in force hold.

    What they place, keep out or leave out are rules of their own. A suspended rule becomes a soft one without penalty, and the
    first aim counts the units that the suspended rules give: they give what the overrides need, and to nobody else. All other
    aims follow as before.
    """
    holding = in_force(rows)
    if not holding:
        return problem
    suspended = suspended_in(rows)
    rules = tuple(rule.changed(penalty=0) if rule.id in suspended else rule for rule in problem.constraints)
    aims = problem.tiers
    if suspended:  # points lost to soft rules come before the problem's own aims where none counts them, but not before these
        soft = any(rule.penalty is not None for rule in problem.constraints)
        first = (aim for aim in tiers(aims, soft, "") if aim.kind == "concessions" and aim not in aims)
        aims = (Concessions(id=SUSPENDED, rules=suspended), *first, *aims)
    return problem.changed(constraints=(*rules, *map(rule_of, holding)), aims=aims)


def rule_of(row: Override) -> Constraint:
    """A row as a rule."""
    if row.kind == "place" and row.post is not None:
        return Pinned(id=row.rule, candidate=row.candidate, post=row.post)
    return Barred(id=row.rule, candidate=row.candidate, post=row.post)


def override_faults(problem: Problem, rows: Sequence[Override], row: Override) -> list[Fault]:
    """Ids that are not there, and what in the rows in force a new row contradicts or repeats."""
    if not problem.has_candidate(row.candidate):
        return [argument_fault("override", "candidate", row.candidate, UNKNOWN_CANDIDATE)]
    if row.post is not None and not problem.has_post(row.post):
        return [argument_fault("override", "post", row.post, UNKNOWN_POST)]
    if row.kind == "place" and (row.candidate, row.post) not in problem.pairs.at:
        return [argument_fault("override", "post", row.post, UNSCORED)]
    return list(_contradictions(problem, in_force(tuple(rows)), row))


def _contradictions(problem: Problem, others: Sequence[Override], row: Override) -> Iterator[Fault]:
    for other in others:
        if other.candidate != row.candidate:
            continue
        if (other.kind, other.post) == (row.kind, row.post):
            yield argument_fault("override", "post", row.post, SAME, f"{other.number}")
        elif {"place"} < {other.kind, row.kind} and (other.post == row.post or None in (other.post, row.post)):
            yield argument_fault("override", "post", row.post, contradicts(other))
    if row.kind != "place" or row.post is None:
        return
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    placed = [each for each in others if each.kind == "place" and (each.post == row.post) != (each.candidate == row.candidate)]
    room = {"posts_each": problem.candidate(row.candidate).most, "slots": problem.post(row.post).slots}
    for kind, most in room.items():
        same = [each for each in placed if (each.candidate == row.candidate) == (kind == "posts_each")]
        if kind in hard and len(same) >= max(most, 1):
            yield argument_fault("override", "post", row.post, contradicts(same[0]))


def contradicts(other: Override) -> Message:
    """Why an override cannot stand beside another one."""
    en = f"it contradicts override {other.number} of {other.on} ({other.body}), which is in force; revoke that one first"
    zh = f"与 {other.on} 第 {other.number} 号人工决定（{other.body}）矛盾，该决定仍在生效；请先撤回"
    return Message("override_contradicts", en, zh)
