"""Wishes and hearings as they stand on sheets of their own: lists of places, marks, and vetoes as rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...constraints import Barred
from ...data.near_words import near_words
from ...errors import Message
from ..schema.book_tables import BookTables
from ..schema.rule_sheets import AIM_KINDS, AIMS, RULE_KINDS, RULES, WISHES
from ..schema.table import Table
from ..schema.wish_sheets import HEARING, WISH_LIST
from .post_words import PostWords

Wanted = dict[str, tuple[str, ...]]
Marks = dict[str, dict[str, int | float]]
ONE_PLACE = Message("wish.place", "a village or a post is expected, one of the two", "村和岗位编号须填一项，且只填一项")
RANK = Message("wish.rank", "a whole number from 1 is expected", "应为从一起的整数")
RANK_TWICE = Message("wish.rank_twice", "this person has another wish of this rank", "此人已有同一次序的意愿")
PLACE_TWICE = Message("wish.place_twice", "this person wishes for it twice", "此人的意愿中已有此处")
HEARD_TWICE = Message("hearing.twice", "this person was heard for it twice", "此人在此处已有一次对接")
NO_SAY = Message("hearing.nothing", "a mark or a veto is expected", "应填写评分，或写明否决")
NO_GROUND = Message("hearing.ground", "a veto needs a body and a reason", "否决须写明提出单位和理由")
NOT_ASKED = Message("wishes.not_asked", "nothing asks for these wishes; the aim wishes or the rule stable would",
                    "没有目标或规则用到这些意愿；目标“个人意愿”或规则“双向稳定”才会用到")  # fmt: skip
NO_RULE = Message("hearing.not_asked", "nothing asks for these marks; the rule stable would",
                  "没有规则用到这些评分；规则“双向稳定”才会用到")  # fmt: skip


def asks_for_wishes(tables: BookTables) -> bool:
    """Whether an aim or a rule asks for wishes and lists none."""
    aims, aim_words = tables.table(AIMS), ("wishes", AIM_KINDS["wishes"], *WISHES)
    for kind, listed, more in zip(aims.column("kind"), aims.column("wishes"), aims.column("more"), strict=True):
        if _is(kind, aim_words) and listed is None and more is None:
            return True
    return _stable_without(tables, "wishes")


def _stable_without(tables: BookTables, field: str) -> bool:
    rules, words = tables.table(RULES), ("stable", RULE_KINDS["stable"])
    return any(_is(kind, words) and f'"{field}"' not in str(more or "")
               for kind, more in zip(rules.column("kind"), rules.column("more"), strict=True))  # fmt: skip


def _is(kind: Any, words: Sequence[str]) -> bool:
    return kind is not None and str(kind).strip().lower() in words


def wish_list(tables: BookTables, words: PostWords) -> Wanted:
    """Candidate -> villages or posts, most wished first, of the sheet of wishes."""
    table = tables.table(WISH_LIST)
    found: dict[str, dict[int, str]] = {}
    for at, (who, rank, place) in enumerate(
        zip(table.column("candidate"), table.column("rank"), _places(table, words), strict=True)
    ):
        if who is None or rank is None or place is None:
            continue
        own = found.setdefault(who, {})
        if rank < 1:
            table.faults.append(table.fault(at, "rank", rank, RANK))
        elif rank in own:
            table.faults.append(table.fault(at, "rank", rank, RANK_TWICE))
        elif place in own.values():
            table.faults.append(table.fault(at, "post" if table.column("village")[at] is None else "village", place, PLACE_TWICE))
        else:
            own[rank] = place
    if len(table) and not asks_for_wishes(tables):
        table.say(NOT_ASKED.code, NOT_ASKED, NOT_ASKED.zh)
    return {who: tuple(own[rank] for rank in sorted(own)) for who, own in found.items()}


def hearings(tables: BookTables, words: PostWords) -> tuple[Marks, tuple[Barred, ...]]:
    """Marks by place and candidate, and the vetoes as rules, of the sheet of hearings."""
    table, bars = tables.table(HEARING), []
    marks: Marks = {}
    seen: set[tuple[str, str]] = set()
    columns = (table.column(name) for name in ("candidate", "mark", "veto", "body", "reason"))
    for at, (place, who, mark, veto, body, reason) in enumerate(zip(_places(table, words), *columns, strict=True)):
        if who is None or place is None:
            continue
        if (who, place) in seen:
            table.faults.append(table.fault(at, "candidate", who, HEARD_TWICE))
        elif veto and (body is None or reason is None):
            table.faults.append(table.fault(at, "body" if body is None else "reason", None, NO_GROUND))
        elif veto:
            bars.append(_bar(words, who, place, str(body), str(reason)))
        elif mark is None:
            table.faults.append(table.fault(at, "mark", None, NO_SAY))
        else:
            marks.setdefault(place, {})[who] = mark
        seen.add((who, place))
    if marks and not _stable_without(tables, "say"):
        table.say(NO_RULE.code, NO_RULE, NO_RULE.zh)
    return marks, tuple(bars)


def _bar(words: PostWords, who: str, place: str, body: str, reason: str) -> Barred:
    post = place in words.ids and place not in words.villages.values()
    name = f"{who} ✗ {place} · {body} · {reason}"
    return Barred(id=name, candidate=who, post=place) if post else Barred(id=name, candidate=who, village=place)


def _places(table: Table, words: PostWords) -> list[str | None]:
    """The village or post of each row; what is none, or both, is a fault."""
    found: list[str | None] = []
    for at, pair in enumerate(zip(table.column("village"), table.column("post"), strict=True)):
        given = [(column, word) for column, word in zip(("village", "post"), pair, strict=True) if word is not None]
        place = words.place(given[0][1]) if len(given) == 1 else None
        if len(given) != 1 and at not in table.bad:
            table.faults.append(table.fault(at, "village", None, ONE_PLACE))
        elif given and place is None:
            table.faults.append(table.fault(at, given[0][0], given[0][1], _unknown(given[0][1], words)))
        found.append(place)
    return found


def _unknown(word: str, words: PostWords) -> Message:
    near = near_words(word, words.shown[:5000])
    en, zh = (f"; did you mean {', '.join(near)}?", f"；是不是 {'、'.join(near)}？") if near else ("", "")
    return Message("wish_unknown", f"unknown village or post{en}", f"没有这个村或岗位{zh}")
