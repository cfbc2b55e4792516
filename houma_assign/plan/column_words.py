"""The columns of frames in Chinese, and the words of ours that stand in their cells."""

from __future__ import annotations

COLUMNS_ZH = {
    "candidate": "人选", "name": "姓名", "post": "岗位", "village": "村", "role": "岗位类别", "unit": "派出单位", "score": "得分",
    "points": "得分", "grade": "等次", "needs_met": "满足的需求", "number": "序号", "people": "变动人数", "moves": "变动",
    "proven": "已证明", "state": "情形", "status": "状态", "rules": "规则", "words": "规则", "where": "何处",
    "amount": "数量", "repair": "办法", "kind": "种类", "what": "对象", "value": "现值", "low": "下限", "high": "上限",
    "stands_low": "下限处成立", "stands_high": "上限处成立", "moves_low": "低于下限时变动", "moves_high": "高于上限时变动",
    "reason": "原因", "standing": "性质", "also": "其他可能人选", "scenario": "情景", "moved": "变动人数",
    "others_moved": "其他人变动", "others_moved_at_best": "最优方案下其他人变动", "joining": "补入", "reserve": "后备人选",
    "plans": "方案数", "in_plan": "在方案中", "draws": "成立次数", "share": "占比", "held": "现任岗位",
    "priority_groups": "优先群体",
    "other": "在任者",
    "rule": "规则",
    "wish": "志愿次序", "held_wish": "现任志愿次序", "mark": "评分", "other_mark": "在任者评分", "exchange": "可直接互换",
    "less": "在任者得分", "form": "形式", "opened": "新选的村", "closed": "不选的村", "aim": "目标", "best": "最优值",
    "loss": "损失", "hard": "硬性", "need": "需求", "severity": "严重程度", "met": "满足", "by": "由谁满足",
    "before": "之前", "after": "之后", "in_best": "最优方案中", "here": "本方案中", "gain": "增减",
    "declared": "声明值", "needed": "所需值", "change": "改动", "exact": "精确值", "freed": "不计所违规则的最优值",
    "given_away": "放弃",
    "leaving": "退出", "weight": "变动计数",
}  # fmt: skip
ENDINGS_ZH = {" loss": "损失", " lost": "减少", " gained": "增加"}  # behind the name of an aim
STATUS_ZH = {"optimal": "最优", "feasible": "可行", "infeasible": "无解", "unknown": "未定", "failed": "修改失败"}
KINDS_ZH = {
    "points": "得分", "role weight": "岗位权重", "aim weight": "目标权重", "slack": "目标让度", "grade": "匹配等次",
    "clash": "冲突", "limit": "限额", "repair": "办法",
}  # fmt: skip
VALUES_ZH = {
    "status": STATUS_ZH, "kind": KINDS_ZH,
    "state": {"chosen": "在方案中", "free": "无代价", "price": "有代价", "barred": "规则不允许", "infeasible": "无可行方案",
              "open": "未定"},
    "standing": {"firm": "确定", "discretionary": "可酌定", "undecided": "未定"},
}  # fmt: skip
