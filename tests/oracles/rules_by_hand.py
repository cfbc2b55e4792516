"""Every rule once more, from its docstring alone: plain Python over plain data, no code of the package.

``law(rule, problem)`` gives a function from a plan, (candidate id, post id) pairs, to the units by which it breaks the rule.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Any

Plan = tuple[tuple[str, str], ...]
Law = Callable[[Plan], int]
Limit = Fraction | int | None
Count = tuple[dict[tuple[str, str], Fraction | int], Limit, Limit]  # weights of pairs, least, most


class Data:
    """A problem's records as plain dictionaries."""

    def __init__(self, problem: Any) -> None:
        self.rules = problem.constraints
        self.hard = [rule for rule in problem.constraints if rule.penalty is None]
        self.people = {who.id: who for who in problem.candidates}
        self.villages = {village.id: village for village in problem.villages}
        self.posts = {post.id: post for post in problem.posts}
        self.village = {post.id: post.village for post in problem.posts}
        pairs = problem.pairs
        self.listed = [(pairs.candidates[i], pairs.posts[j]) for i, j in zip(pairs.candidate, pairs.post, strict=True)]
        self.score = {pair: Fraction(int(value), pairs.scale) for pair, value in zip(self.listed, pairs.score, strict=True)}
        self.grade = {pair: ("", "A", "B", "C")[code] for pair, code in zip(self.listed, pairs.grade, strict=True)}
        self.numbers = {name: {pair: Fraction(int(value), scale) for pair, value in zip(self.listed, values, strict=True)}
                        for name, (values, scale) in pairs.facts.items()}  # fmt: skip
        self.numbers["score"] = self.score

    def kin(self, one: str, other: str) -> bool:
        return other in self.people[one].kin or one in self.people[other].kin


def exact(number: Any) -> Fraction:
    """The decimal number that is written."""
    return Fraction(Decimal(str(number)))


def cell(record: Any, column: str) -> Any:
    """A user's column, else one of the record's own."""
    if column in record.facts:
        return record.facts[column]
    return (
        getattr(record, column, None)
        if column in ("id", "name", "unit", "home", "village", "role", "slots", "township")
        else None
    )


def meets(record: Any, where: Iterable[Any]) -> bool:
    """Whether a record meets all conditions; what is missing meets none."""
    return all(_meets(cell(record, test.fact), test) for test in where)


def _meets(value: Any, test: Any) -> bool:
    if value is None:
        return False
    if test.least is None and test.most is None:
        wanted = test.one_of or (test.equals,)
        fine = any(value == each and (type(value) is bool) == (type(each) is bool) for each in wanted)
    else:
        low, high = (exact(end) if end is not None else None for end in (test.least, test.most))
        fine = (low is None or exact(value) >= low) and (high is None or exact(value) <= high)
    return not fine if test.unless else fine


def number(data: Data, name: str) -> tuple[dict[tuple[str, str], int], int]:
    """A number of every pair in whole steps, and the steps in a unit; looked for in pair, candidate, post, village."""
    head, _, tail = name.rpartition(".")
    tables = {"candidate": data.people, "post": data.posts, "village": data.villages}
    sources = [head] if head else ["pair", *tables]
    has = {key: any(cell(record, tail) is not None for record in table.values()) for key, table in tables.items()}
    source = next(key for key in sources if (tail in data.numbers if key == "pair" else has[key]))
    value = {}
    for who, post in data.listed:
        key = {"candidate": who, "post": post, "village": data.village[post]}.get(source)
        value[who, post] = data.numbers[tail][who, post] if key is None else exact(cell(tables[source][key], tail))
    unit = lcm(*(each.denominator for each in value.values()), 1)
    return {pair: int(each * unit) for pair, each in value.items()}, unit


def groups(rule: Any, data: Data) -> list[set[str]]:
    """The groups of posts that a rule with a scope speaks of."""
    return list(named_groups(rule, data).values())


def limit(given: Any, group: str, table: dict[str, Any]) -> Fraction | None:
    """What a limit says of one group, or record: a number, a mapping by name, or a column."""
    if isinstance(given, str):
        given = cell(table[group], given)
    elif given is not None and not isinstance(given, (int, float)):
        given = given.get(group)
    return None if given is None else exact(given)


def group_limits(rule: Any, data: Data, name: str) -> list[Fraction | None]:
    """One limit of every group."""
    table = {"village": data.villages, "post": data.posts}.get(rule.each, {})
    return [limit(getattr(rule, name), group, table) for group in named_groups(rule, data)]


def named_groups(rule: Any, data: Data) -> dict[str, set[str]]:
    """The same by what they are called."""
    found: dict[str, set[str]] = {}
    for post in data.posts.values():
        town = data.villages[post.village].township
        if rule.role in (None, post.role) and rule.township in (None, town) and rule.village in (None, post.village):
            key = {"village": post.village, "township": town, "role": post.role, "post": post.id}.get(rule.each, "")
            if rule.each != "township" or town:  # villages without a township are in none
                found.setdefault(key, set()).add(post.id)
    return found


@dataclass(frozen=True)
class Within:
    """Sums of weights over placements between limits, all in steps; a begun unit counts as one."""

    counts: list[Count]
    unit: int = 1

    def __call__(self, plan: Plan) -> int:
        total = 0
        for weight, low, high in self.counts:
            found = sum(weight.get(pair, 0) for pair in plan)
            total += 0 if low is None or found >= low else ceil(Fraction(low - found) / self.unit)
            total += 0 if high is None or found <= high else ceil(Fraction(found - high) / self.unit)
        return total


def per_placement(forbidden: Callable[[str, str], Any], data: Data) -> Within:
    """One unit for each forbidden placement."""
    return Within([({pair: 1 for pair in data.listed if forbidden(*pair)}, None, 0)])


def rounded(share: Fraction, way: str | None) -> int:
    """A share of slots in people; half a person goes up."""
    return {"up": ceil(share), "down": floor(share)}.get(way or "nearest", floor(share + Fraction(1, 2)))
