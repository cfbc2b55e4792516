"""An inspection in a notebook: small, self-contained HTML, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ...data.language import language
from ...errors import SHOWN
from .seen import ColumnSeen, Seen, SheetSeen
from .words import advice, column_words, near_words, sheet_line, told, verdict

STYLE = """
<style>
.ha-seen {font-family: system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif;
     font-size: 13px; line-height: 1.5; max-width: 70em; color: #222}
.ha-seen h4 {margin: 1.2em 0 .3em; font-size: 13px; font-weight: 600}
.ha-seen table {border-collapse: collapse; margin: .2em 0}
.ha-seen th, .ha-seen td {text-align: left !important; padding: 2px 14px 2px 0 !important; font-size: 13px;
     vertical-align: baseline}
.ha-seen th {font-weight: 600; border-bottom: 1.5px solid #888 !important; white-space: nowrap}
.ha-seen td {border-bottom: 1px solid #ddd !important}
.ha-seen tr.unread td {color: #777}
.ha-seen .near, .ha-seen .bad {color: #b03030}
.ha-seen ul {margin: .2em 0; padding-left: 1.3em}
.ha-seen pre {background: #f4f4f4; padding: .6em .8em; white-space: pre-wrap; font-size: 12.5px}
.ha-seen .note {color: #666}
</style>
"""


def html(seen: Seen, lang: str) -> str:
    """The inspection as a fragment."""
    words = language(lang)
    parts = [f'<p class="{"" if seen.reads else "bad"}"><b>{_safe(verdict(seen, lang))}</b></p>']
    shown = [fault.words(lang) for fault in seen.items[:SHOWN]]
    more = len(seen.items) - SHOWN
    if more > 0:
        shown.append(words.say(f"... and {more} more, all in .faults", f"……另有 {more} 处，均列在问题表中"))
    parts.append(_list(shown, "bad"))
    if seen.mapping:
        parts += [f"<p>{_safe(advice(seen, lang))}</p>", f"<pre>{_safe(seen.mapping)}</pre>"]
    parts += [_sheet(sheet, lang) for sheet in seen.sheets]
    for title, said in ((words.say("Tables that are not there", "没有的表"), seen.defaults),
                        (words.say("What was normalised", "读取时的处理"), seen.notes)):  # fmt: skip
        if said:
            parts += [f"<h4>{_safe(title)}</h4>", _list((told(each, lang) for each in said), "note")]
    return f'{STYLE}<div class="ha-seen">{"".join(parts)}</div>'


def _sheet(sheet: SheetSeen, lang: str) -> str:
    words = language(lang)
    parts = [f"<h4>{_safe(sheet_line(sheet, lang))}</h4>"]
    if sheet.columns:
        head = words.say(("column", "header", "read as", ""), ("列", "表头", "读作", ""))
        seen = sheet.columns
        rows = [(each.letter, each.header, _meant(each, lang), near_words(each.near, lang), each.read_as) for each in seen]
        parts.append(_table(head, rows))
    if sheet.defaults:
        parts.append(_list((told(each, lang) for each in sheet.defaults), "note"))
    return "".join(parts)


def _meant(column: ColumnSeen, lang: str) -> str:
    return column_words(column, lang).removeprefix("读作")


def _table(head: Sequence[str], rows: Sequence[tuple[str, str, str, str, str]]) -> str:
    top = "".join(f"<th>{_safe(each)}</th>" for each in head)
    body = "".join(f'<tr class="{kind}"><td>{_safe(letter)}</td><td>{_safe(header)}</td><td>{_safe(meant)}</td>'
                   f'<td class="near">{_safe(near)}</td></tr>' for letter, header, meant, near, kind in rows)  # fmt: skip
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _list(lines: Iterable[str], kind: str) -> str:
    items = "".join(f"<li>{_safe(line)}</li>" for line in lines)
    return f'<ul class="{kind}">{items}</ul>' if items else ""


def _safe(text: str) -> str:
    return escape(text if len(text) <= 1000 else text[:999] + "…", quote=True)
