"""Findings of the two rounds held against the villages and the policy: whose they are, and what severity they state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...data.near_words import near_words
from ...data.village import Village
from ...errors import Fault, Message
from ...frames.rows import rows_of
from .finding import VillageFinding
from .policy import VillagePolicy

TABLE = "village findings"
TWO = Message("finding.two", "another source of this round states another severity", "同一轮另有来源写了不同的程度")
DIFFERS = Message("finding.differs", "the findings of this round state another severity", "与该轮研判表中的程度不同")
ONE_ROUND = Message("finding.one_round", "the policy knows one round only", "村庄评分规则只有一轮")
MANY = Message("finding.many", "several villages have this name; write the id", "有几个村同名；请写编号")


@dataclass(frozen=True)
class Judged:
    """Findings by village and problem type, and severities by (village, problem type, round)."""

    by_problem: Mapping[tuple[str, str], tuple[VillageFinding, ...]] = field(default_factory=dict)
    severities: Mapping[tuple[str, str, int], int] = field(default_factory=dict)

    def of(self, village: str) -> tuple[VillageFinding, ...]:
        """All findings of a village."""
        return tuple(each for (id, _), listed in self.by_problem.items() if id == village for each in listed)


def judged(given: Any, policy: VillagePolicy, records: Mapping[str, Village], faults: list[Fault]) -> Judged:
    """Findings with ids in place of names, in the order of rounds; what makes no sense goes to the faults.

    Parameters
    ----------
    given
        ``VillageFinding`` records, mappings or a frame; empty for none.
    policy, records
        What they are about.
    """
    rows: list[VillageFinding] = [] if given is None or not len(given) else rows_of(given, VillageFinding, TABLE, faults)
    names: dict[str, list[str]] = {}
    for id, record in records.items():
        names.setdefault(record.name, []).append(id)
    types = {word: kind.id for kind in reversed(policy.problems) for word in (kind.en, kind.zh, kind.becomes, kind.id) if word}
    by_problem: dict[tuple[str, str], list[VillageFinding]] = {}
    severities: dict[tuple[str, str, int], int] = {}
    for number, each in enumerate(rows, start=1):
        row, before = f"row {number}", len(faults)
        meant = [each.village] if each.village in records else names.get(each.village, [])
        if len(meant) != 1:
            faults.append(
                Fault(TABLE, row, "village", each.village, MANY if meant else _unknown(each.village, [*records, *names]))
            )
        if each.problem not in types:
            faults.append(Fault(TABLE, row, "problem", each.problem, _no_type(each.problem, policy)))
        if each.round > policy.rounds:
            faults.append(Fault(TABLE, row, "round", each.round, ONE_ROUND))
        if each.severity is not None and each.severity > policy.highest:
            faults.append(Fault(TABLE, row, "severity", each.severity, _too_high(policy.highest)))
        if len(faults) > before:
            continue
        kept = each.changed(village=meant[0], problem=types[each.problem])
        by_problem.setdefault((kept.village, kept.problem), []).append(kept)
        key = kept.village, kept.problem, kept.round
        if kept.severity is not None and severities.setdefault(key, kept.severity) != kept.severity:
            faults.append(Fault(TABLE, row, "severity", kept.severity, TWO))
    ordered = {key: tuple(sorted(listed, key=lambda each: each.round)) for key, listed in by_problem.items()}
    return Judged(ordered, severities)


def _unknown(word: str, known: list[str]) -> Message:
    near = near_words(word, [*dict.fromkeys(filter(None, known))][:5000])
    en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
    return Message("finding.village", f"no village has this id or name{en}", f"没有这个村{zh}")


def _no_type(word: str, policy: VillagePolicy) -> Message:
    words = [kind.words("zh") for kind in policy.problems]
    near, spoken = near_words(word, [kind.id for kind in policy.problems]), near_words(word, words)
    en = f"no such problem type; there are: {', '.join(kind.id for kind in policy.problems)}"
    zh = f"没有这种问题类型；可写：{'、'.join(words)}"
    return Message("finding.problem", en + (f"; near it: {', '.join(near)}" if near else ""),
                   zh + (f"；相近的有：{'、'.join(spoken)}" if spoken else ""))  # fmt: skip


def _too_high(highest: int) -> Message:
    return Message("severity.range", f"a whole number from 0 to {highest} is expected", f"应为 0 至 {highest} 的整数")
