"""What a problem lists and what can change nothing: needs that nobody can meet, rules that speak of nobody.

Another writing of a word that exists is a fault; the rest is noted before anything is called proven.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from ..data.condition import all_hold
from ..data.condition_subject import of_pairs
from ..data.field_names import CANDIDATE_FIELDS
from ..data.language import EN, ZH
from ..data.near_words import near_words, twin
from ..data.priority_groups import COLUMN
from ..data.problem_like import ProblemLike
from ..errors import Fault, Message
from .findings import speaking
from .notes import finding


def spelling_faults(problem: ProblemLike) -> list[Fault]:
    """Needs and skills that nobody has, but of which another writing exists."""
    held = _skills(problem)
    faults: dict[Fault, None] = {}
    for where, word in _wanted(problem):
        meant = None if word in held else twin(word, held)
        if meant is not None:
            en = f"nobody has the skill {word!r}, but {meant!r}; write them alike"
            zh = f"没有人有专长“{word}”，但有“{meant}”；请统一写法"
            faults[Fault(*where, Message("skill_spelling", en, zh))] = None
    return list(faults)


def idle_parts(problem: ProblemLike) -> Iterator[Message]:
    """One note for each need that nobody can meet and each rule that speaks of nobody."""
    yield from _needs(problem)
    yield from _priority(problem)
    for rule in problem.constraints:
        said = RULES[rule.kind](rule, problem) if rule.kind in RULES else None
        if said is not None:
            yield _about(rule, problem, *said)
    soft = {rule.id for rule in problem.constraints if rule.penalty is not None}
    counted = dict.fromkeys(rule for aim in speaking(problem) if aim.kind == "concessions" for rule in aim.rules)
    for rule in counted:  # a rule may be dropped while an aim goes on naming it
        if rule not in soft:
            yield finding("concessions_rule", f"no soft rule {rule!r} is there for the aim that counts its units",
                          f"目标要计算软性规则“{rule}”的让步量，但没有这条软性规则")  # fmt: skip


def _priority(problem: ProblemLike) -> Iterator[Message]:
    """People in priority groups that nothing looks at: who put them there may think that they are preferred."""
    people = sum(bool(person.priority_groups) for person in problem.candidates)
    listed = (where for user in speaking(problem) if not isinstance(where := getattr(user, "where", ()), Mapping))
    if people and not any(CANDIDATE_FIELDS.get(part.fact) == COLUMN for where in listed for each in where for part in each.parts):
        yield finding("priority_unread", f"{people} people are in a priority group, and no rule or aim looks at that; an aim "
                      "People with where='priority_groups = ...' prefers them (on the sheet of aims: priority groups)",
                      f"有 {people} 人属于优先群体，而没有规则或目标用到；目标表中加一行“优先群体”即优先选派")  # fmt: skip


def _skills(problem: ProblemLike) -> dict[str, None]:
    lists = dict.fromkeys(map(attrgetter("skills"), problem.candidates))
    return dict.fromkeys(skill for skills in lists for skill in skills)


def _meeting(problem: ProblemLike) -> dict[str, dict[str, None]]:
    """Need of a village -> skills that meet it, in any of the aims; empty where no aim asks for needs."""
    needs = dict.fromkeys(need for village in problem.villages for need in village.needs)
    aims = [user for user in speaking(problem) if user.kind == "needs"]
    return (
        {need: dict.fromkeys(skill for aim in aims for skill in aim.met_by.get(need, (need,))) for need in needs} if aims else {}
    )


def _wanted(problem: ProblemLike) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    """Skills that needs and rules ask for, with the place where they stand."""
    held = _skills(problem)
    for need, skills in _meeting(problem).items():
        if not any(skill in held for skill in skills):
            places = [village.id for village in problem.villages if need in village.needs]
            yield from ((("villages", places[0], "needs", need), skill) for skill in skills)
    for rule in problem.constraints:
        if rule.kind == "skill":
            yield from ((("rules", rule.id, "skills", skill), skill) for skill in rule.skills)


def _needs(problem: ProblemLike) -> Iterator[Message]:
    held = _skills(problem)
    for need, skills in _meeting(problem).items():
        if any(skill in held for skill in skills):
            continue
        near = near_words(need, held)
        told = [f"“{problem.label(each, 'zh')}”" for each in near]
        en = f"need {need!r}: nobody has a skill that meets it" + (f"; skills near it: {EN.names(near)}" if near else "")
        zh = f"需求“{problem.label(need, 'zh')}”：无人有能满足它的专长" + (f"；相近的专长有{ZH.names(told)}" if near else "")
        yield finding("found.need", en, zh)


def _about(rule: Any, problem: ProblemLike, code: str, en: str, zh: str) -> Message:
    name = rule.words("zh") if rule.id == rule.kind or rule.id.isascii() else rule.id
    return finding(f"found.{code}", f"{rule.id!r}: {en}", f"规则“{problem.label(name, 'zh')}”：{zh}")


Said = tuple[str, str, str] | None  # code, English, Chinese


def _home(rule: Any, problem: ProblemLike) -> Said:
    if not any(map(attrgetter("home"), problem.candidates)):
        return "home", "nobody has a home village, so it keeps nobody from anywhere", "没有人填写家乡村，该规则不起作用"
    if rule.within == "township" and not any(village.township for village in problem.villages):
        return (
            "township",
            "no village is in a township, so only the home village itself counts",
            "各村均无所属乡镇，只回避家乡村本身",
        )
    return None


def _kin(rule: Any, problem: ProblemLike) -> Said:
    if any(map(attrgetter("kin"), problem.candidates)) or any(map(attrgetter("kin_villages"), problem.candidates)):
        return None
    return "kin", "nobody has kin, so it keeps nobody from anywhere", "没有人填写亲属，该规则不起作用"


def _cap(rule: Any, problem: ProblemLike) -> Said:
    groups = rule.groups(problem).values()
    posts, slots = (
        max(map(size, groups), default=0) for size in (len, lambda group: sum(problem.post(each).slots for each in group))
    )
    sent: Counter[str] = Counter()
    for person in problem.candidates:
        unit = person.fact(rule.fact)
        if unit not in (None, "") and (of_pairs(rule.where) or all_hold(rule.where, person)):
            sent[str(unit)] += min(person.most, posts)
    if any(min(number, slots) > rule.cap(unit) for unit, number in sent.items()):
        return None
    return "cap", "no unit has more people than its cap, so it never binds", "没有哪个单位的人数超过限额，该规则不起作用"


def _skill(rule: Any, problem: ProblemLike) -> Said:
    held = _skills(problem)
    missing = [skill for skill in rule.skills if skill not in held]
    if not missing:
        return None
    near = dict.fromkeys(each for skill in missing for each in near_words(skill, held))
    en = f"nobody has the skill {EN.names(map(repr, missing))}" + (f"; near it: {EN.names(near)}" if near else "")
    told = [problem.label(each, "zh") for each in near]
    words = ZH.names(f"“{problem.label(each, 'zh')}”" for each in missing)
    return "skill", en, f"没有人有专长{words}" + (f"；相近的有{ZH.names(told)}" if near else "")


def _stable(rule: Any, problem: ProblemLike) -> Said:
    wished, able = len(list(rule.listed(problem))), len(list(rule.wishes_in(problem)))
    if wished == able:
        return None
    en = f"{wished - able} of {wished} wishes for posts can block nothing: no mark, no points, or barred by a hard rule"
    zh = f"{wished} 个对岗位的意愿中有 {wished - able} 个不起作用：没有评分、没有得分，或硬性规则不允许"
    return "stable", en, zh


RULES: dict[str, Any] = {"home_village": _home, "kin": _kin, "unit_cap": _cap, "skill": _skill, "stable": _stable}
