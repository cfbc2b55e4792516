"""The sheet of forms of help: how many people in which role, how many villages, from which score or under which conditions."""

from __future__ import annotations

from .schema import Column, Schema

NOT_CHOSEN = {"zh": "不派", "en": "none"}  # in place of a form: the villages of the row are surely left out
ROUNDINGS = {"up": "进一", "down": "舍去", "nearest": "四舍五入"}

FORMS = Schema(
    "forms",
    (
        Column("form", "id", ("形式", "选派形式", "派驻形式"), ("form",), needed=True, filled=True,
               words_zh="自定的名称；写“不派”的一行，其指定村不选定",
               words_en="a name of your own; in a row 'none' the settled villages are left out"),
        Column("zh", "text", ("中文名称", "中文"), ("in chinese",), words_zh="结果中显示的名称，可空",
               words_en="how it is called in Chinese"),
        Column("posts", "text", ("岗位人数",), ("people",), words_zh="每村各岗位几人，如：党支部书记：1；支部委员：2",
               words_en="secretary: 1; member: 2"),
        Column("least", "count", ("至少村数",), ("fewest villages",), words_zh="空白为不限", words_en="empty: no limit"),
        Column("most", "count", ("至多村数",), ("most villages",), words_zh="空白为不限", words_en="empty: no limit"),
        Column("least_score", "number", ("最低得分",), ("least score",), words_zh="村表“得分”或“筛选得分”列达到此数的村才可采用",
               words_en="only villages with this score in their column score"),
        Column("where", "text", ("条件",), ("where", "condition"), words_zh="村须符合的条件，如：住房 = 是；户数 >= 200",
               words_en="what a village must meet: room = yes; households >= 200"),
        Column("share", "any", ("占比",), ("share",), words_zh="占全部村的比例，代替村数：0.1 或 10%",
               words_en="of all villages, instead of their numbers: 0.1 or 10%"),
        Column("rounding", "text", ("占比取整",), ("share rounding",), choices=tuple(ROUNDINGS),
               choices_zh=tuple(ROUNDINGS.values()), words_zh="占比不是整数个村时如何取整",
               words_en="of a share that is no whole number of villages"),
        Column("settled", "ids", ("指定村",), ("settled villages",), words_zh="一定采用这一形式的村，用分号隔开",
               words_en="villages that surely get it, separated by ;"),
    ),
    ("选派形式", "派驻形式"), ("forms", "village forms"), facts=True, other="any", row=("form",),
    words_zh="一行一种形式；每村取其一或不派，岗位的“至少”为 0；各村岗位已定的，此表留空",
    words_en="one row a form; each village gets one or none, posts take least 0; empty where the posts of villages are settled",
)  # fmt: skip
