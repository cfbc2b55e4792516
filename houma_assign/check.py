"""Check a sealed decision with nothing but Python: ``python -m houma_assign.check decision.json``.

This file stands alone: the standard library and nothing else, no solver, none of the package; it can be read from top to bottom.
The sealed file holds people, posts, points, rules as data, the plan, and prices. It holds no equations: part 3 says every rule
again, as sums over pairs (a pair is one person in one post) that must lie between limits. Part 6 puts the plan in and adds up; part
5 shows by prices on the same sums that no plan is better. A forged equation is impossible, since none is read from the file.

1 the file   2 facts and conditions   3 rules as sums   4 aims   5 prices   6 what is told
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import ceil, floor, lcm
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

FORMAT, ROW, VERSION = "houma_assign decision", "houma_assign row", 1
SAFE = 2**53  # whole numbers from here on are written as text: other readers of JSON would round them
MISREAD = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)  # what a made-up file may cause
Terms = dict[int, int]
Rule = Mapping[str, Any]

# ---- 1 the file -----------------------------------------------------------------------------------------------------------

def canonical(value: Any) -> str:
    """JSON in the one spelling of RFC 8785; numbers are whole and below 2**53, so its rules for fractions are not needed."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) >= SAFE):
        raise ValueError("a number that is not whole, or too large")
    return json.dumps(value, ensure_ascii=False)

def digests(body: Any) -> dict[str, str]:
    """SHA-256 of a body, and SM3 where this machine has it."""
    text = canonical(body).encode()
    return {name: hashlib.new(name, text).hexdigest() for name in ("sha256", "sm3") if name in hashlib.algorithms_available}

def short(digest: str) -> str:
    """The first 20 digits of a digest in fives, as papers carry it: 80 bits."""
    return "-".join(digest[k : k + 5] for k in range(0, 20, 5))

def leaf_of(row: Any, salt: str) -> str:
    """The digest of one person's row and its salt."""
    return hashlib.sha256(b"\0" + bytes.fromhex(salt) + canonical(row).encode()).hexdigest()

def node_of(left: str, right: str) -> str:
    """The digest above two others."""
    return hashlib.sha256(b"\1" + bytes.fromhex(left) + bytes.fromhex(right)).hexdigest()

def parsed(raw: bytes) -> Any:
    """A document from its bytes, which must be the canonical ones; anything else is a ``ValueError``."""
    def once(items: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(items)) < len(items):
            raise ValueError("a key stands twice in one object")
        return dict(items)

    document = json.loads(raw.decode("utf-8"), object_pairs_hook=once)
    if canonical(document).encode() != raw:
        raise ValueError("not in canonical form")
    return document

def whole(value: Any) -> int:
    """A whole number as it must be written: plain below 2**53, as text from there on."""
    if type(value) is int or (type(value) is str and re.fullmatch("-?[1-9][0-9]*", value, re.ASCII) and abs(int(value)) >= SAFE):
        return int(value)
    raise ValueError("a whole number is expected")

def written(number: int) -> int | str:
    """A whole number as it must be written."""
    return number if abs(number) < SAFE else str(number)

# ---- 2 facts and conditions -----------------------------------------------------------------------------------------------

# What a rule may call the fields of a person, a village, a post and a pair.
NAMES = {
    "people": {"id": "编号 人选编号 人员编号", "name": "姓名", "unit": "派出单位 单位 工作单位 所在单位 选派单位",
               "home": "家乡村 户籍村 户籍所在村 本村 家庭所在村 原籍村", "kin": "亲属 亲属编号 亲属人选",
               "kin_villages": "亲属任职村 亲属所在村", "skills": "专长 技能 特长 专业特长", "most": "最多任职数 最多岗位数"},
    "villages": {"id": "编号 村编号", "name": "村名 名称", "township": "乡镇 所属乡镇", "needs": "需求"},
    "posts": {"id": "岗位编号 编号", "village": "村 村编号", "role": "岗位 岗位类别 职务 角色", "slots": "名额 名额数",
              "least": "最少人数"},
    "pairs": {"score": "总分 得分 综合得分 分数 points", "grade": "匹配等次 等次 匹配度"},
}
FIELDS = {table: {name: key for key, words in names.items() for name in (key, *words.split())} for table, names in NAMES.items()}
SOURCES = {"pair": "pairs", "candidate": "people", "post": "posts", "village": "villages"}
DATE = re.compile(r"(?:19|20)[0-9][0-9]-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")

def plain(raw: Any) -> Any:
    """A sealed value as it is compared: ``{"decimal": "1.5"}`` is the number one and a half."""
    return Fraction(raw["decimal"]) if isinstance(raw, dict) and raw.keys() == {"decimal"} else raw

def steps(limits: Iterable[Any], given: int = 1) -> int:
    """So many steps make a unit that all limits and the numbers they are for are whole numbers of steps."""
    return given * lcm(1, *(Fraction(plain(each)).denominator for each in limits if each is not None))

def factors(values: Mapping[int, Fraction | int]) -> Terms:
    """Factors as whole numbers, without those that are 0."""
    return {k: int(value) for k, value in values.items() if value}

class Case:
    """The sealed people, villages, posts and pairs, found by id, and the pairs that no hard rule bars (``open``)."""

    def __init__(self, body: Rule) -> None:
        given = body["problem"]
        self.people, self.villages, self.posts = (
            {row["id"]: row for row in given[table]} for table in ("people", "villages", "posts"))
        self.who, self.seat, points, self.grade = ([row[n] for row in given["pairs"]["rows"]] for n in range(4))
        self.place = [self.posts[post]["village"] for post in self.seat]
        self.score, self.scale, self.more = list(map(whole, points)), given["pairs"]["scale"], given["pairs"]["facts"]
        self.at = {pair: k for k, pair in enumerate(zip(self.who, self.seat, strict=True))}
        ids = [[row["id"] for row in given[table]] for table in ("people", "villages", "posts")] + [list(self.at)]
        if any(each != sorted(set(each)) for each in ids) or len(self.at) < len(points) or any(w not in self.people for w in self.who):
            raise ValueError("an id or a pair stands twice, or out of order")
        self.rules, self.aims, self.seed, self.dimensions = given["rules"], given["aims"], body["seed"], given["dimensions"]
        self.hard = {rule["kind"] for rule in self.rules if rule["penalty"] is None}
        self.barred = {rule["id"]: {k for k in range(len(points)) if FORBIDS[rule["kind"]](self, rule, k)}
                       for rule in self.rules if rule["penalty"] is None and rule["kind"] in FORBIDS}
        shut: set[int] = set().union(*self.barred.values())
        self.open = [k for k in range(len(points)) if k not in shut]
        self.of_person, self.of_post, self.of_village = (self.heaps(column) for column in (self.who, self.seat, self.place))

    def heaps(self, column: list[Any]) -> dict[Any, list[int]]:
        """The open pairs by what stands in a column."""
        found: dict[Any, list[int]] = defaultdict(list)
        for k in self.open:
            found[column[k]].append(k)
        return found

    def fact(self, table: str, id: str, name: str) -> Any:
        """A fact as sealed: a column of the record's own first, then a field by one of its names; None if it is empty."""
        row = getattr(self, table)[id]
        if name in row["facts"]:
            return row["facts"][name]
        value = row.get(FIELDS[table].get(name, ""))
        return None if value in ("", [], {}) else value

    def asked(self, k: int, name: str) -> Any:
        """What a condition sees of the person of a pair: a fact, or the pair's own points and grade."""
        value = self.fact("people", self.who[k], name)
        if value is not None or name not in FIELDS["pairs"] or name in self.people[self.who[k]]["facts"]:
            return plain(value)
        points = Fraction(self.score[k], self.scale)
        points = points if points.denominator == 1 else Fraction(repr(float(points)))
        return points if FIELDS["pairs"][name] == "score" else self.grade[k] or None

    def holds(self, where: Iterable[Any], k: int) -> bool:
        """Whether the person of a pair meets every condition; of a choice of tests one is enough."""
        return all(any(self.meets(test, self.asked(k, test["fact"])) for test in each["any_of"] or [each]) for each in where)

    def meets(self, test: Rule, value: Any) -> bool:
        """Whether a value passes one test; nothing passes none, and of many values one must pass."""
        many = value if isinstance(value, (list, dict)) else [] if value is None else [value]
        known = [passed for each in many if (passed := passes(test, each)) is not None]
        return bool(known) and any(known) != test["unless"]

    def numbers(self, name: str) -> tuple[dict[int, Fraction], int]:
        """A number for each open pair, and its steps: a column of the pair, the person, the post or the village, in that order."""
        head, _, column = name.partition(".") if name.partition(".")[0] in SOURCES else ("", "", name)
        there = {source: column == "score" or column in self.more if source == "pair" else
                 any(self.fact(table, id, column) is not None for id in getattr(self, table)) for source, table in SOURCES.items()}
        source = head or next(source for source in SOURCES if there[source])
        if source == "pair":
            scale, values = (self.scale, self.score) if column == "score" else self.more[column]
            return {k: Fraction(whole(values[k]), scale) for k in self.open}, scale
        ids = {"candidate": self.who, "post": self.seat, "village": self.place}[source]
        known = {id: Fraction(plain(self.fact(SOURCES[source], id, column))) for id in {ids[k] for k in self.open}}
        return {k: known[ids[k]] for k in self.open}, steps(known.values())

    def groups(self, rule: Rule) -> Iterator[tuple[str, int, list[int]]]:
        """The groups of posts that a rule speaks of: a label, the slots, the open pairs."""
        groups: dict[str, list[str]] = defaultdict(list)
        for id, post in self.posts.items():
            if self.in_scope(rule, id):
                town = self.villages[post["village"]]["township"]
                groups[{"village": post["village"], "township": town, "role": post["role"], "post": id, None: ""}[rule["each"]]].append(id)
        for label, ids in groups.items():
            yield label, sum(self.posts[id]["slots"] for id in ids), [k for id in ids for k in self.of_post[id]]

    def in_scope(self, rule: Rule, id: str) -> bool:
        """Whether a post is among those that a rule speaks of."""
        post, town = self.posts[id], self.villages[self.posts[id]["village"]]["township"]
        inside = rule["role"] in (None, post["role"]) and rule["village"] in (None, post["village"])
        return inside and rule["township"] in (None, town) and bool(town or rule["each"] != "township")

    def room(self, pairs: Iterable[int]) -> int:
        """The most of these pairs, all of whole posts, that any plan holds at once."""
        listed = list(pairs)
        return sum(self.posts[post]["slots"] for post in {self.seat[k] for k in listed}) if "slots" in self.hard else len(listed)

    def single(self, who: str) -> bool:
        """Whether this person holds one post at most."""
        return "posts_each" in self.hard and self.people[who]["most"] <= 1

def passes(test: Rule, value: Any) -> bool | None:
    """The test itself; None for a value that a range cannot be asked about."""
    low, high = plain(test["least"]), plain(test["most"])
    if low is None and high is None:
        named = map(plain, test["one_of"] if test["equals"] is None else [test["equals"]])
        return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in named)
    if isinstance(low, str) or isinstance(high, str):  # dates; one without a day is the first of its month, or all of it
        if not (isinstance(value, str) and DATE.fullmatch(value)):
            return None
        value, low, high = (each and each + end[len(each) - 7 :] for each, end in ((value, "-01"), (low, "-01"), (high, "-31")))
    elif isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return None
    return bool((low is None or value >= low) and (high is None or value <= high))

# ---- 3 rules as sums ------------------------------------------------------------------------------------------------------

class Row(NamedTuple):
    """``low <= sum of (factor × pair) <= high``; a pair counts 1 if the person has the post. None is no limit."""

    label: str
    terms: Terms
    low: int | None = None
    high: int | None = None
    unit: int = 1  # so many steps of the sum are one unit of breach

def ones(pairs: Iterable[int]) -> Terms:
    """Each pair once."""
    return dict.fromkeys(pairs, 1)

def _side_by_side(case: Case, couples: Iterable[tuple[str, str]], hard: bool) -> list[Row]:
    """Not both of a couple in one village; a sum for each two of their posts where one may hold several, or units count."""
    rows = []
    for a, b in couples:
        first, second = case.of_person.get(a, []), case.of_person.get(b, [])
        if hard and case.single(a) and case.single(b):
            shared = sorted({case.place[k] for k in first} & {case.place[k] for k in second})
            rows += [Row(f"{a} + {b} → {v}", ones(k for k in (*first, *second) if case.place[k] == v), None, 1) for v in shared]
        else:
            rows += [Row(f"{a} + {b}", ones((k, m)), None, 1) for k in first for m in second if case.place[k] == case.place[m]]
    return rows

def _apart(case: Case, rule: Rule) -> list[Row]:
    people = sorted(set(rule["candidates"]))
    if rule["penalty"] is not None or not all(map(case.single, people)):
        return _side_by_side(case, combinations(people, 2), rule["penalty"] is None)
    return [Row(v, ones(k for k in case.of_village.get(v, ()) if case.who[k] in people), None, 1) for v in case.villages]

def _capacity(case: Case, rule: Rule) -> list[Row]:
    table = {"post": "posts", "village": "villages", "candidate": "people"}[rule["each"]]
    heaps = {"post": case.of_post, "village": case.of_village, "candidate": case.of_person}[rule["each"]]
    limit, (loads, given) = rule["limit"], case.numbers(rule["load"])
    by_id = isinstance(limit, dict) and "decimal" not in limit
    limits = {id: Fraction(plain(case.fact(table, id, limit) if isinstance(limit, str) else limit[id] if by_id else limit))
              for id in getattr(case, table)}
    scale = steps(limits.values(), given)
    return [Row(id, factors({k: loads[k] * scale for k in heaps.get(id, ())}), None, int(limits[id] * scale), scale)
            for id in limits]

def _kin(case: Case, rule: Rule) -> list[Row]:
    couples = sorted({(min(a, b), max(a, b)) for a in case.people for b in case.people[a]["kin"] if b in case.people and b != a})
    alone = [] if rule["penalty"] is None else [k for k in case.open if FORBIDS["kin"](case, rule, k)]
    return _side_by_side(case, couples, rule["penalty"] is None) + [Row(case.who[k], {k: 1}, None, 0) for k in alone]

def _leader(case: Case, rule: Rule) -> list[Row]:
    step = {plain(rank): k for k, rank in enumerate(rule["order"])}
    leads = {k for k in case.open if case.posts[case.seat[k]]["role"] == rule["leader"]}
    level = {k: step[plain(case.fact("people", case.who[k], rule["fact"]))] + (rule["strictly"] and k not in leads) for k in case.open}
    rows = []
    for village, inside in sorted(case.of_village.items()):
        heads, members = [k for k in inside if k in leads], [k for k in inside if k not in leads]
        one, most = heads and case.room(heads) == 1, case.room(members)
        for top in range(min(level[k] for k in heads) + 1, max(level[k] for k in members) + 1) if heads and members else ():
            above, below = [k for k in members if level[k] >= top], [k for k in heads if level[k] < top]
            rows += ([Row(village, {**ones(above), **factors(dict.fromkeys(below, most))}, None, most)] if one else
                     [Row(village, ones((a, b)), None, 1) for a in below for b in above])
    return rows

def _mean(case: Case, rule: Rule) -> list[Row]:
    limits = {name: Fraction(plain(rule[name])) for name in ("least", "most") if rule[name] is not None}
    numbers, given = case.numbers(rule["number"])
    scale = steps(limits.values(), given)
    return [Row(label, factors({k: (numbers[k] - limit) * scale for k in pairs}), 0 if name == "least" else None,
                0 if name == "most" else None, scale) for name, limit in limits.items() for label, _, pairs in case.groups(rule)]

def _total(case: Case, rule: Rule) -> list[Row]:
    numbers, given = case.numbers(rule["number"])
    scale = steps((rule["least"], rule["most"]), given)
    low, high = (None if rule[end] is None else int(Fraction(plain(rule[end])) * scale) for end in ("least", "most"))
    return [Row(label, factors({k: numbers[k] * scale for k in pairs}), low, high, scale) for label, _, pairs in case.groups(rule)]

def _quota(case: Case, rule: Rule) -> list[Row]:
    def people(end: str, slots: int) -> int | None:
        if rule[f"{end}_share"] is None:
            return None if rule[end] is None else int(rule[end])
        share = Fraction(plain(rule[f"{end}_share"])) * slots
        return ceil(share) if rule["rounding"] == "up" else floor(share + (0 if rule["rounding"] == "down" else Fraction(1, 2)))

    return [Row(label, ones(k for k in pairs if case.holds(rule["where"], k)), people("least", slots), people("most", slots))
            for label, slots, pairs in case.groups(rule)]

def _skill(case: Case, rule: Rule) -> list[Row]:
    places, able = rule["villages"] or [post["village"] for post in case.posts.values()], set(rule["skills"])
    return [Row(v, ones(k for k in case.of_village.get(v, ()) if able & set(case.people[case.who[k]]["skills"])), rule["least"])
            for v in sorted(set(places))]

def _together(case: Case, rule: Rule) -> list[Row]:
    first, *others = dict.fromkeys(rule["candidates"])
    sign = [{k: 1 if case.who[k] == first else -1 for who in (first, other) for k in case.of_person.get(who, ())} for other in others]
    return [Row(f"{first} → {v}", {k: a for k, a in each.items() if case.place[k] == v}, 0, 0) for each in sign for v in case.villages]

def _unit_cap(case: Case, rule: Rule) -> list[Row]:
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for label, _, pairs in case.groups(rule):
        for k in pairs:
            raw = case.fact("people", case.who[k], rule["fact"])
            unit = "" if raw is None else str(raw["decimal"] if isinstance(raw, dict) else raw)
            if unit and case.holds(rule["where"], k):
                cells[unit, label].append(k)
    return [Row(f"{unit} {label}", ones(pairs), None, rule["exceptions"].get(unit, rule["most"])) for (unit, label), pairs in sorted(cells.items())]

def _forbidding(case: Case, rule: Rule) -> list[Row]:
    """Soft: in each post, none of the placements that the rule forbids. A hard one bars the pairs from the start."""
    forbids = FORBIDS[rule["kind"]]
    return [] if rule["penalty"] is None else [
        Row(id, ones(k for k in case.of_post.get(id, ()) if forbids(case, rule, k)), None, 0) for id in case.posts]

def _at_home(case: Case, rule: Rule, k: int) -> bool:
    home, place = case.villages.get(case.people[case.who[k]]["home"]), case.villages[case.place[k]]
    near = home and rule["within"] == "township" and home["township"] and home["township"] == place["township"]
    return bool(home and (home is place or near))

FORBIDS: dict[str, Callable[[Case, Rule, int], bool]] = {
    "barred": lambda case, rule, k: (rule["candidate"] == case.who[k] and rule["post"] in (None, case.seat[k])
                                     and rule["village"] in (None, case.place[k])),
    "eligible": lambda case, rule, k: case.in_scope(rule, case.seat[k]) and not case.holds(rule["where"], k),
    "home_village": _at_home,
    "kin": lambda case, rule, k: case.place[k] in case.people[case.who[k]]["kin_villages"],
    "min_grade": lambda case, rule, k: case.in_scope(rule, case.seat[k]) and (case.grade[k] or "Z") > rule["grade"],
}
SCOPE = "role township village each"
# Kind -> its sums, and the fields that a rule of this kind has.
RULES: dict[str, tuple[Callable[[Case, Rule], list[Row]], str]] = {
    "apart": (_apart, "candidates"), "barred": (_forbidding, "candidate post village"), "capacity": (_capacity, "load limit each"),
    "eligible": (_forbidding, f"where {SCOPE}"), "home_village": (_forbidding, "within"), "kin": (_kin, ""),
    "leader": (_leader, "fact order leader strictly"), "mean": (_mean, f"number least most {SCOPE}"),
    "min_grade": (_forbidding, f"grade {SCOPE}"),
    "pinned": (lambda case, rule: [Row(rule["candidate"], ones(k for k in case.open if case.who[k] == rule["candidate"]
                                                                and case.seat[k] == rule["post"]), 1)], "candidate post"),
    "posts_each": (lambda case, rule: [Row(who, ones(case.of_person.get(who, ())), None, person["most"])
                                       for who, person in case.people.items()], ""),
    "posts_filled": (lambda case, rule: [Row(id, ones(case.of_post.get(id, ())), post["slots"] if post["least"] is None else post["least"])
                                         for id, post in case.posts.items()], ""),
    "quota": (_quota, f"where least most least_share most_share rounding {SCOPE}"), "skill": (_skill, "skills villages least"),
    "slots": (lambda case, rule: [Row(id, ones(case.of_post.get(id, ())), None, post["slots"]) for id, post in case.posts.items()], ""),
    "together": (_together, "candidates"), "total": (_total, f"number least most {SCOPE}"), "unit_cap": (_unit_cap, f"most exceptions fact where {SCOPE}"),
}

# ---- 4 aims ---------------------------------------------------------------------------------------------------------------

@dataclass
class Objective:
    """``sign × scale × value = sum of (factor × pair) + constant + extra``, to be made as large as can be.

    ``extra`` is counted from a plan: the needs met, the worst-off villages. For the prices the same is said by further columns
    (weight, least, most), numbered after the pairs, and rows that tie them to the pairs.
    """

    terms: Mapping[int, int]
    scale: int = 1
    constant: int = 0
    sign: int = 1
    points: Fraction = Fraction(0)  # how many units of the aim one point lost to soft rules takes
    columns: list[tuple[int, int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    extra: Callable[[set[int]], int] = lambda plan: 0

def _needs(case: Case, aim: Rule) -> Objective:
    rows: list[Row] = []
    columns: list[tuple[int, int, int]] = []
    for v, village in case.villages.items():
        for need in sorted(village["needs"]):
            wanted = set(aim["met_by"].get(need, [need]))
            if able := [k for k in case.of_village.get(v, ()) if wanted & set(case.people[case.who[k]]["skills"])]:
                rows.append(Row(f"{v}: {need}", {**ones(able), len(case.who) + len(rows): -1}, 0))
                columns.append((village["needs"][need], 0, 1))
    return Objective({}, columns=columns, rows=rows, extra=lambda plan: sum(
        weight for (weight, _, _), row in zip(columns, rows, strict=True) if plan & row.terms.keys()))

def _even_load(case: Case, aim: Rule) -> Objective:
    groups: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for k in case.open:
        if ("posts_each" in case.hard and not case.people[case.who[k]]["most"]) or aim["role"] not in (None, case.posts[case.seat[k]]["role"]):
            continue
        group = "" if aim["each"] is None else case.fact("people", case.who[k], aim["each"])
        if case.holds(aim["where"], k) and (aim["each"] is None or group not in (None, "")):
            groups[str(group["decimal"] if isinstance(group, dict) else group)][case.who[k]].append(k)
    able = {case.who[k] for k in case.open if aim["role"] in (None, case.posts[case.seat[k]]["role"])
            and ("slots" not in case.hard or case.posts[case.seat[k]]["slots"] > 0)}
    heaps = [[pairs for who, pairs in sorted(people.items()) if who in able] for _, people in sorted(groups.items())]
    heaps, first = [each for each in heaps if each], len(case.who)
    rows = [Row("", {**dict.fromkeys(pairs, sign), first + n + (0 if sign > 0 else len(heaps)): -sign}, None, 0)
            for n, heap in enumerate(heaps) for pairs in heap for sign in (1, -1)]
    most = sum(aim["role"] in (None, post["role"]) for post in case.posts.values())
    loads: Callable[[set[int]], list[list[int]]] = lambda plan: [[len(plan & set(pairs)) for pairs in heap] for heap in heaps]
    return Objective({}, sign=-1, columns=[(-1, 0, most)] * len(heaps) + [(1, 0, most)] * len(heaps), rows=rows,
                     extra=lambda plan: sum(min(each) - max(each) for each in loads(plan)))

def _counting(case: Case, aim: Rule) -> Objective:
    """People of a kind, or the total of a number, as many or as few as can be."""
    sign, (numbers, scale) = {"most": 1, "least": -1}[aim["sense"]], case.numbers(aim["number"]) if "number" in aim else ({}, 1)
    return Objective(factors({k: sign * scale * numbers.get(k, 1) for k in case.open if aim["role"] in (None, case.posts[case.seat[k]]["role"])
                              and case.holds(aim["where"], k)}), scale, sign=sign)

def _worst_off(case: Case, aim: Rule) -> Objective:
    slots = Counter({post["village"]: 0 for post in case.posts.values()})
    for post in case.posts.values():
        slots[post["village"]] += post["slots"]
    places, first = sorted(v for v in slots if slots[v]), len(case.who)
    parts, low, high = lcm(1, *(slots[v] for v in places)), 0, 0
    share = {v: {k: parts // slots[v] * case.score[k] for k in case.of_village.get(v, ())} for v in places}
    for pairs in share.values():
        ordered, room = sorted(pairs.values()), case.room(pairs)
        low = min(low, sum(min(each, 0) for each in ordered[:room]))
        high = max(high, sum(max(each, 0) for each in ordered[-room:]) if room else 0)
    rows = [Row(v, {**factors(share[v]), first: -1, first + 1 + n: 1}, 0) for n, v in enumerate(places)]
    columns = [(min(aim["worst"], len(places)), low, high), *((-1, 0, high - low) for _ in places)] if places else []
    return Objective({}, case.scale * parts if places else 1, columns=columns, rows=rows, extra=lambda plan: sum(
        sorted(sum(pairs[k] for k in plan & pairs.keys()) for pairs in share.values())[: aim["worst"]]))

def _blend(case: Case, aim: Rule) -> Objective:
    made = [(objective(case, part), Fraction(plain(weight))) for part, weight in aim["parts"]]
    scale = lcm(*(part.scale * weight.denominator for part, weight in made))
    parts = [(part, int(weight * scale / part.scale)) for part, weight in made]
    terms: Counter[int] = Counter()
    whole_one = Objective({}, scale, sum(by * part.constant for part, by in parts),
                          points=sum((weight * part.sign * part.points for part, weight in made), Fraction(0)),
                          extra=lambda plan: sum(by * part.extra(plan) for part, by in parts))
    for part, by in parts:
        terms.update({k: by * value for k, value in part.terms.items()})
        ahead = len(whole_one.columns)
        whole_one.rows += [row._replace(terms={k + ahead * (k >= len(case.who)): a for k, a in row.terms.items()}) for row in part.rows]
        whole_one.columns += [(by * weight, low, high) for weight, low, high in part.columns]
    whole_one.terms = factors(terms)
    return whole_one

def _lots(case: Case, aim: Rule) -> Objective:
    """The lot of a pair: the first bits of SHA-256 over ``seed|person|post``, 40 of them or fewer where many are placed."""
    filled = sum(min(p["slots"], len(case.people)) if "slots" in case.hard else len(case.people) for p in case.posts.values())
    held = sum(min(w["most"], len(case.posts)) if "posts_each" in case.hard else len(case.posts) for w in case.people.values())
    bits = min(40, 51 - max(min(filled, held), 1).bit_length())
    drawn = {k: hashlib.sha256(f"{aim['seed'] or case.seed}|{case.who[k]}|{case.seat[k]}".encode()).digest() for k in case.open}
    return Objective(factors({k: int.from_bytes(digest[:8], "big") >> (64 - bits) for k, digest in drawn.items()}))

def _wishes(case: Case, aim: Rule) -> Objective:
    wanted = {k: aim["wishes"].get(case.who[k], []) for k in case.open}
    return Objective(factors({k: max((len(listed) - n for n, place in enumerate(listed) if place in (case.seat[k], case.place[k])), default=0)
                              for k, listed in wanted.items()}))

AIMS: dict[str, tuple[Callable[[Case, Rule], Objective], str]] = {
    "blend": (_blend, "parts"), "concessions": (lambda case, aim: Objective({}, sign=-1, points=Fraction(-1)), ""),
    "even_load": (_even_load, "role where each"), "people": (_counting, "where sense role"),
    "sum": (_counting, "number where sense role"), "lots": (_lots, "seed"), "needs": (_needs, "met_by"), "wishes": (_wishes, "wishes"),
    "fewest_moves": (lambda case, aim: Objective(ones(k for each in aim["placements"] if (k := case.at.get(tuple(each), -1)) in set(case.open)),
                                                 constant=-len(aim["placements"]), sign=-1), "placements"),
    "grades": (lambda case, aim: Objective(factors({k: aim["worth"].get(case.grade[k], 0) for k in case.open})), "worth"),
    "merit": (lambda case, aim: Objective(factors({k: case.score[k] * aim["role_weights"].get(case.posts[case.seat[k]]["role"], 1)
                                                   for k in case.open}), case.scale, points=Fraction(1)), "role_weights"),
    "vacancies": (lambda case, aim: Objective(ones(case.open), constant=-sum(p["slots"] for p in case.posts.values()), sign=-1), ""),
    "worst_off": (_worst_off, "worst"),
}

def objective(case: Case, aim: Rule) -> Objective:
    """An aim as sums; a ``LookupError`` for a kind that is not of the package."""
    return AIMS[aim["kind"]][0](case, aim)

def tiers(case: Case) -> list[Rule]:
    """The aims as they were made best: points lost first where soft rules count in no other aim, lots last."""
    listed, points = list(case.aims), [objective(case, aim).points for aim in case.aims if aim["kind"] in AIMS]
    if any(rule["penalty"] is not None for rule in case.rules) and not any(points) and len(points) == len(listed):
        listed.insert(0, {"kind": "concessions", "id": "concessions", "slack": 0})
    return listed + [{"kind": "lots", "id": "lots", "slack": 0, "seed": ""}] * all(aim["kind"] != "lots" for aim in listed)

# ---- 5 prices -------------------------------------------------------------------------------------------------------------

class Sums:
    """All rules and aims over columns: the pairs, and what aims and soft rules count.

    For any prices y of the rows, every plan is worth at most ``sum of y × limit + sum over columns of what is left of its weight,
    at its better bound``. So prices prove a bound whatever they come from; they are whole numbers of 1/scale, and so is all else.
    """

    def __init__(self, case: Case) -> None:
        size = len(case.who)
        self.low, self.high = [0] * size, [0] * size
        for k in case.open:
            self.high[k] = 1
        self.rows: list[Row] = []
        self.lost: list[tuple[int, int]] = []
        self.aims, self.goals = tiers(case), list[Any]()
        for rule in case.rules:
            if rule["kind"] in RULES:
                rows = RULES[rule["kind"]][0](case, rule)
                self.rows += rows if rule["penalty"] is None else self.softened(rows, rule["penalty"])
        made = [objective(case, aim) if aim["kind"] in AIMS else None for aim in self.aims]
        for each in made:
            shift = len(self.low) - size
            if each:
                self.rows += [row._replace(terms={k + shift * (k >= size): a for k, a in row.terms.items()}) for row in each.rows]
                columns = {self.column(low, high): weight for weight, low, high in each.columns}
                lost = {k: -int(each.sign * each.points * each.scale) * penalty for k, penalty in self.lost}
            self.goals.append((each, factors({**each.terms, **columns, **lost})) if each else None)
        self.counts: list[tuple[int, int, int]] = []  # "let this column count the posts of a person": kind, column, row; takes no plan away
        roles = case.heaps([(who, case.posts[post]["role"]) for who, post in zip(case.who, case.seat, strict=True)])
        for kind, heaps in enumerate((case.of_person, roles)):
            for pairs in (heaps[name] for name in sorted(heaps) if len(heaps[name]) > 1):
                column, first = self.column(0, len(pairs)), pairs[0]
                for terms in [row.terms for row in self.rows if first in row.terms] + [goal[1] for goal, aim in zip(self.goals, self.aims, strict=True)
                                                                                        if goal and aim["kind"] != "lots"]:
                    if (factor := terms.get(first)) and all(terms.get(k) == factor for k in pairs):
                        for k in pairs:
                            del terms[k]
                        terms[column] = factor
                self.counts.append((kind, column, len(self.rows)))
                self.rows.append(Row("", {**ones(pairs), column: -1}, 0, 0))

    def column(self, low: int, high: int) -> int:
        """One more column."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def softened(self, rows: list[Row], penalty: int) -> list[Row]:
        """Rows with columns for the units that are missing or too many."""
        both = [row for row in rows if row.unit > 1 and row.low is not None and row.high is not None]
        listed = [row._replace(terms=dict(row.terms), high=None if row in both else row.high) for row in rows]
        listed += [row._replace(terms=dict(row.terms), low=None) for row in both]
        sides = [(row, 1, row.low - sum(min(a, 0) for a in row.terms.values())) for row in listed if row.low is not None]
        sides += [(row, -1, sum(max(a, 0) for a in row.terms.values()) - row.high) for row in listed if row.high is not None]
        for row, sign, worst in sides:
            column = self.column(0, max(-(-worst // row.unit), 0))
            row.terms[column] = sign * row.unit
            self.lost.append((column, penalty))
        return listed

    def bound(self, goal: int, data: Rule, low: list[int], high: list[int]) -> tuple[int, dict[int, int], list[tuple[int, int, int, int]]]:
        """What prices prove between bounds, times their scale; what is left of each column's weight; the limits that were priced."""
        made, weights = self.goals[goal]
        scale, used = whole(data["scale"]), []
        rest: dict[int, int] = Counter({k: scale * weight for k, weight in weights.items()})
        total = scale * made.constant
        for at, written_price, *divisor in data["prices"]:
            row, price, by = self.rows[at], whole(written_price), divisor[0] if divisor else 1
            open_terms = {k: a for k, a in row.terms.items() if low[k] < high[k]}
            fixed = sum(a * low[k] for k, a in row.terms.items() if k not in open_terms)
            side = row.high if price > 0 else row.low
            if side is None or by < 1 or any(a % by for a in open_terms.values()):
                raise ValueError("a price on a side that has no limit, or a divisor that does not divide")
            limit = (side - fixed) // by if price > 0 else -((fixed - side) // by)  # a sum of whole numbers: the limit may be rounded
            total += price * limit
            used.append((at, price, limit * by + fixed, by))
            for k, a in open_terms.items():
                rest[k] -= price * (a // by)
        return total + sum(d * (high[k] if d > 0 else low[k]) for k, d in rest.items()), rest, used

    def hold(self, goal: int, total: int, rest: Mapping[int, int], used: Iterable[tuple[int, int, int, int]], scale: int, floor: int) -> bool:
        """Keep only plans worth at least ``floor`` in an aim: what costs more than such a plan may lose stays; False if none is left."""
        may = total - scale * floor
        for k, d in rest.items():
            if d > 0:
                self.low[k] = max(self.low[k], self.high[k] - may // d)
            elif d < 0:
                self.high[k] = min(self.high[k], self.low[k] + may // -d)
        for at, price, limit, by in used:
            row, reach = self.rows[at], may // abs(price) * by
            if price > 0 and (row.low is None or limit - reach > row.low):
                self.rows[at] = row._replace(low=limit - reach)
            elif price < 0 and (row.high is None or limit + reach < row.high):
                self.rows[at] = row._replace(high=limit + reach)
        made, weights = self.goals[goal]
        self.rows.append(Row("", dict(weights), floor - made.constant))
        return may >= 0 and self.tightened()

    def tightened(self) -> bool:
        """Bounds that rows imply, again and again; False if a row cannot be kept any more."""
        moved = True
        while moved:
            moved = False
            for row in self.rows:
                least = sum(a * (self.low[k] if a > 0 else self.high[k]) for k, a in row.terms.items())
                most = sum(a * (self.high[k] if a > 0 else self.low[k]) for k, a in row.terms.items())
                for limit, reach, upper in ((row.high, least, True), (row.low, most, False)):
                    room = 0 if limit is None else (limit - reach) * (1 if upper else -1)
                    if room < 0:
                        return False
                    for k, a in row.terms.items() if limit is not None else ():
                        if (a > 0) == upper and self.low[k] + room // abs(a) < self.high[k]:
                            self.high[k], moved = self.low[k] + room // abs(a), True
                        elif (a > 0) != upper and self.high[k] - room // abs(a) > self.low[k]:
                            self.low[k], moved = self.high[k] - room // abs(a), True
        return True

# ---- 6 what is told -------------------------------------------------------------------------------------------------------

STATES = {"checked": ("checked", "已核对"), "word": ("taken on somebody's word", "仅据所述"),
          "unchecked": ("not checkable", "无法核对"), "failed": ("WRONG", "不符")}
BODY = "format version level chain problem seed plan aims structure proof overrides notes run versions commitment"
KEYS = {"people": "id unit home kin kin_villages skills most facts", "villages": "id name township needs facts",
        "posts": "id village role slots least facts", "rules": "kind id penalty words", "aims": "kind id slack words"}
COLUMNS = ("fact", "number", "load", "limit", "mean_of")  # fields of rules, aims and dimensions that name a column
LEVELS = {"auditor": "", "department": " name"}  # what else is told of people

@dataclass(frozen=True)
class Line:
    """One thing that was looked at: ``state`` is checked, word (taken on somebody's word), unchecked or failed."""

    code: str
    state: str
    en: str
    zh: str

    def words(self, lang: str = "en") -> str:
        """The line for a reader."""
        return f"[{STATES[self.state][lang == 'zh']}] {self.zh if lang == 'zh' else self.en}"

@dataclass(frozen=True)
class Verdict:
    """All lines about one file; ``state`` is that of the worst of them."""

    lines: tuple[Line, ...]

    @property
    def state(self) -> str:
        """checked, word, unchecked or failed."""
        return max((line.state for line in self.lines), key=list(STATES).index, default="unchecked")

    def words(self, lang: str = "en") -> str:
        """Every line, and how many there are of each state."""
        counts = Counter(line.state for line in self.lines)
        told = ("，" if lang == "zh" else ", ").join(f"{words[lang == 'zh']} {counts[name]}" for name, words in STATES.items())
        return "\n".join([*(line.words(lang) for line in self.lines), told])

    __str__ = words

class Told:
    """The lines told so far; a part that cannot be read is a line, too."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def say(self, code: str, state: str | bool, en: str, zh: str) -> None:
        """One line; True is checked, False is failed."""
        self.lines.append(Line(code, state if isinstance(state, str) else "checked" if state else "failed", en, zh))

    def part(self, code: str, look: Callable[..., Any], *about: Any) -> Any:
        """What ``look`` finds in a part of the file."""
        try:
            return look(self, *about)
        except MISREAD as error:
            return self.say(code, "failed", f"{code}: this part cannot be read ({type(error).__name__})", f"{ZH.get(code, '此部分')}无法读取")

ZH = {"digest": "摘要", "signature": "签名", "chain": "前后文件", "fields": "项目", "plan": "方案", "rules": "规则", "aims": "目标",
      "bounds": "最优性", "structure": "结构", "overrides": "人工调整", "form": "文件"}

def _seals(told: Told, document: Any, path: Path, wanted: str, key: str) -> None:
    given, found, mark = document["digests"], digests(document["body"]), wanted.replace("-", "").lower()
    right = document.keys() == {"body", "digests"} and "sha256" in given and given.keys() <= {"sha256", "sm3"}
    told.say("digest", right and all(found.get(name, given[name]) == given[name] for name in given),
             f"the digest of the contents is {short(found['sha256'])}", f"内容的摘要为 {short(found['sha256'])}")
    for name in sorted(given.keys() - found.keys()):
        told.say("digest", "unchecked", f"this machine has no {name.upper()}", f"本机没有 {name.upper()} 算法")
    if wanted:
        told.say("identity", len(mark) >= 20 and any(each.startswith(mark) for each in found.values()),
                 f"the digest printed on the papers is {wanted}", f"文书所印摘要为 {wanted}")
    else:
        told.say("identity", "unchecked", "whether this is the file that was decided: compare the digest with the one on the papers",
                 "是否为当时决定的文件：请与文书所印摘要对照")
    sign = path.with_name(path.name + ".sig")
    if sign.exists() or key:
        told.part("signature", _signature, sign, path.read_bytes(), key)

def _signature(told: Told, sign: Path, raw: bytes, key: str) -> None:
    given = parsed(sign.read_bytes()) if sign.exists() else {"key": key, "signature": ""}
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return told.say("signature", "unchecked", "signature: the package cryptography is not installed", "签名：未安装所需软件包")
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(given["key"])).verify(bytes.fromhex(given["signature"]), raw)
    except InvalidSignature:
        return told.say("signature", False, "the signature is not one of this file, or is missing", "签名与本文件不符，或缺失")
    return told.say("signature", key.lower() == given["key"] if key else "unchecked",
                    f"signed with the key {given['key']}", f"签名所用公钥为 {given['key']}")

def _fields(told: Told, body: Any) -> None:
    """Nothing that this checker does not know, nothing personal beyond the level, no fact that no rule reads."""
    odd, level, given = [], LEVELS[body["level"]], body["problem"]
    odd += [f"{name}" for name in body.keys() ^ set(BODY.split()) if name not in ("run", "commitment") or name not in BODY]
    for table, keys in KEYS.items():
        for row in given[table]:
            more = (RULES if table == "rules" else AIMS).get(row["kind"], (None, " ".join(row)))[1] if "kind" in row else level * (table == "people")
            odd += [f"{table} {row['id']}: {name}" for name in row.keys() ^ set(f"{keys} {more}".split())]
    if all(law["kind"] in kinds for table, kinds in (("rules", RULES), ("aims", AIMS)) for law in given[table]):
        read = {part for name in columns_named([given["rules"], given["aims"], given["dimensions"]]) for part in (name, name.partition(".")[2])}
        odd += [f"{table} {row['id']}: {name}" for table in ("people", "villages", "posts") for row in given[table] for name in row["facts"].keys() - read]
    told.say("fields", not odd, f"no field beyond the level {body['level']}" + f": not so for {odd[:5]}" * bool(odd),
             "没有超出级别的项目" + f"，但有 {len(odd)} 处例外" * bool(odd))
    told.say("words", "unchecked", "the sentences beside rules and aims are for readers; what counts is their data", "规则和目标旁的文字供阅读，以数据为准")

def columns_named(data: Any) -> Iterator[str]:
    """The columns that rules and aims name."""
    for name, value in data.items() if isinstance(data, dict) else (("", each) for each in data if isinstance(data, list)):
        if isinstance(value, str) and (name in COLUMNS or (name == "each" and data.get("kind") == "even_load")):
            yield value
        elif isinstance(value, (dict, list)):
            yield from columns_named(value)

def _plan(told: Told, case: Case, body: Any) -> set[int]:
    placed = [tuple(each) for each in body["plan"]["placements"]]
    wrong = [" → ".join(each) for each in placed if each not in case.at] + [f"{each} twice" for each, n in Counter(placed).items() if n > 1]
    told.say("plan", not wrong and placed == sorted(placed), f"{len(placed)} placements, each a scored pair, none twice" + f": not so {wrong[:3]}" * bool(wrong),
             f"共 {len(placed)} 项安排，均有得分，无重复" + "（不符）" * bool(wrong))
    return {case.at[each] for each in placed if each in case.at}

def _units(row: Row, plan: set[int]) -> int:
    """By how many units a plan breaks a row."""
    there = sum(a for k, a in row.terms.items() if k in plan)
    short_of = 0 if row.low is None else row.low - there
    return max(-(-short_of // row.unit), 0) + max(-(-(0 if row.high is None else there - row.high) // row.unit), 0)

def _rules(told: Told, case: Case, body: Any, plan: set[int]) -> dict[str, int]:
    given, units = dict(body["plan"]["given"]), {}
    for rule in case.rules:
        words, words_zh = rule["words"]["en"], rule["words"]["zh"]
        if rule["kind"] not in RULES:
            told.say("rules", "unchecked", f"{rule['id']}: a rule of a kind that is not known here", f"{words_zh}：本程序不认识此类规则")
            continue
        rows = RULES[rule["kind"]][0](case, rule)
        broken = [f"{case.who[k]} → {case.seat[k]}" for k in sorted(plan & case.barred.get(rule["id"], set()))]
        broken += [row.label for row in rows if _units(row, plan)]
        if rule["penalty"] is None:
            told.say("rules", not broken, f"{words}" + f": broken at {broken[:3]}" * bool(broken), words_zh + "：违反" * bool(broken))
        else:
            units[rule["id"]] = sum(_units(row, plan) for row in rows)
            told.say("rules", given.pop(rule["id"], 0) == units[rule["id"]], f"{words}: gives {units[rule['id']]} units", f"{words_zh}：让步 {units[rule['id']]}")
    if given:
        told.say("rules", False, f"units of rules that are not there: {sorted(given)}", "让步所指的规则不存在")
    return units

def _aims(told: Told, case: Case, body: Any, plan: set[int], units: Mapping[str, int]) -> list[tuple[Rule, Objective | None, int]]:
    """The value of every aim, in steps, counted anew; lots are drawn again."""
    lost = sum(rule["penalty"] * units.get(rule["id"], 0) for rule in case.rules if rule["penalty"])
    found: list[tuple[Rule, Objective | None, int]] = []
    odd = [rule["id"] for rule in case.rules if rule["penalty"] and rule["kind"] not in RULES]
    listed = tiers(case)
    told.say("aims", [each["aim"] for each in body["aims"]] == [aim["id"] for aim in listed], "the aims are those of the problem, in their order, lots last",
             "各目标与问题所列一致，抽签在最后")
    for aim, claim in zip(listed, body["aims"], strict=False):
        made = objective(case, aim) if aim["kind"] in AIMS else None
        if made is None or (odd and made.points):
            told.say("aims", "unchecked", f"{aim['id']}: of a kind, or with a rule, that is not known here", f"{aim['id']}：本程序不认识此类目标或所涉规则")
            found.append((aim, None, 0))
            continue
        worth = sum(a for k, a in made.terms.items() if k in plan) + made.constant + made.extra(plan) - int(made.sign * made.points * made.scale) * lost
        right = (claim["value"] is None and not plan) or claim["value"] == str(Fraction(worth, made.sign * made.scale))
        drawn = aim["kind"] == "lots"
        told.say("aims", right, f"{aim['id']}: {'lots drawn again from the seed, total' if drawn else 'value'} {claim['value']}",
                 f"{aim['id']}：{'按种子重新抽签，合计' if drawn else '值'} {claim['value']}")
        found.append((aim, made, worth))
    return found

def _bounds(told: Told, case: Case, body: Any, found: list[tuple[Rule, Objective | None, int]]) -> None:
    """That no plan is better, aim by aim, each among the plans that are as good in the aims before it."""
    sums, proof, engine, sure, states = Sums(case), body["proof"], f"the search of {body['proof']['engine']}", True, list[str]()
    if not sums.tightened():
        return told.say("bounds", False, "the rules leave no plan at all, and yet there is one", "规则不允许任何方案，却有方案")
    for n, ((aim, made, worth), claim) in enumerate(zip(found, body["aims"], strict=True)):
        data = proof["aims"][n] if n < len(proof["aims"]) else None
        if made is None:
            told.say("bounds", "unchecked", f"{aim['id']}: bound", f"{aim['id']}：界")
            sure = False
            states.append("unchecked")
            continue
        top, slack = int(Fraction(claim["bound"]) * made.sign * made.scale), int(Fraction(plain(aim["slack"])) * made.scale)
        fits = top >= worth and str(Fraction(top, made.sign * made.scale)) == claim["bound"] and (not claim["proven"] or top - slack <= worth)
        words = (f"{aim['id']}: no plan as good in the aims before is better than {claim['bound']}", f"{aim['id']}：在前列目标同样好的方案中，没有优于 {claim['bound']} 的")
        state, why = "word", f", says {engine}"
        if data and sure:
            limit, rest, used = sums.bound(n, data, sums.low, sums.high)
            best = limit // whole(data["scale"])
            if best <= top:
                state, why = "checked", ": proven by prices"
            else:
                why = f": prices prove {Fraction(best, made.sign * made.scale)}, the rest says {engine}"
            floor_ = top - slack
            fits &= best >= worth and (not claim["proven"] or sums.hold(n, limit, rest, used, whole(data["scale"]), floor_))
            sure = claim["proven"] and not data["unique"]
        if state == "checked" and worth < top:
            state, why = "word", f": proven by prices; that a plan reaches it, of which later aims took back up to {slack}, says {engine}"
        states.append(state if fits else "failed")
        told.say("bounds", states[-1], words[0] + why, words[1] + {"checked": "：由价格证明", "word": "：仅据搜索程序所述"}[state])
    if all(claim["proven"] for claim in body["aims"]) != (body["plan"]["status"] == "optimal"):
        states.append("failed")
    told.say("optimal", max(states, key=list(STATES).index), f"all in all the plan is {body['plan']['status']}",
             "总体结论：" + {"optimal": "方案最优", "feasible": "方案可行，未证明最优"}[body["plan"]["status"]])

def _no_plan(told: Told, case: Case, body: Any) -> None:
    status, engine = body["plan"]["status"], body["proof"]["engine"]
    seen = status == "infeasible" and not Sums(case).tightened()
    told.say("bounds", not body["plan"]["placements"] and ("checked" if seen else "word"), f"{status}: no plan" + f", says the search of {engine}" * (not seen),
             "没有方案" + "：仅据搜索程序所述" * (not seen))

def _structure(told: Told, case: Case, body: Any, plan: set[int]) -> None:
    found = []
    for each in case.dimensions:
        counts = [sum(case.holds(line["where"], k) and line["role"] in (None, case.posts[case.seat[k]]["role"]) for k in plan) for line in each["categories"]]
        values = [Fraction(value) for k in plan if each["mean_of"] and (value := case.asked(k, each["mean_of"])) is not None]
        found.append({"name": each["name"], "counts": counts, "mean": str(sum(values, Fraction(0)) / max(len(values), 1)) if each["mean_of"] else None})
    told.say("structure", found == body["structure"], f"{len(found)} dimensions of the structure table, counted again", f"结构表 {len(found)} 个维度已重新统计")

def _content(told: Told, body: Any) -> None:
    told.part("fields", _fields, body)
    case = told.part("problem", lambda told: Case(body))
    plan = case and told.part("plan", _plan, case, body)
    if plan is not None and body["plan"]["status"] in ("optimal", "feasible"):
        units = told.part("rules", _rules, case, body, plan) or {}
        found = told.part("aims", _aims, case, body, plan, units)
        if found:
            told.part("bounds", _bounds, case, body, found)
        told.part("structure", _structure, case, body, plan)
        told.part("overrides", _overrides, case, body, plan)
    elif plan is not None:
        told.part("bounds", _no_plan, case, body)

def _overrides(told: Told, case: Case, body: Any, plan: set[int]) -> None:
    rows = body["overrides"]
    if rows:
        told.say("overrides", "unchecked", f"{len(rows)} overrides", f"{len(rows)} 次人工调整")

def _chain(told: Told, body: Any, path: Path, others: Iterable[str | PathLike[str]]) -> None:
    """Whether each file names the one before it by its digest, from this one back."""
    known, chain, files = {}, body["chain"], list(others)
    for other in files:
        document = parsed(Path(other).read_bytes())
        known[digests(document["body"])["sha256"]] = document["body"]["chain"]
    while chain["previous"]:
        if chain["previous"]["sha256"] not in known:
            return told.say("chain", "unchecked" if not files else False, f"number {chain['number'] - 1}, {short(chain['previous']['sha256'])}, is not among the files given",
                            f"第 {chain['number'] - 1} 份文件（{short(chain['previous']['sha256'])}）未提供")
        before = known.pop(chain["previous"]["sha256"])
        if before["number"] != chain["number"] - 1:
            return told.say("chain", False, f"number {chain['number']} follows number {before['number']}", "编号不连续")
        chain = before
    told.say("chain", chain["number"] == 1 and not known, f"number {body['chain']['number']} of a chain that is whole" + f"; {len(known)} files are not in it" * bool(known),
             f"前后文件共 {body['chain']['number']} 份，完整" + f"；另有 {len(known)} 份不在其中" * bool(known))
    return None

def _row(told: Told, given: Any, root: str) -> None:
    """One person's row, shown by itself: from its digest up to the root of all rows."""
    digest = leaf_of(given["row"], given["salt"])
    for side, beside in given["way"]:
        digest = node_of(beside, digest) if side == "left" else node_of(digest, beside)
    right = digest == given["root"] and len(given["salt"]) == 64 and given.keys() == {"format", "version", "row", "salt", "way", "root"}
    told.say("row", right, f"the row of {given['row']['id']} is one of those under the root {short(digest)}",
             f"{given['row']['id']} 的记录在总摘要 {short(digest)} 之内")
    told.say("identity", digest == root if root else "unchecked", "the root is the one that was published" if root else "compare the root with the one that was published",
             "总摘要与公布的一致" if root else "请与公布的总摘要对照")

def check(path: str | PathLike[str], digest: str = "", key: str = "", earlier: Iterable[str | PathLike[str]] = ()) -> Verdict:
    """Everything that a sealed file lets anybody check.

    Parameters
    ----------
    path
        The file; a signature is looked for beside it, with ``.sig`` behind the name.
    digest
        As printed on the papers: short, or whole; for a single person's row the root.
    key
        The public key of the office that signed, in hexadecimal digits.
    earlier
        The sealed files before this one, in any order.
    """
    told = Told()
    try:
        document = parsed(Path(path).read_bytes())
        if document.get("format") == ROW:
            told.part("row", _row, document, digest)
            return Verdict(tuple(told.lines))
        format_, version = document["body"]["format"], document["body"]["version"]
    except MISREAD as error:
        told.say("form", False, f"not a sealed file in its one spelling: {error}", "不是规范写法的封存文件")
        return Verdict(tuple(told.lines))
    known = format_ == FORMAT and version == VERSION
    told.say("form", known, f"{format_}, version {version}, in its one spelling", f"封存文件，第 {version} 版，写法规范")
    told.part("digest", _seals, document, Path(path), digest, key)
    if known:
        told.part("chain", _chain, document["body"], Path(path), earlier)
        _content(told, document["body"])
    return Verdict(tuple(told.lines))

def main(words: list[str]) -> int:
    """The command: files, the newest first; ``--digest``, ``--key`` and ``--lang`` with a word behind each."""
    options = {name: words.pop(words.index(f"--{name}") + 1) for name in ("digest", "key", "lang") if f"--{name}" in words[:-1]}
    files = [word for word in words if not word.startswith("--")]
    if not files:
        print(f"{main.__doc__}\n用法：先写最新的文件，其后写此前各份文件")
        return 2
    verdict = check(files[0], options.get("digest", ""), options.get("key", ""), files[1:])
    print(verdict.words(options.get("lang", "en")))
    return int(verdict.state == "failed")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
