"""Overrides for a reader: what was decided, by whom, why, what it costs, which rules it suspends and who else moves."""

from __future__ import annotations

from collections.abc import Sequence

from ..data.override import Override, in_force
from .result import Result
from .wording import Wording

WORDS = {
    "en": {
        "columns": ("no.", "decision", "by", "reason", "cost", "suspends", "moves"),
        "place": "{who} → {post}", "keep_out": "{who} not in {post}", "leave_out": "{who} is not sent",
        "revoke": "takes back no. {number}", "gone": " (taken back)", "none": "nothing", "bound": " (not proven best)",
    },
    "zh": {
        "columns": ("号", "决定", "决定人", "理由", "代价", "暂停的规则", "变动"),
        "place": "{who} → {post}", "keep_out": "{who} 不任 {post}", "leave_out": "{who} 不选派",
        "revoke": "撤回第 {number} 号", "gone": "（已撤回）", "none": "无", "bound": "（尚未证明最优）",
    },
}  # fmt: skip


def override_lines(plan: Result, lang: str, said: Wording | None = None) -> list[tuple[str, ...]]:
    """One line an override, ready for display; people as ``said`` names them."""
    wording, holding = said or Wording(plan.problem, lang), {row.number for row in in_force(plan.overrides)}
    return [_line(row, row.number in holding, wording) for row in plan.overrides]


def _line(row: Override, holds: bool, wording: Wording) -> tuple[str, ...]:
    words, spoken = WORDS[wording.lang], wording.language
    names = {"who": wording.person(row.candidate), "post": wording.post(row.post or ""), "number": row.revokes}
    said = str(words[row.kind]).format(**names) + (str(words["gone"]) if not holds and row.kind != "revoke" else "")
    cost = (wording.figures(row.cost) or str(words["none"])) + ("" if row.exact else str(words["bound"]))
    rules = spoken.parts(spoken.about(wording.rule(rule), reason) for rule, reason in row.suspended.items())
    others = sum(who != row.candidate for who, _, _ in row.moved)
    by = spoken.clauses((row.by, row.body, row.on))
    return str(row.number), said, by, row.reason, cost, rules, spoken.counted(others, "other", "others", " 人")


def override_header(lang: str) -> Sequence[str]:
    """The headers of these lines."""
    return WORDS[lang]["columns"]
