"""The pairs of a book: from the sheet of pairs, from matrices, or everybody for every post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, repeat
from math import lcm
from typing import Any

import numpy as np

from ...data.exact import Ints, fraction
from ...data.post import Post
from ...errors import Fault, Message
from ..schema.book_tables import BookTables
from ..schema.record_sheets import PAIRS
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table
from .matrix_pairs import from_matrices, glued
from .pair_rows import PairRows, positions
from .post_words import PostWords

MOST_PAIRS = 5_000_000


def pairs_of(tables: BookTables, people: Table, posts: Sequence[Post], words: PostWords) -> PairRows:
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
            return from_matrices(matrices[0], matrices[1], words)
        glued(people, words)
        return everybody([id for id in people.column("id") if id is not None], posts, own, tables.faults)
    both = Message("pairs_twice", "pairs stand here and on the sheet of pairs; keep one", "配对既在这里又在配对表里；请只留一处")
    tables.faults += [matrix.fault(None, "", None, both)
                     for matrix in matrices if matrix is not None]  # fmt: skip
    if not len(table) and not table.faults and not tables.own:
        reason = Message("pairs_empty", "the table is empty; delete the sheet if everybody may take every post",
                         "表是空的；如果人人可任各岗，请删除这张表")  # fmt: skip
        table.faults.append(table.fault(None, "", None, reason))
    return from_long(table, posts, own, words)


def from_long(table: Table, posts: Sequence[Post], own_score: Mapping[str, Any], words: PostWords) -> PairRows:
    """One row a pair; a row with a village stands for all its posts. Entries without a score are barred."""
    of_village: dict[str, list[str]] = {}
    for post in posts:
        of_village.setdefault(post.village, []).append(post.id)
    known = {post.id for post in posts}
    people, places, villages = table.column("candidate"), table.column("post"), table.column("village")
    scores = table.column("score") if "score" in table.columns else [own_score.get(who, 0) for who in people]
    grades = table.column("grade")
    plain = PairRows(people, places, scores, grades, table.facts)
    if "village" not in table.columns and _filled(plain) and known.issuperset(places) and _all_differ(plain):
        return plain
    if len(table) and not {"post", "village"} & set(table.columns):
        reason = Message(
            "pairs_without_posts",
            "there is neither a column of posts nor one of villages, and no header is a village",
            "既没有岗位列也没有村列，表头也不是村",
        )
        table.faults.append(table.fault(None, "", None, reason))
        return PairRows()
    rows = _of_whole_columns(plain, villages, of_village, words)
    if rows is not None:
        return rows
    rows = PairRows(facts={name: [] for name in table.facts})
    seen: dict[tuple[str, str], int] = {}
    for at, (who, place, village) in enumerate(zip(people, places, villages, strict=True)):
        listed = _listed(table, at, place, village, known, of_village, words)
        if who is None:
            continue
        for id in listed:
            if (who, id) in seen:
                line = table.lines[seen[who, id]] + 1
                reason = Message(
                    "pair_twice", f"the pair is listed twice, also in row {line}", f"这一配对列了两次，另见第 {line} 行"
                )
                table.faults.append(table.fault(at, "candidate", who, reason))
                continue
            seen[who, id] = at
            if scores[at] is not None:
                rows.add(who, id, scores[at], grades[at])
                for name, column in rows.facts.items():
                    column.append(table.facts[name][at])
    for name, column in table.facts.items():
        reason = Message("number_missing", "a number is missing", "缺少数字")
        table.faults += [table.fault(at, name, None, reason) for at, value in enumerate(column)
                         if value is None and scores[at] is not None and at not in table.bad]  # fmt: skip
    return rows


def _filled(rows: PairRows) -> bool:
    """Whether every row says who and how much."""
    return not any(None in column for column in (rows.who, rows.score, *rows.facts.values()))


def _all_differ(rows: PairRows) -> bool:
    """Whether no pair is listed twice."""
    if len({*rows.who}) == len(rows.who):
        return True
    post = positions(rows.post, {*rows.post})
    key = np.sort(positions(rows.who, {*rows.who}) * (int(post.max()) + 1) + post)
    return bool((key[1:] != key[:-1]).all())


def _of_whole_columns(rows: PairRows, villages: Sequence[str | None], of_village: Mapping[str, list[str]],
                      words: PostWords) -> PairRows | None:  # fmt: skip
    """The rows with posts for what stands in their place, all at once; None where a row needs a look of its own."""
    if None in rows.who:
        return None
    places: Sequence[Any] = rows.post
    if {*places} == {None}:
        places = villages
        meant: dict[Any, Sequence[str]] = {village: of_village.get(village or "", ()) for village in {*villages}}
    elif None not in places:
        meant = {place: words.meant(place) for place in {*places}}
    else:
        return None
    if not all(meant.values()):
        return None
    numbers = [] if max(map(len, meant.values()), default=1) == 1 else [len(meant[each]) for each in places]

    def spread(column: Sequence[Any]) -> list[Any]:
        return [*chain.from_iterable(map(repeat, column, numbers))] if numbers else [*column]

    facts = {name: spread(column) for name, column in rows.facts.items()}
    post = [*chain.from_iterable(map(meant.__getitem__, places))]
    found = PairRows(spread(rows.who), post, spread(rows.score), spread(rows.grade), facts)
    if not _all_differ(found):
        return None
    if None in found.score:
        found = found.only([score is not None for score in found.score])
    return found if _filled(found) else None


def _listed(table: Table, at: int, place: str | None, village: str | None, known: AbstractSet[str],
            of_village: Mapping[str, list[str]], words: PostWords) -> Sequence[str]:  # fmt: skip
    """The posts that a row speaks of; what it names and does not exist is a fault."""
    if place is not None:
        if place in known:
            return (place,)
        if meant := words.meant(place):
            return meant
        reason = Message("post_unknown", "unknown post; its id is village/role unless the sheet of posts says otherwise",
                         "没有这个岗位；岗位表没有另定编号时，写作 村/岗位")  # fmt: skip
        table.faults.append(table.fault(at, "post", place, reason))
    elif village is None:
        if at not in table.bad:
            reason = Message("post_missing", "a post or a village is expected", "应填岗位或村")
            table.faults.append(table.fault(at, "post", None, reason))
    elif village in of_village:
        return of_village[village]
    else:
        table.faults.append(
            table.fault(at, "village", village, Message("village_without_post", "no post in this village", "这个村没有岗位"))
        )
    return ()


def everybody(people: Sequence[str], posts: Sequence[Post], own_score: Mapping[str, Any], faults: list[Fault]) -> PairRows:
    """Everybody for every post, at the points of the sheet of candidates."""
    if len(people) * len(posts) > MOST_PAIRS:
        size = len(people), len(posts), f"{MOST_PAIRS:,}"
        reason = Message(
            "pairs_too_many",
            f"{size[0]} candidates for {size[1]} posts are more than {size[2]} pairs; list the pairs",
            f"{size[0]} 人对 {size[1]} 岗，超过 {size[2]} 对；请列出配对",
        )
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
                reason = (
                    Message("number_too_large", "too large to be held exactly", "数字太大，无法精确表示")
                    if large
                    else Message(
                        "number_too_fine", f"at most {decimals} decimals are held exactly", f"最多精确到 {decimals} 位小数"
                    )
                )
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
