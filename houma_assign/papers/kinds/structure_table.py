"""The structure table: counts and shares of those sent, beside published figures; for the committee the steps before, too."""

from __future__ import annotations

from typing import Any

from ...scoring.results.stages import Stage
from ..catalogue import Catalogue
from ..contents import Block, Heading, Layout, RowTable, TableColumn, ValueLine, Values, WhenGiven
from ..levels import COMMITTEE, PUBLIC
from ..paper_kind import PaperKind
from ..study import Study

COLUMNS = (("dimension", 18, "left"), ("category", 26, "left"), ("count", 10, "right"), ("share", 12, "right"),
           ("published", 12, "right"))  # fmt: skip
STAGES = (("stage", 30, "left"), ("left", 10, "right"), ("out", 10, "right"))


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say

    def columns(keys: tuple[tuple[str, int, str], ...]) -> tuple[TableColumn, ...]:
        return tuple(TableColumn(key, "counts", say(f"structure_table.{key}"), width, align) for key, width, align in keys)

    blocks: tuple[Block, ...] = (
        ValueLine("people", "counts", say("structure_table.people")),
        RowTable("villages", say("structure_table.villages"), columns(COLUMNS[1:4])),
        Heading(say("structure_table.counts")), RowTable("counts", say("structure_table.counts"), columns(COLUMNS)),
    )  # fmt: skip
    roads: tuple[Block, ...] = ()
    if level == COMMITTEE:  # of those who were not sent only the committee learns how many they were at each step
        roads = (WhenGiven("road", say("structure_table.road"), (
            Heading(say("structure_table.road")), RowTable("road", say("structure_table.road"), columns(STAGES)))),)  # fmt: skip
    return Layout("structure_table", words.lang, level, say("structure_table.title"), blocks + roads)


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    table = study.structure
    people = len({place.candidate for place in study.plan.placements})
    return {
        "people": study.words.say("structure_table.sent", people=people, villages=len(study.villages)),
        "villages": _villages(study),
        "counts": [{"dimension": row.dimension, "category": row.category, "count": shown(row.count), "share": share(row.share),
                    "published": shown(row.published)} for row in table.itertuples()],
        "road": [] if study.funnel is None else [{"stage": each.words(study.lang), "left": each.number, "out": each.out or ""}
                                                 for each in study.funnel.candidate_stages],
    }  # fmt: skip


def _villages(study: Study) -> list[dict[str, Any]]:
    """Villages chosen, of all that were looked at, and by form."""
    stages: tuple[Stage, ...] = () if study.funnel is None else study.funnel.village_stages
    chosen = len(study.villages)
    if stages:
        rows = [
            (stages[0].words(study.lang), stages[0].number, ""),
            (stages[1].words(study.lang), chosen, chosen / stages[0].number),
        ]
        rows += [(each.words(study.lang), each.number, each.number / chosen) for each in stages[2:] if each.number]
        return [{"category": name, "count": number, "share": share(part)} for name, number, part in rows]
    forms: dict[str, int] = {}
    for village in study.villages:
        form = study.said.label(str(study.plan.forms.get(village) or study.plan.problem.village(village).fact("form") or ""))
        forms[form] = forms.get(form, 0) + 1
    rows = [(study.words.say("structure_table.chosen"), chosen, "")]
    rows += [(form, number, number / chosen) for form, number in forms.items() if form]
    return [{"category": name, "count": number, "share": share(part)} for name, number, part in rows]


def share(part: Any) -> str:
    """A share as per cent with one decimal; nothing for none."""
    return "" if part is None or part == "" or part != part else f"{100 * float(part):.1f}%"


def shown(value: Any) -> int | float | str:
    """A figure of the table; nothing for none."""
    if value is None or value != value:
        return ""
    return int(value) if float(value).is_integer() and not isinstance(value, float) else float(value)


KIND = PaperKind("structure_table", 8, (PUBLIC, COMMITTEE), layout, values, formats=("docx", "html", "xlsx"))
