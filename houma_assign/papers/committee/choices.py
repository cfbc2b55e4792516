"""What the committee may choose freely 可酌定事项: boxes to tick, one in each choice, each as good as the other."""

from __future__ import annotations

from typing import Any

from ...plan.wording import Wording
from ..answers.choosing import FreeChoice, Option
from ..catalogue import Catalogue
from ..contents import Block, Repeated, RowTable, ValueLine, ValueLines
from ..study import Study
from .naming import proposed, table

BOX = "□"


def choice_blocks(words: Catalogue) -> tuple[Block, ...]:
    """What is open, then each choice with its boxes."""
    say = words.say
    boxes = (
        ValueLine("title", "person", say("choices.of"), "left"),
        ValueLines("options", "person", say("choices.options"), "item"),
    )
    return ValueLines("choice_lines", "proof", say("choices.title")), Repeated("choices", say("choices.choice"), boxes)


def choice_values(study: Study, level: int) -> dict[str, Any]:
    """The sentences of ``firm``, then the choices; where not every plan as good is known, who else may take which post."""
    named = proposed(study, level)
    return {"choice_lines": _lines(study, named), "choices": [
        {"title": study.words.say("choices.title_of", number=number, posts=named.language.names(map(named.post, each.posts))),
         "options": _options(study, each, named)}
        for number, each in enumerate(study.answers.choices, start=1)
    ]}  # fmt: skip


def choice_table(words: Catalogue) -> RowTable:
    """Boxes as a table, for a sheet."""
    columns = (("number", "proof", 8, "centre"), ("box", "proof", 6, "centre"), ("option", "person", 70), ("note", "proof", 20))
    return table(words, "choices", "choices", columns)


def choice_rows(study: Study, level: int) -> list[dict[str, Any]]:
    """One row a box."""
    named, rows = proposed(study, level), []
    for number, each in enumerate(study.answers.choices, start=1):
        for at, option in enumerate(each.options):
            rows.append({"number": number, "box": BOX, "option": _option(option, named),
                         "note": study.words.say("choices.own") if not at else ""})  # fmt: skip
    return rows


def _lines(study: Study, named: Wording) -> list[str]:
    words, found = study.words, study.answers.firm
    if not found.settled:
        return [words.say("choices.unsettled")]
    if found.counted and len(found.plans) < 2:
        return [words.say("choices.none", placements=len(study.plan.placements))]
    firm = words.say("choices.firm" if found.complete else "choices.firm_so_far", firm=len(found.firm),
                     all=len(study.plan.placements))  # fmt: skip
    if study.answers.choices:
        return [firm, words.say("choices.count", plans=len(found.plans), choices=len(study.answers.choices))]
    more = words.say("choices.many" if len(found.plans) >= found.cap else "choices.late", cap=found.cap, plans=len(found.plans))
    who = [named.language.about(named.post(post), named.people(people)) for post, people in (found.choices or {}).items()]
    return [firm, more, *(words.say("choices.post", told=each) for each in who)]


def _options(study: Study, choice: FreeChoice, named: Wording) -> list[str]:
    own = study.words.say("choices.own")
    return [f"{BOX} {_option(option, named)}" + (named.language.aside(own) if not at else "")
            for at, option in enumerate(choice.options)]  # fmt: skip


def _option(option: Option, named: Wording) -> str:
    return named.language.parts(named.language.about(named.post(post), named.people(people)) for post, people in option.items())
