"""What keeps supporters from being assigned: unknown words, ids twice, places that nobody can take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...data.near_words import near_words, twin
from ...errors import Fault, Message
from ...problem.problem import Problem
from .kinds import SupportKind
from .may_support import Points, Posted
from .supporter import Supporter

TWICE = Message("supporters.twice", "occurs more than once", "出现了不止一次")
NO_TOWNSHIP = Message("supporters.no_township", "the head of a township needs a township", "乡镇主要负责同志须写明乡镇")
NO_UNIT = Message("supporters.no_unit", "the head of a unit needs a unit", "派出单位负责人须写明单位")
NO_PORTFOLIO = Message("supporters.no_portfolio", "name at least one need", "请至少写一项分管领域")
NO_KINDS = Message("supporters.kinds", "at least one kind, each id once, is expected", "应至少有一类，各类编号不得重复")
SEVERITY = Message("supporters.severity", "a severity from 1 to 5 is expected", "程度应为 1 至 5 的整数")
WANTED = {"township": ("township", NO_TOWNSHIP), "unit": ("unit", NO_UNIT), "needs": ("portfolio", NO_PORTFOLIO)}


def supporter_faults(supporters: Sequence[Supporter], kinds: Sequence[SupportKind], problem: Problem) -> Iterator[Fault]:
    """Faults of single rows: in the order of the supporters."""
    number, known = Counter(each.id for each in supporters), {each.id: each for each in kinds}
    words = {
        "township": sorted({village.township for village in problem.villages if village.township}),
        "unit": sorted({who.unit for who in problem.candidates if who.unit}),
        "portfolio": sorted({need for village in problem.villages for need in village.needs}),
    }
    if not known or len(known) < len(kinds):
        yield Fault("supporters", "", "kinds", None, NO_KINDS)
    for each in supporters:
        if number[each.id] > 1:
            yield Fault("supporters", each.id, "id", each.id, TWICE)
        if each.kind not in known:
            yield Fault("supporters", each.id, "kind", each.kind, _unknown(each.kind, kinds))
            continue
        field, reason = WANTED.get(known[each.kind].by, ("", NO_UNIT))
        if field and not getattr(each, field):
            yield Fault("supporters", each.id, field, None, reason)
        for name in ("township", "unit", "portfolio"):
            value: Any = getattr(each, name)
            for word in value if isinstance(value, tuple) else (value,):
                if word and word not in words[name] and (meant := twin(word, words[name])):
                    yield Fault("supporters", each.id, name, word, _meant(meant))
        for village in each.villages:
            if not problem.has_village(village):
                yield Fault("supporters", each.id, "villages", village, _no_village(village, [v.id for v in problem.villages]))


def place_faults(
    posted: Posted, supporters: Sequence[Supporter], kinds: Sequence[SupportKind], points: Points
) -> Iterator[Fault]:
    """A fault for each village that nobody of a kind may look after."""
    kind_of = {each.id: each.kind for each in supporters}
    taken = {(kind_of[who], village) for who, village in points}
    for kind in kinds:
        for village in posted.villages:
            if (kind.id, village.id) not in taken:
                yield Fault("supporters", village.id, kind.id, None, _nobody(kind, village.township, posted.units[village.id]))


def need_faults(given: Mapping[str, Mapping[str, int]] | None, problem: Problem) -> Iterator[Fault]:
    """Needs of villages that there are not, and severities that are none."""
    for village, needs in (given or {}).items():
        if not problem.has_village(village):
            yield Fault("needs", village, "village", village, _no_village(village, [each.id for each in problem.villages]))
        for need, level in needs.items():
            if isinstance(level, bool) or not isinstance(level, int) or not 1 <= level <= 5:
                yield Fault("needs", f"{village} {need}", "severity", level, SEVERITY)


def _nobody(kind: SupportKind, township: str, units: Mapping[str, bool]) -> Message:
    who = {"township": township, "unit": ", ".join(units)}.get(kind.by, "")
    en = f"no {kind.words()} may look after this village" + (f"; it takes one of: {who}" if who else "")
    zh = f"没有可包联此村的“{kind.words('zh')}”" + (f"；应来自：{who.replace(', ', '、')}" if who else "")
    return Message("supporters.nobody", en, zh)


def _unknown(word: str, kinds: Sequence[SupportKind]) -> Message:
    known = [each.id for each in kinds]
    near = ", ".join(near_words(word, known) or known)
    zh = "、".join(each.words("zh") for each in kinds)
    return Message("supporters.kind", f"there is no such kind; near it: {near}", f"没有这个类别；可写：{zh}")


def _no_village(word: str, known: list[str]) -> Message:
    near = near_words(word, known)
    en = "no village has this id" + (f"; near it: {', '.join(near)}" if near else "")
    return Message("supporters.village", en, "没有这个村" + (f"；相近的有：{'、'.join(near)}" if near else ""))


def _meant(word: str) -> Message:
    return Message("supporters.twin", f"is {word!r} meant? write it in the same way", f"是否指“{word}”？请按同一写法填写")
