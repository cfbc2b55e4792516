"""One figure: who was timed on what, for how long, with which answer, on which machine. A row of the CSV."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Measurement:
    """One call of one contestant.

    Attributes
    ----------
    cap, seconds
        Seconds it might take and took; the making of the problem, in ``made``, is left out.
    status
        As in ``Answer``; "killed" where the process had to be ended, "crashed" where it ended itself, "unavailable" where the
        contestant cannot take the problem.
    aims, values, bounds
        One for each aim; aims separated by "; ", numbers by blanks, "-" for none.
    pairs, slots
        Size of the problem.
    peak, base
        Most memory the process held, and what it held before the call, in MiB; 0 where several contestants shared it.
    when
        Date and time of the end.
    stamp
        Of everything the figure depends on; see ``environment``. Figures with another stamp are stale.
    """

    instance: str
    contestant: str
    round: int
    cap: float
    seconds: float
    status: str
    aims: str = ""
    values: str = ""
    bounds: str = ""
    made: float = 0.0
    pairs: int = 0
    slots: int = 0
    peak: int = 0
    base: int = 0
    note: str = ""
    when: str = ""
    stamp: str = ""
    machine: str = ""

    @property
    def proven(self) -> bool:
        """Whether the contestant finished what it was asked."""
        return self.status in ("optimal", "done")

    def row(self) -> dict[str, Any]:
        """As a row of the CSV."""
        return {**asdict(self), "seconds": f"{self.seconds:.6f}", "made": f"{self.made:.3f}"}

    @classmethod
    def of_row(cls, row: dict[str, str]) -> Measurement:
        """From a row of the CSV."""
        kinds: dict[str, Any] = {"round": int, "pairs": int, "slots": int, "peak": int, "base": int}
        kinds |= {"cap": float, "seconds": float, "made": float}
        return cls(**{name: kinds.get(name, str)(row[name]) for name in COLUMNS})


COLUMNS = tuple(field.name for field in fields(Measurement))


def joined(numbers: tuple[int | float | None, ...]) -> str:
    """Numbers as one cell."""
    return " ".join("-" if number is None else f"{round(number, 6):.15g}" for number in numbers)


def split(cell: str) -> list[float | None]:
    """The numbers of a cell."""
    return [None if word == "-" else float(word) for word in cell.split()]
