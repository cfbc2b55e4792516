"""Priority groups 优先群体: how many of each were examined and are proposed, and who of them was passed over."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..catalogue import Catalogue
from ..contents import RowTable
from ..levels import DEPARTMENT
from ..study import Study
from .naming import table


def groups_table(words: Catalogue) -> RowTable:
    """Counts, a row a group."""
    columns = (("group", "priority", 30), ("examined", "counts", 12, "right"), ("proposed", "counts", 12, "right"),
               ("left", "counts", 12, "right"))  # fmt: skip
    return table(words, "priority", "priority_groups", columns)


def groups_rows(study: Study) -> list[dict[str, Any]]:
    """One row a group; somebody in two groups counts in both. Nothing where nobody is in one."""
    sent = {place.candidate for place in study.plan.placements}
    examined = Counter(group for who in study.plan.problem.candidates for group in who.priority_groups)
    proposed = Counter(group for who in study.plan.problem.candidates if who.id in sent for group in who.priority_groups)
    return [{"group": study.said.label(group), "examined": examined[group], "proposed": proposed[group],
             "left": examined[group] - proposed[group]} for group in sorted(examined)]  # fmt: skip


def proposed_table(words: Catalogue) -> RowTable:
    """Those of them who are proposed."""
    columns = (("id", "person", 8), ("name", "person", 10), ("post", "person", 20), ("groups", "priority", 40))
    return RowTable("priority_proposed", words.say("priority.proposed_list"),
                    table(words, "priority", "priority_proposed", columns).columns, words.say("priority.nobody"))  # fmt: skip


def proposed_rows(study: Study) -> list[dict[str, Any]]:
    """One row a placement of somebody in a group."""
    return [{"id": place.candidate, "name": study.name(place.candidate), "post": study.said.post(place.post), "groups": told}
            for place in study.in_order if (told := groups_of(study, place.candidate))]  # fmt: skip


def left_table(words: Catalogue, level: int) -> RowTable:
    """Those of them who are not; by name only for the department."""
    who = (("id", "prices", 8), ("name", "person", 9)) if level == DEPARTMENT else (("id", "prices", 8),)
    columns = (*who, ("groups", "priority", 20), ("points", "points", 8, "right"), ("nearest", "prices", 16),
               ("kind", "prices", 9, "centre"))  # fmt: skip
    made = table(words, "priority", "priority_left", columns)
    return RowTable("priority_left", words.say("priority.left_list"), made.columns, words.say("priority.nobody"))


def left_rows(study: Study) -> list[dict[str, Any]]:
    """One row a person in a group who has no post: the nearest post and what stood between; the reason is told of everybody."""
    return [{"id": each.candidate, "name": study.name(each.candidate), "groups": told,
             "points": "" if each.points is None else each.points,
             "nearest": study.said.post(each.post) if each.post else "", "kind": study.words.say(f"passed_over.{each.group}")}
            for each in study.answers.not_chosen if not each.held and (told := groups_of(study, each.candidate))]  # fmt: skip


def groups_of(study: Study, candidate: str) -> str:
    """The groups of a person in words, empty for none."""
    return study.joined(map(study.said.label, study.plan.problem.candidate(candidate).priority_groups))
