"""What every answer to a question can do: sentences in two languages, a frame, a notebook display."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from ..data.language import Lang, language
from ..data.shared_messages import UNKNOWN_CANDIDATE, UNKNOWN_POST, UNKNOWN_VILLAGE
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.column_words import STATUS_ZH
from ..plan.html import LONGEST, STYLE
from ..plan.plan import Plan
from ..plan.spoken_table import spoken_table
from ..plan.status import Status
from ..problem.meant import meant
from ..problem.problem import Problem

if TYPE_CHECKING:
    import pandas as pd

PLAN_EXPECTED = Message("plan_expected", "a Plan is expected", "应为选派方案")
NO_PLAN = Message("no_plan", "there is no plan to ask about; see why_infeasible(problem)", "没有方案可问；可询问为何无解")
NO_PLAN_YET = Message(
    "no_plan_yet", "there is no plan to ask about; solve it with a longer time_limit", "没有方案可问；请延长时限重新求解"
)
NOT_PROVEN = Message(
    "plan_not_proven", "the plan is not proven best; solve it with a longer time_limit", "方案尚未证明最优；请延长时限重新求解"
)
DRAW_OPEN = Message(
    "draw_open", "only the draw among equal plans is open; solve it with its lots, or with a longer time_limit",
    "仅在同样好的方案之间的抽签尚未完成；请连同抽签重新求解，或延长时限",
)  # fmt: skip
ROWS = 100  # rows of a frame that a notebook shows


class Answer:
    """The base of the answers; each states its own ``sentences`` and ``frame``."""

    def sentences(self, lang: str) -> list[str]:
        """What was found, and what is proven of it, one sentence an item."""
        raise NotImplementedError  # each answer states its own

    @property
    def frame(self) -> pd.DataFrame:
        """The answer as a table, by ids and codes; ``stated`` tells its columns."""
        return self.stated("en")

    def stated(self, lang: str) -> pd.DataFrame:
        """The table with those cells in a language that tell more than one id or code; headers as in ``frame``."""
        if type(self).frame is Answer.frame:
            raise NotImplementedError  # each answer states its own frame
        return self.frame

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """``frame`` for a reader of a language: headers in words, cells by names and labels; in English as it is."""
        return spoken_table(self.stated(language(lang).code), self._asked, lang)

    @property
    def _asked(self) -> Problem | None:
        """The problem that was asked about, for names and labels."""
        held = (getattr(self, name, None) for name in ("plan", "base", "problem"))
        found: Any = next((each for each in held if each is not None), None)
        problem: Problem | None = getattr(found, "problem", found)
        return problem

    def words(self, lang: Lang = "en") -> str:
        """The answer as text; ``lang`` is "en" or "zh"."""
        return "\n".join(self.sentences(language(lang).code))

    def __str__(self) -> str:
        return self.words()

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, lang: Lang = "en") -> str:
        """The answer as an HTML fragment, every value escaped; a notebook shows the English one by itself."""
        text = "".join(f"<p>{escape(line, quote=True)}</p>" for line in self.sentences(language(lang).code))
        frame = self.table(lang)
        head = "".join(f"<th>{_cell(name)}</th>" for name in frame.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in frame.head(ROWS).to_numpy().tolist()
        )
        left = language(lang).say(f"{len(frame) - ROWS} more rows in .frame", f"另有 {len(frame) - ROWS} 行未列出")
        more = f'<p class="note">{left}</p>' if len(frame) > ROWS else ""
        return f'{STYLE}<div class="ha">{text}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</div>'


def _cell(value: Any) -> str:
    text = "" if value is None or value != value else str(value)
    return escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", quote=True)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise an ``InputError`` with all faults, if there are any."""
    found = list(faults)
    if found:
        raise InputError(found)


def _said(status: Status) -> Message:
    return Message("status", status.name, STATUS_ZH[status.value])


def plan_faults(question: str, plan: Any, proven: bool = False) -> list[Fault]:
    """Something that is no plan, or a plan without placements to ask about, or one that is not proven."""
    if not isinstance(plan, Plan):
        return [argument_fault(question, "plan", type(plan).__name__, PLAN_EXPECTED)]
    if not plan:
        reason = NO_PLAN if plan.status is Status.INFEASIBLE else NO_PLAN_YET
        return [argument_fault(question, "plan", _said(plan.status), reason)]
    if proven and plan.status is not Status.OPTIMAL:
        return [argument_fault(question, "plan", _said(plan.status), DRAW_OPEN if plan.draw_open else NOT_PROVEN)]
    return []


def argument_meant(question: str, name: str, plan: Plan, given: Any, faults: list[Fault], what: str = "candidate") -> str:
    """The id of the person, post or village (``what``) that is meant by an argument; a fault where that is not sure."""
    found: list[Fault] = []
    id = meant(plan.problem, f"{what}s", given, found)
    shown = given if isinstance(given, (str, int)) else None
    faults += [argument_fault(question, name, shown, _not_sure(what, each)) for each in found]
    return id


def _not_sure(what: str, fault: Fault) -> str:
    """Why an argument is refused: nothing of this name is known, with what is near it, or several are meant."""
    plain = {"candidate": UNKNOWN_CANDIDATE, "post": UNKNOWN_POST, "village": UNKNOWN_VILLAGE}[what]
    if fault.code != "unknown_id" or not isinstance(fault.reason, Message):
        return fault.reason
    near, near_zh = str(fault.reason).partition("; ")[2], fault.reason.words("zh").partition("；")[2]
    return Message(plain.code, f"{plain}; {near}", f"{plain.zh}；{near_zh}") if near else plain
