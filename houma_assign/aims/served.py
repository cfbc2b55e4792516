"""The villages that need it most are served."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from .base import (
    Aim,
    Facts,
    FactsField,
    Fault,
    Field,
    Fraction,
    Grid,
    Message,
    Number,
    Objective,
    Placements,
    ProblemLike,
    aim_place,
    binding_forms,
    column_words,
    common_scale,
    fraction,
    language,
    whole,
    worth_by_role,
)

NO_FORM = Message("served_form_unknown", "no form has this name", "没有这种选派形式")
NOT_BY_ROLE = Message(
    "served_not_by_role",
    "no worth of single roles adds up to these weights of the forms; give weights that go with the people of a form",
    "无法由各岗位的分量合成这些形式权重；请按形式的人数给出权重",
)


class Served(Aim):
    r"""The total of a number over the villages that a plan opens, by form weighted.

    .. math:: \max \sum_{v,f} a_v \, w_f \, y_{vf}

    Without a rule ``VillageForms`` all villages with posts are open for good. With ``slack`` later aims may open other
    villages, as long as the total stays within it of the largest. Of a plan made by hand whose teams are no whole form, a
    village counts in parts.

    Parameters
    ----------
    number
        A column of the villages, for example the score of their screening.
    weights
        Form -> weight; 1 for a form that is not named.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "served"
    coded: ClassVar[tuple[str, ...]] = ("number", "weights")
    number: str
    weights: FactsField[Annotated[Number, Field(ge=0, le=1e6)]] = Facts()

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column added up."""
        return (self.column,)

    @property
    def column(self) -> str:
        """The number with the place where it stands."""
        return self.number if self.number.startswith("village.") else f"village.{self.number}"

    def worth(self, problem: ProblemLike) -> dict[str, Fraction] | None:
        """Role -> worth of one person, so that every form's people are worth its weight; None if there is none."""
        rule = binding_forms(problem)
        forms = {} if rule is None else rule.forms
        return worth_by_role(forms, {form: fraction(self.weights.get(form, 1)) for form in forms})

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Forms that are not there, weights that do not go with people, a column that is none of numbers."""
        rule = binding_forms(problem)
        found = problem.number_faults(aim_place(self), self.column, "aims")
        if rule is None:
            return found
        found += [self.fault("weights", form, NO_FORM) for form in self.weights if form not in rule.forms]
        if rule.forms and self.worth(problem) is None:
            found.append(self.fault("weights", ", ".join(rule.forms), NOT_BY_ROLE))
        return found

    def objective(self, grid: Grid) -> Objective:
        """The number of the pair's village times the worth of its role."""
        if binding_forms(grid.problem) is None:
            total = self._of_all(grid.problem)
            return Objective(np.zeros(len(grid), np.int64), total.denominator, total.numerator)
        by_role = self.worth(grid.problem) or {}
        scale = common_scale(by_role.values())
        worth = np.array([whole(by_role.get(post.role, 0), scale) for post in grid.posts], dtype=np.int64)
        numbers, steps = grid.number(self.column)
        return Objective(numbers * worth[grid.post], scale * steps)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The worth of the people in each village, times its number."""
        if binding_forms(problem) is None:
            return self._of_all(problem)
        by_role, zero = self.worth(problem) or {}, Fraction(0)
        worth = ((by_role.get(problem.post(place.post).role, zero), place) for place in placements)
        return sum((problem.number(self.column, place) * share for share, place in worth), zero)

    def _of_all(self, problem: ProblemLike) -> Fraction:
        posts = {post.village: post for post in problem.posts}
        numbers = (problem.village(village).fact(self.column.removeprefix("village.")) for village in posts)
        return sum(map(fraction, numbers), Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say(f"villages served by {self.number}", f"选定村的 {column_words(self.number, lang)} 合计")
