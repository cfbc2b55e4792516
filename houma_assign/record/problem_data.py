"""A problem as plain data, rows in the order of their ids, so that the same problem is the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..check import written
from ..data.field_names import CANDIDATE_FIELDS
from ..data.pairs import GRADES
from ..data.priority_groups import COLUMN
from ..data.problem_like import ProblemLike
from .facts_read import facts_read
from .plain_values import sealed

Said = Callable[[Any], dict[str, str]]


def problem_data(problem: ProblemLike, named: bool, said: Said | None = None) -> dict[str, Any]:
    """People, villages, posts, pairs, rules, aims and dimensions of a problem.

    Parameters
    ----------
    problem
        The problem.
    named
        Whether people's names, and notes in free words, are part of it; facts are those that rules read in any case.
    said
        The sentences of a rule or aim; by default its own, with codes in them.
    """
    read = facts_read(problem)
    people = [_person(person, read, named) for person in _by_id(problem.candidates)]
    villages = [{"id": each.id, "name": each.name, "township": each.township, "needs": dict(each.needs),
                 "facts": _facts(each.facts, read)} for each in _by_id(problem.villages)]  # fmt: skip
    posts = [{"id": each.id, "village": each.village, "role": each.role, "slots": each.slots, "least": each.least,
              "facts": _facts(each.facts, read)} for each in _by_id(problem.posts)]  # fmt: skip
    data = {
        "people": people, "villages": villages, "posts": posts, "pairs": _pairs(problem, read),
        "rules": [law_data(rule, said) for rule in _by_id(problem.constraints)],
        "aims": [law_data(aim, said) for aim in problem.aims or ()],
        "dimensions": [sealed(each.model_dump(mode="json")) for each in problem.dimensions],
        "labels": {lang: dict(words) for lang, words in problem.labels.items()},
    }  # fmt: skip
    return data


def law_data(law: Any, said: Said | None) -> dict[str, Any]:
    """A rule or aim: kind, fields, and its sentences for whoever reads the file."""
    words = {lang: law.words(lang) for lang in ("en", "zh")} if said is None else said(law)
    return {"kind": law.kind, **sealed(law.model_dump(mode="json")), "words": words}


def _by_id(records: Iterable[Any]) -> list[Any]:
    return sorted(records, key=lambda record: record.id)


def _facts(facts: Mapping[str, Any], read: frozenset[str]) -> dict[str, Any]:
    return {name: sealed(value) for name, value in facts.items() if name in read}


def _person(person: Any, read: frozenset[str], named: bool) -> dict[str, Any]:
    row = {"id": person.id, "unit": person.unit, "home": person.home, "kin": sorted(person.kin),
           "kin_villages": sorted(person.kin_villages), "skills": list(person.skills), "most": person.most,
           "facts": _facts(person.facts, read)}  # fmt: skip
    if person.priority_groups and any(CANDIDATE_FIELDS.get(name) == COLUMN for name in read):
        row[COLUMN] = list(person.priority_groups)
    return {**row, "name": person.name} if named else row


def _pairs(problem: ProblemLike, read: frozenset[str]) -> dict[str, Any]:
    pairs = problem.pairs
    rows = [[pairs.candidates[who], pairs.posts[post], written(score), GRADES[grade]]
            for who, post, score, grade in zip(pairs.candidate.tolist(), pairs.post.tolist(), pairs.score.tolist(),
                                               pairs.grade.tolist(), strict=True)]  # fmt: skip
    facts = {name: [scale, [written(each) for each in numbers.tolist()]]
             for name, (numbers, scale) in sorted(pairs.facts.items()) if name in read}  # fmt: skip
    return {"scale": pairs.scale, "rows": rows, "facts": facts}
