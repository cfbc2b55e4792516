"""Two writings of one thing among what rules count by, and records of which nothing is known: noted, for nobody can mean them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

import numpy as np

from ..data.language import EN, ZH
from ..data.near_words import APART, writing
from ..data.problem_like import ProblemLike
from ..errors import Message
from .findings import speaking
from .notes import finding

ROLE_WORDS = ("书记", "支书", "委员", "支委", "队员", "secretary", "member")


def writings(problem: ProblemLike) -> Iterator[Message]:
    """One note for each pair of writings, each role that looks like one of the two codes, and people who are only an id."""
    people, posts = problem.candidates, problem.posts
    words: Counter[str] = Counter()
    for skills, number in Counter(map(attrgetter("skills"), people)).items():
        for skill in skills:
            words[skill] += number
    words.update(need for each in problem.villages for need in each.needs)
    yield from _twins("unit", "派出单位", Counter(map(attrgetter("unit"), people)))
    yield from _twins("priority group", "优先群体", Counter(each for who in people for each in who.priority_groups))
    yield from _twins("skill or need", "专长或需求", words)
    yield from _joined(dict.fromkeys(words))
    yield from _twins("township", "乡镇", Counter(village.township for village in problem.villages))
    yield from _twins("role", "岗位类别", Counter(post.role for post in posts))
    for fact in _asked(problem):
        yield from _of_people(fact, {person.id: person.fact(fact) for person in people})
    for role in dict.fromkeys(post.role for post in posts):
        if role not in ("secretary", "member") and any(word in role.lower() for word in ROLE_WORDS):
            yield finding("found.role", f"role {role!r} is one of its own; what speaks of secretary or member does not mean it",
                          f"岗位类别“{problem.label(role, 'zh')}”自成一类，不属于书记或委员")  # fmt: skip
    yield from _bare(problem)


def _asked(problem: ProblemLike) -> list[str]:
    """Facts that conditions of rules and aims ask for, and the column by which a cap tells units."""
    stated = (getattr(user, "where", ()) for user in speaking(problem))
    parts = [part for where in stated if not isinstance(where, Mapping) for each in where
             for part in getattr(each, "parts", (each,))]  # fmt: skip
    asked = [part.fact for part in parts] + [rule.fact for rule in problem.constraints if rule.kind == "unit_cap"]
    asked += [aim.each for aim in speaking(problem) if aim.kind == "even_load" and aim.each is not None and aim.of == "candidate"]
    return [fact for fact in dict.fromkeys(asked) if fact not in ("unit", "id", "name", "skills", "priority_groups")]


def _twins(en: str, zh: str, counts: Counter[str]) -> Iterator[Message]:
    usual: dict[str, str] = {}
    for value in (value for value, _ in counts.most_common() if value):
        other = usual.setdefault(writing(value), value)
        if other != value:
            yield finding("found.twins", f"{en}: {value!r} and {other!r} differ in width, case, brackets or blanks alone",
                          f"{zh}：“{value}”与“{other}”只差全半角、大小写、括号或空格")  # fmt: skip


def _joined(words: Mapping[str, None]) -> Iterator[Message]:
    """A skill that holds another one and a sign that parts words may be two."""
    for word in words:
        parts = [part for part in APART.split(word) if part]
        known = [part for part in parts if part in words]
        if len(parts) > 1 and known:
            en = f"skill or need {word!r} counts as one, though {EN.names(map(repr, known))} stand alone too"
            zh = f"专长或需求“{word}”算作一项，而{ZH.names(f'“{each}”' for each in known)}也单独出现"
            yield finding("found.joined", en, zh)


def _of_people(fact: str, values: Mapping[str, Any]) -> Iterator[Message]:
    """The same of a fact, naming people by id: what stands in somebody's cells stays out of notes."""
    first: dict[str, tuple[str, str]] = {}
    for id, value in values.items():
        if isinstance(value, str) and value:
            other, written = first.setdefault(writing(value), (id, value))
            if written != value:
                yield finding("found.twins", f"{fact}: {id} and {other} differ in width, case, brackets or blanks alone",
                              f"{fact}：{id} 与 {other} 只差全半角、大小写、括号或空格")  # fmt: skip


def _bare(problem: ProblemLike) -> Iterator[Message]:
    paired = np.flatnonzero(np.bincount(problem.pairs.candidate))
    if len(paired) == len(problem.candidates):
        return
    scored = {problem.pairs.candidates[at] for at in paired}
    bare = [person.id for person in problem.candidates if person.id not in scored and not _known(person)]
    if bare and len(bare) < len(problem.candidates):
        shown = bare[:10]
        more = f" and {len(bare) - len(shown)} more" if len(bare) > len(shown) else ""
        yield finding("found.bare", f"candidates of whom nothing is known and who have no pair: {EN.names(shown)}{more}",
                      f"没有任何情况也没有配对的人选：{ZH.names(shown)}" + (f"等 {len(bare)} 名" if more else ""))  # fmt: skip


def _known(person: Any) -> bool:
    fields = (person.name, person.unit, person.home, person.kin, person.kin_villages, person.skills, person.priority_groups)
    return any(fields) or any(value is not None for value in person.facts.values())
