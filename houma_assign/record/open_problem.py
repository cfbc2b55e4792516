"""The problem of a sealed file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ..check import whole
from ..data.candidate import Candidate
from ..data.exact import Ints
from ..data.pairs import GRADES, Pairs
from ..data.post import Post
from ..data.village import Village
from ..problem.problem import Problem
from .plain_values import opened


def open_problem(body: Any) -> Problem:
    """The problem that was sealed, checked like any other.

    Raises
    ------
    InputError
        If its data make no sense, or a rule is of a kind of somebody's own that is not imported.
    """
    given = body["problem"]
    return Problem(
        candidates=tuple(Candidate(**_record(row)) for row in given["people"]),
        villages=tuple(Village(**_record(row)) for row in given["villages"]),
        posts=tuple(Post(**_record(row)) for row in given["posts"]),
        pairs=_pairs(given["pairs"]), constraints=tuple(map(_law, given["rules"])), aims=tuple(map(_law, given["aims"])),
        dimensions=tuple(map(opened, given["dimensions"])), notes=tuple(body["notes"]), labels=given["labels"],
    )  # fmt: skip


def _record(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "facts": {name: opened(value) for name, value in row["facts"].items()}}


def _law(data: dict[str, Any]) -> Any:
    return opened({name: value for name, value in data.items() if name != "words"})


def _pairs(given: Any) -> Pairs:
    who, post, score, grade = zip(*given["rows"], strict=True) if given["rows"] else ((), (), (), ())
    people, posts = sorted(set(who)), sorted(set(post))
    person_at, post_at = ({id: k for k, id in enumerate(ids)} for ids in (people, posts))
    facts = {name: (_numbers(map(whole, numbers)), scale) for name, (scale, numbers) in given["facts"].items()}
    return Pairs(tuple(people), tuple(posts), _numbers(person_at[each] for each in who), _numbers(post_at[each] for each in post),
                 _numbers(map(whole, score)), given["scale"], np.array([GRADES.index(each) for each in grade], dtype=np.int8),
                 facts)  # fmt: skip


def _numbers(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)
