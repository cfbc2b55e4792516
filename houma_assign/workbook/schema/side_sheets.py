"""The sheets beside the tables of a problem: matrices, words for codes, notes, structure, kinds of columns."""

from __future__ import annotations

from .schema import Column, Schema

WHO = Column("candidate", "id", ("人选", "编号", "人选编号"), ("candidate", "id", "candidate id"), needed=True, filled=True)

SCORE_MATRIX = Schema(
    "score matrix", (WHO,),
    ("得分矩阵", "评分矩阵"), ("score matrix",), facts=True, other="number", row=("candidate",),
    words_zh="代替“配对”：一行一人，一列一岗，空白表示不可任",
    words_en="instead of pairs: a row a person, a column a post, empty bars",
)  # fmt: skip

GRADE_MATRIX = Schema(
    "grade matrix", (WHO,),
    ("等次矩阵", "匹配矩阵"), ("grade matrix",), facts=True, other="grade", row=("candidate",),
    words_zh="与得分矩阵同样的行列，填 A、B、C", words_en="rows and columns as in the score matrix; A, B or C",
)  # fmt: skip

LABELS = Schema(
    "labels", (Column("code", "text", ("代码",), ("code", "key"), needed=True, filled=True),),
    ("名称", "代码名称"), ("labels",), facts=True, other="text", row=("code",),
    words_zh="代码的中英文说法；一列一种语言（zh、en）", words_en="words for codes; one column a language (zh, en)",
)  # fmt: skip

NOTES = Schema(
    "notes",
    (
        Column("note", "text", ("备注",), ("note",), needed=True, filled=True),
        Column("zh", "text", ("中文",), ("in chinese",), words_zh="同一备注的中文", words_en="the same note in Chinese"),
        Column("code", "code", ("备注代码",), ("note code",), words_zh="由程序写入", words_en="written by the program"),
    ),
    ("备注",), ("notes",), row=(),
    words_zh="阅读结果的人必须知道的事", words_en="what a reader of the plan must know",
)  # fmt: skip

DIMENSIONS = Schema(
    "dimensions",
    (
        Column("name", "text", ("结构项",), ("dimension",), needed=True, filled=True),
        Column("name_zh", "text", ("结构项中文",), ("dimension zh",)),
        Column("label", "text", ("分类",), ("category",)),
        Column("label_zh", "text", ("分类中文",), ("category zh",)),
        Column("where", "text", ("条件",), ("where",)),
        Column("role", "text", ("岗位",), ("role",)),
        Column("published", "number", ("公布数",), ("published",)),
        Column("mean_of", "text", ("求平均的列",), ("mean of",)),
        Column("published_mean", "number", ("公布平均",), ("published mean",)),
    ),
    ("结构",), ("dimensions", "structure"), row=("name", "label"),
    words_zh="结果的结构表怎样统计", words_en="how the structure of a plan is counted",
)  # fmt: skip

KIND_WORDS = {"text": "文本", "number": "数字", "yes_no": "是否", "date": "日期", "any": "不限"}
EMPTY_WORDS = {"unknown": "未知", "absent": "无此项"}
COLUMNS = Schema(
    "columns",
    (
        Column("sheet", "text", ("表",), ("sheet",), needed=True, filled=True),
        Column("header", "text", ("列",), ("column", "header"), needed=True, filled=True),
        Column("name", "text", ("称为",), ("called",), words_zh="规则中的名称；缺省同列名",
               words_en="its name in rules; the header if empty"),
        Column("kind", "code", ("类型",), ("kind",),
            words_zh="自加列的取值：文本、数字、是否、日期、不限",
               words_en="text, number, yes_no, date or any", choices=tuple(KIND_WORDS),
               choices_zh=tuple(KIND_WORDS.values())),
        Column("empty", "code", ("空白表示",), ("empty means",), choices=tuple(EMPTY_WORDS),
               choices_zh=tuple(EMPTY_WORDS.values()), words_zh="未知（缺省），或无此项",
               words_en="unknown (default), or absent: no such fact"),
        Column("steps", "number", ("每分几步",), ("steps",), words_zh="小数精度，由程序写入",
               words_en="precision, written by the program"),
    ),
    ("列说明",), ("columns",), row=("sheet", "header"),
    words_zh="自加各列的类型；没有列出的按内容判断并写入备注",
    words_en="kinds of your own columns; others are told by their cells",
)  # fmt: skip

ABOUT = Schema(
    "about",
    (Column("key", "text", ("项目",), ("key",), needed=True), Column("value", "any", ("内容",), ("value",), needed=True)),
    ("说明",), ("about",), row=("key",), words_zh="关于这个工作簿", words_en="about this workbook",
)  # fmt: skip

# Not a table of a problem: a plan made by hand, which ``evaluate`` reads.
PROPOSED = Schema(
    "proposed plan",
    (
        Column("candidate", "id", ("人选", "编号", "人选编号", "人员编号", "拟任人选"),
               ("candidate", "person", "candidate id", "id")),
        Column("name", "name", ("姓名", "名字"), ("name", "full name")),
        Column("post", "text", ("岗位编号", "拟任岗位"), ("post", "post id")),
        Column("village", "text", ("村", "村名", "行政村", "村编号", "拟派村"), ("village", "village id", "village name")),
        Column("role", "text", ("岗位", "岗位类别", "职务", "拟任职务", "角色"), ("role",)),
    ),
    ("拟定方案", "拟派方案"), ("proposed plan", "draft plan"), row=("candidate",),
    words_zh="手工拟定的方案：人选，岗位编号或村和岗位", words_en="a plan made by hand: person, and post or village and role",
)  # fmt: skip
