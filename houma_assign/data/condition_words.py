"""The signs and words of conditions, in both languages."""

from __future__ import annotations

import re

YES = ("是", "有", "对", "真", "yes", "y", "true", "t", "√", "✓", "✔", "☑", "✅")
NO = ("否", "无", "没有", "不是", "错", "假", "no", "n", "false", "f", "×", "✗", "✘", "☒", "❌", "x")
# Without a column that holds yes and no, "f" may be a sex and 无 a remark.
SURE = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False,
        **dict.fromkeys("√✓✔☑✅", True), **dict.fromkeys("×✗✘☒❌", False)}  # fmt: skip

# Full-width letters, digits and signs as plain ones, character by character, so that places stay.
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x301C: 0x7E, 0xA0: 0x20, ord("\t"): 0x20}

# What ends a bare word. The 或 of 35或以上 and of 大于或等于 belongs to them.
SIGN = re.compile(
    r"(?P<stop>[;\r\n]+)|(?P<both>,|&&?|并且|且|\band\b)|(?P<either>或者|或(?!以|者|等于)|(?<![0-9岁分])或(?=以)|(?<![大小]于)或(?=等于)|\|\||\bor\b)|(?P<values>[|、/])"
    r"|(?P<test>>=|<=|[≥⩾≧]|[≤⩽≦]|!=|<>|≠|==|=|>|<)|(?P<open>\()|(?P<close>\))|(?P<quote>[\"“”])",
    re.IGNORECASE,
)
NOT = re.compile(r"(?:not\b|非)\s*", re.IGNORECASE)
TESTS = {"≥": ">=", "⩾": ">=", "≧": ">=", "≤": "<=", "⩽": "<=", "≦": "<=", "≠": "!=", "<>": "!=", "==": "="}
# Tests in words behind the name of a column: 年龄不低于 35, rank in staff, deputy.
SAID = {"不少于": ">=", "不低于": ">=", "不小于": ">=", "大于等于": ">=", "大于或等于": ">=", "不早于": ">=", "不多于": "<=",
        "不超过": "<=", "不高于": "<=", "不大于": "<=", "小于等于": "<=", "小于或等于": "<=", "不晚于": "<=", "不等于": "!=",
        "不属于": "not in", "大于": ">", "高于": ">", "超过": ">", "晚于": ">", "小于": "<", "低于": "<", "不满": "<",
        "未满": "<", "早于": "<", "等于": "=", "属于": "in"}  # fmt: skip
LIMITS, NAMED = ("|".join(word for word, sign in SAID.items() if (sign[0] in "<>") is limit) for limit in (True, False))
# Words of limits stand before a number, so that 不满意 and 超过期限 stay words.
TEST_WORD = re.compile(rf"(?:(?P<zh>(?:{LIMITS})(?=\s*[+-]?[0-9])|{NAMED})|(?<=\s)(?P<en>not\s+in|in)(?!\w))\s*", re.IGNORECASE)

UNIT = r"(?:\s*(?:周岁|岁|分))?"
NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
TO = r"\s*(?:\.\.|–|—|−|~|至|到)\s*"
DATE = r"(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?|月)?"
BETWEEN = re.compile(rf"({NUMBER}){UNIT}{TO}({NUMBER}){UNIT}")
HYPHEN = re.compile(rf"([+-]?(?!0[0-9])[0-9]+(?:\.[0-9]+)?){UNIT}\s*-\s*((?!0[0-9])[0-9]+(?:\.[0-9]+)?){UNIT}")
OPEN = re.compile(rf"(?:({NUMBER})\s*\.\.|\.\.\s*({NUMBER}))")
UP = re.compile(rf"({NUMBER}){UNIT}\s*[及或]?以上")
DOWN = re.compile(rf"({NUMBER}){UNIT}\s*(?:[及或]?以下|以内|之内)")
SINGLE = re.compile(rf"({NUMBER}){UNIT}")
DATES = re.compile(r"(.*?\S)\s*(?:\.\.|–|—|−|~|至|到|\bto\b)\s*(\S.*)")
# A number or a range behind the name of the column, with no sign between: 年龄 35..45, 年龄35以下, but not the code B2-7.
SPAN = "|".join((rf"{DATE}{TO}{DATE}", BETWEEN.pattern, HYPHEN.pattern, UP.pattern, DOWN.pattern))
BEHIND = re.compile(rf"(?P<name>.*?[^\s:])(?:\s*:\s*|\s+|(?<=[^\x00-\x7f]))(?P<value>{SPAN})")
VAGUE = ("以前", "之前", "以后", "之后", "以来", "以外")  # behind a number: does it count?
SLASHED = re.compile(r"(?<![0-9])(?:19|20)[0-9][0-9]/(?:0?[1-9]|1[0-2])(/(?:0?[1-9]|[12][0-9]|3[01]))?(?![0-9/])")
