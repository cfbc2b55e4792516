"""Rules about people beside each other, restated: kin, apart, together, and the leader's rank."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

from .rules_by_hand import Data, Law, Plan, cell, per_placement


def side_by_side(data: Data, couple: Callable[[str, str], bool]) -> Law:
    """One unit for each two placements of such a couple in one village."""
    bad = {(a, b) for a, b in combinations(sorted(data.people), 2) if couple(a, b)}

    def amount(plan: Plan) -> int:
        return sum(
            data.village[p] == data.village[q] and ((a, b) in bad or (b, a) in bad) for (a, p), (b, q) in combinations(plan, 2)
        )

    return amount


def kin(rule: Any, data: Data) -> Law:
    among = per_placement(lambda who, post: data.village[post] in data.people[who].kin_villages, data)
    couples = side_by_side(data, data.kin)
    return lambda plan: among(plan) + couples(plan)


def apart(rule: Any, data: Data) -> Law:
    if rule.posts:
        return lambda plan: sum(max(0, sum(who == one and post in rule.posts for who, post in plan) - 1) for one in data.people)
    return side_by_side(data, lambda a, b: a in rule.candidates and b in rule.candidates)


def together(rule: Any, data: Data) -> Law:
    if rule.posts:
        one, *rest = dict.fromkeys(rule.posts)
        return lambda plan: sum(((who, one) in plan) != ((who, other) in plan) for who in data.people for other in rest)
    first, *others = dict.fromkeys(rule.candidates)

    def amount(plan: Plan) -> int:
        total = 0
        for village in data.villages:
            team = [who for who, post in plan if data.village[post] == village]
            total += sum(abs(team.count(first) - team.count(other)) for other in others)
        return total

    return amount


def leader(rule: Any, data: Data) -> Law:
    rank = {who: rule.order.index(cell(person, rule.fact)) for who, person in data.people.items()}

    def amount(plan: Plan) -> int:
        total = 0
        for leader, top in plan:
            if data.posts[top].role == rule.leader:
                beside = [
                    who for who, post in plan if data.village[post] == data.village[top] and data.posts[post].role != rule.leader
                ]
                total += sum(max(0, rank[who] + rule.strictly - rank[leader]) for who in beside)
        return total

    return amount
