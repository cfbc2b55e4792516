"""Several aims at once, each with a weight."""

from __future__ import annotations

from math import lcm
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from pydantic import BeforeValidator, SerializerFunctionWrapHandler, field_serializer

from .base import (
    KINDS,
    UNKNOWN,
    Aim,
    Fault,
    Fraction,
    Grid,
    Message,
    Number,
    Objective,
    Placements,
    ProblemLike,
    Rows,
    aim_place,
    as_tuple,
    fraction,
    stated_objective,
    stated_value,
    times,
)

WEIGHTS = Message(
    "blend_weights", "weights are positive, at most 1e9, with at most six decimals", "权重为正数，不超过十亿，最多六位小数"
)
NO_PARTS = Message("blend_empty", "name at least one aim", "请至少写一个目标")


def _read(parts: Any) -> Any:
    listed = as_tuple(parts)
    if not isinstance(listed, tuple) or not all(isinstance(part, (tuple, list)) and len(part) == 2 for part in listed):
        raise ValueError("(aim, weight) pairs are expected")
    return tuple((_aim(given), weight) for given, weight in listed)


def _aim(given: Any) -> Any:
    if not isinstance(given, dict):
        return given
    if given.get("kind") not in KINDS:
        raise ValueError(f"kinds of aims are {', '.join(KINDS)}; {UNKNOWN}")
    return KINDS[given["kind"]](**{name: value for name, value in given.items() if name != "kind"})


class Blend(Aim):
    r"""The weighted total of several aims, in units of the blend; aims to be made small count negatively.

    .. math:: \max \sum_k w_k \,\text{sign}_k\, \text{value}_k

    Parameters
    ----------
    parts
        (aim, weight) pairs; weights are positive numbers with at most six decimals. Slacks of the parts do not count.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "blend"
    coded: ClassVar[tuple[str, ...]] = ("parts",)
    parts: Annotated[tuple[tuple[Aim, Number], ...], BeforeValidator(_read)]

    @field_serializer("parts", mode="wrap")
    def _write(self, parts: Any, handler: SerializerFunctionWrapHandler) -> Any:
        return [[{"kind": aim.kind, **aim.model_dump(mode="json")}, weight] for aim, weight in parts]

    @property
    def points(self) -> Fraction:
        """What one point is worth in the blend."""
        return sum((fraction(weight) * aim.sign * aim.points for aim, weight in self.parts), Fraction(0))

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """Those of the parts."""
        return tuple(name for aim, _ in self.parts for name in aim.numbers_used)

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """Each part without them."""
        return self.changed(parts=tuple((aim.leaving_out(absent), weight) for aim, weight in self.parts))

    def per_unit(self, rule: str, penalty: int | float) -> Fraction:
        """What a unit of breach takes off the parts, weighted."""
        parts = (fraction(weight) * aim.sign * aim.per_unit(rule, penalty) for aim, weight in self.parts)
        return sum(parts, Fraction(0))

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Faults of the parts, and weights that are not positive."""
        faults = [fault for aim, _ in self.parts for fault in aim.faults(problem)]
        for aim, weight in self.parts:
            if not 0 < weight <= 10**9 or 10**6 % fraction(weight).denominator:
                faults.append(self.fault(aim_place(aim), weight, WEIGHTS))
        return faults + ([] if self.parts else [self.fault("parts", None, NO_PARTS)])

    def objective(self, grid: Grid) -> Objective:
        """The weighted objectives side by side, their auxiliary columns one after the other."""
        made = [(stated_objective(aim, grid), fraction(weight)) for aim, weight in self.parts]
        scale = lcm(*(objective.scale * weight.denominator for objective, weight in made))
        pairs, constant, blocks = np.zeros(len(grid), np.int64), 0, []
        aux = np.zeros(sum(len(objective.rows.aux_lower) for objective, _ in made), np.int64)
        shift = 0
        for objective, weight in made:
            factor = int(weight * scale / objective.scale)
            pairs = pairs + times(objective.pairs, factor, "aims", self.id)
            constant += factor * objective.constant
            aux[shift : shift + len(objective.aux)] = times(objective.aux, factor, "aims", self.id)
            blocks.append((objective.rows, shift))
            shift += len(objective.rows.aux_lower)
        return Objective(pairs, scale, constant, aux, _side_by_side(blocks, len(grid)))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The weighted values."""
        parts = (fraction(weight) * aim.sign * stated_value(aim, problem, placements) for aim, weight in self.parts)
        return sum(parts, Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return " + ".join(f"{weight} × {aim.words(lang)}" for aim, weight in self.parts)


def _side_by_side(blocks: list[tuple[Rows, int]], pairs: int) -> Rows:
    starts = np.cumsum([0, *(len(rows) for rows, _ in blocks)])
    column = [np.where(rows.column >= pairs, rows.column + shift, rows.column) for rows, shift in blocks]
    return Rows(
        np.concatenate([rows.row + start for (rows, _), start in zip(blocks, starts, strict=False)]),
        np.concatenate(column),
        np.concatenate([rows.coefficient for rows, _ in blocks]),
        np.concatenate([rows.lower for rows, _ in blocks]),
        np.concatenate([rows.upper for rows, _ in blocks]),
        tuple(label for rows, _ in blocks for label in rows.labels),
        aux_lower=np.concatenate([rows.aux_lower for rows, _ in blocks]),
        aux_upper=np.concatenate([rows.aux_upper for rows, _ in blocks]),
    )
