"""The most points."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from .base import (
    NO_ROLE,
    Aim,
    Decimals,
    Facts,
    FactsField,
    Fault,
    Field,
    Fraction,
    Grid,
    Objective,
    Placements,
    ProblemLike,
    common_scale,
    fraction,
    language,
    standard,
    times,
    whole,
)


class Merit(Aim):
    r"""The total of the points, each counted as often as its role weighs, less the penalties of soft rules.

    .. math:: \max \sum_{c,p} w_{\text{role}(p)} \, s_{cp} \, x_{cp} - \text{penalties}

    Parameters
    ----------
    role_weights
        Role -> weight, at most six decimals; roles not named weigh 1.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "merit"
    coded: ClassVar[tuple[str, ...]] = ("role_weights",)
    role_weights: FactsField[Annotated[Decimals, Field(ge=0, le=1000)]] = Facts()

    @property
    def points(self) -> Fraction:
        """Merit is counted in points."""
        return Fraction(1)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Weights for roles that do not occur."""
        roles = {post.role for post in problem.posts}
        return [self.fault("role_weights", role, NO_ROLE) for role in self.role_weights if role not in roles]

    def objective(self, grid: Grid) -> Objective:
        """Weighted scores."""
        if not self.role_weights:
            return Objective(grid.pairs.score, grid.pairs.scale)
        scale = common_scale(self.role_weights.values())
        weights = np.array([whole(self.role_weights.get(post.role, 1), scale) for post in grid.posts], dtype=np.int64)
        times(grid.pairs.score, int(weights.max(initial=0)), "aims", self.id)  # refuses what would leave 64 bits
        return Objective(grid.pairs.score * weights[grid.post], grid.pairs.scale * scale)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Weighted points, added up role by role."""
        pairs, of_role = problem.pairs, dict[str, int]()
        at = pairs.at
        steps = pairs.score[[at[place] for place in placements]].tolist() if placements else []
        if not self.role_weights:
            return Fraction(sum(steps), pairs.scale)
        for place, worth in zip(placements, steps, strict=True):
            role = problem.post(place.post).role
            of_role[role] = of_role.get(role, 0) + worth
        weighed = (steps * fraction(self.role_weights.get(role, 1)) for role, steps in of_role.items())
        return sum(weighed, Fraction(0)) / pairs.scale

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken = language(lang)
        weights = spoken.names(f"{standard(role, lang)} ×{weight}" for role, weight in self.role_weights.items())
        return spoken.say("merit", "择优总分") + spoken.aside(weights)
