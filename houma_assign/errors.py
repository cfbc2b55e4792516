"""What can go wrong, as one tree.

    HoumaError
    ├── InputError      the data or the rules make no sense, or a class of your own does; ``.faults`` has every fault
    │   └── ModelTooLarge   numbers too large to be handled exactly
    ├── NoPlan          ``Plan.or_raise()`` on a plan that is not there; ``.status`` says why
    ├── SolverFailure   a solver broke its contract (invalid model, two engines that disagree)
    └── AuditFailure    a plan failed its own re-check, which is our mistake; ``.file`` reproduces it
    KeyboardInterrupt
    └── Interrupted     Ctrl-C during a solve; ``.plan`` is the best plan found until then, or None

Every error takes one positional argument, so that it survives the way back from a process pool.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 20  # faults printed in the message; all of them are in ``.faults``
REFERENCES = ("id", "home", "kin", "kin_villages")  # columns of a person that hold ids, not facts
MARK = "rules and data: "  # first words of notes that a problem works out of itself; none outlives the rule it speaks of
WHO = ("kin", "candidate", "candidates")  # columns that refer to people


# Tables and fields as a Chinese reader knows them; a place in a workbook has the user's own words, which come first.
PLACES_ZH = {
    "candidates": "人选", "villages": "村", "posts": "岗位", "pairs": "配对", "needs": "需求",
    "met_by": "专长满足的需求", "rules": "规则", "aims": "目标", "score": "得分", "scores": "得分", "grade": "匹配等次",
    "marks": "评议分", "policy": "政策", "workbook": "工作簿", "solve": "求解", "id": "编号", "name": "姓名",
    "unit": "派出单位", "home": "家乡村", "kin": "亲属", "kin_villages": "亲属任职村", "skills": "专长",
    "priority_groups": "优先群体", "most": "至多",
    "least": "至少", "slots": "名额", "village": "村", "role": "岗位类别", "township": "乡镇", "severity": "严重程度",
    "candidate": "人选", "post": "岗位", "penalty": "扣分", "where": "条件", "number": "数字", "limit": "限额",
    "kind": "种类", "facts": "情况", "labels": "标签", "notes": "说明", "time_limit": "时限", "seed": "种子",
    "workers": "线程数", "lang": "语言", "wishes": "意愿", "skill": "专长", "need": "需求", "leader": "负责人岗位",
    "share": "比例", "exactly": "恰好", "each": "分别", "problem": "问题", "placements": "安排", "proposed plan": "拟定方案",
    "Override": "人工决定", "by": "决定人", "body": "决定机构", "reason": "理由", "on": "日期", "suspended": "暂停的规则",
    "role_weights": "岗位权重", "parts": "各项目标", "read_workbook": "读取工作簿", "sheets": "工作表对照", "columns": "列对照",
    "fill_down": "向下填充", "like": "沿用对象", "header_rows": "表头行数",
    "rubric": "评分细则", "village policy": "村庄评分规则", "eligibility policy": "人选审查规则",
    "grade rules": "匹配等级规则", "PointRule": "计分规则", "Factor": "因素", "Award": "经历计分", "ProblemType": "问题类型",
    "VillageForm": "帮扶形式", "EligibilityCheck": "审查条件", "UnitPlaces": "推荐名额", "GradeOverride": "等次调整",
    "fund policy": "资金办法", "assessment": "考核", "FundCriterion": "考核项目", "FundRung": "档次", "FundPot": "分块",
    "criterion": "考核项目", "mark": "得分", "total": "总额", "amount": "金额", "threshold": "达标分", "settled": "议定的先后",
    "settled_by": "议定单位", "rungs": "档次", "pots": "分块",
    "supporters": "包联干部", "kinds": "类别", "portfolio": "分管领域", "pot": "所属分块", "veto": "否决",
    "criteria": "考核项目",
    "ledger": "动态台账", "date": "日期", "duty": "任务", "source": "材料", "round": "轮次",
    "standard": "标准", "owner": "责任人", "due": "完成时限", "state": "状态", "risk": "风险点", "events": "事项",
}  # fmt: skip


class Message(str):
    """One thing said in both languages: as text it is the English, ``words("zh")`` gives the Chinese.

    Parameters
    ----------
    code
        What it says, whatever the language and the figures in it; tests and programs go by it.
    en, zh
        The words. In the Chinese no English word and no code stands.
    """

    code: str
    zh: str

    def __new__(cls, code: str, en: str, zh: str) -> Message:
        """See the class."""
        made = super().__new__(cls, en)
        made.code, made.zh = code, zh
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self.code, str(self), self.zh)

    def words(self, lang: str = "en") -> str:
        """The text in a language."""
        return self.zh if lang == "zh" else str(self)


class Fault(NamedTuple):
    """One thing wrong in the input: where it stands, what stands there and why it cannot be."""

    table: str
    row: str
    column: str
    value: Any
    reason: str

    @property
    def code(self) -> str:
        """What is wrong, whatever the language; empty for reasons that another package gave."""
        return self.reason.code if isinstance(self.reason, Message) else ""

    def words(self, lang: str = "en") -> str:
        """The fault as one line in a language."""
        if lang != "zh":
            place = " · ".join(part for part in (self.table, self.row, self.column) if part)
            return f"{place}{self._shown(' = {!r}')}: {self.reason}"
        place = " · ".join(part for part in (_place_zh(self.table), _row_zh(self.row), _place_zh(self.column)) if part)
        reason = self.reason.zh if isinstance(self.reason, Message) else self.reason
        value = self.value.zh if isinstance(self.value, Message) else self.value
        return f"{place}{self._replace(value=value)._shown('“{}”')}：{reason}"

    def _shown(self, form: str) -> str:
        # An error text ends up in logs: what stands in a person's cells is in ``.faults`` only.
        # Tables and columns of a workbook read "as the user wrote it → what it means"; what it means decides.
        table, column = (name.rpartition(" → ")[2] for name in (self.table, self.column))
        personal = table.lower().startswith("candidate") and column not in REFERENCES
        # Where an id is expected somebody may have written a name; ids have digits as a rule.
        personal |= column in WHO and not any(char.isdigit() for char in str(self.value))
        return "" if self.value is None or personal else form.format(str(self.value)[:40])

    def __str__(self) -> str:
        return self.words("en")


def _place_zh(place: str) -> str:
    if isinstance(place, Message):
        return place.zh
    if re.fullmatch("column [A-Z]+", place):
        return _row_zh(place)
    if " → " in place:
        return place.partition(" → ")[0]
    head, dot, part = place.partition(".")  # one entry of a field that is a mapping: needs.petition
    return f"{PLACES_ZH[head]} {part}" if dot and head in PLACES_ZH else PLACES_ZH.get(place, place)


def _row_zh(row: str) -> str:
    if isinstance(row, Message):
        return row.zh
    found = re.fullmatch(r"(row|column)s? ((?:[\d–, ]+|[A-Z, ]+?))( and (?:\d+ )?more)?(?: \((.*)\))?", row, flags=re.DOTALL)
    if found is None:
        return row
    kind = f"第 {found[2]} 行" if found[1] == "row" else f"{found[2]} 列"
    return kind.replace(", ", "、") + "等" * bool(found[3]) + (f"（{found[4]}）" if found[4] else "")


class HoumaError(Exception):
    """Base of everything this package raises on its own account."""


class InputError(HoumaError, ValueError):
    """The input has faults; all of them are listed.

    Parameters
    ----------
    faults
        The faults found, in the order of the tables.

    Attributes
    ----------
    lang
        The language in which ``str`` tells them: "zh" where a Chinese workbook was read, else "en".
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.items: tuple[Fault, ...] = tuple(Fault(*fault) for fault in faults)
        self.lang = "en"
        super().__init__(self.items)

    def words(self, lang: str = "en", most: int | None = SHOWN) -> str:
        """Every fault as a line, in a language; the first ``most`` of them if they are more, None for all."""
        number, more, zh = len(self.items), len(self.items) - (most or len(self.items)), lang == "zh"
        lines = [f"输入有 {number} 处问题：" if zh else f"{number} fault{'s' * (number != 1)} in the input:"]
        lines += [f"  {fault.words(lang)}" for fault in self.items[:most]]
        if more > 0:
            lines.append(f"  ……另有 {more} 处，均列在问题表中" if zh else f"  ... and {more} more, all in .faults")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.words(self.lang)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.items,), {"lang": self.lang}

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
    """A plan failed the re-check in plain Python. Please report it with the file named here; it holds the whole problem.

    Parameters
    ----------
    report
        ``(file, findings)``: path of the JSON file that reproduces it, and what the audit found.
    """

    def __init__(self, report: tuple[str, tuple[str, ...]]) -> None:
        super().__init__(report)
        self.file, self.findings = report

    def __str__(self) -> str:
        shown = f"; reproduce with {self.file} (it holds the whole problem)" if self.file else ""
        return f"the plan fails its audit, which is a mistake of this package{shown}\n  " + "\n  ".join(self.findings)


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
