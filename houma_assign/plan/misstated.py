"""Whose mistake a failed audit is: that of a user's own rule or aim, where its two statements say different things, or ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from ..aims import Aim
from ..constraints import Constraint
from ..data.kinds import full_name, of_package
from ..errors import Fault, InputError, Message


class AuditFinding(str):
    """Something wrong with a plan.

    Attributes
    ----------
    law
        The rule or aim of a user's own that says two different things of the plan; None for any other finding.
    """

    law: Constraint | Aim | None

    def __new__(cls, text: str, law: Constraint | Aim | None = None) -> Self:
        """See the class; a law of this package is not blamed, since its two statements are held against each other by tests."""
        own = law is not None and not of_package(type(law))
        made = super().__new__(cls, text + (_differ(law) if own and law is not None else ""))
        made.law = law if own else None
        return made


def _statements(law: Constraint | Aim) -> str:
    return "rows and breaches" if isinstance(law, Constraint) else "objective and value"


def _differ(law: Constraint | Aim) -> str:
    return f"; {_statements(law)} of {type(law).__name__}, which is not of this package, say different things"


def misstated(findings: Sequence[str], sound: bool) -> InputError | None:
    """The error that names the classes whose mistake it is, if all of it is theirs.

    Parameters
    ----------
    findings
        What the audit found.
    sound
        Whether the plan keeps every row as the rules state them, and is worth what is claimed by the objectives as the aims
        state them: then no engine is to blame.
    """
    laws = [getattr(finding, "law", None) for finding in findings]
    if not sound or not laws or None in laws:
        return None
    return InputError(_fault(law, finding) for law, finding in zip(laws, findings, strict=True))


def _fault(law: Any, finding: str) -> Fault:
    table, check = ("rules", "check_rule") if isinstance(law, Constraint) else ("aims", "check_aim")
    en = (f"{finding}; a mistake of the class {full_name(type(law))}, not of the data; houma_assign.testing.{check} shows the "
          "smallest problem in which they differ")  # fmt: skip
    zh = "自编的类对同一方案的两种陈述不一致；这是类的错误，与数据无关"
    return Fault(table, law.id, _statements(law), None, Message("statements_differ", en, zh))
