"""The structure table of the 31 who were sent. All of it is published (``role`` to ``mean_age``)."""

# dimension, category, Chinese label, English label, equals, least, most, count
_TEXT = [
    ("role", "secretary", "党支部书记", "village party secretary", 13),
    ("role", "member", "支部委员", "branch committee member", 18),
    ("sex", "male", "男", "men", 25),
    ("sex", "female", "女", "women", 6),
    ("education", "junior_college", "大专", "junior college", 6),
    ("education", "bachelor", "本科", "bachelor", 24),
    ("education", "master", "研究生", "master", 1),
    ("sent_by", "prefecture", "省市机关", "province or prefecture", 1),
    ("sent_by", "city", "市直单位", "city bodies", 24),
    ("sent_by", "township", "乡镇", "townships", 6),
    ("occupation", "teacher", "教师", "teacher", 1),
    ("occupation", "farming", "涉农部门", "farming-related department", 4),
    ("occupation", "other", "其他", "other", 26),
    ("status", "public_institution", "事业单位人员", "public institution", 23),
    ("status", "civil_servant", "公务员", "civil servant", 8),
    ("rank", "staff", "一般干部", "staff", 24),
    ("rank", "deputy_section", "副科级", "deputy section head", 6),
    ("rank", "section", "正科级", "section head", 1),
]
_AGES = [
    ("35_or_less", "35岁以下", "35 or less", "", 35, 6),
    ("36_40", "36至40岁", "36-40", 36, 40, 13),
    ("41_45", "41至45岁", "41-45", 41, 45, 8),
    ("46_50", "46至50岁", "46-50", 46, 50, 4),
]


def structure_rows() -> list[list[object]]:
    """Rows of ``structure.csv``."""
    rows: list[list[object]] = [[d, c, zh, en, d, c, "", "", n] for d, c, zh, en, n in _TEXT]
    ages: list[list[object]] = [["age", c, zh, en, "age", "", low, high, n] for c, zh, en, low, high, n in _AGES]
    return rows[:2] + ages + rows[2:] + [["mean_age", "mean", "平均年龄", "mean age", "age", "", "", "", "39.9"]]
