"""The table of all rules restated; see ``rules_by_hand`` for the words they are made of."""

from typing import Any

from .laws_between_people import apart, kin, leader, together
from .laws_of_villages import village_forms
from .laws_of_wishes import stable
from .rules_by_hand import (
    Data,
    Law,
    Plan,
    Within,
    cell,
    exact,
    group_limits,
    groups,
    limit,
    meets,
    number,
    per_placement,
    rounded,
)


def law(rule: Any, data: Data) -> Law:
    """A plan's breach of a rule in the rule's units."""
    made: Law = LAWS[rule.kind](rule, data)
    return made


def _in_scope(rule: Any, data: Data) -> set[str]:
    return {post for group in groups(rule, data) for post in group}


def _count(data: Data, keep: Any) -> dict:
    return {pair: 1 for pair in data.listed if keep(*pair)}


def _filled(rule: Any, data: Data) -> Law:
    floors = {post.id: post.slots if post.least is None else post.least for post in data.posts.values()}
    return Within([(_count(data, lambda who, at, post=post: at == post), least, None) for post, least in floors.items()])


def _slots(rule: Any, data: Data) -> Law:
    return Within([(_count(data, lambda who, at, post=post: at == post), None, data.posts[post].slots) for post in data.posts])


def _each(rule: Any, data: Data) -> Law:
    return Within([(_count(data, lambda who, at, one=one: who == one), limit(rule.least, one, data.people), data.people[one].most)
                   for one in data.people])  # fmt: skip


def _opens_with(rule: Any, data: Data) -> Law:
    """Too few people are made enough, or sent away, whichever are fewer."""

    def amount(plan: Plan) -> int:
        total = 0
        for group, least in zip(groups(rule, data), group_limits(rule, data, "least"), strict=True):
            there = sum(post in group for _, post in plan)
            total += min(there, int(least) - there) if least is not None and 0 < there < least else 0
        return total

    return amount


def _eligible(rule: Any, data: Data) -> Law:
    scope = _in_scope(rule, data)
    return per_placement(lambda who, post: post in scope and not meets(data.people[who], rule.where), data)


def _min_grade(rule: Any, data: Data) -> Law:
    scope, fine = _in_scope(rule, data), "ABC"[: "ABC".index(rule.grade) + 1]
    return per_placement(
        lambda who, post: post in scope and (not data.grade[who, post] or data.grade[who, post] not in fine), data
    )


def _barred(rule: Any, data: Data) -> Law:
    def forbidden(who: str, post: str) -> bool:
        place = rule.post is None and rule.village is None
        return who == rule.candidate and (place or post == rule.post or data.village[post] == rule.village)

    return per_placement(forbidden, data)


def _home(rule: Any, data: Data) -> Law:
    def forbidden(who: str, post: str) -> bool:
        home, there = data.people[who].home, data.village[post]
        if home not in data.villages:
            return False
        town = data.villages[home].township
        return home == there or (rule.within == "township" and bool(town) and town == data.villages[there].township)

    return per_placement(forbidden, data)


def _pinned(rule: Any, data: Data) -> Law:
    return lambda plan: int((rule.candidate, rule.post) not in plan)


def _unit_cap(rule: Any, data: Data) -> Law:
    unit = {who: cell(person, rule.fact) for who, person in data.people.items()}
    named = {str(each) for each in unit.values() if each not in (None, "")}

    def weights(name: str, group: set[str]) -> dict:
        inside = (pair for pair in data.listed if pair[1] in group and meets(data.people[pair[0]], rule.where))
        return {pair: 1 for pair in inside if unit[pair[0]] is not None and str(unit[pair[0]]) == name}

    return Within([(weights(name, group), None, rule.exceptions.get(name, rule.most))
                   for name in named for group in groups(rule, data)])  # fmt: skip


def _quota(rule: Any, data: Data) -> Law:
    counts = []
    given = zip(groups(rule, data), group_limits(rule, data, "least"), group_limits(rule, data, "most"), strict=True)
    for group, least, most in given:
        slots = sum(data.posts[post].slots for post in group)
        low = least if rule.least_share is None else rounded(exact(rule.least_share) * slots, rule.rounding)
        high = most if rule.most_share is None else rounded(exact(rule.most_share) * slots, rule.rounding)
        counts.append((_count(data, lambda who, at, group=group: at in group and meets(data.people[who], rule.where)), low, high))
    return Within(counts)


def _total(rule: Any, data: Data) -> Law:
    value, unit = number(data, rule.number)
    counts = []
    given = zip(groups(rule, data), group_limits(rule, data, "least"), group_limits(rule, data, "most"), strict=True)
    for group, least, most in given:
        low, high = (None if limit is None else limit * unit for limit in (least, most))
        counts.append(({pair: value[pair] for pair in value if pair[1] in group}, low, high))
    return Within(counts, unit)


def _mean(rule: Any, data: Data) -> Law:
    value, unit = number(data, rule.number)
    counts = []
    given = zip(groups(rule, data), group_limits(rule, data, "least"), group_limits(rule, data, "most"), strict=True)
    for group, least, most in given:
        inside = [pair for pair in value if pair[1] in group]
        if least is not None:
            counts.append(({pair: value[pair] - least * unit for pair in inside}, 0, None))
        if most is not None:
            counts.append(({pair: value[pair] - most * unit for pair in inside}, None, 0))
    return Within(counts, unit)


def _capacity(rule: Any, data: Data) -> Law:
    value, unit = number(data, rule.load) if isinstance(rule.load, str) else (dict.fromkeys(data.listed, exact(rule.load)), 1)
    records = {"post": data.posts, "village": data.villages, "candidate": data.people}[rule.each]
    counts = []
    for key in records:
        low, high = limit(rule.least, key, records), limit(rule.limit, key, records)
        inside = {
            pair: value[pair]
            for pair in value
            if key in {"post": pair[1:], "candidate": pair[:1]}.get(rule.each, (data.village[pair[1]],))
        }
        counts.append((inside, None if low is None else low * unit, None if high is None else high * unit))
    return Within(counts, unit)


def _skill(rule: Any, data: Data) -> Law:
    villages = set(rule.villages) or set(data.village.values())
    skilled = {who for who, person in data.people.items() if set(person.skills) & set(rule.skills)}
    inside = [[pair for pair in data.listed if pair[0] in skilled and data.village[pair[1]] == place] for place in villages]
    return Within([(dict.fromkeys(pairs, 1), rule.least, None) for pairs in inside])


LAWS = {
    "apart": apart, "barred": _barred, "capacity": _capacity, "eligible": _eligible, "home_village": _home, "kin": kin,
    "leader": leader, "mean": _mean, "min_grade": _min_grade, "opens_with": _opens_with, "pinned": _pinned, "posts_each": _each,
    "posts_filled": _filled, "quota": _quota, "skill": _skill, "slots": _slots, "stable": stable,
    "together": together, "total": _total, "unit_cap": _unit_cap, "village_forms": village_forms,
}  # fmt: skip
