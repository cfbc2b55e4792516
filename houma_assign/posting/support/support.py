"""Who looks after each village, as a problem of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...aims import Aim, EvenLoad, FewestMoves, Merit
from ...constraints.base_rules import BASE_RULES
from ...data.candidate import Candidate
from ...data.language import language
from ...data.pairs import Pairs
from ...data.placement import Placement
from ...data.post import Post
from ...errors import Fault, InputError, Message
from ...plan.argument_words import argument_fault
from ...problem.problem import Problem
from ...questions.answer import refuse
from .checks import need_faults, place_faults, supporter_faults
from .kinds import FOUR_TO_ONE, SupportKind
from .may_support import Points, Posted, Posting, plan_mark, posting_faults, problem_of
from .supporter import Supporter, supporters_of

KINDS = Message("support.kinds", "SupportKind records are expected", "应为包联类别")
STRAY = Message("support.current", "no supporter looks after this place", "没有这一包联安排")
MADE_OF = "support.made_of"


def support(plan: Posting, supporters: Any, kinds: Sequence[SupportKind] = FOUR_TO_ONE,
            needs: Mapping[str, Mapping[str, int]] | None = None, current: Any = None) -> Problem:  # fmt: skip
    """Who looks after each village of a plan (四包一): a problem with one slot for each village and kind, to solve and ask.

    It is decided after the posting on purpose: who is sent must not depend on who will look after them.

    Parameters
    ----------
    plan
        The posting: a plan, or the standing of a ledger; only villages where somebody is count.
    supporters
        ``Supporter`` records, mappings or a frame.
    kinds
        One of each looks after each village; ``FOUR_TO_ONE`` is county leader, township head, organisation department, head of a
        sending unit.
    needs
        Village -> need -> severity in place of the plan's; None for those of the plan's problem, or of the standing.
    current
        The plan of support, or its placements, from which as few as possible are to change; None for the villages that the
        supporters name themselves.

    Returns
    -------
    Problem
        Points of a pair: severity of the needs in the portfolio; 2 for the head of the unit that sent the secretary, 1 for heads
        of units that sent others; 1 for everybody else. Aims: most points, even load within each kind, fewest changes. Its notes
        carry the mark of the plan that it is made of; see ``support_stale``.

    Raises
    ------
    InputError
        With everything that is wrong with the supporters, and every village that nobody of a kind may look after.
    """
    refuse(posting_faults("support", plan))
    kinds = tuple(kinds)
    if not all(isinstance(each, SupportKind) for each in kinds):
        raise InputError([argument_fault("support", "kinds", None, KINDS)])
    faults: list[Fault] = []
    people = supporters_of(supporters, faults)
    faults += supporter_faults(people, kinds, problem_of(plan))
    faults += need_faults(needs, problem_of(plan))
    refuse(faults)
    posted = Posted.of(plan, needs)
    points = posted.points(people, kinds)
    refuse(place_faults(posted, people, kinds, points))
    posts = [Post(village=village.id, role=kind.id) for kind in kinds for village in posted.villages]
    return Problem(
        candidates=tuple(_candidate(each, len(posted.villages)) for each in people), villages=posted.villages, posts=tuple(posts),
        pairs=_pairs(people, posts, points), constraints=BASE_RULES, aims=_aims(people, kinds, posts, current),
        labels=_labels(plan, kinds), notes=(_made_of(plan), *getattr(supporters, "notes", ())),
    )  # fmt: skip


def _candidate(who: Supporter, villages: int) -> Candidate:
    own = {"kind": who.kind, "township": who.township or None}
    return Candidate(id=who.id, name=who.name, unit=who.unit, skills=who.portfolio, facts={**who.facts, **own},
                     most=villages if who.most is None else who.most)  # fmt: skip


def _pairs(people: Sequence[Supporter], posts: Sequence[Post], points: Points) -> Pairs:
    role_at = {(post.role, post.village): k for k, post in enumerate(posts)}
    rows = [(k, role_at[who.kind, village], points[who.id, village]) for k, who in enumerate(people)
            for village in dict.fromkeys(post.village for post in posts) if (who.id, village) in points]  # fmt: skip
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
    names = tuple(who.id for who in people), tuple(post.id for post in posts)
    made = Pairs(*names, columns[:, 0].copy(), columns[:, 1].copy(), columns[:, 2].copy())
    return made.aligned(*names)


def _aims(people: Sequence[Supporter], kinds: Sequence[SupportKind], posts: Sequence[Post], current: Any) -> tuple[Aim, ...]:
    even = [EvenLoad(id=f"even_load {kind.id}", role=kind.id) for kind in kinds]
    kept = _kept(people, posts, current)
    return (Merit(), *even, *([FewestMoves(placements=kept)] if kept else []))


def _kept(people: Sequence[Supporter], posts: Sequence[Post], current: Any) -> tuple[Placement, ...]:
    """What is to be kept where it can be; places and people that are gone count for nothing."""
    if current is None:
        return tuple(Placement(who.id, f"{village}/{who.kind}") for who in people for village in who.villages)
    ids, places = {who.id for who in people}, {post.id for post in posts}
    given = [tuple(each) for each in getattr(current, "placements", current)]
    if any(len(each) != 2 for each in given):
        raise InputError([argument_fault("support", "current", None, STRAY)])
    return tuple(Placement(*each) for each in given if each[0] in ids and each[1] in places)


def _labels(plan: Posting, kinds: Sequence[SupportKind]) -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    for lang in ("zh", "en"):
        spoken = language(lang)
        roles = {kind.id: kind.words(lang) for kind in kinds}
        even = {f"even_load {id}": spoken.say("even load", "负担均衡") + spoken.aside(word) for id, word in roles.items()}
        made[lang] = {**problem_of(plan).labels.get(lang, {}), **roles, **even}
    return made


def _made_of(plan: Posting) -> Message:
    mark = plan_mark(plan)
    return Message(MADE_OF, f"made of the posting {mark}", f"依据选派方案 {mark} 编制")
