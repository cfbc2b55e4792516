"""Problems small enough to solve in one's head, written as a board: people down, posts across, points where they meet.

``a/member*2`` is a post of two slots, ``b/lead*0-1`` one that may stay empty, ``9A`` nine points with grade A, ``-`` no score.
"""

import re
from fractions import Fraction

import numpy as np
import pytest

import houma_assign as ha

BASE = (ha.PostsFilled(), ha.Slots(), ha.PostsEach())
FIELDS = {"name", "unit", "home", "kin", "kin_villages", "skills", "most", "township", "needs"}

MERIT = (ha.Merit(),)

# All six ways to fill THREE, by points: ann lead, bo member, cy b: 24; ann member, bo lead, cy b: 21;
# ann lead, cy member, bo b: 16; bo lead, cy member, ann b: 13; the two with cy as lead of a: 11 each.
THREE = """
      a/lead  a/member  b/lead
ann   9       8         1
bo    7       9         2
cy    1       5         6
"""
# Points depend on the person alone, so only who goes counts: ann + bo 17, ann + cy 14, ann + dee 13, bo + cy 13, bo + dee 12,
# cy + dee 9.
FOUR = """
      a/lead  b/lead
ann   9       9
bo    8       8
cy    5       5
dee   4       4
"""


def town(board, *rules, people=None, places=None, posts=None, aims=MERIT, **more):
    """The problem of a board. ``people``, ``places`` and ``posts`` say more of them: id -> fields and facts."""
    header, *lines = (line.split() for line in board.strip().splitlines())
    jobs = [_post(cell, posts or {}) for cell in header]
    cells = [(line[0], job.id, cell) for line in lines for job, cell in zip(jobs, line[1:], strict=True) if cell != "-"]
    villages = dict.fromkeys([job.village for job in jobs] + list(places or {}))
    kinds = {rule.kind for rule in rules}
    return ha.Problem(
        candidates=tuple(_record(ha.Candidate, line[0], people) for line in lines),
        villages=tuple(_record(ha.Village, village, places) for village in villages),
        posts=tuple(jobs), pairs=_pairs([line[0] for line in lines], [job.id for job in jobs], cells),
        constraints=(*(rule for rule in BASE if rule.kind not in kinds), *rules), aims=aims, **more,
    )  # fmt: skip


def _post(cell, facts):
    id, village, role, least, slots = re.fullmatch(r"((\w+)(?:/(\w+))?)(?:\*(?:(\d+)-)?(\d+))?", cell).groups()
    return ha.Post(id=id, village=village, role=role or "", slots=int(slots or 1), least=None if least is None else int(least),
                   facts=facts.get(id, {}))  # fmt: skip


def _record(kind, id, more):
    given = (more or {}).get(id, {})
    fields = {name: value for name, value in given.items() if name in FIELDS}
    return kind(id=id, **fields, facts={name: value for name, value in given.items() if name not in FIELDS})


def _pairs(people, posts, cells):
    scale = 100 if any("." in cell for *_, cell in cells) else 1
    points = [int(Fraction(cell.rstrip("ABC")) * scale) for *_, cell in cells]
    return ha.Pairs(tuple(people), tuple(posts), np.array([people.index(who) for who, *_ in cells], np.int64),
                    np.array([posts.index(post) for _, post, _ in cells], np.int64), np.array(points, np.int64), scale,
                    np.array([" ABC".find(cell[-1]) if cell[-1] in "ABC" else 0 for *_, cell in cells], np.int8))  # fmt: skip


def best(problem, **how):
    """The plan, proven optimal."""
    plan = ha.solve(problem, **how)
    assert plan.status is ha.Status.OPTIMAL
    return plan


def placed(plan):
    """Person -> post, or posts joined by a plus."""
    held = {}
    for who, post in sorted(plan.placements):
        held[who] = f"{held[who]} + {post}" if who in held else post
    return held


def sent(plan):
    """Who goes, whatever the post."""
    return sorted({place.candidate for place in plan.placements})


def given(plan):
    """What soft rules gave: (where, amount)."""
    return [(breach.where, breach.amount) for breach in plan.breaches]


def faults(board, *rules, **more):
    """What is wrong with a problem that must be refused: (column, reason)."""
    with pytest.raises(ha.InputError) as caught:
        town(board, *rules, **more)
    return [(fault.column, fault.reason) for fault in caught.value.items]


def says(rule, *texts):
    """Whether the rule or aim names all this in both languages, and the Chinese sentence is Chinese."""
    english, chinese = rule.words("en"), rule.words("zh")
    assert english
    assert not chinese.isascii()
    return [text for text in texts for sentence in (english, chinese) if text not in sentence] == []
