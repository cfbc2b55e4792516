"""The list of who looks after which village, one row a village and kind."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import Layout, RowTable, TableColumn, Values
from ..levels import COMMITTEE, VILLAGE
from ..paper_kind import PaperKind
from ..study import Study

COLUMNS = (("number", 6, "centre"), ("township", 14, "left"), ("village", 12, "left"), ("kind", 18, "left"), ("name", 20, "left"),
           ("body", 20, "left"))  # fmt: skip


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    columns = tuple(TableColumn(key, "support", say(f"support.{key}"), width, align) for key, width, align in COLUMNS)
    if level == COMMITTEE:
        columns += (TableColumn("needs", "needs", say("support.needs"), 22),)
    return Layout("support_list", words.lang, level, say("support_list.title"), (
        RowTable("support", say("support_list.support"), columns),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    none, problem = study.words.say("frame.none"), study.plan.problem
    rows = [(village, each) for village in study.villages for each in study.supporters.get(village, ())]
    return {"support": [{"number": k, "township": problem.village(village).township, "village": study.village_name(village),
                         "kind": each.words, "name": each.name, "body": each.body or none, "needs": each.needs or none}
                        for k, (village, each) in enumerate(rows, start=1)]}  # fmt: skip


KIND = PaperKind("support_list", 12, (VILLAGE, COMMITTEE), layout, values, formats=("docx", "html", "xlsx"),
                 given=lambda study: study.support is not None)  # fmt: skip
