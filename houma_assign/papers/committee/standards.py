"""The six standards 六项标准: what those proposed have in points by each, in their posts, and how many checks they pass."""

from __future__ import annotations

from typing import Any

from ...scoring.facts.standard import STANDARDS, standard_words
from ...scoring.standards import most_points, points_by_standard
from ..catalogue import Catalogue
from ..contents import RowTable, TableColumn
from ..study import Study

OTHER = "other"


def standards_table(words: Catalogue) -> RowTable:
    """Six columns and one for factors about none of them; checks as numbers alone, for those proposed pass them."""
    say, lang = words.say, words.lang
    columns = [TableColumn("id", "person", say("standards.id"), 8), TableColumn("name", "person", say("standards.name"), 9),
               TableColumn("post", "person", say("standards.post"), 15)]  # fmt: skip
    columns += [TableColumn(code, "points", standard_words(code, lang), 10, "centre") for code in STANDARDS]
    columns += [TableColumn(OTHER, "points", say("standards.other"), 8, "centre"),
                TableColumn("total", "points", say("standards.total"), 8, "right"),
                TableColumn("checks", "checks", say("standards.checks"), 9, "centre")]  # fmt: skip
    return RowTable("standards", say("standards.title"), tuple(columns))


def standards_rows(study: Study) -> list[dict[str, Any]]:
    """One row a placement; nothing where the steps before the plan are not known, or no factor and no check names a standard."""
    funnel = study.funnel
    if funnel is None or not funnel.standards().stated:
        return []
    rubric, problem, checks = funnel.policy.rubric, study.plan.problem, funnel.candidates.policy.checks
    most, scored, rows = most_points(rubric), {}, []
    for place in study.in_order:
        if place.post not in scored:
            post = problem.post(place.post)
            scored[place.post] = rubric.score(funnel.scores.people, post, problem.village(post.village))
        scores = scored[place.post]
        given = points_by_standard(rubric, scores.factor_points(place.candidate))
        cells = {code or OTHER: _of(given.get(code), most.get(code)) for code in (*STANDARDS, "")}
        failed = sum(each.check in {check.id for check in checks} for each in funnel.candidates.why(place.candidate))
        rows.append({"id": place.candidate, "name": study.name(place.candidate), "post": study.said.post(place.post), **cells,
                     "total": scores.points(place.candidate), "checks": f"{len(checks) - failed}/{len(checks)}"})  # fmt: skip
    return rows


def _of(points: int | float | None, most: int | float | None) -> str:
    """Points of the most there is."""
    return "" if points is None else f"{points:g}" if most is None else f"{points:g}/{most:g}"
