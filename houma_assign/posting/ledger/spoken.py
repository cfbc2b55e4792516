"""Frames of the ledger for a reader: headers in words, names in place of ids, words in place of codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...data.language import language
from ...plan.wording import Wording
from ...problem.problem import Problem
from .kinds import EVENT_KINDS
from .terms import PostingTerms

if TYPE_CHECKING:
    import pandas as pd

HEADERS_ZH = {
    "candidate": "人选", "name": "姓名", "post": "岗位", "since": "任职日期", "in_post": "本岗位起", "months": "任职月数",
    "mark": "满两年", "term_end": "任期届满", "village": "村", "need": "需求", "severity": "严重程度", "opened": "新增日期",
    "altered": "变化日期", "source": "来源", "round": "轮次", "visited": "走访对象", "visited_on": "走访日期",
    "change": "变化及原因", "owner": "责任人", "due": "完成时限", "state": "状态",
    "risk": "风险点", "duty": "任务", "done": "完成日期", "overdue": "逾期", "date": "日期", "kind": "事项",
    "body": "决定机构", "reason": "原因",
}  # fmt: skip


def spoken(frame: pd.DataFrame, problem: Problem | None, terms: PostingTerms, lang: str) -> pd.DataFrame:
    """The frame as a reader of a language sees it; in English as it is."""
    if language(lang).code == "en":
        return frame
    duties = {duty.id: duty.words(lang) for duty in terms.duties}
    tell: dict[str, Callable[[str], str]] = {
        "duty": lambda id: duties.get(id, id), "kind": lambda kind: EVENT_KINDS[kind].zh if kind in EVENT_KINDS else kind,
    }  # fmt: skip
    if problem is not None:
        said = Wording(problem, lang)
        tell |= {"candidate": said.person, "post": said.post, "village": said.village, "need": said.label}
    made = frame.copy()
    for name in made.columns:
        if name in tell:
            made[name] = [tell[name](each) if each else each for each in made[name].tolist()]
        elif name == "overdue":
            made[name] = ["是" if each else "否" for each in made[name].tolist()]
    return made.rename(columns=HEADERS_ZH)
