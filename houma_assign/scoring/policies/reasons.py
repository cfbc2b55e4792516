"""What is wrong with a row of a policy, in our own words where it was said by the checks of types."""

from __future__ import annotations

import re

from ...errors import Message
from .words import VALUES

REQUIRED = "Field required"
TEXTS = {
    REQUIRED: Message("field.required", "it is missing, and needed in such a row", "这一类的行必须填写此列"),
    "unknown field; see the spelling": Message("field.unknown", "a row of this kind does not have this column",
                                               "这一类的行没有此列"),
}  # fmt: skip
SHAPES = (
    ("valid string", Message("field.text", "text is expected", "应为文字")),
    ("valid integer", Message("field.whole", "a whole number is expected", "应为整数")),
    ("valid number", Message("field.number", "a number is expected", "应为数字")),
    ("valid boolean", Message("field.flag", "true or false is expected", "应为是或否")),
)


def of_pydantic(reason: str) -> str:
    """The reason in words that a reader knows; what is not of the types' checks stays as it is."""
    if isinstance(reason, Message):
        return reason
    if reason in TEXTS:
        return TEXTS[reason]
    if not reason.startswith("Input should be"):
        return reason
    if codes := re.findall(r"'([^']+)'", reason):
        known = {code: word for words in VALUES.values() for code, word in words.items()}
        words = "、".join(known.get(code, code) for code in codes)
        return Message("field.choice", f"one of {', '.join(codes)} is expected", f"应为以下之一：{words}")
    if limit := re.search(r"(greater|less) than or equal to (\S+)", reason):
        en, zh = ("at least", "不小于") if limit[1] == "greater" else ("at most", "不大于")
        return Message("field.limit", f"{en} {limit[2]} is expected", f"应{zh} {limit[2]}")
    return next((said for part, said in SHAPES if part in reason),
                Message("field.kind", "this kind of value cannot stand here", "此处不能填这种值"))  # fmt: skip
