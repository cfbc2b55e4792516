"""Somebody added to a problem, or changed: what ``changed`` is given."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from typing import Any

from ..data.candidate import Candidate
from ..data.exact import fraction, is_number, too_fine
from ..data.near_words import near_words
from ..data.pairs import GRADES
from ..data.problem_like import ProblemLike
from ..data.quantities import FINE, LARGEST
from ..data.record import plain
from ..errors import Fault, InputError, Message
from .edited_records import Fields, facts_of, rebuilt
from .pair_edits import Key, PairValues, edited, values_of
from .rescore import POINTS
from .unknown_ids import MAPPING, refuse, unknown, unknown_in

OWN = ("id", "name", "kin", "kin_villages")  # what nobody takes over from somebody else
LIKE_OLD = Message("edit.like_known", "only somebody new can be like somebody else", "只有新增的人选才能沿用他人的数据")
NO_PAIR = Message("edit.no_pair", "the pair is not scored; give its points, too", "这一配对没有得分；请一并给出得分")
GRADE = Message("edit.grade", "A, B, C, or nothing is expected", "应为甲、乙、丙三等之一，或留空")
NUMBER = Message(
    "edit.number", "pairs have a number in this column; give it for the new pair", "配对的这一列有数字；请为新的配对填写"
)


def person_edit(problem: ProblemLike, id: str, like: str | None, scores: Mapping[str, Any], grades: Mapping[str, str],
                numbers: Mapping[str, Mapping[str, Any]], fields: Fields) -> Fields:  # fmt: skip
    """See ``with_person``."""
    faults: list[Fault] = []
    people = {person.id: person for person in problem.candidates}
    faults += unknown_in("candidates", [like] if like is not None else [], list(people))
    if like is not None and id in people:
        faults.append(Fault("candidates", id, "like", like, LIKE_OLD))
    person = _person(problem, id, people.get(id), people.get(like or ""), fields, faults)
    named = {name: _by_post(problem, id, given, name, faults)
             for name, given in (("score", scores), ("grade", grades), ("number", numbers))}  # fmt: skip
    changes = _pairs(problem, id, like if id not in people else None, named, faults)
    refuse(faults)
    every = tuple((people | {id: person}).values())
    pairs = edited(problem.pairs, changes, [each.id for each in every], [post.id for post in problem.posts])
    return {"candidates": every, "pairs": pairs}


def known_fields(table: str, id: str, fields: Fields, known: Collection[str]) -> list[Fault]:
    """Fields that a record does not have."""
    faults = []
    for name in fields:
        if name not in known:
            near = near_words(name, known)
            en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
            reason = Message(
                "edit.no_field", f"there is no such field; own columns go into facts{en}", f"没有这一项；自有的列请写入情况{zh}"
            )
            faults.append(Fault(table, id, name, None, reason))
    return faults


def _person(problem: ProblemLike, id: str, held: Candidate | None, other: Candidate | None, fields: Fields,
            faults: list[Fault]) -> Candidate:  # fmt: skip
    known = [name for name in Candidate.model_fields if name != "id"]
    faults += known_fields("candidates", str(id), fields, known)
    if held is None:
        taken = {name: getattr(other, name) for name in known if name not in OWN} if other is not None else {}
        try:
            held = Candidate(id=id, **taken)
        except InputError as error:
            faults += [fault._replace(table="candidates") for fault in error.items]
            return problem.candidates[0]  # never used: the faults are raised
    changes = {name: value for name, value in fields.items() if name in known and name != "facts"}
    if "facts" in fields:
        changes["facts"] = facts_of(held, fields["facts"], "candidates", problem.candidates, faults)
    return rebuilt(held, "candidates", faults, **changes)


def _by_post(problem: ProblemLike, who: str, given: Any, column: str, faults: list[Fault]) -> dict[str, Any]:
    """Post -> value, where villages stand for all their posts and posts come before villages."""
    if not isinstance(given, Mapping):
        faults.append(Fault("candidates", str(who), column, type(given).__name__, MAPPING))
        return {}
    places = {village.id: [post.id for post in problem.posts if post.village == village.id] for village in problem.villages}
    found: dict[str, Any] = {}
    faults += unknown_in("posts", given, [*(post.id for post in problem.posts), *places])
    for place, value in given.items():
        found |= dict.fromkeys(places.get(place, ()) if not problem.has_post(place) else (), value)
    return found | {place: value for place, value in given.items() if problem.has_post(place)}


def _pairs(problem: ProblemLike, who: str, like: str | None, named: Mapping[str, Mapping[str, Any]],
           faults: list[Fault]) -> dict[Key, PairValues | None]:  # fmt: skip
    changes: dict[Key, PairValues | None] = {}
    for post in problem.posts:
        held = values_of(problem.pairs, (like or who, post.id))
        if like is not None and held is not None:
            changes[who, post.id] = held
        if any(post.id in given for given in named.values()):
            said = {name: given[post.id] for name, given in named.items() if post.id in given}
            changes[who, post.id] = _values(problem, f"{who} → {post.id}", held, said, faults)
    return changes


def _values(problem: ProblemLike, row: str, held: PairValues | None, said: Mapping[str, Any],
            faults: list[Fault]) -> PairValues | None:  # fmt: skip
    """What is to stand of one pair; None if it is taken away, or if something is wrong with it."""
    if "score" in said and said["score"] is None:
        return None
    if held is None and "score" not in said:
        faults.append(Fault("pairs", row, "score", None, NO_PAIR))
        return None
    before = len(faults)
    score = _exact(said["score"], row, "score", _hundredths, POINTS, faults) if "score" in said else held.score if held else None
    grade = said.get("grade", held.grade if held else "")
    if grade not in GRADES:
        faults.append(Fault("pairs", row, "grade", grade if isinstance(grade, str) else None, GRADE))
    facts = dict(_numbers(problem, row, held, said.get("number", {}), faults))
    return PairValues(score, grade, facts) if len(faults) == before and score is not None else None


def _numbers(problem: ProblemLike, row: str, held: PairValues | None, given: Any,
             faults: list[Fault]) -> Iterator[tuple[str, Fraction]]:  # fmt: skip
    columns = problem.pairs.facts
    if not isinstance(given, Mapping):
        faults.append(Fault("pairs", row, "number", type(given).__name__, MAPPING))
        return
    faults += [unknown("pairs", name, list(columns))._replace(row=row, column=str(name)) for name in given if name not in columns]
    for name in columns:
        if name in given:
            value = _exact(given[name], row, name, _millionths, FINE, faults)
            if value is not None:
                yield name, value
        elif held is not None:
            yield name, held.facts[name]
        else:
            faults.append(Fault("pairs", row, name, None, NUMBER))


def _exact(
    given: Any, row: str, column: str, fits: Callable[[Any], bool], reason: Message, faults: list[Fault]
) -> Fraction | None:
    value = plain(given)
    if not is_number(value) or value != value or abs(value) >= LARGEST or not fits(value):
        faults.append(Fault("pairs", row, column, value if isinstance(value, (str, int, float)) else None, reason))
        return None
    return fraction(value)


def _hundredths(value: Any) -> bool:
    return 100 % fraction(value).denominator == 0


def _millionths(value: Any) -> bool:
    return not too_fine(value)
