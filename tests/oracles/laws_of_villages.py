"""Forms of villages restated: which a plan gives, what breaks them, and the aims that look at them."""

from collections.abc import Callable
from fractions import Fraction
from hashlib import sha256
from itertools import chain, combinations, product
from typing import Any

from .rules_by_hand import Data, Law, Plan, exact, meets

Worth = Callable[[Plan, int], Fraction]


def _people(data: Data, plan: Plan, village: str, role: str) -> int:
    return sum(data.village[post] == village and data.posts[post].role == role for _, post in plan)


def may_get(rule: Any, data: Data) -> dict[str, list[str]]:
    """Village with a post -> the forms it may have."""
    """Village -> the forms whose roles and conditions it has."""
    may = {}
    for village in dict.fromkeys(data.village.values()):
        roles = {post.role for post in data.posts.values() if post.village == village}
        may[village] = [form for form, shape in rule.forms.items()
                        if set(shape) <= roles and rule.settled.get(village, form) == form
                        and meets(data.villages[village], rule.where.get(form, ()))]  # fmt: skip
    return may


def village_forms(rule: Any, data: Data) -> Law:
    """Every choice of any forms for every village is tried; the one that leaves the fewest units counts."""
    may = may_get(rule, data)
    some = {village: _choices(forms, rule.settled.get(village)) for village, forms in may.items()}

    def amount(plan: Plan) -> int:
        held = {place: {post.role: _people(data, plan, place, post.role) for post in data.posts.values() if post.village == place}
                for place in may}  # fmt: skip
        least = None
        for choice in product(*some.values()):
            units = 0
            for village, taken in zip(may, choice, strict=True):
                units += max(len(taken) - 1, 0)
                for role, number in held[village].items():
                    units += abs(number - sum(rule.forms[form].get(role, 0) for form in taken))
            for form in rule.forms:
                given = sum(form in taken for taken in choice)
                units += max(rule.least.get(form, 0) - given, 0) + max(given - rule.most.get(form, given), 0)
            least = units if least is None else min(least, units)
        return least or 0

    return amount


def _choices(forms: list[str], must: str | None) -> list[tuple[str, ...]]:
    every = chain.from_iterable(combinations(forms, k) for k in range(len(forms) + 1))
    return [taken for taken in every if not must or must in taken]


def forms_given(rule: Any, data: Data, plan: Plan) -> dict[str, str]:
    """Village -> the form that its people are exactly."""
    given = {}
    for village, forms in may_get(rule, data).items():
        roles = {post.role for post in data.posts.values() if post.village == village}
        for form in forms:
            if all(_people(data, plan, village, role) == rule.forms[form].get(role, 0) for role in roles):
                given[village] = form
    return given


def served(aim: Any, data: Data) -> Worth:
    rule = next((rule for rule in data.hard if rule.kind == "village_forms"), None)
    number = {village: exact(record.facts[aim.number.removeprefix("village.")]) for village, record in data.villages.items()}
    if rule is None:
        every = sum((number[village] for village in dict.fromkeys(data.village.values())), Fraction(0))
        return lambda plan, lost: every

    def value(plan: Plan, lost: int) -> Fraction:
        given = forms_given(rule, data, plan)
        return sum((number[village] * exact(aim.weights.get(form, 1)) for village, form in given.items()), Fraction(0))

    return value


def village_lots(aim: Any, data: Data) -> Worth:
    rule = next((rule for rule in data.hard if rule.kind == "village_forms"), None)
    bits = max(30 - max(len(data.villages), 1).bit_length(), 1)

    def value(plan: Plan, lost: int) -> Fraction:
        given = forms_given(rule, data, plan) if rule else {}
        digests = (sha256(f"{aim.seed}|{village}|{form}".encode()).digest()[:8] for village, form in given.items())
        return Fraction(sum(int.from_bytes(digest, "big") >> (64 - bits) for digest in digests))

    return value
