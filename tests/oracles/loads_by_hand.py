"""How evenly plans share things out, once more by hand: loads, the worst off, and what is in use."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .laws_by_hand import law
from .laws_of_villages import may_get
from .rules_by_hand import Data, Plan, cell, meets, number

Worth = Callable[[Plan, int], Fraction]
SINGLE = ("barred", "eligible", "home_village", "kin", "min_grade", "posts_each", "slots")  # can forbid a placement by itself


def able(data: Data, role: str | None = None) -> set[str]:
    """Who has a placement that no hard rule forbids by itself."""
    laws = [law(rule, data) for rule in data.hard if rule.kind in SINGLE and not getattr(rule, "least", None)]
    if any(rule.kind == "posts_each" for rule in data.hard):
        laws.append(lambda plan: any(not data.people[who].most for who, _ in plan))
    inside = [pair for pair in data.listed if role in (None, data.posts[pair[1]].role)]
    for rule in data.hard:
        if rule.kind == "village_forms":  # a post that none of the village's forms has takes nobody
            roles = {
                village: {each for form in forms for each in rule.forms[form]} for village, forms in may_get(rule, data).items()
            }
            inside = [pair for pair in inside if data.posts[pair[1]].role in roles[data.village[pair[1]]]]
    return {pair[0] for pair in inside if not any(broken((pair,)) for broken in laws)}


def amounts(name: str | None, data: Data) -> dict[tuple[str, str], Fraction]:
    """A number of every pair, 1 where none is named."""
    steps, unit = number(data, name) if name else (dict.fromkeys(data.listed, 1), 1)
    return {pair: Fraction(value, unit) for pair, value in steps.items()}


def slots(data: Data, of: str, role: str | None = None) -> dict[str, int]:
    """Slots of posts or villages, those without any left out."""
    found: dict[str, int] = {}
    for post in data.posts.values():
        if role in (None, post.role):
            key = post.id if of == "post" else post.village
            found[key] = found.get(key, 0) + post.slots
    return {key: many for key, many in found.items() if many}


def even_load(aim: Any, data: Data) -> Worth:
    room, add = slots(data, aim.of, aim.role), amounts(aim.number, data)
    table = {"candidate": data.people, "post": data.posts, "village": data.villages}[aim.of]
    groups: dict[Any, list[str]] = {}
    for one in able(data, aim.role) if aim.of == "candidate" else room:
        group = "all" if aim.each is None else cell(table[one], aim.each)
        if (aim.of != "candidate" or meets(table[one], aim.where)) and group not in (None, ""):
            groups.setdefault(group, []).append(one)

    def value(plan: Plan, lost: int) -> Fraction:
        counted = [(who, post) for who, post in plan if aim.role in (None, data.posts[post].role)
                   and (aim.of == "candidate" or meets(data.people[who], aim.where))]  # fmt: skip
        total = Fraction(0)
        for members in groups.values():
            loads = []
            for one in members:
                own = sum(add[who, post] for who, post in counted if one in _keys(data, aim.of, who, post))
                loads.append(Fraction(own) / (room[one] if aim.per_slot else 1))
            total += max(loads) - (min(loads) if aim.measure == "difference" else 0)
        return total

    return value


def _keys(data: Data, of: str, who: str, post: str) -> tuple[str]:
    return ({"candidate": who, "post": post, "village": data.village[post]}[of],)


def worst_off(aim: Any, data: Data) -> Worth:
    add = amounts(aim.number, data)
    if aim.each == "village" and any(rule.kind == "village_forms" for rule in data.hard):
        return _worst_open(aim, data, add)
    people = {who: 1 for who in able(data) if meets(data.people[who], aim.where)} if aim.each == "candidate" else {}
    room = people if aim.each == "candidate" else slots(data, "village")

    def value(plan: Plan, lost: int) -> Fraction:
        means = [Fraction(sum(add[who, post] for who, post in plan if one in _keys(data, aim.each, who, post))) / many
                 for one, many in room.items()]  # fmt: skip
        return Fraction(sum(sorted(means)[: aim.worst]))

    return value


def _worst_open(aim: Any, data: Data, add: dict[tuple[str, str], Fraction]) -> Worth:
    """Of the villages that have anybody, the means over those who are there."""

    def value(plan: Plan, lost: int) -> Fraction:
        there = {place: [add[who, post] for who, post in plan if data.village[post] == place] for place in data.villages}
        return Fraction(sum(sorted(Fraction(sum(each)) / len(each) for each in there.values() if each)[: aim.worst]))

    return value


def in_use(aim: Any, data: Data) -> Worth:
    def value(plan: Plan, lost: int) -> Fraction:
        counted = [(who, post) for who, post in plan
                   if aim.role in (None, data.posts[post].role) and meets(data.people[who], aim.where)]  # fmt: skip
        return Fraction(len({_keys(data, aim.what, who, post) for who, post in counted}))

    return value
