"""Why a grade is what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .override import GradeOverride


@dataclass(frozen=True)
class GradeReasons:
    """Why a grade is what it is.

    Attributes
    ----------
    grade
        The grade that holds.
    lines
        What gave points: text, facts behind it, points.
    fit, by_rule
        Their sum, and the grade it means.
    override
        The override that holds instead, if there is one.
    """

    candidate: str
    village: str
    grade: str
    lines: tuple[tuple[str, tuple[tuple[str, Any], ...], int | float], ...] = field(repr=False)
    fit: int | float = field(repr=False)
    by_rule: str
    override: GradeOverride | None = None

    def text(self) -> str:
        """The reasons as text."""
        said = [f"{words}{' (' + ', '.join(f'{fact} = {value}' for fact, value in facts) + ')' if facts else ''}: {given}"
                for words, facts, given in self.lines]  # fmt: skip
        said.append(f"fit {self.fit}: {self.by_rule}")
        if self.override:
            said.append(f"{self.override.grade} set by {self.override.body}: {self.override.reason}")
        return "\n".join([f"{self.candidate} in {self.village}: {self.grade}", *(f"  {line}" for line in said)])
