"""The error that shows the smallest problem in which two statements differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..aims import Aim
from ..constraints import Constraint
from ..data.exact import shown
from ..data.kinds import full_name
from ..errors import HoumaError
from ..problem.problem import Problem
from .compare import Said

HELD = ("rows", "breaches"), ("objective", "value"), ("solve", "every plan tried")


class Disagreement(HoumaError, AssertionError):
    """A rule or an aim says one thing to the program and another in plain Python, or a solve differs from every plan tried.

    Parameters
    ----------
    found
        ``(law, problem, said, held)``: the rule or aim, the problem, what is said of which plan, and what was held against what.

    Attributes
    ----------
    law, problem, said
        The same. ``problem`` is as small as could be made; its cells come from any row of the columns it was drawn from.
    """

    def __init__(self, found: tuple[Constraint | Aim, Problem, Said, tuple[str, str]]) -> None:
        super().__init__(found)
        self.law, self.problem, self.said, self.held = found

    def __str__(self) -> str:
        first, second = self.held
        posed = self.problem.constraints[-1] if isinstance(self.law, Constraint) else self.law
        lines = [f"{first} and {second} of {full_name(type(self.law))} say different things; the smallest problem found:",
                 *(f"  {line}" for line in _told(self.problem)),
                 f"  {'rule' if isinstance(self.law, Constraint) else 'aim':<8} {posed!r}",
                 f"  {'plan':<8} {', '.join(' → '.join(place) for place in self.said.plan) or 'nobody is sent'}",
                 f"  {first}: {self.said.first}", f"  {second}: {self.said.second}"]  # fmt: skip
        return "\n".join(lines)


def _told(problem: Problem) -> Iterator[str]:
    """A tiny problem as lines."""
    for person in problem.candidates:
        fields = {name: getattr(person, name) for name in ("unit", "home", "skills", "priority_groups", "kin", "kin_villages")}
        yield _line("person", person.id, {**fields, "most": "" if person.most == 1 else person.most, **person.facts})
    for village in problem.villages:
        fields = {"township": village.township, "needs": dict(village.needs)}
        yield _line("village", village.id, {**fields, **village.facts})
    for post in problem.posts:
        yield _line("post", post.id, {"slots": post.slots, "least": post.floor, **post.facts})
    for place, k in problem.pairs.at.items():
        numbers = {name: shown(int(column[k]), scale) for name, (column, scale) in problem.pairs.facts.items()}
        fields = {"score": problem.pairs.points(*place), "grade": problem.pairs.grade_of(*place)}
        yield _line("pair", " → ".join(place), {name: value for name, value in {**fields, **numbers}.items() if value})
    for rule in problem.constraints:
        if rule.kind in ("slots", "posts_each"):
            yield _line("rule", rule.id, {})


def _line(what: str, id: str, cells: dict[str, Any]) -> str:
    return f"{what:<8} {id}{': ' * bool(_some(cells))}{', '.join(_some(cells))}"


def _some(cells: dict[str, Any]) -> list[str]:
    return [f"{name} {value}" for name, value in cells.items() if not _empty(value)]


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, tuple, dict)) and not value)
