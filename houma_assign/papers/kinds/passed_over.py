"""Who was not chosen 未入选情况说明: one row a person, the reason in a sentence."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..committee.naming import key_rows, key_table
from ..committee.passed import lesser_table, passed_lines, passed_rows, passed_table, screened_rows
from ..committee.priority import left_rows, left_table
from ..contents import Heading, Layout, PageBreak, Sentence, ValueLines, Values, WhenGiven
from ..levels import COMMITTEE, DEPARTMENT
from ..paper_kind import PaperKind
from ..study import Study


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes; the committee reads ids, with the names on a page of their own."""
    say = words.say
    apart = (PageBreak(), Heading(say("committee.key_part")), Sentence(say("committee.key_how"), "note"), key_table(words))
    return Layout("passed_over", words.lang, level, say("passed_over.title"), (
        Sentence(say("committee.private"), "note"),
        ValueLines("lines", "prices", say("passed_over.note")),
        Heading(say("passed_over.sheet")), passed_table(words, level),
        WhenGiven("has_priority", say("priority.left_list"), (
            Heading(say("priority.left_list")), left_table(words, level))),
        Heading(say("passed_over.lesser")), Sentence(say("passed_over.lesser_how")), lesser_table(words, level),
        *(() if level == DEPARTMENT else apart),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    told, left = {each.candidate for each in study.answers.not_chosen}, left_rows(study)
    return {"lines": passed_lines(study), "passed": [*passed_rows(study, level), *screened_rows(study, level)],
            "priority_left": left, "has_priority": "x" if left else "",
            "lesser": passed_rows(study, level, lesser=True), "key": key_rows(study, told)}  # fmt: skip


KIND = PaperKind("passed_over", 5, (COMMITTEE, DEPARTMENT), layout, values, missing=lambda study: None)
