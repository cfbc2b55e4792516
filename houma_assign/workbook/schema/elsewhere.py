"""Sheets that may stand in the book of a problem and are read by other readers."""

from __future__ import annotations

from ...errors import Message
from ..cells.reading import folded

READERS = {
    "read_ledger": ("动态台账", ("ledger", "动态台账", "台账")),
    "read_supporters": ("包联干部", ("supporters", "包联干部", "四包一")),
    "read_fund": ("资金", ("assessment", "考核", "村考核", "考核得分", "fund policy", "资金办法")),
    "read_policy": ("选派政策", ("villages policy", "村庄评分规则", "candidates policy", "人选审查规则", "rubric policy",
                             "评分细则", "grades policy", "匹配等级规则")),
    "read_findings": ("两轮研判", ("village findings", "两轮研判", "村情研判")),
    "papers": ("文书详情", ("particulars", "文书说明", "person details", "人员详情", "village details", "村情", "村情详情",
                        "village cadres", "村两委", "村干部", "need details", "需求对策", "unit details", "派出单位", "单位详情",
                        "files on record", "files", "纪实材料")),
}  # fmt: skip
NAMES = {folded(name): reader for reader, (_, names) in READERS.items() for name in names}


def left_to(sheet: str) -> Message | None:
    """Who reads a sheet of this name, as a note; None where nobody does."""
    reader = NAMES.get(folded(sheet))
    if reader is None:
        return None
    zh = f"“{sheet}”表不属于选派问题，留待读取{READERS[reader][0]}时使用"
    return Message("sheet_elsewhere", f"sheet {sheet} is no part of a problem; {reader} reads it", zh)
