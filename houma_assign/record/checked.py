"""A sealed file checked, for whoever has the package: the same lines as ``python -m houma_assign.check``, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING

from ..check import STATES, Line, Verdict
from ..check import check as checked_alone
from ..data.language import language

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Checked(Verdict):
    """What was found of a sealed file, line by line; ``state`` is that of the worst line.

    Attributes
    ----------
    lines
        Each with a code, a state (checked; word: taken on somebody's word; unchecked: not checkable; failed) and its words.
    """

    lines: tuple[Line, ...]

    @property
    def state(self) -> str:
        """That of the worst line: checked, word, unchecked or failed."""
        return super().state

    @property
    def frame(self) -> pd.DataFrame:
        """One row a line: what, state, words."""
        return self.table("en", codes=True)

    def table(self, lang: str = "en", codes: bool = False) -> pd.DataFrame:
        """One row a line for a reader."""
        import pandas as pd

        spoken = language(lang)
        states = {name: spoken.say(*words) for name, words in STATES.items()}
        rows = [(line.code, line.state if codes else states[line.state], spoken.say(line.en, line.zh)) for line in self.lines]
        return pd.DataFrame(rows, columns=pd.Index(spoken.say(["what", "state", "words"], ["项目", "结果", "说明"])))


def check(path: str | PathLike[str], digest: str = "", key: str = "", earlier: Iterable[str | PathLike[str]] = ()) -> Checked:
    """Check a sealed decision without a solver: digests, chain, signature, every rule and aim, every price, the lots.

    Parameters
    ----------
    path
        A file that ``plan.save`` wrote; a signature is looked for beside it.
    digest
        As printed on the papers, short or whole; without it nobody can tell whether this is the file that was decided.
    key
        The public key of the office that signed, in hexadecimal digits.
    earlier
        The sealed files before this one.

    Returns
    -------
    Checked
        One line for each thing looked at; no error is raised for what is wrong in the file.
    """
    return Checked(checked_alone(path, digest, key, earlier).lines)
