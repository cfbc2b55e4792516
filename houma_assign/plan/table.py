"""The frame of a plan with headers and words in a reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..data.language import language
from .result import Result

if TYPE_CHECKING:
    import pandas as pd

HEADERS_ZH = {
    "candidate": "编号", "name": "姓名", "post": "岗位编号", "village": "村", "role": "岗位", "unit": "派出单位", "score": "得分",
    "grade": "等次", "needs_met": "满足的需求",
}  # fmt: skip


def table(plan: Result, lang: str) -> pd.DataFrame:
    """See ``Plan.table``."""
    spoken, problem, made = language(lang), plan.problem, plan.frame
    names = {village.id: village.name or village.id for village in problem.villages}
    made["post"] = [post if not role or spoken.code == "en" else f"{names[village]}·{problem.label(role, lang)}"
                    for post, village, role in zip(made["post"], made["village"], made["role"], strict=True)]  # fmt: skip
    made["village"] = [names[village] for village in made["village"]]
    made["role"] = [problem.label(role, lang) if role else "" for role in made["role"]]
    made["needs_met"] = [spoken.names(problem.label(need, lang) for need in plan.needs_met(place)) for place in plan.placements]
    return made.rename(columns={name: spoken.say(name, HEADERS_ZH[name]) for name in made.columns})
