"""Who was not chosen 未入选: a row a person, with what stood between."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...plan.wording import Wording
from ...scoring.candidates.screening import Finding
from ...scoring.facts.standard import standard_words
from ..answers.not_chosen import GROUPS, NotChosen
from ..catalogue import Catalogue
from ..contents import RowTable
from ..levels import DEPARTMENT
from ..study import Study
from .aim_columns import aim_cells
from .naming import priced, table
from .price_words import price_words, rules_words

COLUMNS = (("stage", "prices", 11), ("points", "points", 7, "right"), ("post", "prices", 14), ("group", "prices", 8, "centre"),
           ("cost", "prices", 20), ("reason", "prices", 40), ("cases", "prices", 18))  # fmt: skip


def passed_table(words: Catalogue, level: int) -> RowTable:
    """Those without a post; by name only for the department."""
    who = (("id", "prices", 8), ("name", "person", 9)) if level == DEPARTMENT else (("id", "prices", 8),)
    return table(words, "passed_over", "passed", (*who, *COLUMNS))


def lesser_table(words: Catalogue, level: int) -> RowTable:
    """Those with a post, and more points than somebody in a better one."""
    columns = passed_table(words, level).columns
    return RowTable("lesser", words.say("passed_over.lesser"), columns, words.say("passed_over.no_lesser"))


def passed_rows(study: Study, level: int, lesser: bool = False) -> list[dict[str, Any]]:
    """One row a person."""
    wording = priced(study, level)
    return [_row(study, each, wording) for each in study.answers.not_chosen if bool(each.held) == lesser]


def screened_rows(study: Study, level: int) -> list[dict[str, Any]]:
    """Those who did not come so far as to be compared, for the department alone, where the steps before the plan are known."""
    if study.funnel is None or level != DEPARTMENT:
        return []
    words, screening, rows = study.words, study.funnel.candidates, []
    same = {"stage": words.say("passed_over.screening"), "group": words.say("passed_over.checks")}
    empty = dict.fromkeys(("points", "post", "cost", "cases"), "")
    compared = {who.id for who in study.plan.problem.candidates}
    for who in screening.excluded:
        if who not in compared:
            reasons = study.said.language.parts(_failed(study, each) for each in screening.why(who))
            rows.append({**same, **empty, "id": who, "name": screening.records[who].name, "reason": reasons})
    return rows


def _failed(study: Study, each: Finding) -> str:
    """A check that somebody does not pass, with the standard that it is about."""
    said = study.said.language
    return (
        said.about(standard_words(each.standard, study.lang), each.text(study.lang)) if each.standard else each.text(study.lang)
    )


def passed_lines(study: Study) -> list[str]:
    """How many, by what stood between."""
    left = [each for each in study.answers.not_chosen if not each.held]
    count = Counter(each.group for each in left)
    groups = study.said.language.clauses(
        study.words.counted(f"passed_over.of_{group}", count[group]) for group in GROUPS if count[group])  # fmt: skip
    if not left:
        return [study.words.say("passed_over.everybody")]
    return [study.words.counted("passed_over.counts", len(left), groups=groups), study.words.say("passed_over.how")]


def _row(study: Study, each: NotChosen, wording: Wording) -> dict[str, Any]:
    words = study.words
    stage = study.said.post(each.held) if each.held else words.say("passed_over.examined")
    cost = "" if each.price is None else price_words(each.price, wording, words)
    return {"id": each.candidate, "name": study.name(each.candidate), "stage": stage,
            "points": "" if each.points is None else each.points, "post": study.said.post(each.post) if each.post else "",
            "group": words.say(f"passed_over.{each.group}"), "cost": cost, "reason": _reason(study, each, wording, cost),
            "cases": _cases(study, each), **(aim_cells(each.price.loss) if each.price else {})}  # fmt: skip


def _reason(study: Study, each: NotChosen, wording: Wording, cost: str) -> str:
    """One sentence."""
    say, rules = study.words.say, rules_words(each.rules, wording)
    if each.price is None:
        return say("passed_over.no_post")
    given = {"post": study.said.post(each.post), "cost": cost, "rules": rules}
    if each.group == "rules":
        kind = "never" if each.price.state == "infeasible" else "barred"
        return say(f"passed_over.{kind}_lesser" if each.held else f"passed_over.{kind}", **given)
    if each.group == "price" and rules:
        return say("passed_over.dear_broken", **given)
    return say({"price": "passed_over.dear", "lots": "passed_over.drawn", "open": "passed_over.late"}[each.group], **given)


def _cases(study: Study, each: NotChosen) -> str:
    """Of how many people with fewer points, and what is against it."""
    words, told = study.words, ("barred", "infeasible", "price", "free", "open")
    parts = [words.say(f"passed_over.case_{state}", number=each.cases[state]) for state in told if each.cases.get(state)]
    total = sum(each.cases.values())
    return study.said.language.about(words.counted("passed_over.above", total), study.joined(parts)) if total else ""
