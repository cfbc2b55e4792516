"""Random tiny problems whose cells are drawn, column by column, from those of a larger one."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np

from ..aims import Aim
from ..constraints import Constraint
from ..constraints.base_rules import BASE_RULES
from ..data.candidate import Candidate
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.record import Record
from ..data.village import Village
from ..problem.problem import Problem

MOST_PAIRS = 8  # so that every plan can be tried


def drawn(draw: Random, like: Problem, rules: Sequence[Constraint], aims: Sequence[Aim]) -> Problem:
    """A problem of one to four people with the rules and aims, and with or without hard rules on slots and posts each.

    Each cell comes from the same column of ``like``, from any row of it: what is shown of such a problem is nobody's record.
    Ids are new unless a rule or aim names them.

    Raises
    ------
    InputError
        If the rules or aims make no sense of what was drawn.
    """
    said = " ".join(part.model_dump_json() for part in (*rules, *aims))
    villages = _villages(draw, like, said)
    posts = _posts(draw, like, villages, said)
    people = _people(draw, like, villages, said)
    beside = tuple(rule for rule in BASE_RULES[1:] if draw.random() < 0.7 and rule.kind not in {each.kind for each in rules})
    return Problem(candidates=people, villages=villages, posts=posts, pairs=_pairs(draw, like.pairs, people, posts),
                   constraints=(*beside, *rules), aims=tuple(aims))  # fmt: skip


def _some(draw: Random, records: Sequence[Any], most: int, said: str) -> list[Any]:
    """A few records, those that are named first."""
    named = [record for record in records if f'"{record.id}"' in said][:most]
    rest = [record for record in records if record not in named]
    wanted = max(draw.randint(1, most) - len(named), 0)
    return named + draw.sample(rest, min(wanted, len(rest)))


def _mixed(draw: Random, records: Sequence[Record], *fields: str) -> dict[str, Any]:
    """Fields and facts, each of any record."""
    facts = {name: draw.choice(records).facts.get(name) for name in records[0].facts}  # type: ignore[attr-defined]
    return {field: getattr(draw.choice(records), field) for field in fields} | {"facts": facts}


def _villages(draw: Random, like: Problem, said: str) -> tuple[Village, ...]:
    chosen = _some(draw, like.villages, 3, said)
    names = [village.id if f'"{village.id}"' in said else f"v{k}" for k, village in enumerate(chosen)]
    return tuple(Village(id=name, **_mixed(draw, like.villages, "township", "needs")) for name in names)


def _posts(draw: Random, like: Problem, villages: Sequence[Village], said: str) -> tuple[Post, ...]:
    roles = list(dict.fromkeys(post.role for post in like.posts))
    places = [(village.id, role) for village in villages for role in roles]
    named = [place for place in places if f'"{place[0]}/{place[1]}"' in said]
    chosen = list(dict.fromkeys([*named, *draw.sample(places, min(draw.randint(1, 3), len(places)))]))[:4]
    facts = [_mixed(draw, like.posts) for _ in chosen]
    slots = [draw.choice((1, 1, 2, 2)) for _ in chosen]
    return tuple(Post(village=village, role=role, slots=most, least=draw.choice((0, most)), **more)
                 for (village, role), most, more in zip(chosen, slots, facts, strict=True))  # fmt: skip


def _people(draw: Random, like: Problem, villages: Sequence[Village], said: str) -> tuple[Candidate, ...]:
    chosen = _some(draw, like.candidates, 4, said)
    names = [person.id if f'"{person.id}"' in said else f"c{k}" for k, person in enumerate(chosen)]
    homes = [*(village.id for village in villages), "", ""]
    people = []
    for name in names:
        others = [each for each in names if each != name]
        kin = tuple(draw.sample(others, 1)) if others and draw.random() < 0.2 else ()
        more = _mixed(draw, like.candidates, "unit", "skills")
        people.append(Candidate(id=name, home=draw.choice(homes), most=draw.choice((1, 1, 1, 2)), kin=kin, **more))
    return tuple(people)


def _pairs(draw: Random, like: Pairs, people: Sequence[Candidate], posts: Sequence[Post]) -> Pairs:
    ids, places = sorted(person.id for person in people), sorted(post.id for post in posts)
    every = [(c, p) for c in range(len(ids)) for p in range(len(places))]
    kept = sorted(draw.sample(every, min(len(every), draw.choice((MOST_PAIRS - 2, MOST_PAIRS)))))

    def any_of(column: Any) -> Any:
        return np.array([column[draw.randrange(len(column))] for _ in kept], dtype=column.dtype)

    at = np.array(kept, dtype=np.int64).reshape(len(kept), 2)
    facts = {name: (any_of(numbers), scale) for name, (numbers, scale) in like.facts.items()}
    return Pairs(tuple(ids), tuple(places), at[:, 0], at[:, 1], any_of(like.score), like.scale, any_of(like.grade), facts)
