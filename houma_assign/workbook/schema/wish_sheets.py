"""The sheets of wishes and of hearings: what people want, and what the villages say of whom they have heard."""

from __future__ import annotations

from .schema import Column, Schema

WHO = Column("candidate", "id", ("人选", "人选编号", "人员编号", "编号", "姓名"), ("candidate", "candidate id", "person", "id"),
             needed=True, filled=True)  # fmt: skip
POST = Column("post", "id", ("岗位编号", "岗位"), ("post", "post id"), words_zh="只说一个岗位时填写，不填村",
              words_en="for one post alone, in place of the village")  # fmt: skip

WISH_LIST = Schema(
    "wishes",
    (
        WHO,
        Column("rank", "count", ("次序", "志愿次序", "志愿", "序次"), ("rank", "order", "choice"), needed=True, filled=True,
               words_zh="1 为第一志愿", words_en="1 is the first wish"),
        Column("village", "id", ("村", "村名", "村编号", "意愿村", "志愿村"), ("village", "village id"),
               words_zh="该村的所有岗位，不分先后", words_en="all posts of the village alike"),
        POST,
        Column("remark", "text", ("说明", "备注", "理由"), ("remark", "note"), words_zh="不参与计算", words_en="not used"),
    ),
    ("意愿", "意愿表", "志愿", "志愿表", "个人意愿", "任职意愿"), ("wishes", "preferences"), row=("candidate",),
    words_zh="一行一个意愿；目标“个人意愿”和规则“双向稳定”没有另填时用这里的",
    words_en="one row a wish, for the aim wishes and the rule stable where they list none of their own",
)  # fmt: skip

HEARING = Schema(
    "hearing",
    (
        WHO,
        Column("village", "id", ("村", "村名", "村编号"), ("village", "village id")),
        POST,
        Column("mark", "number", ("村方评分", "评分", "对接得分", "对接分"), ("mark", "village's mark"),
               words_zh="越高越好，可以相同；空白为没有对接过", words_en="larger is better, ties may be; empty: not heard"),
        Column("veto", "yes_no", ("否决", "村方否决"), ("veto",), words_zh="是：此人不派往该处",
               words_en="yes: this person is not sent there"),
        Column("body", "text", ("提出单位", "否决单位"), ("body", "veto of"), words_zh="否决时必填",
               words_en="needed with a veto"),
        Column("reason", "text", ("理由", "否决理由", "原因"), ("reason",), words_zh="否决时必填", words_en="needed with a veto"),
        Column("date", "date", ("日期", "对接日期"), ("date",)),
    ),
    ("对接评分", "双向对接", "对接", "对接情况"), ("hearing", "hearings"), row=("candidate",),
    words_zh="一行一次对接；规则“双向稳定”没有另填评分时用这里的，否决为硬性规则",
    words_en="one row a hearing, for the rule stable where it has no marks of its own; vetoes are hard rules",
)  # fmt: skip
