"""The sheets of rules and aims: one row each. A column is a field of the rule; what has no column stands in ``more`` as JSON."""

from __future__ import annotations

from .schema import Column, Schema

RULE_KINDS = {
    "posts_filled": "岗位配齐", "slots": "名额上限", "posts_each": "每人岗位数", "eligible": "资格条件",
    "home_village": "回避本村", "kin": "亲属回避", "unit_cap": "单位限额", "quota": "结构比例", "total": "合计",
    "mean": "平均", "capacity": "容量", "skill": "专长覆盖", "min_grade": "最低等次", "leader": "负责人职级",
    "stable": "双向稳定", "together": "同组", "apart": "分开", "pinned": "指定", "barred": "排除",
    "village_forms": "选派形式", "opens_with": "开设人数",
}  # fmt: skip
AIM_KINDS = {
    "needs": "需求满足", "grades": "匹配等次", "merit": "得分", "worst_off": "最差村", "fewest_moves": "变动最少",
    "wishes": "个人意愿", "vacancies": "空缺最少", "even_load": "负担均衡", "concessions": "让步最少", "lots": "抽签",
    "blend": "加权", "in_use": "占用数", "together_wish": "同村意愿", "sum": "合计", "people": "人数",
    "served": "选定村得分", "village_lots": "村间抽签",
}  # fmt: skip
WISHES = ("意愿", "双向意愿", "志愿")  # further words for the aim
PRIORITY = ("优先群体", "优先群体优先", "priority groups", "priority_groups")  # the aim people, with whoever is in such a group
WORDS = {
    "village": "每村", "township": "每乡镇", "role": "每类岗位", "post": "每个岗位", "up": "进一", "down": "舍去",
    "nearest": "四舍五入",
    "most": "越多越好", "least": "越少越好",
}  # fmt: skip
WHAT = {"post": "岗位", "village": "村", "candidate": "人选"}  # what an aim counts in use

OTHERWISE = {("together_wish", "wishes"): "together"}  # kind and field -> its column, where that is called otherwise

# Field -> how its cell is read; the other fields of a rule stand in ``more``.
RULE_FIELDS = {
    "where": "where", "role": "word", "township": "word", "village": "word", "each": "choice",
    "least": "limit", "most": "limit", "posts": "ids",
    "least_share": "share", "most_share": "share", "rounding": "choice",
    "candidates": "ids", "post": "word", "skills": "ids", "villages": "ids", "grade": "word",
    "number": "word", "order": "values", "exceptions": "counts",
}  # fmt: skip
AIM_FIELDS = {
    "role_weights": "counts",
    "worth": "counts",
    "met_by": "lists",
    "wishes": "lists",
    "by_rank": "numbers",
    "together": "together",
    "what": "what",
    "worst": "number",
    "seed": "word",
    "number": "word",
    "sense": "choice",
    "where": "where",
    "role": "word",
    "each": "word",
}

RULES = Schema(
    "rules",
    (
        Column("kind", "text", ("类型", "种类", "规则类型", "规则种类"), ("kind",), needed=True, filled=True,
               choices=tuple(RULE_KINDS),
               choices_zh=tuple(RULE_KINDS.values())),
        Column("id", "text", ("名称", "规则编号"), ("id", "rule"), words_zh="缺省由内容生成",
               words_en="made of the content if empty"),
        Column("penalty", "any", ("扣分",), ("penalty",), words_zh="空白为硬性；数字为软性，每违反一步扣几分",
               words_en="empty: hard; a number: points lost for each unit of breach"),
        Column("where", "text", ("条件",), ("where", "condition"),
               words_zh="性别 = 女；年龄 = 36..45；单位 != 某局", words_en="sex = female; age 35..45"),
        Column("role", "text", ("岗位",), ("role",)),
        Column("township", "text", ("乡镇",), ("township",)),
        Column("village", "text", ("村",), ("village",)),
        Column("each", "text", ("范围",), ("each",), choices=("village", "township", "role", "post"),
               choices_zh=("每村", "每乡镇", "每类岗位", "每个岗位"),
               words_zh="空白为全体合计", words_en="empty: all together"),
        Column("least", "any", ("至少",), ("least",), words_zh="一个数，或按组写：北堡：2；柳河：1",
               words_en="a number, or group by group: V1: 2; V2: 1"),
        Column("most", "any", ("至多",), ("most",)),
        Column("least_share", "any", ("至少占比",), ("least share",), words_zh="0.3 或 30%", words_en="0.3 or 30%"),
        Column("most_share", "any", ("至多占比",), ("most share",)),
        Column("rounding", "text", ("取整",), ("rounding",), choices=("up", "down", "nearest"),
               choices_zh=("进一", "舍去", "四舍五入")),
        Column("candidates", "text", ("人选",), ("candidates", "candidate"), words_zh="人选编号，用分号隔开",
               words_en="ids, separated by ;"),
        Column("post", "text", ("岗位编号",), ("post",)),
        Column("posts", "text", ("各岗位",), ("posts",), words_zh="岗位编号，用分号隔开：同一人担任或不得兼任",
               words_en="ids of posts, separated by ;"),
        Column("skills", "text", ("专长",), ("skills",)),
        Column("villages", "text", ("各村",), ("villages",)),
        Column("grade", "text", ("等次",), ("grade",), choices=("A", "B", "C")),
        Column("number", "text", ("数据列",), ("number",), words_zh="求合计或平均的列",
               words_en="the column to total or average"),
        Column("order", "text", ("次序",), ("order",), words_zh="由低到高", words_en="from low to high"),
        Column("exceptions", "text", ("例外",), ("exceptions",), words_zh="单位甲：3；单位乙：1",
               words_en="unit A: 3; unit B: 1"),
        Column("more", "text", ("其他",), ("more",), words_zh="没有单独一列的内容，由程序写入",
               words_en='whatever has no column, as JSON'),
    ),
    ("规则",), ("rules", "constraints"), facts=True, other="any",
    also=("选派规则", "规则表", "规则清单", "选派规则表", "约束", "约束条件", "rulelist"), row=("id",),
    words_zh="一行一条规则", words_en="one row a rule",
)  # fmt: skip

AIMS = Schema(
    "aims",
    (
        Column("kind", "text", ("类型", "种类", "目标类型", "目标种类"), ("kind",), needed=True, filled=True,
               choices=tuple(AIM_KINDS),
               choices_zh=tuple(AIM_KINDS.values())),
        Column("id", "text", ("名称", "目标编号"), ("id", "aim")),
        Column("slack", "any", ("让度",), ("slack",), words_zh="后面的目标可以让这一目标减少多少",
               words_en="what later aims may take back from this one"),
        Column("role_weights", "text", ("岗位权重",), ("role weights",), words_zh="党支部书记：2", words_en="secretary: 2"),
        Column("worth", "text", ("等次分值",), ("worth",), words_zh="A：2；B：1；C：0", words_en="A: 2; B: 1; C: 0"),
        Column("met_by", "text", ("由专长满足",), ("met by",), words_zh="信访：司法、纪检",
               words_en="petition: judicial, discipline"),
        Column("wishes", "text", ("意愿",), ("wishes",), words_zh="甲：柳河、北堡；乙：北堡", words_en="C001: V2, V1"),
        Column("by_rank", "any", ("各志愿分值",), ("worth by rank",), words_zh="个人意愿：第一志愿起依次几分，如 5；2.5",
               words_en="wishes: what a first, second, ... wish is worth: 5; 2.5"),
        Column("together", "text", ("同村意愿",), ("together",), words_zh="甲 + 乙：1.5；丙 + 丁：1，数字为分值，负数为不愿同村",
               words_en="C001 + C002: 1.5; C003 + C004: 1, a weight below 0 for those who would not"),
        Column("worst", "any", ("最差几个",), ("worst",)),
        Column("seed", "text", ("种子",), ("seed",)),
        Column("number", "text", ("数据列",), ("number",), words_zh="求合计的列", words_en="the column to total"),
        Column("what", "text", ("计数对象",), ("what",), choices=tuple(WHAT), choices_zh=tuple(WHAT.values()),
               words_zh="占用数：计岗位、村还是人选", words_en="in use: posts, villages or people"),
        Column("sense", "text", ("方向",), ("sense",), choices=("most", "least"), choices_zh=("越多越好", "越少越好"),
               words_zh="合计、人数越多越好还是越少越好", words_en="whether many or few are wanted"),
        Column("where", "text", ("条件",), ("where", "condition"), words_zh="只计哪些人：性别 = 女；年龄 = 36..45",
               words_en="which people count: sex = female; age 35..45"),
        Column("role", "text", ("岗位",), ("role",)),
        Column("each", "text", ("分组",), ("groups", "each"), words_zh="负担均衡：按人选的这一列分组，各组之内均衡",
               words_en="even load: groups by this column of people, even within each"),
        Column("more", "text", ("其他",), ("more",), words_zh="没有单独一列的内容，由程序写入",
               words_en='whatever has no column, as JSON'),
    ),
    ("目标",), ("aims",), facts=True, other="any",
    also=("选派目标", "目标表", "目标清单", "优化目标", "goals", "objectives"), row=("id",),
    words_zh="一行一个目标，越靠上越重要", words_en="one row an aim, the most important first",
)  # fmt: skip
