"""What holds because somebody said so or because nobody said otherwise, and where rules and numbers leave little room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np

from ...aims.tiers import default_aims
from ...constraints import Quota, SkillCovered, UnitCap
from ...constraints.base_rules import BASE_RULES
from ...data.candidate import Candidate
from ...data.condition_subject import condition_mask, of_pairs
from ...plan.needs import needs_aim
from ...plan.wording import Wording
from .section import Section

SCARCE = 3  # people a place from which on a post is not tight
TIGHT = 10  # posts and needs listed
BASE = {rule.kind for rule in BASE_RULES}


def assumptions(wording: Wording) -> Section:
    """What is taken where nothing was said."""
    problem, say = wording.problem, wording.language.say
    lines = [wording.rule(rule.id) for rule in problem.constraints if rule.kind in BASE and rule.penalty is None]
    if all(person.most == 1 for person in problem.candidates):
        lines.append(say("Nobody may hold more than one post.", "每人至多任一个岗位。"))
    if all(post.least is None for post in problem.posts):
        lines.append(say("Every place is to be filled.", "名额须全部配齐。"))
    left = len(problem.candidates) * len(problem.posts) - len(problem.pairs)
    if left:
        lines.append(say(f"A pair that is not listed is barred: {left:,} pairs.", f"没有列出的配对视为不允许：{left:,} 个。"))
    lines.append(
        say(
            "An empty cell meets no condition, is in no group and counts for nothing.",
            "空白单元格不满足任何条件，不归入任何一组，不计入任何数。",
        )
    )
    if problem.tiers == default_aims(problem):
        lines.append(say("The aims are those that are taken where none are stated.", "目标未另行写明，采用默认的目标和次序。"))
    lines.append(
        say(
            "Lots decide among plans that are equal in every aim, by the public seed.",
            "各项目标完全相同的方案之间，由公开种子抽签决定。",
        )
    )
    return Section("assumptions", say("What is taken for granted", "所依据的假设"), tuple(lines))


def rules(wording: Wording) -> Section:
    """Every rule, what breaking it costs, how many pairs it bars, how many of them no other rule bars."""
    problem, say = wording.problem, wording.language.say
    bars = problem.eligibility.bars
    times: Any = sum((mask.astype(np.int64) for mask in bars.values()), np.zeros(len(problem.pairs), np.int64))
    rows = []
    for rule in problem.constraints:
        if rule.kind in BASE:
            continue
        mask = bars.get(rule.id)
        barred = ("", "") if mask is None else (f"{int(mask.sum()):,}", f"{int((mask & (times == 1)).sum()):,}")
        hard = say("hard", "硬性") if rule.penalty is None else say(f"{rule.penalty} points", f"{rule.penalty} 分")
        rows.append((wording.rule(rule.id), hard, *barred))
    header = (
        say("rule", "规则"),
        say("breaking it", "违反时"),
        say("pairs it bars", "排除的配对"),
        say("it alone", "仅由它排除"),
    )
    aims = [wording.aim_words(aim) for aim in problem.tiers]
    line = wording.language.about(say("Aims, in this order", "目标，依次为"), wording.language.parts(aims))
    return Section("rules", say("Rules and aims", "规则和目标"), (line,), header, tuple(rows))


def tight(wording: Wording) -> Section:
    """Where there are few people for what is wanted; counted for each by itself, so that it may be tighter together."""
    say = wording.language.say
    rows = sorted((*_posts(wording), *_quotas(wording), *_needs(wording)), key=lambda row: row[2] - row[1])
    none = sum(row[2] < row[1] for row in rows)
    header = (say("what", "事项"), say("wanted", "需要"), say("people there are", "可用人数"), say("left", "余量"))
    told = tuple((what, str(wanted), str(there), str(there - wanted)) for what, wanted, there in rows)
    lines = [
        say("Counted among the pairs that hard rules leave, each line by itself.", "按硬性规则允许的配对逐项计数，各项分别计算。")
    ]
    idle = _without_a_post(wording)
    if idle:
        names = wording.people(idle[:TIGHT]) + ("…" if len(idle) > TIGHT else "")
        lines.append(say(f"{len(idle)} people may take no post at all: {names}", f"{len(idle)} 人没有任何可任的岗位：{names}"))
    caps = list(_caps(wording))
    return Section("tight", say("What binds", "紧张之处"), (*lines, *caps), header, told, none)


def _posts(wording: Wording) -> Iterator[tuple[str, int, int]]:
    """Posts with the fewest people a place."""
    problem = wording.problem
    grid = problem.eligibility.grid
    there = np.bincount(grid.post, minlength=len(problem.posts))
    listed = [(int(number), post) for number, post in zip(there, problem.posts, strict=True) if number < SCARCE * post.floor]
    for number, post in sorted(listed, key=lambda each: (each[0] / max(each[1].floor, 1), each[1].id))[:TIGHT]:
        yield wording.post(post.id), post.floor, number


def _quotas(wording: Wording) -> Iterator[tuple[str, int, int]]:
    """Quotas of a least number over everybody, and skills of villages: how many people could count, where they are fewest."""
    problem = wording.problem
    grid = problem.eligibility.grid
    village = np.array([problem.post(post).village for _, post in grid.pairs.at], dtype=object)
    for rule in problem.constraints:
        if isinstance(rule, Quota) and isinstance(rule.least, int) and not rule.scoped and not of_pairs(rule.where):
            mask = condition_mask(grid, rule.where)
            yield wording.rule(rule.id), rule.least, len(np.unique(grid.candidate[mask]))
        if isinstance(rule, SkillCovered):
            able = grid.person_mask(partial(_skilled, rule))
            places = rule.villages or tuple(dict.fromkeys(post.village for post in problem.posts))
            there = [len(np.unique(grid.candidate[able & (village == place)])) for place in places]
            yield wording.rule(rule.id), rule.least, min(there, default=0)


def _skilled(rule: SkillCovered, person: Candidate) -> bool:
    return not set(rule.skills).isdisjoint(person.skills)


def _needs(wording: Wording) -> Iterator[tuple[str, int, int]]:
    """Needs with the fewest people who could meet them."""
    problem = wording.problem
    wanted = Counter(need for village in problem.villages for need in village.needs)
    if not any(aim.kind == "needs" for aim in problem.tiers):
        return
    aim = needs_aim(problem)
    met = {need: sum(aim.meets(need, person.skills) for person in problem.candidates) for need in wanted}
    for need in sorted((need for need in met if met[need] < SCARCE * wanted[need]), key=lambda need: (met[need], need))[:TIGHT]:
        yield wording.language.about(wording.language.say("need", "需求"), wording.label(need)), wanted[need], met[need]


def _without_a_post(wording: Wording) -> list[str]:
    grid = wording.problem.eligibility.grid
    there = np.bincount(grid.candidate, minlength=len(grid.people)) > 0
    return [person.id for person, some in zip(grid.people, there, strict=True) if not some]


def _caps(wording: Wording) -> Iterator[str]:
    """Caps that bind: units with more people than may be sent."""
    problem, say = wording.problem, wording.language.say
    for rule in problem.constraints:
        if isinstance(rule, UnitCap) and not rule.scoped:
            sent = Counter(str(unit) for person in problem.candidates if (unit := person.fact(rule.fact)) not in (None, ""))
            over = [unit for unit, number in sent.items() if number > rule.cap(unit)]
            if over:
                names = wording.language.names(f"{unit} {sent[unit]}" for unit in over[:TIGHT]) + "…" * (len(over) > TIGHT)
                cap = wording.rule(rule.id)
                yield wording.language.about(
                    cap, say(f"{len(over)} units have more people: {names}", f"{len(over)} 个单位的人选超过限额：{names}")
                )
