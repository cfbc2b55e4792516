"""Every aim once more, from its docstring alone, penalties included where an aim is counted in points."""

from collections.abc import Callable
from fractions import Fraction
from hashlib import sha256
from typing import Any

from .laws_by_hand import law
from .laws_of_villages import served, village_lots
from .loads_by_hand import even_load, in_use, worst_off
from .rules_by_hand import Data, Plan, exact, meets, number
from .wishes_by_hand import together_wish, wishes

SMALL = {"concessions", "even_load", "fewest_moves", "vacancies"}  # made as small as can be; all others as large
IN_POINTS = {"merit", "concessions"}  # penalties are taken off these
Worth = Callable[[Plan, int], Fraction]  # of a plan and the points it loses to soft rules


def worth(aim: Any, data: Data) -> Worth:
    """What a plan is worth to an aim, in the aim's own units."""
    made: Worth = AIMS[aim.kind](aim, data)
    return made


def sign(aim: Any) -> int:
    """1 for aims to be made large, -1 for those to be made small."""
    return -1 if aim.kind in SMALL or getattr(aim, "sense", "") == "least" else 1


def counts_points(aim: Any) -> bool:
    """Whether penalties are taken off this aim."""
    return (aim.kind in IN_POINTS and not getattr(aim, "rules", ())) or (
        aim.kind == "blend" and any(counts_points(part) for part, _ in aim.parts)
    )


def lots(plan: Plan, seed: str, slots: int) -> int:
    """The lots of a plan, drawn as the docstring of ``Lots`` says."""
    bits = min(40, 51 - max(slots, 1).bit_length())
    digests = (sha256(f"{seed}|{who}|{post}".encode()).digest()[:8] for who, post in plan)
    return sum(int.from_bytes(digest, "big") >> (64 - bits) for digest in digests)


def _concessions(aim: Any, data: Data) -> Worth:
    given = [law(rule, data) for rule in data.rules if rule.id in aim.rules]
    return (lambda plan, lost: Fraction(sum(each(plan) for each in given))) if aim.rules else (lambda plan, lost: Fraction(lost))


def _merit(aim: Any, data: Data) -> Worth:
    value = {
        (who, post): score * exact(aim.role_weights.get(data.posts[post].role, 1)) for (who, post), score in data.score.items()
    }
    steps = {pair: int(points * 1000) for pair, points in value.items()}
    if any(Fraction(steps[pair], 1000) != value[pair] for pair in value):
        raise ValueError("the drawn scores are hundredths, the weights tenths")
    return lambda plan, lost: Fraction(sum(steps[pair] for pair in plan), 1000) - lost


def _grades(aim: Any, data: Data) -> Worth:
    worth = {grade: exact(each) for grade, each in aim.worth.items()}
    return lambda plan, lost: Fraction(sum(worth.get(data.grade[pair], 0) for pair in plan))


def _needs(aim: Any, data: Data) -> Worth:
    meeting = {need: set(aim.met_by.get(need, (need,))) for village in data.villages.values() for need in village.needs}

    def value(plan: Plan, lost: int) -> Fraction:
        total = 0
        for village in data.villages.values():
            skills = {skill for who, post in plan if data.village[post] == village.id for skill in data.people[who].skills}
            total += sum(severity for need, severity in village.needs.items() if meeting[need] & skills)
        return Fraction(total)

    return value


def _moves(aim: Any, data: Data) -> Worth:
    return lambda plan, lost: sum((exact(aim.weights.get(who, 1)) for who, _ in set(aim.placements) - set(plan)), Fraction(0))


def counted(aim: Any, data: Data, pair: tuple[str, str]) -> bool:
    return aim.role in (None, data.posts[pair[1]].role) and meets(data.people[pair[0]], aim.where)


def _sum(aim: Any, data: Data) -> Worth:
    steps, unit = number(data, aim.number)
    return lambda plan, lost: Fraction(sum(steps[pair] for pair in plan if counted(aim, data, pair)), unit)


def _people(aim: Any, data: Data) -> Worth:
    return lambda plan, lost: Fraction(sum(counted(aim, data, pair) for pair in plan))


def _vacancies(aim: Any, data: Data) -> Worth:
    slots = sum(post.slots for post in data.posts.values())
    return lambda plan, lost: Fraction(slots - len(plan))


def _blend(aim: Any, data: Data) -> Worth:
    parts = [(exact(weight) * sign(part), worth(part, data)) for part, weight in aim.parts]
    return lambda plan, lost: sum((weight * value(plan, lost) for weight, value in parts), Fraction(0))


AIMS = {
    "blend": _blend, "concessions": _concessions, "even_load": even_load,
    "fewest_moves": _moves, "grades": _grades, "merit": _merit, "needs": _needs, "people": _people,
    "sum": _sum, "vacancies": _vacancies, "in_use": in_use, "together_wish": together_wish, "wishes": wishes,
    "worst_off": worst_off, "served": served, "village_lots": village_lots,
}  # fmt: skip
