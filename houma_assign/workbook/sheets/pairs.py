"""The pairs of a book: from the sheet of pairs, from matrices, or everybody for every post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from math import lcm
from typing import Any

import numpy as np

from ...data.exact import Ints, fraction
from ...data.post import Post
from ...errors import Fault
from ..schema.book_tables import BookTables
from ..schema.record_sheets import PAIRS
from ..schema.schema import tidy
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table

MOST_PAIRS = 5_000_000


@dataclass
class PairRows:
    """Scored pairs, one entry each, before they are made exact."""

    who: list[str] = field(default_factory=list)
    post: list[str] = field(default_factory=list)
    score: list[Any] = field(default_factory=list)
    grade: list[Any] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, who: str, post: str, score: Any, grade: Any) -> None:
        """One more pair."""
        self.who.append(who)
        self.post.append(post)
        self.score.append(score)
        self.grade.append(grade)


def pairs_of(tables: BookTables, people: Table, posts: Sequence[Post]) -> PairRows:
    """The pairs of whichever sheet has them."""
    scores = people.columns.get("score") or people.facts.get("score") or []
    own = {id: score for id, score in zip(people.column("id"), scores, strict=False) if score is not None}
    matrices = [tables.table(schema) if tables.has(schema) else None for schema in (SCORE_MATRIX, GRADE_MATRIX)]
    table = tables.table(PAIRS)
    if "score" not in table.columns and matrices[0] is None and own:
        too_fine(people, {"score": scores}, 2, tables.steps)
    for each in (table, matrices[0]):
        if each is not None:
            too_fine(each, {"score": each.column("score")}, 2, tables.steps)
            too_fine(each, each.facts, 6 if each is table else 2, tables.steps)
    if not tables.has(PAIRS):
        if any(matrix is not None for matrix in matrices):
            return from_matrices(matrices[0], matrices[1], posts)
        return everybody([id for id in people.column("id") if id is not None], posts, own, tables.faults)
    tables.faults += [matrix.fault(None, "", None, "pairs stand here and on the sheet of pairs; keep one")
                     for matrix in matrices if matrix is not None]  # fmt: skip
    if not len(table) and not table.faults and not tables.own:
        reason = "the table is empty; delete the sheet if everybody may take every post"
        table.faults.append(table.fault(None, "", None, reason))
    return from_long(table, posts, own)


def from_long(table: Table, posts: Sequence[Post], own_score: Mapping[str, Any]) -> PairRows:
    """One row a pair; a row with a village stands for all its posts. Entries without a score are barred."""
    of_village: dict[str, list[str]] = {}
    for post in posts:
        of_village.setdefault(post.village, []).append(post.id)
    known = {post.id for post in posts}
    people, places, villages = table.column("candidate"), table.column("post"), table.column("village")
    scores = table.column("score") if "score" in table.columns else [own_score.get(who, 0) for who in people]
    grades = table.column("grade")
    if "village" not in table.columns and _plain(table, known, scores):
        return PairRows(people, places, scores, grades, table.facts)
    rows = PairRows(facts={name: [] for name in table.facts})
    seen: dict[tuple[str, str], int] = {}
    for at, (who, place, village) in enumerate(zip(people, places, villages, strict=True)):
        listed = _listed(table, at, place, village, known, of_village)
        if who is None:
            continue
        for id in listed:
            if (who, id) in seen:
                line = table.lines[seen[who, id]] + 1
                table.faults.append(table.fault(at, "candidate", who, f"the pair is listed twice, also in row {line}"))
                continue
            seen[who, id] = at
            if scores[at] is not None:
                rows.add(who, id, scores[at], grades[at])
                for name, column in rows.facts.items():
                    column.append(table.facts[name][at])
    for name, column in table.facts.items():
        table.faults += [table.fault(at, name, None, "a number is missing") for at, value in enumerate(column)
                         if value is None and scores[at] is not None and at not in table.bad]  # fmt: skip
    return rows


def _plain(table: Table, known: AbstractSet[str], scores: Sequence[Any]) -> bool:
    """Whether every row is one pair with everything in it, so that no row needs a look of its own."""
    people, places = table.column("candidate"), table.column("post")
    filled = not any(None in set(column) for column in (people, scores, *table.facts.values()))
    return filled and set(places) <= known and len({*zip(people, places, strict=True)}) == len(table)


def _listed(table: Table, at: int, place: str | None, village: str | None, known: AbstractSet[str],
            of_village: Mapping[str, list[str]]) -> Sequence[str]:  # fmt: skip
    """The posts that a row speaks of; what it names and does not exist is a fault."""
    if place is not None:
        if place in known:
            return (place,)
        reason = "unknown post; its id is village/role unless the sheet of posts says otherwise"
        table.faults.append(table.fault(at, "post", place, reason))
    elif village is None:
        if at not in table.bad:
            table.faults.append(table.fault(at, "post", None, "a post or a village is expected"))
    elif village in of_village:
        return of_village[village]
    else:
        table.faults.append(table.fault(at, "village", village, "no post in this village"))
    return ()


def from_matrices(scores: Table | None, grades: Table | None, posts: Sequence[Post]) -> PairRows:
    """A row a person, a column a post; without a score matrix every graded pair has 0 points."""
    cells: dict[tuple[str, str], list[Any]] = {}
    for place, table in enumerate((scores, grades)):
        if table is None:
            continue
        meant = {tidy(post.id): post.id for post in posts}
        for header, column in table.facts.items():
            post = meant.get(header)
            if post is None:
                table.faults.append(table.fault(None, header, None, "unknown post; the headers must be ids of posts"))
                continue
            for at, (who, value) in enumerate(zip(table.column("candidate"), column, strict=True)):
                if who is not None and value is not None:
                    entry = cells.setdefault((who, post), [None, None])
                    if entry[place] is not None:
                        table.faults.append(table.fault(at, header, value, "the pair is listed twice"))
                    entry[place] = value
    rows = PairRows()
    for (who, post), (score, grade) in cells.items():
        value = 0 if scores is None else score
        if value is not None:
            rows.add(who, post, value, grade)
    return rows


def everybody(people: Sequence[str], posts: Sequence[Post], own_score: Mapping[str, Any], faults: list[Fault]) -> PairRows:
    """Everybody for every post, at the points of the sheet of candidates."""
    if len(people) * len(posts) > MOST_PAIRS:
        reason = f"{len(people)} candidates for {len(posts)} posts are more than {MOST_PAIRS:,} pairs; list the pairs"
        faults.append(Fault("pairs", "", "", None, reason))
        return PairRows()
    rows = PairRows()
    for who in people:
        score = own_score.get(who, None if own_score else 0)
        if score is not None:
            rows.who += [who] * len(posts)
            rows.post += [post.id for post in posts]
            rows.score += [score] * len(posts)
    rows.grade = [None] * len(rows.who)
    return rows


def too_fine(table: Table, columns: Mapping[str, Sequence[Any]], decimals: int, steps: Mapping[str, int]) -> None:
    """Faults for numbers that cannot be held exactly: more than so many decimals, or too large."""
    for name, values in columns.items():
        finest = lcm(10**decimals, steps.get(name, 1))
        numbers = [value for value in values if value is not None]
        if in_steps(numbers, finest) is not None:
            continue
        wrong = {value for value in set(numbers) if abs(value) >= 10**12 or finest % fraction(value).denominator}
        for at, value in enumerate(values if wrong else ()):
            if value in wrong:
                large = abs(value) >= 10**12
                reason = "too large to be held exactly" if large else f"at most {decimals} decimals are held exactly"
                table.faults.append(table.fault(at, name, value, reason))


def in_steps(values: Sequence[Any], finest: int) -> Ints | None:
    """The numbers in whole steps; None where floats are too coarse to tell, which leaves the answer to fractions.

    Below 15 digits a float that is the nearest to a number of whole steps is written as that number, and no other.
    """
    numbers = np.array(values, dtype=np.float64)
    steps = np.rint(numbers * finest)
    if np.any(np.abs(steps) >= 1e15) or np.any(steps / finest != numbers):
        return None
    return steps.astype(np.int64)
