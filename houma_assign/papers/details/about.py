"""What is said of the decision as a whole: who issues papers, which meeting, which days; and texts that were not published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...data.day import WANTED, day_of
from ...data.record import Record, plain
from ...errors import Fault, Message
from ...frames.foreign import table_of
from ...workbook.cells.reading import folded
from .cells import Printed


class AboutItem(NamedTuple):
    """One thing that is said: its key, its names, and whether it is a day, a list of sentences, a number or text."""

    key: str
    zh: str
    en: str
    sort: str = "text"


class AboutRow(Record):
    """A row of the sheet of particulars: what, and what is said."""

    item: Printed
    value: Printed = ""


ITEMS = tuple(AboutItem(*each) for each in (
    ("office", "发文机关", "issuing body"), ("number", "文号", "document number"), ("date", "成文日期", "date of issue", "day"),
    ("basis", "依据", "basis"),
    ("meeting", "会议名称", "meeting"), ("meeting_date", "会议日期", "date of the meeting", "day"),
    ("meeting_place", "会议地点", "place of the meeting"), ("chair", "主持人", "chair"), ("recorder", "记录人", "recorder"),
    ("entitled", "应到人数", "entitled to attend", "count"), ("present", "实到人数", "present", "count"),
    ("motion_date", "动议日期", "date of the motion", "day"), ("nomination_date", "推荐日期", "date of nominations", "day"),
    ("inspected", "考察时间和方式", "inspection, when and how"),
    ("discipline", "纪检监察意见", "opinion of discipline inspection"),
    ("appraisal", "测评结果", "result of the appraisal"), ("reports", "反映问题及核实", "reports and what came of them"),
    ("department_meeting", "部务会日期", "date of the department's meeting", "day"),
    ("notice_reports", "公示期反映及核实", "reports during the notice"), ("talks", "任职谈话", "talks with those appointed"),
    ("notice_from", "公示开始", "notice from", "day"), ("notice_to", "公示结束", "notice to", "day"),
    ("contact", "受理单位", "receiving body"), ("contact_phone", "受理电话", "telephone of the receiving body"),
    ("contact_address", "受理地址", "address of the receiving body"), ("order", "排列次序", "order of names"),
    ("term", "任期", "term"), ("arrival", "到任日期", "date of arrival", "day"),
    ("effective", "生效日期", "effective from", "day"), ("letter_number", "函号", "number of letters"),
    ("liaison", "联系人", "person to turn to"), ("liaison_phone", "联系电话", "telephone to turn to"),
    ("duties", "八项职责", "duties", "list"), ("incentives", "激励措施", "incentives", "list"),
    ("management", "管理要求", "terms of management", "list"), ("pays", "派出单位保障", "what units keep paying", "list"),
    ("addressee", "主送", "addressed to"), ("copies", "抄送", "copies to"),
))  # fmt: skip
KNOWN = {item.key: item for item in ITEMS}
NOT_ABOUT = Message("about.kind", "a mapping, or a table of two columns (item, value), is expected",
                    "应为“项目—内容”对照，或两列的表")  # fmt: skip
UNKNOWN = Message("about.item", "is nothing that papers say; see docs/papers.md", "文书中没有这一项；请见文书说明")
NOT_COUNT = Message("about.count", "a whole number is expected", "应为整数")
TABLE = Message("about", "about", "文书说明")


def about_of(given: Any, faults: list[Fault]) -> dict[str, Any]:
    """What was said, by key: text, a day as ISO text, a whole number, or a tuple of sentences."""
    said: dict[str, Any] = {}
    for name, value in _items(given, faults):
        item = _NAMES.get(folded(str(name)))
        if item is None:
            faults.append(Fault(TABLE, "", str(name), None, UNKNOWN))
            continue
        cell = plain(value)
        if cell is None or cell in ("", ()) or cell != cell:
            continue
        found = _read(item, cell)
        if isinstance(found, Message):
            faults.append(Fault(TABLE, "", place(item.key), str(cell), found))
        else:
            said[item.key] = found
    return said


def place(key: str) -> Message:
    """An item as the column of a fault."""
    item = KNOWN[key]
    return Message(f"about.{key}", item.en, item.zh)


def _items(given: Any, faults: list[Fault]) -> list[tuple[Any, Any]]:
    if given is None:
        return []
    if isinstance(given, Mapping):
        return list(given.items())
    table = table_of(given)
    if table is None or table.shape[1] < 2:
        faults.append(Fault(TABLE, "", "", type(given).__name__, NOT_ABOUT))
        return []
    return [(row[0], row[1]) for row in table.itertuples(index=False) if not (row[0] is None or row[0] != row[0])]


def _read(item: AboutItem, value: Any) -> Any:
    if item.sort == "day":
        return day_of(value) or WANTED
    if item.sort == "count":
        number = int(value) if str(value).strip().isdecimal() else None
        return NOT_COUNT if number is None else number
    if item.sort == "list":
        parts = value.splitlines() if isinstance(value, str) else list(value)
        return tuple(str(part).strip() for part in parts if str(part).strip())
    return str(value)


_NAMES = {folded(name): item for item in ITEMS for name in (item.key, item.zh, item.en)}
