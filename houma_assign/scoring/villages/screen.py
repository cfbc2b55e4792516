"""Villages judged on problem types, ranked, and proposed with a form of help."""

from __future__ import annotations

from typing import Any

from ...data.exact import is_number, shown
from ...data.field_reasons import reason_of
from ...data.record import Facts
from ...data.village import Village
from ...errors import Fault, InputError, Message
from ..facts.as_records import as_records
from ..policies.cells import value_of
from ..results.wording import Labels
from .findings import DIFFERS, Judged, judged
from .policy import VillagePolicy
from .screening import VillageScreening, VillageTie, margin, stand, weighted
from .sheet import VillageSheet

TWICE = Message("id.twice", "occurs more than once", "出现了不止一次")
MISSING = Message("fact.empty", "missing", "缺少")
DECIDED = Message("need.decided", "a problem type decides this need already", "这项需求已由问题类型确定")
SEVERITY = Message("need.severity", "a severity is a whole number from 1 to 5", "程度应为 1 至 5 的整数")
NO_VILLAGE = Message("village.unknown", "no village has this id", "没有这个编号的村")
TIE = Message("tie.number", "a number is needed, it decides between equal scores", "应为数字：同分时按它比较")


def _special_form(error: ValueError) -> Message:
    reason = reason_of(error)
    zh = reason.zh if isinstance(reason, Message) else "没有看懂"
    return Message("need.form", f"{reason}; write need:severity; need:severity", f"{zh}；请写作“需求：程度；需求：程度”")


def _too_many(number: int) -> Message:
    return Message("forms.places", f"more places than villages ({number})", f"村数超过了参加筛选的村（{number} 个）")


def screen_villages(villages: Any, policy: VillagePolicy, findings: Any = ()) -> VillageScreening:
    """Rank villages by their problems and propose who gets which form of help.

    Parameters
    ----------
    villages
        ``Village`` records, a ``Problem`` or a frame, with the facts that the policy names.
    policy
        Problem types, weights, forms, and what becomes a need.
    findings
        What was found in either round, by whom and why it changed: ``VillageFinding`` records, mappings or a frame. A severity
        may stand there instead of in a column of the village; where it stands in both, they must agree.

    Returns
    -------
    VillageScreening
        With a record a village, the margin at the cut, open ties, and the breakpoints of each weight.

    Raises
    ------
    InputError
        With every severity that is missing or outside 0 to ``highest``, and everything else that keeps villages from
        being compared.
    """
    records: dict[str, Village] = {}
    labels: Labels = getattr(villages, "labels", Facts())
    faults: list[Fault] = []
    for each in as_records(villages, Village, "villages"):
        if each.id in records:
            faults.append(Fault("villages", each.id, "id", each.id, TWICE))
        records[each.id] = each
    found = judged(findings, policy, records, faults)
    levels = {id: _severities(record, policy, found, faults) for id, record in records.items()}
    special = {id: _special(record, policy, faults) for id, record in records.items()}
    faults += _policy_faults(policy, records)
    if faults:
        raise InputError(faults)
    scores = {id: weighted(policy, second) for id, (_, second) in levels.items()}
    standings = stand(policy, scores, records)
    forms = [*(form.id for form in policy.forms), ""]
    sheets = []
    for id, (first, second) in levels.items():
        best, worst = standings[id]
        needs = {kind.becomes: second[kind.id] for kind in policy.problems if second[kind.id] >= policy.need_from} | special[id]
        rank = 1 + sum(score > scores[id] for score in scores.values())
        sheets.append(VillageSheet(
            id, records[id].name, records[id].township, first, second, shown(scores[id]), rank,
            forms[best] if best == worst else "", () if best == worst else (forms[best], forms[worst]), needs, tuple(special[id]),
            {kind.id: kind.words() for kind in policy.problems}, {kind.id: kind.words("zh") for kind in policy.problems},
            {form.id: form.en for form in policy.forms if form.en}, {form.id: form.zh for form in policy.forms if form.zh},
            labels, found.of(id),
        ))  # fmt: skip
    sheets.sort(key=lambda sheet: (sheet.rank, sheet.village))
    proposed = tuple(id for id, (best, worst) in standings.items() if best == worst < len(policy.forms))
    proposed = tuple(id for id in records if id in proposed)
    return VillageScreening(policy, tuple(sheets), proposed, _ties(sheets), margin(policy, scores, records), records)


def _severities(record: Village, policy: VillagePolicy, found: Judged,
                faults: list[Fault]) -> tuple[dict[str, int], dict[str, int]]:  # fmt: skip
    """Severities of the first round (empty with one round) and of the one that stands."""
    rounds: tuple[dict[str, int], dict[str, int]] = {}, {}
    for kind in policy.problems:
        columns = list(zip(rounds, kind.facts, strict=True))[2 - policy.rounds :]
        for number, (severities, fact) in enumerate(columns, start=1):
            stated = found.severities.get((record.id, kind.id, number))
            value: Any = record.fact(fact)
            if None not in (stated, value) and stated != value:
                faults.append(Fault("villages", record.id, fact, value, DIFFERS))
            value = stated if value is None else value
            whole = is_number(value) and value == int(value) and 0 <= value <= policy.highest
            if not whole:
                en, zh = f"a whole number from 0 to {policy.highest} is expected", f"应为 0 至 {policy.highest} 的整数"
                reason = MISSING if value is None else Message("severity.range", en, zh)
                faults.append(Fault("villages", record.id, fact, value, reason))
            severities[kind.id] = int(value) if whole else 0
    return rounds


def _special(record: Village, policy: VillagePolicy, faults: list[Fault]) -> dict[str, int]:
    """Needs that were stated besides the problem types."""
    cell = record.fact(policy.special) if policy.special else None
    if cell is None or cell == "":
        return {}
    try:
        needs = value_of(str(cell), "numbers")
    except ValueError as error:
        faults.append(Fault("villages", record.id, policy.special, cell, _special_form(error)))
        return {}
    judged = {kind.becomes for kind in policy.problems}
    for need, level in needs.items():
        if need in judged:
            faults.append(Fault("villages", record.id, policy.special, need, DECIDED))
        if not (isinstance(level, int) and 1 <= level <= 5):
            faults.append(Fault("villages", record.id, policy.special, level, SEVERITY))
    return dict(needs)


def _policy_faults(policy: VillagePolicy, records: dict[str, Village]) -> list[Fault]:
    faults = [Fault(policy.table, "", "settled", id, NO_VILLAGE) for id in policy.settled if id not in records]
    if policy.places > len(records):
        faults.append(Fault(policy.table, "", "villages", policy.places, _too_many(len(records))))
    for fact in policy.tie_break:
        faults += [Fault("villages", id, fact, record.fact(fact), TIE)
                  for id, record in records.items() if not is_number(record.fact(fact))]  # fmt: skip
    return faults


def _ties(sheets: list[VillageSheet]) -> tuple[VillageTie, ...]:
    groups: dict[tuple[int | float, tuple[str, ...]], list[str]] = {}
    for sheet in sheets:
        if sheet.open_between:
            groups.setdefault((sheet.score, sheet.open_between), []).append(sheet.village)
    return tuple(VillageTie(tuple(members), score, *span) for (score, span), members in groups.items())
