"""Chinese words of policies: headers of their sheets, kinds of rows, names of settings, and the words of fixed lists."""

from __future__ import annotations

from ..facts.standard import STANDARDS

HEADERS = {
    "row": "类别", "id": "编号", "value": "取值", "zh": "中文名称", "en": "英文名称", "where": "条件",
    "either": "任一条件", "unknown": "情况不明时", "weight": "权重", "second": "二轮所在列", "first": "一轮所在列",
    "need": "转为需求", "villages": "村数", "share": "占比", "share_rounding": "占比取整",
    "least_score": "最低得分", "posts": "岗位名额", "kind": "性质", "body": "负责单位", "places": "名额",
    "cap": "封顶", "roles": "适用岗位", "source": "来源", "points": "分值", "per": "按数量计", "most": "至多",
    "factor": "因素", "group": "互斥组", "village": "村的条件", "meets": "满足需求", "candidate": "人选",
    "standard": "标准",
    "grade": "等次", "reason": "理由", "amount": "金额", "pot": "所属分块", "way": "方式", "method": "取整办法", "least": "至少",
}  # fmt: skip
ROWS = {
    "setting": "设置", "problem": "问题类型", "form": "帮扶形式", "check": "审查条件", "place": "推荐名额", "factor": "因素",
    "rule": "计分规则", "experience": "经历计分", "override": "等次调整", "criterion": "考核项目", "rung": "档次", "pot": "分块",
}  # fmt: skip
SETTINGS = {
    "rounds": "轮次", "highest": "最高程度", "need_from": "计为需求的程度", "special": "专项需求所在列",
    "tie_break": "同分比较的列", "settled": "议定的先后", "settled_by": "议定单位", "form_fact": "帮扶形式记入列",
    "unit": "单位所在列", "order": "推荐次序所在列", "without_order": "没有推荐次序者", "over": "超出名额者",
    "expect_places": "名额总数", "note": "备注", "met_by": "由专长满足", "rounding": "取整", "total": "满分",
    "expect_factors": "因素总数", "expect_rules": "规则总数", "per_severity": "每级程度计分", "per_mark": "评议每分计分",
    "a_from": "甲等起点", "b_from": "乙等起点",
}  # fmt: skip
# Column or setting -> code -> word.
VALUES = {
    "row": ROWS,
    "unknown": {"fault": "报错", "holds": "视为符合", "fails": "视为不符合"},
    "kind": {"must": "必须", "must_not": "不得"},
    "without_order": {"fault": "报错", "over": "计入超额"},
    "over": {"bar": "不予通过", "report": "只作列示"},
    "rounding": {"exact": "不取整", "half_up": "四舍五入", "down": "舍去"},
    "share_rounding": {"up": "进一", "down": "舍去", "nearest": "四舍五入"},
    "source": {"published": "公开", "invented": "虚构"},
    "way": {"proportional": "按得分比例", "ladder": "按名次分档", "pots": "分块"},
    "standard": {code: words[1] for code, words in STANDARDS.items()},
    "method": {"hamilton": "最大余数法", "webster": "等差除数法"},
}  # fmt: skip
# Comments on the headers of a template: English, Chinese.
COMMENTS = {
    "row": ("what the row is; pick from the list", "这一行是什么；从下拉列表中选"),
    "id": ("its name, used once in the sheet; for a setting pick its name", "名称，本表内不重复；设置行写设置的名称"),
    "value": ("of a setting", "设置的内容"),
    "zh": ("how it is called in Chinese", "结果中显示的名称"),
    "en": ("how it is called in English", "英文结果中显示的名称，可空"),
    "where": ("all must hold: age <= 50; rank = staff | deputy", "须全部符合，如：年龄 <= 50；职级 = 科员"),
    "either": ("one of them must hold", "符合其一即可"),
    "unknown": ("what an empty fact means: fault, holds or fails", "情况空白时怎样处理；缺省为报错"),
    "weight": ("1 if empty", "缺省 1"),
    "posts": ("secretary: 1; member: 2", "每村各岗位几人，如：党支部书记：1；支部委员：2"),
    "cap": ("the most points of the factor", "该因素最多几分；空白不封顶"),
    "points": ("below 0 for a deduction; at most two decimals", "扣分写负数；最多两位小数"),
    "per": ("a column of numbers: the points for each unit of it", "数量所在的列：每一单位计一次分"),
    "group": ("rules of one group: exactly one holds for everybody", "同组规则每人恰好符合一条，如年龄段"),
    "roles": ("for these roles only; empty: for all", "只用于这些岗位；空白为全部"),
    "village": ("conditions on the village of the post", "对岗位所在村的条件"),
    "meets": ("once for each of these needs that the person meets; * for any", "满足村的这些需求，每项计一次；* 为任何需求"),
    "kind": ("must, or must_not", "必须符合，或不得有的情形"),
    "places": ("how many people the unit may nominate", "该单位可推荐几人"),
    "villages": ("how many villages get it", "几个村采用"),
    "share": ("of all villages, instead of their number", "占全部村的比例，代替村数"),
    "share_rounding": ("of a share that is no whole number of villages", "占比不是整数个村时如何取整"),
    "least_score": ("from this score on", "达到这一得分的村才采用"),
    "amount": ("yuan", "元"),
    "standard": ("which of the six standards it is about", "属于六项标准中的哪一项，可空"),
    "pot": ("the pot that the rung belongs to; empty where the whole fund is one ladder", "档次属于哪一块；不分块时空白"),
}  # fmt: skip
