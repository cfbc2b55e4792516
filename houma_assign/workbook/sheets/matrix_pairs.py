"""The pairs of matrices: a row a person, a column a post or a village."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import Message
from ..schema.mapping import near
from ..schema.table import Table
from .pair_rows import PairRows
from .post_words import PostWords

MOST_UNKNOWN = 3  # columns of a matrix that are named one by one


def from_matrices(scores: Table | None, grades: Table | None, words: PostWords) -> PairRows:
    """A row a person, a column a post or a village; without a score matrix every graded pair has 0 points."""
    cells: dict[tuple[str, str], list[Any]] = {}
    for place, table in enumerate((scores, grades)):
        if table is None:
            continue
        meant = {header: words.meant(table.headers[header]) or words.meant(header) for header in table.facts}
        _unknown_headers(table, [header for header, posts in meant.items() if not posts], words)
        for header, posts in meant.items():
            for at, (who, value) in enumerate(zip(table.column("candidate"), table.facts[header], strict=True)):
                for post in posts if who is not None and value is not None else ():
                    entry = cells.setdefault((who, post), [None, None])
                    if entry[place] is not None:
                        reason = Message("matrix_pair_twice", "the pair is listed twice", "这一配对列了两次")
                        table.faults.append(table.fault(at, header, value, reason))
                    entry[place] = value
    rows = PairRows()
    for (who, post), (score, grade) in cells.items():
        value = 0 if scores is None else score
        if value is not None:
            rows.add(who, post, value, grade)
    return rows


def _unknown_headers(table: Table, headers: Sequence[str], words: PostWords) -> None:
    """Columns of a matrix that are no post: each by itself, or all at once where they are many."""
    pool = words.shown
    if len(headers) > MOST_UNKNOWN:
        shown, some = ", ".join(headers[:8]), ", ".join(pool[:4])
        reason = Message(
            "matrix_posts_unknown",
            f"{len(headers)} columns are no post ({shown} ...); ids or names of villages, or village/role, are expected, "
            f"such as {some}",
            f"{len(headers)} 列不是岗位（{shown} 等）；表头应为村的编号或名称，或 村/岗位，例如 {some}",
        )
        table.faults.append(table.fault(None, "", None, reason))
        return
    for header in headers:
        close = near(header, pool)
        en, zh = (f"; did you mean {', '.join(close)}?", f"；是不是 {'、'.join(close)}？") if close else ("", "")
        reason = Message(
            "matrix_post_unknown",
            f"unknown post; ids of posts or villages, or names of villages, are expected{en}",
            f"没有这个岗位；表头应为岗位编号、村编号或村名{zh}",
        )
        table.faults.append(table.fault(None, header, None, reason))


def glued(people: Table, words: PostWords) -> None:
    """Columns of people that are called like villages: scores for them, which would be lost as facts."""
    if people.sheet.own:
        return
    shown = [people.headers[name] for name in people.facts if words.meant(people.headers[name])]
    if shown:
        reason = Message(
            "matrix_among_people",
            f"columns {', '.join(shown[:8])} are called like villages or posts and would be facts, not points; put them on a "
            "sheet of their own called 得分矩阵 (score matrix), with the ids of the people in front",
            f"“{'、'.join(shown[:8])}”各列与村或岗位同名，在这里只会当作个人情况而不计分；请连同人选编号放到单独的“得分矩阵”表",
        )
        people.faults.append(people.fault(None, shown[0], None, reason))
