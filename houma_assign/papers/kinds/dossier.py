"""The village dossier: the state of a village, what it needs, who comes, who looks after it, what the first month brings."""

from __future__ import annotations

from collections.abc import Iterable

from ...data.placement import Placement
from ...posting.ledger.kinds import LEAVING
from ..catalogue import Catalogue
from ..committee.priority import groups_of
from ..contents import Block, FieldCell, FieldGrid, Heading, Layout, RowTable, TableColumn, ValueLine, Values, WhenGiven
from ..levels import VILLAGE
from ..paper_kind import PaperKind
from ..study import Study
from .columns import person_columns, person_row
from .first_month import DUTIES, done_on, due_days, duty_columns
from .needs import need_rows, problem_columns, problem_rows, unmet_columns, unmet_rows
from .supporters import support_columns, support_rows

STATE = ("township", "households", "population", "residents", "migrants", "premises", "governance")
PARTY = ("members", "members_age", "members_young")
MONEY = ("assets", "income", "debts")
CADRES = ("name", "office", "birth", "education", "years")
TEAM = ("name", "role", "sex", "birth", "education", "position")
NEEDS = (("need", 20), ("severity", 8), ("source", 26), ("by", 14), ("skill", 20))


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    team = (*person_columns(words, TEAM), TableColumn("meets", "person", say("dossier.meets"), 20))
    blocks: tuple[Block, ...] = (
        ValueLine("village", "village", say("dossier.village"), "centre"),
        Heading(say("dossier.state")), _grid(words, "state", STATE, 2),
        Heading(say("dossier.cadres")), RowTable("cadres", say("dossier.cadres"), _columns(words, CADRES, "village")),
        Heading(say("dossier.party")), _grid(words, "party", PARTY, 3),
        Heading(say("dossier.money")), _grid(words, "money", MONEY, 3),
        Heading(say("dossier.petitions")), ValueLine("petitions", "village", say("dossier.petitions")),
        WhenGiven("problems", say("dossier.problems"), (
            Heading(say("dossier.problems")),
            WhenGiven("has_standing", say("dossier.has_standing"), (ValueLine("standing", "needs", say("dossier.standing")),)),
            RowTable("problems", say("dossier.problems"), problem_columns(words)))),
        Heading(say("dossier.needs")),
        RowTable("needs", say("dossier.needs"), tuple(
            TableColumn(key, "needs", say(f"dossier.{key}"), width, "centre" if key == "severity" else "left")
            for key, width in NEEDS), say("dossier.no_needs")),
        WhenGiven("unmet", say("dossier.unmet"), (
            Heading(say("dossier.unmet"), 2), RowTable("unmet", say("dossier.unmet"), unmet_columns(words)))),
        Heading(say("dossier.risk")), ValueLine("risk", "needs", say("dossier.risk")),
        Heading(say("dossier.team")), RowTable("team", say("dossier.team"), team),
        WhenGiven("has_priority", say("dossier.has_priority"), (ValueLine("priority", "priority", say("dossier.priority")),)),
        WhenGiven("support", say("dossier.support"), (
            Heading(say("dossier.support")), RowTable("support", say("dossier.support"), support_columns(words)))),
        Heading(say("dossier.board")), RowTable("board", say("dossier.board"), (
            *duty_columns(words), TableColumn("who", "person", say("dossier.who"), 24),
            TableColumn("done", "village", say("dossier.done"), 16))),
        WhenGiven("changes", say("dossier.changes"), (
            Heading(say("dossier.changes")), RowTable("changes", say("dossier.changes"), (
                TableColumn("date", "village", say("dossier.date"), 14),
                TableColumn("change", "village", say("dossier.change"), 24),
                TableColumn("about", "needs", say("dossier.about"), 24))))),
    )  # fmt: skip
    return Layout("dossier", words.lang, level, say("dossier.title"), blocks)


def _grid(words: Catalogue, key: str, cells: Iterable[str], across: int) -> FieldGrid:
    wide = ("premises", "governance")
    return FieldGrid(key, words.say(f"dossier.{key}"), tuple(
        FieldCell(each, "village", words.say(f"village.{each}"), each in wide) for each in cells), across)  # fmt: skip


def _columns(words: Catalogue, keys: Iterable[str], group: str) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(key, group, words.say(f"cadre.{key}")) for key in keys)


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    problems, standing = problem_rows(study, of)
    return {
        "village": study.village_name(of),
        "state": {"township": study.plan.problem.village(of).township, **{key: study.village(of, key) for key in STATE[1:]}},
        "cadres": _cadres(study, of), "party": {key: study.village(of, key) for key in PARTY},
        "money": {key: study.village(of, key) for key in MONEY}, "petitions": study.village(of, "petitions"),
        "problems": problems, "standing": standing, "has_standing": standing,
        "needs": need_rows(study, of), "unmet": unmet_rows(study, of),
        "risk": study.village(of, "risk"), "team": [_member(study, place) for place in study.teams[of]],
        "priority": (priority := _priority(study, of)), "has_priority": priority,
        "support": support_rows(study, of), "board": _board(study, of), "changes": _changes(study, of),
    }  # fmt: skip


def _cadres(study: Study, of: str) -> list[dict[str, str | int]]:
    listed = [each for each in study.details.cadres if each.village == of]
    if not listed:
        study.blanks.cadres(of)
    none = study.words.say("frame.none")
    return [{key: none if getattr(each, key) in (None, "") else getattr(each, key) for key in CADRES} for each in listed]


def _member(study: Study, place: Placement) -> dict[str, str | int]:
    meets = study.joined(study.needs_met(place)) or study.words.say("frame.none")
    return {**person_row(study, place, TEAM), "meets": meets}


def _priority(study: Study, of: str) -> str:
    """Who of the team is in which priority group; empty where nobody is."""
    spoken = study.words.language
    told = (spoken.about(study.name(place.candidate), groups) for place in study.teams[of]
            if (groups := groups_of(study, place.candidate)))  # fmt: skip
    said = spoken.parts(told)
    return study.words.say("dossier.in_groups", people=said) if said else ""


def _board(study: Study, of: str) -> list[dict[str, str]]:
    """Tasks with who is to do them, and who has."""
    team = [place.candidate for place in study.teams[of]]
    who = study.joined(map(study.name, team))
    return [{**row, "who": who, "done": study.joined(study.name(each) for each in team if done_on(study, each, row["id"]))}
            for row in due_days(study, DUTIES)]  # fmt: skip


def _changes(study: Study, of: str) -> list[dict[str, str]]:
    """What the ledger has about the village; neither the reasons of a recall nor who decided on it."""
    problem, label = study.plan.problem, study.said.label
    duties = {} if study.ledger is None else {duty.id: duty.words(study.lang) for duty in study.ledger.terms.duties}
    rows = []
    for event in () if study.ledger is None else study.ledger.events:
        if of not in (event.village, problem.post(event.post).village if problem.has_post(event.post) else ""):
            continue
        about = [study.name(event.candidate) if event.candidate else "", study.role(event.post) if event.post else "",
                 label(event.need) if event.need else "", str(event.severity or ""),
                 duties.get(event.duty, event.duty)]  # fmt: skip
        change = "left" if event.kind in LEAVING else event.kind  # ill or recalled: that is not for the village
        rows.append({"date": study.day(event.date), "change": study.words.say(f"change.{change}"),
                     "about": study.joined(part for part in about if part)})  # fmt: skip
    return rows


KIND = PaperKind("dossier", 1, (VILLAGE,), layout, values, lambda study: study.villages)
