"""The forms that come nearest to the people who are in the villages, by dynamic programming over the numbers of each form."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

Taken = tuple[str, ...]  # forms that a village is counted as having; usually one or none
State = tuple[int, ...]


def nearest_forms(
    held: Mapping[str, Mapping[str, int]],
    forms: Mapping[str, Mapping[str, int]],
    options: Mapping[str, Mapping[str, int | None]],
    least: Mapping[str, int],
    most: Mapping[str, int],
) -> dict[str, Taken]:
    """For each village the forms that leave the fewest units of breach in all.

    Parameters
    ----------
    held
        Village -> role -> people there.
    forms
        Form -> role -> people.
    options
        Village -> form it may get -> 1 where it must have it, else None.
    least, most
        Form -> number of villages.
    """
    limited = [form for form in forms if form in least or form in most]
    tried = {village: [(misfit(people, forms, taken), taken) for taken in _choices(options[village])]
             for village, people in held.items()}  # fmt: skip

    def beyond(state: State) -> int:
        numbers = zip(state, limited, strict=True)
        return sum(max(least.get(form, 0) - n, 0) + max(n - most.get(form, n), 0) for n, form in numbers)

    nearest = [min(each) for each in tried.values()]
    at_most = sum(units for units, _ in nearest)
    at_most += beyond(tuple(sum(form in taken for _, taken in nearest) for form in limited))
    reached: dict[State, tuple[int, tuple[Taken, ...]]] = {(0,) * len(limited): (0, ())}
    for each in tried.values():
        best: dict[State, tuple[int, tuple[Taken, ...]]] = {}
        for state, (cost, path) in reached.items():
            for units, taken in each:
                after = tuple(n + (form in taken) for n, form in zip(state, limited, strict=True))
                if cost + units <= at_most and (after not in best or cost + units < best[after][0]):
                    best[after] = (cost + units, (*path, taken))
        reached = best
    ends = [(cost + beyond(state), path) for state, (cost, path) in reached.items()]
    return dict(zip(held, min(ends)[1], strict=True))


def misfit(people: Mapping[str, int], forms: Mapping[str, Mapping[str, int]], taken: Taken) -> int:
    """Places too few and too many for these forms, and a unit for each form beyond the first."""
    roles = sum(abs(number - sum(forms[form].get(role, 0) for form in taken)) for role, number in people.items())
    return roles + max(len(taken) - 1, 0)


def _choices(options: Mapping[str, int | None]) -> list[Taken]:
    free = [form for form, must in options.items() if not must]
    fixed = tuple(form for form, must in options.items() if must)
    picked = (tuple(form for form, taken in zip(free, bits, strict=True) if taken) for bits in product((0, 1), repeat=len(free)))
    return [fixed + each for each in picked]
