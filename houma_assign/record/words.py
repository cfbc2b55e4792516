"""What can be wrong with a sealed file or with the wish to write one, in both languages."""

from __future__ import annotations

from ..data.extras import missing
from ..errors import Fault, InputError, Message

LEVELS = ("auditor", "department")
LEVEL = Message(
    "record.level",
    "levels of a sealed file are 'auditor' (ids only) and 'department' (with names)",
    "封存文件的级别只有审计级（仅编号）和部门级（含姓名）",
)
NAME_READ = Message(
    "record.name_read", "a rule reads people's names, which are not part of this level", "有规则读取姓名，而本级别不含姓名"
)
TEXT = Message("record.text", "text is expected", "应为文字")
DATE = Message("record.date", "a date such as 2020-04-20 is expected", "应为日期，写作年、月、日，例如 2020-04-20")
UNREADABLE = Message("record.unreadable", "not a sealed file in its one spelling", "不是规范写法的封存文件")
ALTERED = Message("record.altered", "the contents do not fit their digest: the file was altered", "内容与摘要不符：文件被改动过")
SURROGATE = Message("record.surrogate", "a text holds half a character, which no file can hold", "有文字含半个字符，无法写入文件")
NO_PACKAGE = missing("sign", "signing needs cryptography", "签名需要另外的组件")
NO_KEY = Message(
    "record.no_key",
    "an Ed25519 private key is expected: a PEM file without a password, or 32 bytes",
    "应为签名私钥文件（无口令）",
)
KEY = Message("record.short_key", "a secret of at least 32 bytes is expected", "密钥应不少于 32 个字节")
NOBODY = Message("record.nobody", "nobody of this id is in the plan's problem", "没有此编号的人选")
WRONG_PLAN = Message("record.wrong_plan", "the sealed plan is not worth what the file says", "封存的方案与文件所述的值不符")


def later_format(version: object) -> Message:
    """The format of a version of this package that is not yet known here."""
    en = f"written in format {version} by a later version of the package; install that one"
    return Message("record.later", en, f"由更新的版本写成（格式 {version}）；请安装新版本")


def not_written(reason: str) -> Message:
    """The disk is full, the folder is read-only, or the like."""
    return Message("record.not_written", f"it could not be written, and nothing was changed: {reason}", "无法写入，未作任何改动")


def refused(name: str, column: str, value: object, reason: str) -> InputError:
    """The one error about a sealed file."""
    return InputError([Fault("record", name, column, value, reason)])
