"""An inspection in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...data.language import Language, language
from ...errors import SHOWN, Message
from .seen import ColumnSeen, Seen, SheetSeen


def told(said: str, lang: str) -> str:
    """A message in a language; a text without one as it is."""
    return said.words(lang) if isinstance(said, Message) else said


def verdict(seen: Seen, lang: str) -> str:
    """Whether the book reads, in one sentence."""
    words = language(lang)
    number = len(seen.items)
    if not number:
        return words.say(f"{seen.file} reads as it is.", f"“{seen.file}”可以直接读取。")
    en = f"{seen.file} does not read: {words.counted(number, 'fault', 'faults', '')}"
    return words.say(f"{en}.", f"“{seen.file}”还读不进来：有 {number} 处问题。")


def advice(seen: Seen, lang: str) -> str:
    """What to do with the mapping."""
    words = language(lang)
    if seen.reads and "=" not in seen.mapping:
        return words.say("To read it:", "这样读取：")
    if seen.reads:
        return words.say("If the near words are right, read it like this:", "如果上面问到的对照是对的，这样读取：")
    if not seen.left:
        return words.say("It reads like this:", "这样写就能读取：")
    return words.say(f"Mend what is listed above, then read it like this ({seen.left} left with this mapping):",
                     f"先改正上面的问题，再这样读取（按此对照还剩 {seen.left} 处）：")  # fmt: skip


def sheet_line(sheet: SheetSeen, lang: str) -> str:
    """What a sheet is, in one line."""
    words = language(lang)
    if not sheet.table:
        near = words.names(told(each, lang) for each in sheet.near)
        more = words.aside(words.say(f"is it {near}?", f"是不是 {near}？")) if near else ""
        return words.say(f"{sheet.name}: not read{more}", f"{sheet.name}：没有读取{more}")
    if sheet.header_row is None:
        return words.say(
            f"{sheet.name}: read as {sheet.table}; no header row", f"{sheet.name}：读作“{sheet.table_zh}”；没有找到表头"
        )
    rows = words.counted(sheet.records, "row", "rows", " 行")
    how = words.say("would be read as", "按对照读作") if sheet.mapped else words.say("read as", "读作")
    return words.say(f"{sheet.name}: {how} {sheet.table}; header in row {sheet.header_row}, {rows}",
                     f"{sheet.name}：{how}“{sheet.table_zh}”；表头在第 {sheet.header_row} 行，数据 {rows}")  # fmt: skip


def column_words(column: ColumnSeen, lang: str) -> str:
    """What a column is."""
    words = language(lang)
    if column.read_as == "field":
        return words.say(column.name, f"读作“{column.name_zh}”")
    if column.read_as == "fact":
        called = "" if column.name == column.header else words.say(f" called {column.name}", f"，称为“{column.name}”")
        return words.say(f"kept as a fact{called}", f"保留，规则可以引用{called}")
    return words.say("not read", "没有读取")


def near_words(near: Sequence[Message], lang: str) -> str:
    """Which fields a column may be."""
    words = language(lang)
    names = words.names(told(each, lang) for each in near)
    return words.say(f"is it {names}?", f"是不是“{names}”？") if near else ""


def lines_of(seen: Seen, lang: str) -> Iterator[str]:
    """The whole, line by line."""
    words = language(lang)
    yield verdict(seen, lang)
    for sheet in seen.sheets:
        yield ""
        yield sheet_line(sheet, lang)
        for column in sheet.columns:
            near = words.aside(near_words(column.near, lang))
            place = words.say(f"{column.letter} {column.header}", f"{column.letter} 列 {column.header}")
            yield f"  {words.about(place, column_words(column, lang))}{near}"
        yield from (f"  {told(each, lang)}" for each in sheet.defaults)
    yield from _listed(words, words.say("Tables that are not there:", "没有的表："), [told(each, lang) for each in seen.defaults])
    faults = [fault.words(lang) for fault in seen.items]
    more = [words.say(f"... and {len(faults) - SHOWN} more", f"……另有 {len(faults) - SHOWN} 处")] if len(faults) > SHOWN else []
    yield from _listed(words, words.say("Faults:", "问题："), [*faults[:SHOWN], *more])
    yield from _listed(words, words.say("What was normalised:", "读取时的处理："), [told(note, lang) for note in seen.notes])
    if seen.mapping:
        yield ""
        yield advice(seen, lang)
        yield seen.mapping


def _listed(words: Language, title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)
