"""``Stable`` once more, by its definition over every person and post: no code of the package."""

from collections.abc import Callable, Iterator
from typing import Any

from .laws_of_villages import forms_given
from .rules_by_hand import Data, Plan, exact, number


def stable(rule: Any, data: Data) -> Callable[[Plan], int]:
    """The number of blocking pairs of a plan."""
    able, forms = _able(rule, data), next((each for each in data.hard if each.kind == "village_forms"), None)

    def amount(plan: Plan) -> int:
        seats = {post: record.slots for post, record in data.posts.items()}
        if forms is not None:  # those of the form that the village gets; a closed one has none
            given = forms_given(forms, data, plan)
            seats = {post: forms.forms[given[record.village]].get(record.role, 0) if record.village in given else 0
                     for post, record in data.posts.items()}  # fmt: skip
        if not rule.free_slots:
            seats = {post: sum(other == post for _, other in plan) for post in data.posts}
        return sum(_blocks(who, post, plan, rule, data, seats) for who, post in able)

    return amount


def _able(rule: Any, data: Data) -> list[tuple[str, str]]:
    """Scored pairs that no hard rule excludes by itself."""
    from .laws_by_hand import law
    from .loads_by_hand import SINGLE

    pairs = [pair for pair in data.listed if data.posts[pair[1]].slots]
    if rule.even_barred:
        return pairs
    laws = [law(each, data) for each in data.hard if each.kind in SINGLE]
    return [pair for pair in pairs if not any(broken((pair,)) for broken in laws)]


def _rank(rule: Any, who: str, post: str, data: Data) -> float:
    """How low a post stands in a person's list; what is not there is lower than all of it."""
    wanted = list(rule.wishes.get(who, ()))
    places = [wanted.index(place) for place in (post, data.village[post]) if place in wanted]
    return min(places, default=float("inf"))


def _mark(rule: Any, who: str, post: str, data: Data) -> Any:
    if isinstance(rule.say, str):
        steps, unit = number(data, rule.say)
        return exact(steps[who, post]) / unit if (who, post) in steps else None
    of_post, of_village = rule.say.get(post, {}), rule.say.get(data.village[post], {})
    found = of_post[who] if who in of_post else of_village.get(who)
    return None if found is None else exact(found)


def _blocks(who: str, post: str, plan: Plan, rule: Any, data: Data, seats: dict[str, int] | None = None) -> bool:
    wish, mark = _rank(rule, who, post, data), _mark(rule, who, post, data)
    if wish == float("inf") or mark is None:
        return False
    if any(_rank(rule, who, other, data) <= wish for one, other in plan if one == who):
        return False
    holders = [one for one, other in plan if other == post and one != who]
    lower = [one for one in holders if _mark(rule, one, post, data) is None or _mark(rule, one, post, data) < mark]
    return len(holders) - len(lower) < (data.posts[post].slots if seats is None else seats[post])


def rows_of_wishes(rule: Any, data: Data) -> Iterator[tuple[dict[tuple[str, str], int], int]]:
    """For each wish that can block: weights of pairs whose sum is at least the slots of the post unless it blocks."""
    for who, post in _able(rule, data):
        wish, mark, slots = _rank(rule, who, post, data), _mark(rule, who, post, data), data.posts[post].slots
        if wish == float("inf") or mark is None:
            continue
        liked = [pair for pair in data.listed if pair[0] == who and _rank(rule, *pair, data) <= wish]
        ahead = [pair for pair in data.listed if pair[1] == post and pair[0] != who
                 and _mark(rule, *pair, data) is not None and _mark(rule, *pair, data) >= mark]  # fmt: skip
        yield {**dict.fromkeys(liked, slots), **dict.fromkeys(ahead, 1)}, slots
