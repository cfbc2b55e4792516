"""News from a running solve or question."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..data.exact import plain, shown
from ..data.language import language
from ..errors import Message
from ..program.program import Program
from .argument_words import CALLS_ZH
from .wording import Wording

if TYPE_CHECKING:
    from ..engine.solvers.deadline import Deadline
    from ..problem.problem import Problem


class Progress(NamedTuple):
    """Where a solve or a question stands.

    A solve tells the aim being optimised, its best value so far (None if there is no plan yet) and its bound, both in the aim's
    units, and how many columns are still open in its model. A question tells no aim. Both tell the seconds since the start, what
    is running, how much of it is done, and of how much: aims of a solve; prices, people, scenarios of a question, or solves, and
    then the total is None, for nobody knows it.
    """

    aim: str = ""
    best: int | float | None = None
    bound: int | float | None = None
    seconds: float = 0.0
    columns: int = 0
    call: str = "solve"
    done: int = 0
    total: int | None = None
    aim_words: str = ""

    @property
    def gap(self) -> int | float | None:
        """How far the best value is from the bound; None if there is no plan yet."""
        return None if self.best is None or self.bound is None else abs(self.bound - self.best)

    def words(self, lang: str = "en") -> str:
        """The news as one line."""
        spoken = language(lang)
        what = self._of_aim(lang) if self.aim else self._of_question(lang)
        return spoken.say(f"{self.seconds:8.2f} s  {what}", f"{self.seconds:8.2f} 秒  {what}")

    def _of_aim(self, lang: str) -> str:
        spoken = language(lang)
        name = self.aim_words.words(lang) if lang == "zh" and isinstance(self.aim_words, Message) else self.aim
        best = (
            spoken.say("no plan yet", "尚无方案") if self.best is None else spoken.say(f"best {self.best}", f"最好 {self.best}")
        )
        gap = "" if self.gap is None else spoken.say(f"gap {plain(self.gap)}", f"差距 {plain(self.gap)}")
        columns = spoken.say(f"{self.columns} columns", f"未定 {self.columns} 列") if self.columns else ""
        bound = spoken.say(f"bound {self.bound}", f"上(下)界 {self.bound}")
        return spoken.about(name, spoken.clauses((best, bound, gap, columns)))

    def _of_question(self, lang: str) -> str:
        spoken = language(lang)
        solves = spoken.counted(self.done, "solve", "solves", " 次求解")
        known = spoken.say(f"{self.done} of {self.total}", f"共 {self.total} 项，已完成 {self.done} 项")
        return spoken.about(spoken.say(self.call, CALLS_ZH.get(self.call, self.call)), solves if self.total is None else known)


def reporter(tell: Callable[[Progress], Any] | None, problem: Problem, program: Program, deadline: Deadline) -> Any:
    """A function for the engine, which knows tiers by number and values in steps; None where nobody listens."""
    if tell is None:
        return None
    words = [Message("aim", *(Wording(problem, lang).aim_words(tier.aim) for lang in ("en", "zh"))) for tier in program.tiers]

    def report(tier: int, best: int | None, bound: int | None, columns: int = 0) -> None:
        held = program.tiers[tier]
        unit = held.aim.sign * held.scale
        in_units = [None if steps is None else shown(Fraction(steps, unit)) for steps in (best, bound)]
        tell(Progress(held.aim.id, in_units[0], in_units[1], deadline.spent, columns, "solve", tier, len(words), words[tier]))

    return report
