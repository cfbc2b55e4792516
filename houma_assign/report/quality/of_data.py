"""What the data hold: how much there is, what was normalised, what is missing, what looks like one thing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ...data.field_names import CHINESE
from ...data.near_words import writing
from ...errors import MARK
from ...plan.wording import Wording
from .section import Section

Row = tuple[str, ...]
TWINS = ("found.twins", "found.joined", "found.role")
NAMED = 8  # ids named in a row
OF_PEOPLE = ("name", "unit", "home", "skills")
OF_VILLAGES = ("name", "township", "needs")


def overview(wording: Wording) -> Section:
    """How much there is."""
    problem, say = wording.problem, wording.language.say
    people, posts = len(problem.candidates), len(problem.posts)
    slots, floor = (sum(each.slots for each in problem.posts), sum(each.floor for each in problem.posts))
    allowed = int(problem.eligibility.allowed.sum())
    soft = sum(rule.penalty is not None for rule in problem.constraints)
    rows = [
        (say("people", "人选"), str(people)),
        (say("villages", "村"), str(len(problem.villages))),
        (say("posts", "岗位"), str(posts)),
        (say("places, of which must be filled", "名额（其中必须配齐）"), f"{slots} ({floor})"),
        (say("pairs with points", "有得分的配对"), f"{len(problem.pairs):,} / {people * posts:,}"),
        (say("pairs that hard rules leave", "硬性规则允许的配对"), f"{allowed:,} / {len(problem.pairs):,}"),
        (say("rules, of which soft", "规则（其中软性）"), f"{len(problem.constraints)} ({soft})"),
    ]
    return Section("overview", say("What there is", "数据概况"), (), (say("what", "项目"), say("number", "数量")), tuple(rows))


def normalised(wording: Wording) -> Section:
    """What was changed or settled when the data were read, and what whoever made them says of them."""
    say = wording.language.say
    notes = [wording.label(note) for note in wording.problem.notes if not note.startswith(MARK)]
    nothing = say("Nothing was changed when the data were read.", "读取时未作任何改动。")
    return Section("normalised", say("What was normalised, and notes", "读取时的处理和说明"), tuple(notes) or (nothing,))


def found(wording: Wording) -> Section:
    """What rules say of the data without being wrong."""
    say = wording.language.say
    lines = tuple(wording.label(note) for note in _findings(wording) if getattr(note, "code", "") not in TWINS)
    nothing = say("Every rule speaks of somebody, and everybody can be judged.", "每条规则都有所指，每个人都可以判断。")
    return Section(
        "found", say("What rules and data say of each other", "规则与数据的对照"), lines or (nothing,), marked=len(lines)
    )


def twins(wording: Wording) -> Section:
    """Two writings of one thing, and people of one name."""
    say, names = wording.language.say, wording.language.names
    lines = [wording.label(note) for note in _findings(wording) if getattr(note, "code", "") in TWINS]
    alike: dict[str, list[str]] = defaultdict(list)
    for person in wording.problem.candidates:
        if person.name:
            alike[writing(person.name)].append(person.id)
    lines += [say(f"people of one name: {names(ids)}; is it one person twice?", f"同名的人选：{names(ids)}；是否同一人重复？")
              for ids in alike.values() if len(ids) > 1]  # fmt: skip
    nothing = say("No two writings of one thing were found.", "没有发现同一事物的两种写法。")
    return Section("twins", say("Near twins", "近似重复"), tuple(lines) or (nothing,), marked=len(lines))


def missing(wording: Wording) -> Section:
    """Fields that some records lack, whose, and whether a rule or an aim asks for them."""
    problem, say = wording.problem, wording.language.say
    asked = set(_asked(problem))
    rows = list(_lacking(say("people", "人选"), problem.candidates, OF_PEOPLE, wording, asked))
    rows += _lacking(say("villages", "村"), problem.villages, OF_VILLAGES, wording, asked)
    ungraded = int((problem.pairs.grade == 0).sum())
    if 0 < ungraded < len(problem.pairs):
        rows.append((say("pairs", "配对"), say("grade", "匹配等次"), f"{ungraded:,} / {len(problem.pairs):,}", "", ""))
    bare = np.bincount(problem.pairs.candidate, minlength=len(problem.candidates)) == 0
    if bare.any():
        ids = [person.id for person, none in zip(problem.candidates, bare, strict=True) if none]
        what = say("any pair with points", "任何有得分的配对")
        rows.append((say("people", "人选"), what, f"{len(ids)} / {len(problem.candidates)}", "", _named(ids, wording)))
    header = say(
        ("of", "what is missing", "in", "rules or aims ask for it", "whose"),
        ("对象", "缺少的内容", "缺少数", "规则或目标要用", "哪些"),
    )
    lines = () if rows else (say("No field is missing anywhere.", "各项内容齐全。"),)
    marked = sum(bool(row[3]) for row in rows)
    return Section("missing", say("What is missing", "缺少的内容"), lines, header, tuple(rows), marked)


def _lacking(table: str, records: Sequence[Any], fields: Iterable[str], wording: Wording, asked: set[str]) -> Iterator[Row]:
    """One row a field of these and a further column that a rule or an aim asks for, where some record has nothing in it."""
    own = dict.fromkeys(name for record in records for name in record.facts if name in asked)
    for name in dict.fromkeys((*fields, *own)):
        ids = [record.id for record in records if _empty(getattr(record, name) if name in fields else record.fact(name))]
        if ids:
            needed = wording.language.say("yes", "是") if name in asked else ""
            yield table, _field(name, wording), f"{len(ids)} / {len(records)}", needed, _named(ids, wording)


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, tuple, Mapping)) and not value)


def _asked(problem: Any) -> Iterator[str]:
    """What conditions, caps, numbers and aims ask for."""
    for user in (*problem.constraints, *problem.tiers):
        where = getattr(user, "where", ())
        for each in () if isinstance(where, Mapping) else where:
            yield from (part.fact for part in getattr(each, "parts", (each,)))
        yield from (value for name in ("fact", "number", "load", "each") if isinstance(value := getattr(user, name, None), str))
        yield from {"home_village": ("home",), "needs": ("needs", "skills"), "skill": ("skills",)}.get(user.kind, ())


def _findings(wording: Wording) -> list[str]:
    return [note for note in wording.problem.notes if note.startswith(MARK)]


def _field(name: str, wording: Wording) -> str:
    label = wording.label(name)
    return wording.language.say(label, CHINESE.get(name, name) if label == name else label)


def _named(ids: list[str], wording: Wording) -> str:
    shown = wording.language.names(ids[:NAMED])
    more = wording.language.say(f" and {len(ids) - NAMED} more", f"等 {len(ids)} 个")
    return shown + more if len(ids) > NAMED else shown
