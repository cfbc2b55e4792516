"""The village dossier: the state of a village, what it needs, who comes, who looks after it."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import FieldCell, FieldGrid, Heading, Layout, RowTable, TableColumn, ValueLine, Values
from ..levels import VILLAGE
from ..paper_kind import PaperKind
from ..study import Study

STATE = ("households", "population")


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    state = tuple(FieldCell(key, "village", say(f"village.{key}")) for key in ("township", *STATE))
    needs = tuple(TableColumn(key, "needs", say(f"dossier.{key}"), width, align) for key, width, align in (
        ("need", 20, "left"), ("severity", 8, "centre"), ("by", 30, "left"),
    ))  # fmt: skip
    team = tuple(TableColumn(key, "person", say(f"dossier.{key}"), width) for key, width in (
        ("name", 10), ("role", 14), ("sex", 6), ("birth", 10), ("education", 14), ("position", 24), ("meets", 24),
    ))  # fmt: skip
    return Layout("dossier", words.lang, level, say("dossier.title"), (
        ValueLine("village", "village", say("dossier.village"), "centre"),
        Heading(say("dossier.state")), FieldGrid("state", say("dossier.state"), state),
        Heading(say("dossier.needs")), RowTable("needs", say("dossier.needs"), needs, say("dossier.no_needs")),
        Heading(say("dossier.team")), RowTable("team", say("dossier.team"), team),
    ))  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    village = study.plan.problem.village(of)
    state = {"township": village.township, **{key: study.village(of, key) for key in STATE}}
    needs = [{"need": study.said.label(need.need), "severity": need.severity, "by": study.joined(map(study.name, need.by))}
             for need in study.needs.get(of, ())]  # fmt: skip
    team = [{"name": study.name(place.candidate), "role": study.role(place.post),
             **{key: study.person(place.candidate, key) for key in ("sex", "birth", "education", "position")},
             "meets": study.joined(study.needs_met(place))} for place in study.teams[of]]  # fmt: skip
    return {"village": study.village_name(of), "state": state, "needs": needs, "team": team}


KIND = PaperKind("dossier", 1, (VILLAGE,), layout, values, lambda study: study.villages)
