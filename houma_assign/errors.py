"""What can go wrong, as one tree.

    HoumaError
    ├── InputError      the data or the rules make no sense; ``.faults`` is a frame with every fault
    │   └── ModelTooLarge   numbers too large to be handled exactly
    ├── NoPlan          ``Plan.or_raise()`` on a plan that is not there; ``.status`` says why
    ├── SolverFailure   a solver broke its contract (invalid model, two engines that disagree)
    └── AuditFailure    a plan failed its own re-check: our mistake, never yours; ``.file`` reproduces it
    KeyboardInterrupt
    └── Interrupted     Ctrl-C during a solve; ``.plan`` is the best plan found until then, or None

Every error takes one positional argument, so that it survives the way back from a process pool.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 20  # faults printed in the message; all of them are in ``.faults``
REFERENCES = ("id", "home", "kin", "kin_villages")  # columns of a person that hold ids, not facts
WHO = ("kin", "candidate", "candidates")  # columns that refer to people


class Fault(NamedTuple):
    """One thing wrong in the input: where it stands, what stands there and why it cannot be."""

    table: str
    row: str
    column: str
    value: Any
    reason: str

    def __str__(self) -> str:
        place = " · ".join(part for part in (self.table, self.row, self.column) if part)
        # An error text ends up in logs: what stands in a person's cells is in ``.faults`` only.
        # Tables and columns of a workbook read "as the user wrote it → what it means"; what it means decides.
        table, column = (name.rpartition(" → ")[2] for name in (self.table, self.column))
        personal = table.lower().startswith("candidate") and column not in REFERENCES
        # Where an id is expected somebody may have written a name; ids have digits as a rule.
        personal |= column in WHO and not any(char.isdigit() for char in str(self.value))
        shown = "" if self.value is None or personal else f" = {str(self.value)[:40]!r}"
        return f"{place}{shown}: {self.reason}"


class HoumaError(Exception):
    """Base of everything this package raises on its own account."""


class InputError(HoumaError, ValueError):
    """The input has faults; all of them are listed.

    Parameters
    ----------
    faults
        The faults found, in the order of the tables.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.items: tuple[Fault, ...] = tuple(Fault(*fault) for fault in faults)
        super().__init__(self.items)

    def __str__(self) -> str:
        lines = [f"{len(self.items)} fault{'s' * (len(self.items) != 1)} in the input:"]
        lines += [f"  {fault}" for fault in self.items[:SHOWN]]
        if len(self.items) > SHOWN:
            lines.append(f"  ... and {len(self.items) - SHOWN} more, all in .faults")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.items)} faults)"

    @property
    def faults(self) -> pd.DataFrame:
        """Every fault as a row: table, row, column, value, reason."""
        import pandas as pd

        return pd.DataFrame(self.items, columns=pd.Index(Fault._fields))


class ModelTooLarge(InputError):
    """Coefficients or totals that integer arithmetic of the solvers cannot hold exactly."""


class NoPlan(HoumaError):
    """There is no plan.

    Parameters
    ----------
    status
        ``Status.INFEASIBLE`` (proven: no plan keeps every hard rule) or ``Status.UNKNOWN`` (not decided in time).
    """

    def __init__(self, status: Any) -> None:
        super().__init__(status)
        self.status = status

    def __str__(self) -> str:
        if getattr(self.status, "name", "") == "INFEASIBLE":
            return "INFEASIBLE: it is proven that no plan keeps every hard rule; soften or drop a rule"
        return f"{getattr(self.status, 'name', self.status)}: no plan was found in time; allow a longer time_limit"


class SolverFailure(HoumaError):
    """A solver returned what it must not; no plan is given rather than a doubtful one."""


class AuditFailure(HoumaError):
    """A plan failed the re-check in plain Python. Please report it with the file named here.

    Parameters
    ----------
    report
        ``(file, findings)``: path of the JSON file that reproduces it, and what the audit found.
    """

    def __init__(self, report: tuple[str, tuple[str, ...]]) -> None:
        super().__init__(report)
        self.file, self.findings = report

    def __str__(self) -> str:
        return f"internal error: the plan fails its audit; reproduce with {self.file}\n  " + "\n  ".join(self.findings)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C during a solve.

    Parameters
    ----------
    plan
        The best plan found until then (audited, status FEASIBLE), or None.
    """

    def __init__(self, plan: Any = None) -> None:
        super().__init__(plan)
        self.plan = plan
