"""A problem as a model file for other solvers, with the rule behind each row as its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...data.exact import fraction, shown
from ...data.language import ZH
from ...data.shared_messages import PROBLEM_EXPECTED
from ...errors import Fault, InputError, Message
from ...problem.problem import Problem
from ...workbook.files.atomic import whole_file
from ..program import Program, Tier
from .file_formats import FORMATS
from .linear_model import LinearModel, linear_model

if TYPE_CHECKING:
    import pandas as pd

ENDING = Message("model.ending", "a name that ends in .mps, .lp or .proto is expected", "文件名的结尾不对；应为三种模型文件之一")
NO_FOLDER = Message("model.place", "the folder that it is to stand in does not exist", "要放入的文件夹不存在")
OPEN = Message("model.open", "an aim before this one is not proven, so it cannot be held; solve it with a longer time_limit",
               "这一目标之前的目标尚未证明最优，无法保持；请延长时限重新求解")  # fmt: skip


@dataclass(frozen=True)
class Exported:
    """A model file, and what its names and numbers mean.

    Attributes
    ----------
    path
        The file.
    aim
        Id of the aim that is its objective.
    scale, sign
        The objective is ``sign * scale * value`` of the aim, to be maximised.
    pairs
        (candidate id, post id) of the first columns; the others are auxiliary.
    model
        Names, rows and bounds as they stand in the file.
    """

    path: Path
    aim: str
    scale: int
    sign: int
    pairs: tuple[tuple[str, str], ...]
    model: LinearModel

    def value(self, objective: float) -> int | float:
        """What an objective of a solver is worth in the aim's own units; floats of solvers are taken to the nearest step."""
        return shown(Fraction(round(objective), self.sign * self.scale))

    @property
    def rows(self) -> pd.DataFrame:
        """One line a row of the file: row, rule, where."""
        import pandas as pd

        lines = [(row.name, row.rule, row.where) for row in self.model.rows]
        return pd.DataFrame(lines, columns=pd.Index(["row", "rule", "where"]))

    @property
    def columns(self) -> pd.DataFrame:
        """One line a column of the file: column, candidate, post, rule, where.

        The rule (or aim) and where it counts are those of an auxiliary column, which has no candidate and post.
        """
        import pandas as pd

        more = len(self.model.columns) - len(self.pairs)
        both = [*self.pairs, *[("", "")] * more]
        lines = [(name, *pair, *source) for name, pair, source in zip(self.model.columns, both, self.model.behind, strict=True)]
        return pd.DataFrame(lines, columns=pd.Index(["column", "candidate", "post", "rule", "where"]))


def export(model: Any, path: str | PathLike[str], aim: str | None = None, overwrite: bool = False) -> Exported:
    """Write the rows and one aim of a problem as a file that other solvers read.

    Parameters
    ----------
    model
        A problem: one aim over all plans that keep the hard rules. Or a plan: likewise, and the aims before that one are held at
        the optimum that the plan proves, less their slack.
    path
        Ends in ``.mps`` (free MPS), ``.lp`` (as CPLEX writes it) or ``.proto`` (CP-SAT's ``CpModelProto`` in text form).
    aim
        Id of the aim that is the objective; by default the first of a problem, the last of a plan. Lots are none.
    overwrite
        Whether to replace a file of this name.

    Returns
    -------
    Exported
        Which rule stands behind each row, which pair behind each column, and what an objective is worth. All numbers are whole.

    Raises
    ------
    InputError
        If an argument makes no sense, an aim before this one is not proven, or something of this name is there.
    """
    place, problem = Path(path), model if isinstance(model, Problem) else getattr(model, "problem", None)
    faults = [Fault("export", "", "path", place.name, ENDING)] if place.suffix.lower() not in FORMATS else []
    if not place.parent.is_dir():
        faults.append(Fault("export", "", "path", place.name, NO_FOLDER))
    if not isinstance(problem, Problem):
        raise InputError([Fault("export", "", "model", type(model).__name__, PROBLEM_EXPECTED), *faults])
    program = Program.of(problem)
    named = [tier for tier in program.tiers if tier.aim.named]
    at = _position(named, aim, model is problem, faults)
    floors = [] if model is problem else _floors(named[:at], model.tiers, faults)
    if faults:
        raise InputError(faults)
    names = tuple(problem.eligibility.grid.pairs.at)
    written = linear_model(program, names, {post.id: post.role for post in problem.posts}, named[at], floors)
    lines = FORMATS[place.suffix.lower()](written)

    def fill(file: Path) -> None:
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    whole_file(place, fill, overwrite)
    tier = named[at]
    return Exported(place, tier.aim.id, tier.scale, tier.aim.sign, names, written)


def _position(named: Sequence[Tier], aim: Any, first: bool, faults: list[Fault]) -> int:
    """Which of the tiers is meant."""
    ids = [tier.aim.id for tier in named]
    if aim is None:
        return 0 if first else len(ids) - 1
    if aim not in ids:
        en, zh = f"one of the aims is expected: {', '.join(ids)}", f"应为所列目标之一：{ZH.names(ids)}"
        faults.append(Fault("export", "", "aim", aim, Message("model.aim", en, zh)))
        return 0
    return ids.index(aim)


def _floors(tiers: Sequence[Tier], results: Sequence[Any], faults: list[Fault]) -> list[tuple[Tier, int]]:
    """The least that each tier may be worth, in steps."""
    found = []
    for tier, result in zip(tiers, results, strict=False):
        if not result.proven:
            faults.append(Fault("export", "", "aim", tier.aim.id, OPEN))
            continue
        best = round(fraction(result.bound) * tier.scale) * tier.aim.sign  # a third of a point has no exact float
        found.append((tier, best - int(fraction(tier.aim.slack) * tier.scale)))
    return found
