"""What solves, questions and charts, and their arguments, are called in Chinese."""

from __future__ import annotations

from typing import Any

from ..errors import Fault, Message

CALLS_ZH = {
    "solve": "求解", "explain": "为何在此", "why_not": "为何不在", "prices": "代价", "firm": "确定的安排",
    "alternatives": "其他方案", "passed_over": "被越过的人", "why_infeasible": "为何无解", "what_if": "假设情景",
    "repair": "替补", "contingency": "预案", "stability": "稳定范围", "robustness": "稳健性", "trade_off": "取舍",
    "rule_prices": "规则代价", "blocking": "阻碍配对", "fairer": "更合意愿的互换",
    "chart": "图", "plot_plan": "方案图", "plot_prices": "代价图", "plot_stability": "稳定范围图",
    "plot_structure": "结构图", "plot_trade_off": "取舍图", "plot_funnel": "漏斗图", "houma_2020": "侯马案例",
    "evaluate": "评议", "replay": "复盘", "rationalise": "反推", "override": "人工决定", "revoke": "撤回", "compare": "比较",
    "support": "四包一", "support_stale": "包联重定", "Ledger": "动态台账",
    "Ledger.of": "动态台账", "Ledger.as_of": "台账现状", "Ledger.problem": "台账问题",
    "written": "写出",
    "Ledger.carrying_out": "台账执行", "plot_ledger": "任职经过图", "replan": "调整", "to_html": "页面",
    "to_excel": "工作簿", "compared": "比选", "papers": "文书", "confirm": "复核", "certify": "证明",
    "village_prices": "村的代价",
    "check_rule": "规则检验", "check_aim": "目标检验", "export": "导出模型", "diff": "前后对照",
}  # fmt: skip
ARGUMENTS_ZH = {
    "problem": "问题", "plan": "方案", "time_limit": "时限", "question_limit": "提问时限",
    "workers": "线程数", "seed": "种子", "executor": "并行方式",
    "candidate": "人选", "post": "岗位", "others": "列出人数", "within": "允许的损失", "cap": "计数上限", "k": "方案数",
    "min_changes": "最少变动人数", "order": "排列方式", "absent": "缺席者", "clashes": "冲突数", "repairs": "办法数",
    "keep": "不可动的规则", "scenarios": "情景", "of": "种类", "kind": "种类", "noise": "误差", "draws": "抽样次数",
    "by": "误差对象", "level": "置信水平", "aim": "目标", "against": "另一目标", "holding": "先保持的目标", "found": "结果",
    "path": "文件", "stage": "阶段", "structure": "结构表", "rules": "规则", "wishes": "意愿", "say": "对方评分",
    "placements": "安排", "best": "最优方案", "sheet": "工作表", "plans": "方案", "suspend": "暂停的规则", "weights": "权重",
    "kinds": "类别", "current": "现行安排", "standing": "现状", "day": "日期",
    "ahead": "前瞻天数", "base": "所依据的问题",
    "decision": "决定", "ledger": "台账", "until": "截止日期", "terms": "任期办法", "min_stay_days": "最短任职天数",
    "recalled": "被召回者", "left": "离任者", "answers": "已有的回答", "ask": "要问的问题", "moves": "列出变动的人数",
    "initials": "拼音首字母所在列",
    "rule": "规则", "problems": "问题数", "like": "样例问题", "other": "另一方案",
    "village": "村", "start": "起点方案", "lots": "抽签", "model": "模型", "overwrite": "覆盖", "lang": "语言",
}  # fmt: skip


def argument_fault(call: str, name: str, value: Any, reason: str, row: str = "") -> Fault:
    """An argument that makes no sense.

    Parameters
    ----------
    call, name
        The function and its argument.
    value
        What was given; a ``Message`` where it is a word of ours.
    reason
        What is wrong with it.
    row
        Which of several.
    """
    said = Message("call", call, CALLS_ZH.get(call, call)), Message("argument", name, ARGUMENTS_ZH.get(name, name))
    return Fault(said[0], row, said[1], value, reason)
