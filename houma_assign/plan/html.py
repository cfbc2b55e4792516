"""A plan in a notebook: small, self-contained HTML, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from ..data.language import language
from .column_words import STATUS_ZH
from .override_words import override_header, override_lines
from .result import Result
from .status import Status
from .summary import WORDS, aim_lines, breach_lines, next_lines, plan_lines, reason_lines, structure_lines, verdict

LONGEST = 200  # characters shown of one cell
STYLE = """
<style>
.ha {font-family: system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif;
     font-size: 13px; line-height: 1.45; max-width: 70em}
.ha h4 {margin: 1em 0 .3em; font-size: 13px}
.ha table {border-collapse: collapse}
.ha th, .ha td {text-align: left !important; padding: 2px 12px 2px 0 !important; vertical-align: baseline;
     font-size: 13px}
.ha td:not(:last-child), .ha th {white-space: nowrap}
.ha th {font-weight: 600; border-bottom: 1.5px solid #888 !important}
.ha td {border-bottom: 1px solid #ddd !important}
.ha th.num, .ha td.num {text-align: right !important; font-variant-numeric: tabular-nums}
.ha .status {display: inline-block; padding: 1px 8px; border-radius: 8px; color: #fff; font-weight: 600}
.ha .OPTIMAL {background: #2c7a4b} .ha .FEASIBLE {background: #b7791f}
.ha .INFEASIBLE {background: #b03030} .ha .UNKNOWN {background: #666}
.ha .off {color: #b03030; font-weight: 600}
.ha .note {color: #666; font-size: 12px}
</style>
"""


def html(plan: Result, lang: str = "en") -> str:
    """The plan as an HTML fragment."""
    words, problem = WORDS[language(lang).code], plan.problem
    badge = language(lang).say(plan.status.name, STATUS_ZH[plan.status.value])
    sentence = verdict(plan, lang)
    parts = [f'<p><span class="status {plan.status.name}">{_cell(badge)}</span> {_cell(sentence)}</p>']
    parts += [f"<p>{_cell(reason)}</p>" for reason in (*reason_lines(plan, lang), *next_lines(plan, lang))]
    if plan.tiers and plan.status is not Status.INFEASIBLE:
        parts.append(_table(words["aims"], aim_lines(plan, lang), right=(1, 2, 3)))
    if plan.placements:
        parts.append(_table(words["plan"], plan_lines(plan, lang), right=(4,)))
    if plan.breaches:
        parts.append(_table(words["soft"], breach_lines(plan, lang), right=(2,)))
    if plan.overrides:
        parts.append(_table(override_header(lang), override_lines(plan, lang), right=(0,)))
    if plan.placements and problem.dimensions:
        lines = structure_lines(plan, lang)
        differing = {k for k, line in enumerate(lines) if line[4] and line[2] != line[4]}
        parts.append(_table(words["structure"], lines, right=(2, 3, 4), marked=differing))
    parts += [f'<p class="note">{_cell(problem.label(note, lang), None)}</p>' for note in problem.notes]
    return f'{STYLE}<div class="ha">{"".join(parts)}</div>'


def _cell(value: Any, longest: int | None = LONGEST) -> str:
    text = "" if value is None else str(value)
    return escape(text if longest is None or len(text) <= longest else text[: longest - 1] + "…", quote=True)


def _table(header: Any, rows: Iterable[Sequence[Any]], right: Iterable[int] = (), marked: Iterable[int] = ()) -> str:
    numbers, bold = set(right), set(marked)

    def line(tag: str, cells: Sequence[Any], off: bool = False) -> str:
        classes = [" ".join(["num"] * (k in numbers) + ["off"] * (off and k == 2)) for k in range(len(cells))]
        return (
            "<tr>"
            + "".join(f'<{tag} class="{name}">{_cell(cell)}</{tag}>' for name, cell in zip(classes, cells, strict=True))
            + "</tr>"
        )

    body = "".join(line("td", row, k in bold) for k, row in enumerate(rows))
    return f"<table><thead>{line('th', list(header))}</thead><tbody>{body}</tbody></table><br>"
