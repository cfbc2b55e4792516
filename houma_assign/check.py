"""Check a sealed decision with nothing but Python: ``python -m houma_assign.check decision.json``.

This file stands alone: the standard library and nothing else, no solver, none of the package; it can be read from top to bottom.
The sealed file holds people, posts, points, rules as data, the plan, and prices. It holds no equations: part 3 says every rule
again, as sums over pairs (a pair is one person in one post) that must lie between limits. Part 6 puts the plan in and adds up;
part 5 shows by prices on the same sums that no plan is better. A forged equation is impossible: none is read from the file.

1 the file   2 facts and conditions   3 rules as sums   4 aims   5 prices   6 what is told
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import partial
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
    if type(value) is int:
        return str(value)  # as json writes it, in a tenth of the time
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
               "kin_villages": "亲属任职村 亲属所在村", "skills": "专长 技能 特长 专业特长",
               "priority_groups": "优先群体 优先类别 优先对象", "most": "最多任职数 最多岗位数"},
    "villages": {"id": "编号 村编号", "name": "村名 名称", "township": "乡镇 所属乡镇", "needs": "需求"},
    "posts": {"id": "岗位编号 编号", "village": "村 村编号", "role": "岗位 岗位类别 职务 角色", "slots": "名额 名额数",
              "least": "最少人数"},
    "pairs": {"score": "总分 得分 综合得分 分数 points", "grade": "匹配等次 等次 匹配度"},
}
FIELDS = {table: {name: key for key, words in names.items() for name in (key, *words.split())} for table, names in NAMES.items()}
FORMS = "village_forms"  # the rule by which villages may stay closed
SOURCES = {"pair": "pairs", "candidate": "people", "post": "posts", "village": "villages"}
DATE = re.compile(r"(?:19|20)[0-9][0-9]-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")

def plain(raw: Any) -> Any:
    """A sealed value as it is compared: ``{"decimal": "1.5"}`` is the number one and a half."""
    return Fraction(raw["decimal"]) if isinstance(raw, dict) and raw.keys() == {"decimal"} else raw

def steps(limits: Iterable[Any], given: int = 1) -> int:
    """So many steps make a unit that all limits and the numbers they are for are whole numbers of steps."""
    return lcm(given, *(Fraction(plain(each)).denominator for each in limits if each is not None))

def factors(values: Mapping[int, Fraction | int]) -> Terms:
    """Factors as whole numbers, without those that are 0."""
    return {k: int(value) for k, value in values.items() if value}

LISTS = {"kin", "kin_villages", "skills", "priority_groups", "villages", "candidates", "order", "where", "any_of", "one_of",
         "parts", "placements", "posts", "by_rank"}
# Fields that files of earlier days do not have, and what they stood for.
LATER: dict[str, Rule] = {
    "apart": {"posts": []}, "together": {"posts": []}, "capacity": {"least": None}, "posts_each": {"least": None},
    "even_load": {"of": "candidate", "number": None, "per_slot": False, "measure": "difference"},
    "worst_off": {"each": "village", "number": "score", "where": []}, "wishes": {"by_rank": [], "ties": {}},
    "stable": {"free_slots": True},
}

def whole_law(law: Rule) -> Rule:
    """A rule or aim with all its fields."""
    parts = {"parts": [[whole_law(part), weight] for part, weight in law["parts"]]} if "parts" in law else {}
    return {**LATER.get(law["kind"], {}), **law, **parts}

def well_formed(rows: Iterable[Rule]) -> bool:
    """Whether lists stand where lists are meant: a text would pass for a list of its letters."""
    return all(isinstance(row[name], list) and (name != "where" or well_formed(row[name]))
               for row in rows for name in row.keys() & LISTS)

class Case:
    """The sealed people, villages, posts and pairs, found by id, and the pairs that no hard rule bars (``open``)."""

    def __init__(self, body: Rule) -> None:
        given = body["problem"]
        self.people, self.villages, self.posts = (
            {row["id"]: row for row in given[table]} for table in ("people", "villages", "posts"))
        self.who, self.seat, points, self.grade = ([row[n] for row in given["pairs"]["rows"]] for n in range(4))
        self.place, self.role = ([self.posts[post][name] for post in self.seat] for name in ("village", "role"))
        self.score, self.scale, self.more = list(map(whole, points)), given["pairs"]["scale"], given["pairs"]["facts"]
        self.at = {pair: k for k, pair in enumerate(zip(self.who, self.seat, strict=True))}
        ids = [[row["id"] for row in given[table]] for table in ("people", "villages", "posts", "rules")] + [list(self.at)]
        ids.append(sorted(aim["id"] for aim in given["aims"]))
        if any(each != sorted(set(each)) for each in ids) or len(self.at) < len(points) or set(self.who) - self.people.keys():
            raise ValueError("an id or a pair stands twice, or out of order")
        laws = [law for law in [*given["rules"], *given["aims"]] if law["kind"] in ({**RULES, **AIMS})]
        laws = [one for law in laws for one in ([law] if law["kind"] != FORMS else [{"where": w} for w in law["where"].values()])]
        if not well_formed([*given["people"], *laws]):
            raise ValueError("a list is expected")
        if min(self.scale, *(scale for scale, _ in self.more.values()), 1) < 1:
            raise ValueError("steps are 1 or more")
        self.rules, self.aims = ([whole_law(law) for law in given[table]] for table in ("rules", "aims"))
        self.seed, self.dimensions = body["seed"], given["dimensions"]
        self.hard = {rule["kind"]: rule for rule in self.rules if rule["penalty"] is None}
        self.forms = self.hard.get(FORMS)  # where it is hard, each village is closed or has one of the forms
        self.roles: dict[str, dict[str, str]] = defaultdict(dict)  # village -> its roles and their posts
        for id, post in self.posts.items():
            if self.roles[post["village"]].setdefault(post["role"], id) != id and self.forms:
                raise ValueError("a village has two posts with one role")
        self.barred = {rule["id"]: {k for k in range(len(points)) if FORBIDS[rule["kind"]](self, rule, k)}
                       for rule in self.rules if rule["penalty"] is None and rule["kind"] in FORBIDS}
        shut: set[int] = set().union(*self.barred.values())
        self.open = [k for k in range(len(points)) if k not in shut]
        self.of_person, self.of_post, self.of_village = (self.heaps(column) for column in (self.who, self.seat, self.place))

    def heaps(self, column: list[Any], pairs: Iterable[int] | None = None) -> dict[Any, list[int]]:
        """The open pairs, or some, by what stands in a column."""
        found: dict[Any, list[int]] = defaultdict(list)
        for k in self.open if pairs is None else pairs:
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
            return value
        points = Fraction(self.score[k], self.scale)
        points = points if points.denominator == 1 else Fraction(repr(float(points)))
        return points if FIELDS["pairs"][name] == "score" else self.grade[k] or None

    def holds(self, where: Iterable[Any], k: int, village: str = "") -> bool:
        """Whether the person of a pair, or a village, meets every condition; of a choice of tests one is enough."""
        fact = partial(self.fact, "villages", village) if village else partial(self.asked, k)
        return all(any(self.meets(test, plain(fact(test["fact"]))) for test in each["any_of"] or [each]) for each in where)

    def meets(self, test: Rule, value: Any) -> bool:
        """Whether a value passes one test; nothing passes none, and of many values one must pass."""
        many = value if isinstance(value, (list, dict)) else [] if value is None else [value]
        known = [passed for each in many if (passed := passes(test, each)) is not None]
        return bool(known) and any(known) != test["unless"]

    def numbers(self, name: str, pairs: Iterable[int] = ()) -> tuple[dict[int, Fraction], int]:
        """A number for each open pair, or these, and its steps: a column of the pair, the person, the post or the village."""
        pairs = list(pairs or self.open)
        head, _, column = name.partition(".") if name.partition(".")[0] in SOURCES else ("", "", name)
        source = head or next((source for source, table in SOURCES.items() if (
            column == "score" or column in self.more if source == "pair" else
            any(self.fact(table, id, column) is not None for id in getattr(self, table)))), "")
        if source == "pair":
            scale, values = (self.scale, self.score) if column == "score" else self.more[column]
            return {k: Fraction(whole(values[k]), scale) for k in pairs}, scale
        ids = {"candidate": self.who, "post": self.seat, "village": self.place}[source]
        known = {id: Fraction(plain(self.fact(SOURCES[source], id, column))) for id in {ids[k] for k in pairs}}
        return {k: known[ids[k]] for k in pairs}, steps(known.values())

    def limit(self, given: Any, key: str, table: str | None) -> Fraction | None:
        """A limit: one for all, one by what it is for, or a column of a table."""
        if isinstance(given, str):
            given = self.fact(table or "", key, given)
        elif isinstance(given, dict) and given.keys() != {"decimal"}:
            given = given.get(key)
        return None if given is None else Fraction(plain(given))

    def groups(self, rule: Rule) -> Iterator[tuple[str, list[int], Fraction | None, Fraction | None, int]]:
        """The groups of posts that a rule speaks of: a label, the open pairs, least, most, and the slots."""
        groups, table = defaultdict[str, list[str]](list), {"village": "villages", "post": "posts"}.get(rule["each"])
        for id, post in self.posts.items():
            if self.in_scope(rule, id):
                names = {**post, "township": self.villages[post["village"]]["township"], "post": id, None: ""}
                groups[names[rule["each"]]].append(id)
        for label, ids in groups.items():
            least, most = (self.limit(rule.get(end), label, table) for end in ("least", "most"))
            yield label, [k for id in ids for k in self.of_post[id]], least, most, self.places(ids)

    def places(self, ids: list[str]) -> Any:
        """The slots of posts; where villages may stay closed, those that the forms need, and None where that is not settled."""
        if not self.forms:
            return sum(self.posts[id]["slots"] for id in ids)
        forms, least, most = (self.forms[name] for name in ("forms", "least", "most"))
        roles = {self.posts[id]["role"] for id in ids}
        open_ones = len(ids) < sum(post["role"] in roles for post in self.posts.values())
        return None if open_ones or any(least.get(form, 0) != most.get(form) for form in forms) else sum(
            most[form] * shape.get(role, 0) for form, shape in forms.items() for role in roles)

    def options(self, rule: Rule, *only: str) -> list[tuple[str, str]]:
        """Each village, or only one, with each form that it may get: whose roles and conditions it has, as far as not settled."""
        return [(v, form) for v in only or self.roles for form, shape in sorted(rule["forms"].items())
                if rule["settled"].get(v) in (None, form) and shape.keys() <= self.roles[v].keys()
                and self.holds(rule["where"].get(form, ()), 0, v)]

    def openness(self) -> tuple[list[int], int]:
        """How far one person of each pair opens a village, in steps, and the steps of a village that has any of the forms."""
        shares = (by_role(self.forms["forms"], {}) if self.forms else None) or {}
        unit = steps(shares.values())
        return [int(unit * shares.get(role, 0)) for role in self.role], unit if shares else 0

    def in_scope(self, rule: Rule, id: str) -> bool:
        """Whether a post is among those that a rule speaks of."""
        post, town = self.posts[id], self.villages[self.posts[id]["village"]]["township"]
        inside = rule["role"] in (None, post["role"]) and rule["village"] in (None, post["village"])
        return inside and rule["township"] in (None, town) and bool(town or rule["each"] != "township")

    def room(self, pairs: Iterable[int]) -> int:
        """The most of these pairs, all of whole posts, that any plan holds at once."""
        listed = list(pairs)
        return sum(self.posts[post]["slots"] for post in {self.seat[k] for k in listed}) if "slots" in self.hard else len(listed)

    def held(self, of: str, pairs: Iterable[int]) -> int:
        """The most of these pairs, all those of one person or of whole posts, that any plan holds at once."""
        listed = list(pairs)
        if of != "candidate":
            return self.room(listed)
        return min([len(listed), *(int(self.people[self.who[k]]["most"]) for k in listed if "posts_each" in self.hard)])

    def able(self, role: str | None = None) -> dict[str, int]:
        """The people who can take something in this role, and a pair of each."""
        return {self.who[k]: k for k in self.open if role in (None, self.role[k])
                and ("slots" not in self.hard or self.posts[self.seat[k]]["slots"] > 0)
                and ("posts_each" not in self.hard or self.people[self.who[k]]["most"] > 0)}

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

def by_role(forms: Rule, weights: Rule) -> Any:
    """What one person in a role counts so that the people of each form count its weight, or 1: solved by elimination, or None."""
    roles, found = sorted({role for shape in forms.values() for role in shape}), dict[str, dict[str, Fraction]]()
    lines = [{"": Fraction(plain(weights.get(form, 1))), **{role: Fraction(shape.get(role, 0)) for role in roles}}
             for form, shape in sorted(forms.items())]
    for role in roles:
        if line := next((line for line in lines if line[role]), None):
            own = {name: value / line[role] for name, value in line.items()}
            lines = [{name: each[name] - each[role] * own[name] for name in own} for each in lines if each is not line]
            found = {known: {name: each[name] - each[role] * own[name] for name in own} for known, each in found.items()}
            found[role] = own
    return None if any(line[""] for line in lines) else {role: line[""] for role, line in found.items()}

# ---- 3 rules as sums ------------------------------------------------------------------------------------------------------

class Row(NamedTuple):
    """``low <= sum of (factor × pair) <= high``; a pair counts 1 if the person has the post. None is no limit."""

    label: str
    terms: Terms
    low: int | None = None
    high: int | None = None
    unit: int = 1  # so many steps of the sum are one unit of breach

class Law(NamedTuple):
    """The sums of a rule; further columns of some (least, most), numbered after the pairs; and those of them that a plan has."""

    rows: list[Row]
    columns: tuple[tuple[int, int], ...] = ()
    chosen: Callable[[set[int]], set[int]] = lambda plan: plan

def law_of(case: Case, rule: Rule) -> Law:
    """A rule as sums."""
    found = RULES[rule["kind"]][0](case, rule)
    return found if isinstance(found, Law) else Law(found)

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
    if rule["posts"]:
        return [Row(who, ones(k for k in pairs if case.seat[k] in rule["posts"]), None, 1)
                for who, pairs in case.of_person.items()]
    people = sorted(set(rule["candidates"]))
    if rule["penalty"] is not None or not all(map(case.single, people)):
        return _side_by_side(case, combinations(people, 2), rule["penalty"] is None)
    return [Row(v, ones(k for k in case.of_village.get(v, ()) if case.who[k] in people), None, 1) for v in case.villages]

def _capacity(case: Case, rule: Rule) -> list[Row]:
    table = SOURCES[rule["each"]]
    heaps = {"post": case.of_post, "village": case.of_village, "candidate": case.of_person}[rule["each"]]
    load = rule["load"]
    constant = {} if isinstance(load, str) else dict.fromkeys(case.open, Fraction(plain(load)))
    loads, given = case.numbers(load) if isinstance(load, str) else (constant, steps([load]))
    limits = {id: (case.limit(rule["least"], id, table), case.limit(rule["limit"], id, table)) for id in getattr(case, table)}
    scale = steps([limit for both in limits.values() for limit in both], given)
    return [Row(id, factors({k: loads[k] * scale for k in heaps.get(id, ())}), scaled(low, scale), scaled(high, scale), scale)
            for id, (low, high) in limits.items()]

def _kin(case: Case, rule: Rule) -> list[Row]:
    couples = sorted({(min(a, b), max(a, b)) for a in case.people for b in case.people[a]["kin"] if b in case.people and b != a})
    alone = [] if rule["penalty"] is None else [k for k in case.open if FORBIDS["kin"](case, rule, k)]
    return _side_by_side(case, couples, rule["penalty"] is None) + [Row(case.who[k], {k: 1}, None, 0) for k in alone]

def _leader(case: Case, rule: Rule) -> list[Row]:
    step = {plain(rank): k for k, rank in enumerate(rule["order"])}
    leads = {k for k in case.open if case.role[k] == rule["leader"]}
    level = {k: step[plain(case.fact("people", case.who[k], rule["fact"]))] + (rule["strictly"] and k not in leads)
             for k in case.open}
    rows = []
    for village, inside in sorted(case.of_village.items()):
        heads, members = [k for k in inside if k in leads], [k for k in inside if k not in leads]
        one, most = heads and case.room(heads) == 1, case.room(members)
        for top in range(min(level[k] for k in heads) + 1, max(level[k] for k in members) + 1) if heads and members else ():
            above, below = [k for k in members if level[k] >= top], [k for k in heads if level[k] < top]
            rows += ([Row(village, {**ones(above), **factors(dict.fromkeys(below, most))}, None, most)] if one else
                     [Row(village, ones((a, b)), None, 1) for a in below for b in above])
    return rows

def scaled(limit: Fraction | None, scale: int) -> int | None:
    """A limit in steps."""
    return None if limit is None else int(limit * scale)

def _mean(case: Case, rule: Rule) -> list[Row]:
    (numbers, given), groups = case.numbers(rule["number"]), list(case.groups(rule))
    scale = steps([limit for _, _, low, high, _ in groups for limit in (low, high)], given)
    return [Row(label, factors({k: (numbers[k] - limit) * scale for k in pairs}), 0 if limit is low else None,
                None if limit is low else 0, scale)
            for label, pairs, low, high, _ in groups for limit in (low, high) if limit is not None]

def _total(case: Case, rule: Rule) -> list[Row]:
    (numbers, given), groups = case.numbers(rule["number"]), list(case.groups(rule))
    scale = steps([limit for _, _, low, high, _ in groups for limit in (low, high)], given)
    return [Row(label, factors({k: numbers[k] * scale for k in pairs}), scaled(low, scale), scaled(high, scale), scale)
            for label, pairs, low, high, _ in groups]

def _opens_with(case: Case, rule: Rule) -> Law:
    """A column for each group: whether it is used. Then it has the least, else nobody."""
    asked = [(label, pairs, int(least or 0)) for label, pairs, least, *_ in case.groups(rule) if pairs]
    used = list(enumerate((each for each in asked if each[2] > 1), len(case.who)))  # in the others one person is enough
    rows = [Row(label, {**ones(pairs), column: -least}, 0) for column, (label, pairs, least) in used]
    rows += [Row(label, {**ones(own), column: -max(case.room(own), least)}, None, 0) for column, (label, own, least) in used]
    return Law(rows, ((0, 1),) * len(used), lambda plan: plan | {
        column for column, (_, pairs, least) in used if 2 * len(plan.intersection(pairs)) >= least})

def _forms(case: Case, rule: Rule) -> Law:
    """A column for each village and form that it may get: the people in each post are those of the form."""
    forms, least, most = (rule[name] for name in ("forms", "least", "most"))
    at = {each: k for k, each in enumerate(case.options(rule), len(case.who))}
    own = {v: [form for place, form in at if place == v] for v in case.roles}
    limited = sorted(least.keys() | most.keys())
    rows = [Row(id, {**ones(case.of_post.get(id, ())), **factors({at[v, form]: -forms[form].get(role, 0) for form in own[v]})},
                0, 0) for v in own for role, id in case.roles[v].items()]
    rows += [Row(v, ones(at[v, form] for form in own[v]), None, 1) for v in own if len(own[v]) > 1]
    rows += [Row(form, ones(k for each, k in at.items() if each[1] == form), least.get(form), most.get(form)) for form in limited]

    def chosen(plan: set[int]) -> set[int]:
        """Village by village: the fewest units so far, with which columns, for each number of villages with each form so far."""
        held, found = Counter(case.seat[k] for k in plan), {(0,) * len(limited): (0, list[int]())}
        for v, may in own.items():
            after = dict[tuple[int, ...], tuple[int, list[int]]]()
            for given in (some for size in range(len(may) + 1) for some in combinations(may, size)):
                more = max(len(given) - 1, 0) + sum(abs(held[id] - sum(forms[form].get(role, 0) for form in given))
                                                    for role, id in case.roles[v].items())
                for numbers, (units, columns) in found.items() if given or not rule["settled"].get(v) else ():
                    now = tuple(n + (form in given) for n, form in zip(numbers, limited, strict=True))
                    one = (units + more, columns + [at[v, form] for form in given])
                    after[now] = min(one, after.get(now, one))
            near, best = min(after.items(), key=lambda each: each[1])  # others must be better by more than what limits can cost
            found = {now: one for now, one in after.items() if now == near or one[0] < best[0] + sum(
                abs(a - b) for a, b in zip(now, near, strict=True))}
        beyond = {now: sum(max(least.get(form, 0) - n, n - most.get(form, n), 0) for n, form in zip(now, limited, strict=True))
                  for now in found}
        return plan.union(min((units + beyond[now], columns) for now, (units, columns) in found.items())[1])

    return Law(rows, tuple((int(bool(rule["settled"].get(v))), 1) for v, _ in at), chosen)

def _stable(case: Case, rule: Rule) -> list[Row]:
    """For each wish that can block: the post or better, or as many as it has slots who are marked as high (else: none lower)."""
    said, wishes, free, rows = rule["say"], rule["wishes"], rule["free_slots"] and not case.forms, list[Row]()
    wished = {place for places in wishes.values() for place in places}
    slots = {id: post["slots"] for id, post in case.posts.items() if post["slots"] and wished & {id, post["village"]}}
    unit = lcm(1, *slots.values()) if rule["free_slots"] else max([1, *map(len, case.of_post.values())])
    able = range(len(case.who)) if rule["even_barred"] else case.open
    mark = case.numbers(said, able)[0] if isinstance(said, str) else {k: Fraction(plain(raw)) for k in able if (raw := said.get(
        case.seat[k], {}).get(case.who[k], said.get(case.place[k], {}).get(case.who[k]))) is not None}
    rank = {k: n for k in able for n, place in reversed(list(enumerate(wishes.get(case.who[k], ()))))
            if place in (case.seat[k], case.place[k])}
    for k in sorted(rank.keys() & mark.keys()):
        who, post = case.who[k], case.seat[k]
        if post in slots and (rule["even_barred"] or "posts_each" not in case.hard or case.people[who]["most"]):
            liked = [m for m in case.of_person.get(who, ()) if m in rank and rank[m] <= rank[k]]
            others = [m for m in case.of_post.get(post, ()) if case.who[m] != who and (m in mark and mark[m] >= mark[k]) is free]
            each = (unit // slots[post] if rule["free_slots"] else 1) * (1 if free else -1)
            terms = {**dict.fromkeys(liked, unit), **dict.fromkeys(others, each)}
            rows.append(Row(f"{who} → {post}", terms, unit * free, None, unit))
    return rows

def _quota(case: Case, rule: Rule) -> list[Row]:
    def people(end: str, limit: Fraction | None, slots: int) -> int | None:
        if rule[f"{end}_share"] is None:
            return scaled(limit, 1)
        share = Fraction(plain(rule[f"{end}_share"])) * slots
        return ceil(share) if rule["rounding"] == "up" else floor(share + (0 if rule["rounding"] == "down" else Fraction(1, 2)))

    return [Row(label, ones(k for k in pairs if case.holds(rule["where"], k)), people("least", low, slots),
                people("most", high, slots)) for label, pairs, low, high, slots in case.groups(rule)]

def _skill(case: Case, rule: Rule) -> list[Row]:
    places, able = rule["villages"] or [post["village"] for post in case.posts.values()], set(rule["skills"])
    meets = {k: bool(able & set(case.people[case.who[k]]["skills"])) for k in case.open}
    if not case.forms:
        return [Row(v, ones(k for k in case.of_village.get(v, ()) if meets[k]), rule["least"]) for v in sorted(set(places))]
    share, unit = case.openness()  # so many only in a village that is open
    if not unit:
        raise ValueError("whether a village is open is no sum over its people")
    return [Row(v, factors({k: unit * meets[k] - rule["least"] * share[k] for k in case.of_village.get(v, ())}), 0, None, unit)
            for v in sorted(set(places))]

def _together(case: Case, rule: Rule) -> list[Row]:
    first, *others = dict.fromkeys(rule["posts"] or rule["candidates"])
    if rule["posts"]:
        return [Row(who, {k: 1 if case.seat[k] == first else -1 for k in pairs if case.seat[k] in (first, other)}, 0, 0)
                for other in others for who, pairs in case.of_person.items()]
    signs = [{k: 1 if case.who[k] == first else -1 for who in (first, other) for k in case.of_person.get(who, ())}
             for other in others]
    return [Row(f"{first} → {v}", {k: a for k, a in sign.items() if case.place[k] == v}, 0, 0)
            for sign in signs for v in case.villages]

def _unit_cap(case: Case, rule: Rule) -> list[Row]:
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for label, pairs, *_ in case.groups(rule):
        for k in pairs:
            raw = case.fact("people", case.who[k], rule["fact"])
            unit = "" if raw is None else str(raw["decimal"] if isinstance(raw, dict) else raw)
            if unit and case.holds(rule["where"], k):
                cells[unit, label].append(k)
    return [Row(f"{unit} {label}", ones(pairs), None, rule["exceptions"].get(unit, rule["most"]))
            for (unit, label), pairs in sorted(cells.items())]

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
    FORMS: lambda case, rule, k: not any(case.role[k] in rule["forms"][form] for _, form in case.options(rule, case.place[k])),
}
SCOPE = "role township village each"
# Kind -> its sums, and the fields that a rule of this kind has.
RULES: dict[str, tuple[Callable[[Case, Rule], list[Row] | Law], str]] = {
    "apart": (_apart, "candidates posts"), "barred": (_forbidding, "candidate post village"), "kin": (_kin, ""),
    "capacity": (_capacity, "load limit each least"), "eligible": (_forbidding, f"where {SCOPE}"),
    "home_village": (_forbidding, "within"), "together": (_together, "candidates posts"),
    "skill": (_skill, "skills villages least"),
    "leader": (_leader, "fact order leader strictly"), "mean": (_mean, f"number least most {SCOPE}"),
    "min_grade": (_forbidding, f"grade {SCOPE}"),
    "opens_with": (_opens_with, f"least {SCOPE}"), "stable": (_stable, "wishes say even_barred free_slots"),
    FORMS: (_forms, "forms least most where settled"),
    "pinned": (lambda case, rule: [Row(rule["candidate"], ones(k for k in case.of_person.get(rule["candidate"], ())
                                                                if case.seat[k] == rule["post"]), 1)], "candidate post"),
    "posts_each": (lambda case, rule: [Row(
        who, ones(case.of_person.get(who, ())), None if rule["least"] is None else
        int(case.limit(rule["least"], who, "people") or 0), person["most"]) for who, person in case.people.items()], "least"),
    "posts_filled": (lambda case, rule: [Row(id, ones(case.of_post.get(id, ())), p["slots" if p["least"] is None else "least"])
                                         for id, p in case.posts.items()], ""),
    "slots": (lambda case, rule: [Row(id, ones(case.of_post.get(id, ())), None, post["slots"])
                                  for id, post in case.posts.items()], ""),
    "quota": (_quota, f"where least most least_share most_share rounding {SCOPE}"),
    "total": (_total, f"number least most {SCOPE}"), "unit_cap": (_unit_cap, f"most exceptions fact where {SCOPE}"),
}

# ---- 4 aims ---------------------------------------------------------------------------------------------------------------

@dataclass
class Goal:
    """``sign × scale × value = sum of (factor × pair) + constant + extra``, to be made as large as can be.

    ``extra`` is counted from a plan: the needs met, the worst-off villages. For the prices the same is said by further columns
    (weight, least, most), numbered after the pairs, and rows that tie them to the pairs.
    """

    terms: Mapping[int, int]
    scale: int = 1
    constant: int = 0
    sign: int = 1
    loses: Callable[[str, int], Fraction] = lambda rule, penalty: Fraction(0)  # for one unit that a soft rule gives
    columns: list[tuple[int, int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    extra: Callable[[set[int]], int] = lambda plan: 0

def _needs(case: Case, aim: Rule) -> Goal:
    met, first = list[tuple[str, int, list[int]]](), len(case.who)
    for v, village in case.villages.items():
        for need in sorted(village["needs"]):
            wanted = set(aim["met_by"].get(need, [need]))
            if able := [k for k in case.of_village.get(v, ()) if wanted & set(case.people[case.who[k]]["skills"])]:
                met.append((v, village["needs"][need], able))
    rows = [Row(v, {**ones(able), first + n: -1}, 0) for n, (v, _, able) in enumerate(met)]
    columns, (share, unit) = [(weight, 0, 1) for _, weight, _ in met], case.openness()
    for v in dict.fromkeys(v for v, _, _ in met) if unit else ():  # no need is met further than a column says its village is open
        rows.append(Row(v, {**factors({k: share[k] for k in case.of_village[v]}), first + len(columns): -unit}, 0, 0))
        rows += [Row(v, {first + n: 1, first + len(columns): -1}, None, 0) for n, each in enumerate(met) if each[0] == v]
        columns.append((0, 0, 1))
    return Goal({}, columns=columns, rows=rows, extra=lambda plan: sum(
        weight for _, weight, able in met if plan.intersection(able)))

def reach(case: Case, of: str, heaps: Iterable[Terms]) -> tuple[int, int]:
    """Between what the sums of each heap can lie, all those of one person or of whole posts, and 0."""
    low = high = 0
    for terms in heaps:
        ordered, held = sorted(terms.values()), min(len(terms), case.held(of, terms))
        low = min(low, sum(min(each, 0) for each in ordered[:held]))
        high = max(high, sum(max(each, 0) for each in ordered[len(ordered) - held :]))
    return low, high

def slots_of(case: Case, of: str, role: str | None = None) -> dict[str, int]:
    """Posts or villages and their slots, those without any left out."""
    slots: Counter[str] = Counter()
    for id, post in case.posts.items():
        slots[id if of == "post" else post["village"]] += post["slots"] if role in (None, post["role"]) else 0
    return {id: number for id, number in slots.items() if number}

def _even_load(case: Case, aim: Rule) -> Goal:
    of, role = aim["of"], aim["role"]
    column, slots = {"candidate": case.who, "post": case.seat, "village": case.place}[of], slots_of(case, of, role)
    numbers, scale = case.numbers(aim["number"]) if aim["number"] else (dict.fromkeys(case.open, Fraction(1)), 1)
    parts = lcm(1, *slots.values()) if aim["per_slot"] else 1
    groups: dict[str, list[str]] = defaultdict(list)
    for one, pair in sorted(case.able(role).items() if of == "candidate" else dict.fromkeys(slots, -1).items()):
        group = "" if aim["each"] is None else case.fact(SOURCES[of], one, aim["each"])
        if (of != "candidate" or case.holds(aim["where"], pair)) and (aim["each"] is None or group not in (None, "")):
            groups[str(group["decimal"] if isinstance(group, dict) else group)].append(one)
    own: dict[str, dict[int, Fraction]] = defaultdict(dict)
    for k in case.open:
        if role in (None, case.role[k]) and (of == "candidate" or case.holds(aim["where"], k)):
            own[column[k]][k] = numbers[k] * scale * (parts // slots.get(column[k], parts) if aim["per_slot"] else 1)
    heaps, first = [[factors(own[one]) for one in members] for _, members in sorted(groups.items())], len(case.who)
    signs = (1, -1) if aim["measure"] == "difference" else (1,)
    low, high = reach(case, of, [terms for heap in heaps for terms in heap])
    rows = [Row("", {**{k: sign * a for k, a in terms.items()}, first + n + (0 if sign > 0 else len(heaps)): -sign}, None, 0)
            for n, heap in enumerate(heaps) for terms in heap for sign in signs]
    loads: Callable[[set[int]], list[list[int]]] = lambda plan: [
        [sum(terms[k] for k in plan & terms.keys()) for terms in heap] for heap in heaps]
    return Goal({}, scale * parts if heaps else 1, sign=-1, rows=rows,
                columns=[(-sign, low, high) for sign in signs for _ in heaps],
                extra=lambda plan: sum((min(each) if len(signs) > 1 else 0) - max(each) for each in loads(plan)))

def _in_use(case: Case, aim: Rule) -> Goal:
    column = {"candidate": case.who, "post": case.seat, "village": case.place}[aim["what"]]
    heaps = case.heaps(column, (k for k in case.open if aim["role"] in (None, case.role[k]) and case.holds(aim["where"], k)))
    few, first = aim["sense"] == "least", len(case.who)
    limits = (None, 0) if few else (0, None)
    rows = [Row(one, {**ones(pairs), first + n: -case.held(aim["what"], pairs) if few else -1}, *limits)
            for n, (one, pairs) in enumerate(sorted(heaps.items()))]
    sign = -1 if few else 1
    return Goal({}, sign=sign, columns=[(sign, 0, 1)] * len(rows), rows=rows,
                extra=lambda plan: sign * sum(bool(plan.intersection(pairs)) for pairs in heaps.values()))

def _together_wish(case: Case, aim: Rule) -> Goal:
    scale, rows, met = steps(weight for _, _, weight in aim["wishes"]), list[Row](), list[tuple[int, list[int], list[int]]]()
    for a, b, raw in aim["wishes"]:
        one, other = case.of_person.get(a, []), case.of_person.get(b, [])
        for v in sorted({case.place[k] for k in one} & {case.place[k] for k in other}):
            first, second = ([k for k in own if case.place[k] == v] for own in (one, other))
            column, few = len(case.who) + len(met), Fraction(plain(raw)) < 0
            alone = case.single(a) and case.single(b)
            sides = [first, second] if not few else [first + second] if alone else [[k, m] for k in first for m in second]
            sign = -1 if few else 1
            rows += [Row(v, {**dict.fromkeys(side, sign), column: -sign}, -1 if few else 0) for side in sides]
            met.append((int(Fraction(plain(raw)) * scale), first, second))
    return Goal({}, scale, columns=[(weight, 0, 1) for weight, _, _ in met], rows=rows, extra=lambda plan: sum(
        weight for weight, first, second in met if plan.intersection(first) and plan.intersection(second)))

def _counting(case: Case, aim: Rule) -> Goal:
    """People of a kind, or the total of a number, as many or as few as can be."""
    sign, (numbers, scale) = {"most": 1, "least": -1}[aim["sense"]], case.numbers(aim["number"]) if "number" in aim else ({}, 1)
    counted = [k for k in case.open if aim["role"] in (None, case.role[k]) and case.holds(aim["where"], k)]
    return Goal(factors({k: sign * scale * numbers.get(k, 1) for k in counted}), scale, sign=sign)

def _worst_open(case: Case, aim: Rule, rule: Rule) -> Goal:
    """Of the villages that are open, the mean over the people of their form, which columns of its own say."""
    law, (exact, scale), may = _forms(case, rule), case.numbers(aim["number"]), case.options(rule)
    people = {form: sum(shape.values()) for form, shape in rule["forms"].items()}
    parts, numbers, t = lcm(*people.values()), {k: int(n * scale) for k, n in exact.items()}, len(case.who) + len(may)
    fewest, most = min([0, *numbers.values()]), max([0, *numbers.values()])
    short, rows = {v: {t + 1 + n: 1} for n, v in enumerate(case.roles) if aim["worst"] > 1}, list(law.rows)
    for column, (v, form) in enumerate(may, len(case.who)):
        share = {k: numbers[k] * parts // people[form] for k in case.of_village.get(v, ())}
        far = most * parts - parts // people[form] * max(people.values()) * fewest  # with another form the sum says nothing
        rows.append(Row(v, {**factors(share), t: -1, column: -far, **short.get(v, {})}, -far))
    columns = [*((0, *both) for both in law.columns), (aim["worst"], fewest * parts, most * parts)]
    columns += [(-1, 0, (most - fewest) * parts)] * len(short)
    return Goal({}, scale * parts, rows=rows, columns=columns, extra=lambda plan: sum(sorted(
        parts * sum(numbers[k] for k in team) // len(team) for heap in case.of_village.values() if (
            team := plan.intersection(heap)))[: aim["worst"]]))

def _worst_off(case: Case, aim: Rule) -> Goal:
    if case.forms and aim["each"] == "village":
        return _worst_open(case, aim, case.forms)
    alone, (numbers, scale), first = aim["each"] == "candidate", case.numbers(aim["number"]), len(case.who)
    able = {who: 1 for who, pair in case.able().items() if case.holds(aim["where"], pair)} if alone else {}
    slots, heaps = (able, case.of_person) if alone else (slots_of(case, "village"), case.of_village)
    places, parts = sorted(slots), lcm(1, *slots.values())
    share = {v: {k: int(parts // slots[v] * numbers[k] * scale) for k in heaps.get(v, ())} for v in places}
    low, high = reach(case, aim["each"], share.values())
    several = len(places) if min(aim["worst"], len(places)) > 1 else 0  # one village alone needs no shortfall below the least
    rows = [Row(v, {**factors(share[v]), first: -1, **({first + 1 + n: 1} if several else {})}, 0) for n, v in enumerate(places)]
    columns = [(min(aim["worst"], len(places)), low, high), *[(-1, 0, high - low)] * several] if places else []
    return Goal({}, scale * parts if places else 1, columns=columns, rows=rows, extra=lambda plan: sum(
        sorted(sum(pairs[k] for k in plan & pairs.keys()) for pairs in share.values())[: aim["worst"]]))

def shifted(rows: Iterable[Row], first: int, by: int) -> list[Row]:
    """Rows with their further columns, those from ``first`` on, moved up."""
    return [row._replace(terms={k + by * (k >= first): a for k, a in row.terms.items()}) for row in rows]

def _blend(case: Case, aim: Rule) -> Goal:
    made = [(objective(case, part), Fraction(plain(weight))) for part, weight in aim["parts"]]
    scale = lcm(*(part.scale * weight.denominator for part, weight in made))
    parts = [(part, int(weight * scale / part.scale)) for part, weight in made]
    terms: Counter[int] = Counter()
    whole_one = Goal({}, scale, sum(by * part.constant for part, by in parts),
                     loses=lambda *unit: sum((weight * part.sign * part.loses(*unit) for part, weight in made), Fraction(0)),
                          extra=lambda plan: sum(by * part.extra(plan) for part, by in parts))
    for part, by in parts:
        terms.update({k: by * value for k, value in part.terms.items()})
        ahead = len(whole_one.columns)
        whole_one.rows += shifted(part.rows, len(case.who), ahead)
        whole_one.columns += [(by * weight, low, high) for weight, low, high in part.columns]
    whole_one.terms = factors(terms)
    return whole_one

def _lots(case: Case, aim: Rule) -> Goal:
    """The lot of a pair: the first bits of SHA-256 over ``seed|person|post``, 40 of them or fewer where many are placed."""
    filled = sum(min(p["slots"], len(case.people)) if "slots" in case.hard else len(case.people) for p in case.posts.values())
    held = sum(min(w["most"], len(case.posts)) if "posts_each" in case.hard else len(case.posts) for w in case.people.values())
    bits = min(40, 51 - max(min(filled, held), 1).bit_length())
    drawn = {k: hashlib.sha256(f"{aim['seed'] or case.seed}|{case.who[k]}|{case.seat[k]}".encode()).digest() for k in case.open}
    return Goal(factors({k: int.from_bytes(digest[:8], "big") >> (64 - bits) for k, digest in drawn.items()}))

def _wishes(case: Case, aim: Rule) -> Goal:
    """Places that are tied stand equally high."""
    worth: dict[str, dict[str, Fraction]] = {}
    for who, listed in aim["wishes"].items():
        ranks, before = dict[str, int](), None
        for place in listed:
            group = next((n for n, tied in enumerate(aim["ties"].get(who, ())) if place in tied), None)
            ranks[place], before = max(ranks.values(), default=-1) + (group is None or group != before), group
        by = [Fraction(plain(each)) for each in aim["by_rank"] or range(max(ranks.values(), default=0) + 1, 0, -1)]
        worth[who] = {place: by[rank] for place, rank in ranks.items() if rank < len(by)}
    scale = steps(aim["by_rank"])
    best = {k: max([worth.get(case.who[k], {}).get(place, Fraction(0)) for place in (case.seat[k], case.place[k])
                    if place in worth.get(case.who[k], {})], default=Fraction(0)) for k in case.open}
    return Goal(factors({k: value * scale for k, value in best.items()}), scale)

def _moves(case: Case, aim: Rule) -> Goal:
    scale = steps(aim["weights"].values())
    given = {(who, post): int(plain(aim["weights"].get(who, 1)) * scale) for who, post in aim["placements"]}
    kept = {k: given[case.who[k], case.seat[k]] for k in case.open if (case.who[k], case.seat[k]) in given}
    return Goal(factors(kept), scale, -sum(given.values()), -1)

def _served(case: Case, aim: Rule) -> Goal:
    """All villages are served where none may stay closed; else each by what the people of its form count together."""
    column = aim["number"].removeprefix("village.")
    if case.forms:
        worth, (numbers, given) = by_role(case.forms["forms"], aim["weights"]), case.numbers(f"village.{column}")
        scale = given * steps(worth.values())
        return Goal(factors({k: numbers[k] * worth.get(case.role[k], 0) * scale for k in case.open}), scale)
    villages = {post["village"] for post in case.posts.values()}
    total = sum((Fraction(plain(case.fact("villages", v, column))) for v in villages), Fraction(0))
    return Goal({}, total.denominator, total.numerator)

def _village_lots(case: Case, aim: Rule) -> Goal:
    """The lot of a village with a form: the first bits of SHA-256 over ``seed|village|form``, so that all have 30 at most."""
    if not case.forms:
        return Goal({})
    law, bits = _forms(case, case.forms), max(30 - max(len(case.villages), 1).bit_length(), 1)
    drawn = [hashlib.sha256(f"{aim['seed'] or case.seed}|{v}|{form}".encode()).digest() for v, form in case.options(case.forms)]
    lots = [int.from_bytes(digest[:8], "big") >> (64 - bits) for digest in drawn]
    return Goal({}, columns=[(lot, *both) for lot, both in zip(lots, law.columns, strict=True)], rows=law.rows,
                extra=lambda plan: sum(lots[k - len(case.who)] for k in law.chosen(plan) - plan))

AIMS: dict[str, tuple[Callable[[Case, Rule], Goal], str]] = {
    "blend": (_blend, "parts"), "lots": (_lots, "seed"),
    "even_load": (_even_load, "role where each of number per_slot measure"), "in_use": (_in_use, "what where sense role"),
    "needs": (_needs, "met_by"), "people": (_counting, "where sense role"), "sum": (_counting, "number where sense role"),
    "served": (_served, "number weights"), "village_lots": (_village_lots, "seed"),
    "wishes": (_wishes, "wishes by_rank ties"), "worst_off": (_worst_off, "worst each number where"),
    "together_wish": (_together_wish, "wishes"), "fewest_moves": (_moves, "placements weights"),
    "concessions": (lambda case, aim: Goal({}, sign=-1, loses=lambda rule, penalty: Fraction(
        -(rule in aim["rules"]) if aim["rules"] else -penalty)), "rules"),
    "grades": (lambda case, aim: Goal(factors({k: plain(aim["worth"].get(case.grade[k], 0)) * steps(aim["worth"].values())
                                               for k in case.open}), steps(aim["worth"].values())), "worth"),
    "merit": (lambda case, aim: Goal(
        factors({k: case.score[k] * plain(aim["role_weights"].get(case.role[k], 1))
                 * steps(aim["role_weights"].values()) for k in case.open}), case.scale * steps(aim["role_weights"].values()),
        loses=lambda rule, penalty: Fraction(penalty)), "role_weights"),
    "vacancies": (lambda case, aim: Goal(ones(case.open), constant=-sum(post["slots"] for post in case.posts.values()), sign=-1),
                  ""),
}

def objective(case: Case, aim: Rule) -> Goal:
    """An aim as sums."""
    return AIMS[aim["kind"]][0](case, aim)

def tier(case: Case, aim: Rule) -> Goal:
    """The same in steps so fine that what soft rules lose is whole."""
    made = objective(case, aim)
    by = lcm(1, *((made.scale * made.loses(rule["id"], plain(rule["penalty"]))).denominator
                  for rule in case.rules if rule["penalty"] is not None))
    extra = made.extra
    return made if by == 1 else Goal(
        {k: by * a for k, a in made.terms.items()}, by * made.scale, by * made.constant, made.sign, made.loses,
        [(by * weight, low, high) for weight, low, high in made.columns], made.rows, lambda plan: by * extra(plan))

def known(case: Case, law: Rule) -> bool:
    """Whether the law of a rule or aim, with all its parts, is stated here."""
    return law["kind"] in ({**RULES, **AIMS}) and all(known(case, part) for part, _ in law.get("parts", ()))

def tiers(case: Case) -> list[Rule]:
    """The aims as they were made best: points lost first where soft rules count in no other aim, lots last."""
    listed, points = list(case.aims), [objective(case, aim).loses("", 1) for aim in case.aims if known(case, aim)]
    if any(rule["penalty"] is not None for rule in case.rules) and not any(points) and len(points) == len(listed):
        listed.insert(0, {"kind": "concessions", "id": "concessions", "slack": 0, "rules": []})
    if any(aim["kind"] == "lots" for aim in listed):
        return listed
    drawn = ["village_lots"] * (FORMS in case.hard) + ["lots"]
    return listed + [{"kind": kind, "id": kind, "slack": 0, "seed": ""} for kind in drawn]

# ---- 5 prices -------------------------------------------------------------------------------------------------------------

class Bound(NamedTuple):
    """A bound that prices prove, times their scale, with what is left of each column's weight and the limits that were priced."""

    scale: int
    total: int
    rest: Terms
    used: list[tuple[int, int, int, int]]

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
        self.units: list[tuple[int, str, int]] = []  # columns that count units of soft rules: column, rule, penalty
        self.aims, self.goals = tiers(case), list[Any]()
        for rule in case.rules:
            if known(case, rule):
                law = law_of(case, rule)
                own = [self.column(*both) for both in law.columns]
                rows = shifted(law.rows, size, own[0] - size) if own else law.rows
                self.rows += rows if rule["penalty"] is None else self.softened(rows, rule)
        for aim in self.aims:
            made = tier(case, aim) if known(case, aim) else Goal({})
            self.rows += shifted(made.rows, size, len(self.low) - size)
            columns = {self.column(low, high): weight for weight, low, high in made.columns}
            lost = {k: -made.sign * made.scale * made.loses(rule, penalty) for k, rule, penalty in self.units}
            self.goals.append((made, factors({**made.terms, **columns, **lost})))
        self.counts: list[tuple[int, int, int]] = []  # columns that count the posts of a person: kind, column, row
        for kind, heaps in enumerate((case.of_person, case.heaps(list(zip(case.who, case.role, strict=True))))):
            for _, pairs in sorted(heaps.items()):
                if len(pairs) > 1:
                    self.counted(kind, pairs)

    def counted(self, kind: int, pairs: list[int]) -> None:
        """Let one column be the sum of some pairs, wherever they stand together. It takes no plan away."""
        column, first = self.column(0, len(pairs)), pairs[0]
        drawn = [aim["kind"] == "lots" for aim in self.aims]
        sums = [row.terms for row in self.rows] + [goal[1] for goal, lots in zip(self.goals, drawn, strict=True) if not lots]
        for terms in sums:
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

    def softened(self, rows: list[Row], rule: Rule) -> list[Row]:
        """Rows with columns for the units that are missing or too many."""
        both = [row for row in rows if row.unit > 1 and row.low is not None and row.high is not None]
        listed = [row._replace(terms=dict(row.terms), high=None if row in both else row.high) for row in rows]
        listed += [row._replace(terms=dict(row.terms), low=None) for row in both]
        sides = [(row, 1, row.low - sum(min(a, 0) for a in row.terms.values())) for row in listed if row.low is not None]
        sides += [(row, -1, sum(max(a, 0) for a in row.terms.values()) - row.high) for row in listed if row.high is not None]
        for row, sign, worst in sides:
            column = self.column(0, max(-(-worst // row.unit), 0))
            row.terms[column] = sign * row.unit
            self.units.append((column, rule["id"], plain(rule["penalty"])))
        return listed

    def bound(self, goal: int | None, data: Rule) -> Bound:
        """What prices prove of an aim; of none, they prove that there is no plan if their total is below 0."""
        (made, weights), scale = (Goal({}), {}) if goal is None else self.goals[goal], whole(data["scale"])
        if scale < 1:
            raise ValueError("a scale of 1 or more is expected")
        rest: Terms = Counter({k: scale * weight for k, weight in weights.items()})
        total, used = scale * made.constant, []
        for at, price, by in ((at, whole(price), by[0] if by else 1) for at, price, *by in data["prices"]):
            row, left = self.rows[at], {k: a for k, a in self.rows[at].terms.items() if self.low[k] < self.high[k]}
            fixed, side = sum(a * self.low[k] for k, a in row.terms.items() if k not in left), row.high if price > 0 else row.low
            if side is None or by < 1 or any(a % by for a in left.values()):
                raise ValueError("a side that has no limit, or a divisor that does not divide")
            limit = (side - fixed) // by if price > 0 else -((fixed - side) // by)  # sums are whole: limits may be rounded
            total += price * limit
            used.append((at, price, limit * by + fixed, by))
            for k, a in left.items():
                rest[k] -= price * (a // by)
        total += sum(d * (self.high[k] if d > 0 else self.low[k]) for k, d in rest.items())
        return Bound(scale, total, rest, used)

    def hold(self, goal: int, bound: Bound, least: int) -> bool:
        """Keep only plans worth ``least`` in an aim: what costs more than such a plan may lose stays. False if none is left."""
        may = bound.total - bound.scale * least
        self.stay(bound.rest, may)
        for at, price, limit, by in bound.used:
            row, reach = self.rows[at], may // abs(price) * by
            if price > 0 and (row.low is None or limit - reach > row.low):
                self.rows[at] = row._replace(low=limit - reach)
            elif price < 0 and (row.high is None or limit + reach < row.high):
                self.rows[at] = row._replace(high=limit + reach)
        made, weights = self.goals[goal]
        self.rows.append(Row("", dict(weights), least - made.constant))
        return may >= 0 and self.tightened()

    def stay(self, rest: Terms, may: int) -> None:
        """What costs more than a plan may lose stays where it is."""
        for k, d in rest.items():
            if d > 0:
                self.low[k] = max(self.low[k], self.high[k] - may // d)
            elif d < 0:
                self.high[k] = min(self.high[k], self.low[k] + may // -d)

    def part(self, low: list[int], high: list[int]) -> Sums:
        """The same sums between other bounds of the columns."""
        other = copy(self)
        other.low, other.high, other.rows = list(low), list(high), list(self.rows)
        return other

    def none(self, prices: list[Any]) -> bool:
        """Whether prices leave no plan: the best choice of all columns falls short, or a row does once the dear ones stay."""
        bound = self.bound(None, {"scale": 1, "prices": prices})
        if bound.total < 0:
            return True
        self.stay(bound.rest, bound.total)
        return not self.tightened()

    def searched(self, nodes: list[Any]) -> bool:
        """Whether a search leaves no plan: each step splits those left by a column, at most or above a number, or closes some."""
        left = [(self.low, self.high)]
        for node in nodes:
            low, high = left.pop()
            if "prices" in node:
                if not self.part(low, high).none(node["prices"]):
                    return False
                continue
            column, most = node["split"]
            below, above = list(high), list(low)
            below[column], above[column] = min(high[column], most), max(low[column], most + 1)
            left += [(above, high), (low, below)]
        return not left

    def none_above(self, goal: int, bound: Bound, top: int, nodes: list[Any]) -> bool:
        """Whether a search shows that no plan is worth more than ``top`` in an aim."""
        above = self.part(self.low, self.high)
        return not above.hold(goal, bound, top + 1) or above.searched(nodes)

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
                        if a == 0:
                            continue
                        if (a > 0) == upper and self.low[k] + room // abs(a) < self.high[k]:
                            self.high[k], moved = self.low[k] + room // abs(a), True
                        elif (a > 0) != upper and self.high[k] - room // abs(a) > self.low[k]:
                            self.low[k], moved = self.high[k] - room // abs(a), True
        return True

# ---- 6 what is told -------------------------------------------------------------------------------------------------------

STATES = {"checked": ("checked", "已核对"), "word": ("taken on somebody's word", "仅据所述"),
          "unchecked": ("not checkable", "无法核对"), "failed": ("WRONG", "不符")}
SAYS = {
    "form": ("{0}, version {1}, in its one spelling", "封存文件，第 {1} 版，写法规范"),
    "form.odd": ("not a sealed file in its one spelling: {0}", "不是规范写法的封存文件"),
    "digest": ("the digest of the contents is {0}", "内容的摘要为 {0}"),
    "digest.none": ("this machine has no {0}", "本机没有 {0} 算法"),
    "identity": ("the digest printed on the papers is {0}", "文书所印摘要为 {0}"),
    "identity.none": ("whether this is the file that was decided: compare its digest with the one on the papers",
                      "是否为当时决定的文件：请与文书所印摘要对照"),
    "signature": ("signed with the key {0}", "签名所用公钥为 {0}"),
    "signature.odd": ("the signature is not one of this file, or is missing", "签名与本文件不符，或缺失"),
    "signature.none": ("the signature: the package cryptography is not installed", "签名：未安装所需软件包"),
    "chain": ("number {0} of a chain that is whole", "前后文件共 {0} 份，完整"),
    "chain.more": ("{0} files are no part of the chain", "有 {0} 份文件不在前后文件之中"),
    "chain.gap": ("number {0}, {1}, is not among the files given", "第 {0} 份文件（{1}）未提供"),
    "fields": ("no field beyond the level {0}", "没有超出级别的项目"),
    "words": ("the sentences beside rules and aims are for readers; what counts is their data",
              "规则和目标旁的文字供阅读，以数据为准"),
    "plan": ("{0} placements, each a scored pair, none twice", "共 {0} 项安排，均有得分，无重复"),
    "rules": ("{2} ({3}), “{0}”, is kept", "{2}：“{1}”，未违反"),
    "rules.soft": ("{2} ({3}), “{0}”, gives {4} units", "{2}：“{1}”，让步 {4}"),
    "rules.own": ("{2} ({3}), “{0}”: a kind that is not known here", "{2}：“{1}”，本程序不认识此类规则"),
    "rules.gone": ("units are given by rules that are not there", "让步所指的规则不存在"),
    "aims": ("the aims are those of the problem, in their order, lots last", "各目标与问题所列一致，抽签在最后"),
    "aims.value": ("{0}: value {2}", "{1}：值 {2}"),
    "aims.lots": ("{0}: lots drawn again from the seed, total {2}", "{1}：按种子重新抽签，合计 {2}"),
    "aims.own": ("{0}: of a kind, or with a rule, that is not known here", "{1}：本程序不认识此类目标或所涉规则"),
    "bounds": ("{0}: no plan as good in the aims before is better than {2}: proven by prices",
               "{1}：在前列目标同样好的方案中，没有优于 {2} 的：由价格证明"),
    "bounds.search": ("{0}: no plan as good in the aims before is better than {2}: proven by prices, and by a search that was "
                      "gone through again, {5} steps",
                      "{1}：在前列目标同样好的方案中，没有优于 {2} 的：由价格证明，并已逐步复核搜索过程（{5} 步）"),
    "bounds.word": ("{0}: no plan as good in the aims before is better than {2}, says {3}",
                    "{1}：在前列目标同样好的方案中，没有优于 {2} 的：仅据搜索程序 {3} 所述"),
    "bounds.part": ("{0}: no plan as good in the aims before is better than {4} by prices, and than {2}, says {3}",
                    "{1}：在前列目标同样好的方案中，由价格证明没有优于 {4} 的；没有优于 {2} 的，仅据搜索程序 {3} 所述"),
    "bounds.slack": ("{0}: no plan is better than {2} by prices; that one reaches it, before later aims took some back, says {3}",
                     "{1}：由价格证明没有优于 {2} 的；后列目标让度之前达到此值，仅据搜索程序 {3} 所述"),
    "bounds.own": ("{0}: the bound of an aim that is not known here", "{1}：本程序不认识此类目标，无法核对其界"),
    "bounds.void": ("the rules leave no plan at all, and yet there is one", "规则不允许任何方案，却有方案"),
    "none": ("the rules leave no plan at all", "规则不允许任何方案"),
    "none.search": ("the rules leave no plan at all: by a search that was gone through again, {0} steps",
                    "规则不允许任何方案：已逐步复核搜索过程（{0} 步）"),
    "none.word": ("no plan ({0}), says {1}", "没有方案：仅据搜索程序 {1} 所述"),
    "optimal": ("all in all: {0}", "总体结论：{1}"),
    "structure": ("{0} dimensions of the structure table, counted again", "结构表 {0} 个维度已重新统计"),
    "overrides": ("{0} overrides, numbered, each with a name, a body, a reason and a day; {1} are in force",
                  "共 {0} 次人工调整，编号连续，人员、机构、理由、日期齐全；其中 {1} 次有效"),
    "overrides.held": ("each override in force is honoured by the plan", "有效的人工调整均已落实"),
    "overrides.problem": ("nothing but overrides, and rules suspended for them, is added to the problem before them",
                          "除人工调整和为此暂停的规则外，问题与调整前相同"),
    "overrides.cost": ("what the overrides cost in each aim", "人工调整在各项目标上的代价"),
    "declared": ("before the overrides: {0}", "调整前：{0}"),
    "row": ("the row of {0} is one of those under the root {1}", "{0} 的记录在总摘要 {1} 之内"),
    "identity.row": ("whether this is the root that was published: compare it", "是否为公布的总摘要：请对照"),
    "unread": ("{0}: this part cannot be read ({1})", "有一部分无法读取（{1}）"),
}
STATUS = {"optimal": ("no plan is better", "没有更好的方案"), "feasible": ("a plan that keeps the rules", "方案可行")}
BODY = "format version level chain problem seed plan aims structure proof overrides declared notes run versions commitment"
OVERRIDE = "number kind candidate post revokes by body reason on suspended units cost total moved exact"
OPTIONAL: dict[str, Rule] = {"people": {"priority_groups": []}}  # where no rule reads them
KEYS = {"people": "id unit home kin kin_villages skills priority_groups most facts", "villages": "id name township needs facts",
        "posts": "id village role slots least facts", "rules": "kind id penalty words", "aims": "kind id slack words"}
COLUMNS = ("fact", "number", "load", "limit", "least", "most", "mean_of", "say")  # fields that name one
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
        counts, zh = Counter(line.state for line in self.lines), lang == "zh"
        told = ("，" if zh else ", ").join(f"{words[zh]} {counts[name]}" for name, words in STATES.items())
        return "\n".join([*(line.words(lang) for line in self.lines), told])

    __str__ = words

class Told:
    """The lines told so far; a part that cannot be read is a line, too."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def say(self, name: str, state: str | bool, *about: Any, odd: Iterable[str] = ()) -> None:
        """One line; True is checked, False is failed. ``odd`` is where something is wrong."""
        listed = list(odd)
        state = state if isinstance(state, str) else "checked" if state and not listed else "failed"
        en, zh = (said.format(*about) for said in SAYS[name])
        if listed:
            where = ", ".join(listed[:5]) + " …" * (len(listed) > 5)
            en, zh = f"{en} (not so: {where})", f"{zh}（不符：{where}）"
        self.lines.append(Line(name.partition(".")[0], state, en, zh))

    def part(self, code: str, look: Callable[..., Any], *about: Any) -> Any:
        """What ``look`` finds in a part of the file."""
        try:
            return look(self, *about)
        except MISREAD as error:
            said = (said.format(code, type(error).__name__) for said in SAYS["unread"])
            return self.lines.append(Line(code, "failed", *said))

def _seals(told: Told, document: Any, path: Path, wanted: str, key: str) -> None:
    given, found, mark = document["digests"], digests(document["body"]), wanted.replace("-", "").lower()
    right = document.keys() == {"body", "digests"} and "sha256" in given and given.keys() <= {"sha256", "sm3"}
    told.say("digest", right and all(found.get(name, given[name]) == given[name] for name in given), short(found["sha256"]))
    for name in sorted(given.keys() - found.keys()):
        told.say("digest.none", "unchecked", name.upper())
    same = len(mark) >= 20 and any(each.startswith(mark) for each in found.values())
    told.say("identity" if wanted else "identity.none", same if wanted else "unchecked", wanted)
    sign = path.with_name(path.name + ".sig")
    if sign.exists() or key:
        told.part("signature", _signature, sign, path.read_bytes(), key)

def _signature(told: Told, sign: Path, raw: bytes, key: str) -> None:
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return told.say("signature.none", "unchecked")
    given = parsed(sign.read_bytes()) if sign.exists() else {"key": key, "signature": ""}
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(given["key"])).verify(bytes.fromhex(given["signature"]), raw)
    except InvalidSignature:
        return told.say("signature.odd", False)
    return told.say("signature", key.lower() == given["key"] if key else "unchecked", given["key"])

def _chain(told: Told, body: Any, others: Iterable[str | PathLike[str]]) -> None:
    """Whether each file names the one before it by its digest, from this one back."""
    documents, chain = [parsed(Path(other).read_bytes()) for other in others], body["chain"]
    known = {digests(document["body"])["sha256"]: document["body"]["chain"] for document in documents}
    while chain["previous"]:
        before = known.pop(chain["previous"]["sha256"], None)
        if before is None or before["number"] != chain["number"] - 1:
            state = "failed" if documents else "unchecked"
            return told.say("chain.gap", state, chain["number"] - 1, short(chain["previous"]["sha256"]))
        chain = before
    if known:
        return told.say("chain.more", False, len(known))
    return told.say("chain", chain["number"] == 1, body["chain"]["number"])

def columns_named(data: Any) -> Iterator[str]:
    """The columns that rules, aims and dimensions name."""
    for name, value in data.items() if isinstance(data, dict) else (("", each) for each in data if isinstance(data, list)):
        if isinstance(value, str) and (name in COLUMNS or (name == "each" and data.get("kind") == "even_load")):
            yield value
        elif isinstance(value, (dict, list)):
            yield from columns_named(value)

def _fields(told: Told, body: Any) -> None:
    """Nothing that this checker does not know, nothing personal beyond the level, no fact that no rule reads."""
    given, kinds = body["problem"], {"rules": dict[str, Any](RULES), "aims": dict[str, Any](AIMS)}
    odd, laws = list(body.keys() ^ set(BODY.split())), [(table, law["kind"]) for table in kinds for law in given[table]]
    for table, keys in KEYS.items():
        more = LEVELS[body["level"]] if table == "people" else ""
        for row in given[table]:
            own = kinds[table].get(row["kind"], (None, " ".join(row)))[1] if table in kinds else more
            whole_row = whole_law(row) if table in kinds else {**OPTIONAL.get(table, {}), **row}
            odd += [f"{table} {row['id']}: {name}" for name in whole_row.keys() ^ set(f"{keys} {own}".split())]
    read = {part for name in columns_named([given["rules"], given["aims"], given["dimensions"]])
            for part in (name, name.partition(".")[2])}
    if all(kind in kinds[table] for table, kind in laws):  # a rule of a kind that is not known may name a column anywhere
        odd += [f"{table} {row['id']}: {name}" for table in ("people", "villages", "posts") for row in given[table]
                for name in row["facts"].keys() - read]
    told.say("fields", True, body["level"], odd=odd)
    told.say("words", "unchecked")

def _plan(told: Told, case: Case, body: Any) -> set[int]:
    placed = [tuple(each) for each in body["plan"]["placements"]]
    odd = [" → ".join(each) for each, number in Counter(placed).items() if number > 1 or each not in case.at]
    told.say("plan", placed == sorted(placed), len(placed), odd=odd)
    return {case.at[each] for each in placed if each in case.at}

def _units(row: Row, plan: set[int]) -> int:
    """By how many units a plan breaks a row."""
    there = sum(a for k, a in row.terms.items() if k in plan)
    under, over = (0 if row.low is None else row.low - there), (0 if row.high is None else there - row.high)
    return max(-(-under // row.unit), 0) + max(-(-over // row.unit), 0)

def _rules(told: Told, case: Case, body: Any, plan: set[int]) -> dict[str, int]:
    given, units = dict(body["plan"]["given"]), {}
    for rule in case.rules:
        words = (rule["words"]["en"], rule["words"]["zh"], rule["id"], rule["kind"])
        if not known(case, rule):
            told.say("rules.own", "unchecked", *words)
            given.pop(rule["id"], None)
            continue
        law = law_of(case, rule)
        rows, taken = law.rows, law.chosen(plan)
        barred = [f"{case.who[k]} → {case.seat[k]}" for k in sorted(plan & case.barred.get(rule["id"], set()))]
        if rule["penalty"] is None:
            told.say("rules", True, *words, odd=barred + [row.label or "·" for row in rows if _units(row, taken)])
        else:
            units[rule["id"]] = sum(_units(row, taken) for row in rows)
            told.say("rules.soft", given.pop(rule["id"], 0) == units[rule["id"]], *words, units[rule["id"]])
    if given:
        told.say("rules.gone", False, odd=sorted(given))
    return units

def _aims(told: Told, case: Case, body: Any, plan: set[int], units: Mapping[str, int]) -> list[int | None]:
    """The value of every aim, in steps, counted anew; lots are drawn again."""
    listed, soft = tiers(case), {rule["id"]: rule for rule in case.rules if rule["penalty"] is not None}
    told.say("aims", [each["aim"] for each in body["aims"]] == [aim["id"] for aim in listed])
    found: list[int | None] = []
    for aim, claim in zip(listed, body["aims"], strict=True):
        made = tier(case, aim) if known(case, aim) else None
        lost = {id: made.loses(id, plain(rule["penalty"])) for id, rule in soft.items()} if made else {}
        if made is None or any(lost[id] for id in lost.keys() - units.keys()):
            told.say("aims.own", "unchecked", *_names(aim))
            found.append(None)
            continue
        lost_steps = made.sign * made.scale * sum((lost[id] * units[id] for id in units), Fraction(0))
        worth = sum(a for k, a in made.terms.items() if k in plan) + made.constant + made.extra(plan) - int(lost_steps)
        right = claim["value"] == str(Fraction(worth, made.sign * made.scale))
        told.say("aims.lots" if aim["kind"] == "lots" else "aims.value", right, *_names(aim), _figure(Fraction(claim["value"])))
        found.append(worth)
    return found

def _figure(number: Fraction) -> str:
    """A decimal where there is one, else a fraction."""
    return str(number) if 10**6 % number.denominator else f"{Decimal(number.numerator) / number.denominator:f}"

def _names(aim: Rule) -> tuple[str, str]:
    """What an aim is called: by its id, and in Chinese by its words where the id is that of its kind."""
    own = {"lots": "抽签", "village_lots": "村之间抽签", "concessions": "软性规则让步"}.get(aim["kind"], aim["id"])
    return str(aim["id"]), str(aim["words"]["zh"] if aim["id"] == aim["kind"] and "words" in aim else own)

def bounds(told: Told, case: Case, body: Any, found: list[int | None]) -> None:
    """That no plan is better, aim by aim, each among the plans that are as good in the aims before it."""
    sums, engine, sure, first, status = Sums(case), body["proof"]["engine"], True, len(told.lines), body["plan"]["status"]
    if not sums.tightened():
        return told.say("bounds.void", False)
    for n, (aim, claim, worth) in enumerate(zip(sums.aims, body["aims"], found, strict=True)):
        if worth is None:
            sure = False
            told.say("bounds.own", "unchecked", *_names(aim))
            continue
        unit = sums.goals[n][0].sign * sums.goals[n][0].scale
        top, slack = floor(Fraction(claim["bound"]) * unit), int(Fraction(plain(aim["slack"])) * abs(unit))
        fits = str(Fraction(claim["bound"])) == claim["bound"] and worth <= top and (not claim["proven"] or top - slack <= worth)
        way, best, data = "bounds.word", None, body["proof"]["aims"][n] if sure and n < len(body["proof"]["aims"]) else None
        if data:
            bound = sums.bound(n, data)
            best, nodes = bound.total // bound.scale, data.get("search")
            closed = best > top and nodes is not None and sums.none_above(n, bound, top, nodes)
            way = ("bounds.slack" if worth < top and (closed or best <= top) else "bounds.search" if closed else
                   "bounds.part" if best > top else "bounds")
            fits = fits and best >= worth and (closed or nodes is None)
            fits = fits and (not claim["proven"] or sums.hold(n, bound, top - slack))
        sure = sure and fits and claim["proven"] and data is not None and not data["unique"]
        state = "failed" if not fits else "checked" if way in ("bounds", "bounds.search") else "word"
        told.say(way, state, *_names(aim), _figure(Fraction(claim["bound"])), engine, _figure(Fraction(best or 0, unit)),
                 len((data or {}).get("search", ())))
    states = [line.state for line in told.lines[first:]]
    right = all(claim["proven"] for claim in body["aims"]) == (status == "optimal")
    told.say("optimal", max(states, key=list(STATES).index) if right else False, *STATUS[status])
    return None

def no_plan(told: Told, case: Case, body: Any) -> None:
    """That there is no plan."""
    sums, placed, nodes = Sums(case), bool(body["plan"]["placements"]), body["proof"].get("search")
    seen = not sums.tightened()
    if seen and body["plan"]["status"] == "infeasible":
        return told.say("none", not placed)
    if nodes is not None:
        none = not seen and sums.searched(nodes) and body["plan"]["status"] == "infeasible"
        return told.say("none.search", none and not placed, len(nodes))
    return told.say("none.word", False if placed or seen else "word", body["plan"]["status"], body["proof"]["engine"])

def _structure(told: Told, case: Case, body: Any, plan: set[int]) -> None:
    found = []
    for each in case.dimensions:
        of_role = [(line, [k for k in plan if line["role"] in (None, case.role[k])])
                   for line in each["categories"]]
        values = [Fraction(value) for k in plan if each["mean_of"] and (value := case.asked(k, each["mean_of"])) is not None]
        mean = sum(values, Fraction(0)) / max(len(values), 1)
        found.append({"name": each["name"], "counts": [sum(case.holds(line["where"], k) for k in who) for line, who in of_role],
                      "mean": str(mean) if each["mean_of"] else None})
    told.say("structure", found == body["structure"], len(found))

def _overrides(told: Told, case: Case, body: Any) -> None:
    """What people decided otherwise: row by row, on top of the plan as it was solved."""
    rows, before, placed = body["overrides"], body["declared"], [tuple(each) for each in body["plan"]["placements"]]
    odd, force, suspended = [], dict[int, Any](), dict[int, set[str]]()
    for number, row in enumerate(rows, 1):
        texts = [row[name] for name in ("by", "body", "reason", "on")] + list(row["suspended"].values())
        fits = row.keys() == set(OVERRIDE.split()) and row["number"] == number and all(text.strip() for text in texts)
        if row["kind"] == "revoke":
            fits = fits and force.pop(row["revokes"], None) is not None
            suspended.pop(row["revokes"], None)
        elif row["kind"] in ("place", "keep_out", "leave_out"):
            fits, force[number] = fits and (row["post"] is None) == (row["kind"] == "leave_out"), row
        else:
            fits = False
        suspended[number] = set(row["suspended"])
        odd += [str(number)] * (not fits)
    told.say("overrides", True, len(rows), len(force), odd=odd)
    told.say("overrides.held", True, odd=[str(row["number"]) for row in force.values() if (row["kind"] == "place") != any(
        row["candidate"] == who and row["post"] in (None, post) for who, post in placed)])
    free: set[str] = set().union(*suspended.values()) if force else set()
    added = {f"override {row['number']}": (row["candidate"], row["post"], row["kind"] == "place") for row in force.values()}
    now, then = body["problem"], before["problem"]
    kept = {rule["id"]: {**rule, "penalty": 0} if rule["id"] in free else rule for rule in then["rules"]}
    rules = {rule["id"]: rule for rule in now["rules"]}
    same = all(now[name] == then[name] for name in ("people", "villages", "posts", "pairs", "dimensions"))
    same = same and rules.keys() == kept.keys() | added.keys() and all(rules[id] == rule for id, rule in kept.items())
    same = same and all(rules[id]["penalty"] is None and row == (
        rules[id]["candidate"], rules[id]["post"], rules[id]["kind"] == "pinned") for id, row in added.items())
    aims = [aim for aim in now["aims"] if aim["kind"] != "concessions" or aim in then["aims"]]
    told.say("overrides.problem", same and aims == then["aims"] and body["seed"] == before["seed"])
    value, old = ({each["aim"]: Fraction(each["value"]) for each in one["aims"]} for one in (body, before))
    sign = {aim["id"]: objective(case, aim).sign for aim in case.aims if known(case, aim)}
    told.say("overrides.cost", True, odd=[aim for aim, lost in rows[-1]["total"].items()
                                          if float(plain(lost)) != float(sign[aim] * (old[aim] - value[aim]))])
    earlier = Told()
    _content(earlier, before)
    en, zh = SAYS["declared"]
    told.lines += [Line("declared", line.state, en.format(line.en), zh.format(line.zh)) for line in earlier.lines]

def _content(told: Told, body: Any) -> None:
    told.part("fields", _fields, body)
    case = told.part("problem", lambda told: Case(body))
    plan = case and told.part("plan", _plan, case, body)
    if plan is not None and body["plan"]["status"] in STATUS:
        units = told.part("rules", _rules, case, body, plan) or {}
        found = told.part("aims", _aims, case, body, plan, units)
        if found is not None:
            told.part("bounds", bounds, case, body, found)
        told.part("structure", _structure, case, body, plan)
        if body["overrides"] or body["declared"]:
            told.part("overrides", _overrides, case, body)
    elif plan is not None:
        told.part("bounds", no_plan, case, body)

def _row(told: Told, given: Any, root: str) -> None:
    """One person's row, shown by itself: from its digest up to the root of all rows."""
    digest = leaf_of(given["row"], given["salt"])
    for side, beside in given["way"]:
        digest = node_of(beside, digest) if side == "left" else node_of(digest, beside)
    right = digest == given["root"] and given.keys() == {"format", "version", "row", "salt", "way", "root"}
    told.say("row", right and len(given["salt"]) == 64, given["row"]["id"], short(digest))
    told.say("identity" if root else "identity.row", digest == root if root else "unchecked", root)

def check(path: str | PathLike[str], digest: str = "", key: str = "", earlier: Iterable[str | PathLike[str]] = ()) -> Verdict:
    """Everything that a sealed file lets anybody check; a signature is looked for beside it, with ``.sig`` behind the name.

    ``digest`` is as printed on the papers, short or whole (for a single person's row: the root), ``key`` the public key of the
    office that signed, in hexadecimal digits, and ``earlier`` are the sealed files before this one, in any order.
    """
    told = Told()
    try:
        document = parsed(Path(path).read_bytes())
        body = document if document.get("format") == ROW else document["body"]
        ours = (body["format"], body["version"]) in ((FORMAT, VERSION), (ROW, VERSION))
    except MISREAD as error:
        told.say("form.odd", False, error)
        return Verdict(tuple(told.lines))
    told.say("form", ours, body["format"], body["version"])
    if body is document:
        told.part("row", _row, document, digest)
        return Verdict(tuple(told.lines))
    told.part("digest", _seals, document, Path(path), digest, key)
    if ours:
        told.part("chain", _chain, body, earlier)
        told.part("contents", _content, body)
    return Verdict(tuple(told.lines))

def main(words: list[str]) -> int:
    """The command: files, the newest first; ``--digest``, ``--key`` and ``--lang`` with a word behind each."""
    options = {name: words.pop(words.index(f"--{name}") + 1) for name in ("digest", "key", "lang") if f"--{name}" in words[:-1]}
    files = [word for word in words if not word.startswith("--")]
    if not files:
        print(f"{main.__doc__}\n用法：先写最新的文件，其后写此前各份文件")
        return 2
    try:
        verdict = check(files[0], options.get("digest", ""), options.get("key", ""), files[1:])
    except OSError as error:
        print(f"{error.filename}: {error.strerror}")
        return 2
    print(verdict.words(options.get("lang", "en")))
    return int(verdict.state == "failed")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
