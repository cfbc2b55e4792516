"""Amounts from overall marks: part by part of a fund, in proportion or down a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ...errors import Fault, InputError, Message
from ..villages.standing import standing
from .apportion import apportion
from .assessment import Assessed
from .parts import FundPot, FundRung
from .policy import FundPolicy
from .shares import FundShare, FundTie

NOBODY = Message(
    "fund.nobody", "no village has a share: none reaches the threshold without a veto", "没有村可以分配：无一达标且未被否决"
)
NO_MARKS = Message("fund.no_marks", "all marks are 0; there is nothing to share by", "得分全为零，无从按比例分配")
NO_VILLAGE = Message("fund.no_village", "no village with a share has this id", "参加分配的村中没有这个编号")


def shared_out(policy: FundPolicy, everybody: Sequence[Assessed],
               faults: list[Fault]) -> tuple[tuple[FundShare, ...], tuple[FundTie, ...]]:  # fmt: skip
    """The shares of all villages that are not excluded, and what is open.

    Raises
    ------
    InputError
        With the faults found so far, or those that only the villages together show.
    """
    able = [each for each in everybody if not each.excluded]
    found = faults or _impossible(policy, able)
    if found:
        raise InputError(found)
    shares: list[FundShare] = []
    ties: list[FundTie] = []
    for pot, amount, way, rungs in policy.shared_parts():
        keys = {each.village: each.marks[pot.id] if pot else each.mark for each in able}
        if way == "ladder":
            _ladder(policy, pot, rungs, keys, shares, ties)
        else:
            _proportional(policy, pot, amount, keys, shares, ties)
    return tuple(shares), tuple(ties)


def _impossible(policy: FundPolicy, able: Sequence[Assessed]) -> list[Fault]:
    """Floors, caps and settlements that these villages cannot meet."""
    if not able:
        return [Fault("assessment", "", "mark", None, NOBODY)]
    ids = {each.village for each in able}
    faults = [Fault(policy.table, "", "settled", id, NO_VILLAGE) for id in policy.settled if id not in ids]
    for pot, amount, way, _ in policy.shared_parts():
        if way == "ladder":
            continue
        row, bounds = pot.id if pot else "", pot or policy
        marks = [each.marks[pot.id] if pot else each.mark for each in able]
        if bounds.least * len(able) > amount:
            faults.append(Fault(policy.table, row, "least", bounds.least, _too_high(bounds.least, len(able), amount)))
        elif not any(marks) and bounds.least * len(able) < amount:
            faults.append(Fault("assessment", row, "mark", 0, NO_MARKS))
        elif bounds.most is not None:
            most = sum(bounds.most if mark else bounds.least for mark in marks)
            if most < amount:
                faults.append(Fault(policy.table, row, "most", bounds.most, _too_low(most, amount)))
    return faults


def _too_high(least: int, villages: int, amount: int) -> Message:
    en = f"{villages} villages with at least {least} each are {villages * least}, and there are {amount}"
    return Message("fund.floors", en, f"{villages} 个村每村至少 {least} 元，合计 {villages * least} 元，超过 {amount} 元")


def _too_low(most: int, amount: int) -> Message:
    en = f"with this cap at most {most} of {amount} can be given out"
    return Message("fund.caps", en, f"按此上限最多只能分出 {most} 元，总额为 {amount} 元")


def _proportional(policy: FundPolicy, pot: FundPot | None, amount: int, keys: Mapping[str, Fraction], shares: list[FundShare],
                  ties: list[FundTie]) -> None:  # fmt: skip
    bounds, unit, name = pot or policy, policy.unit, pot.id if pot else ""
    most = None if bounds.most is None else bounds.most // unit
    found = apportion(keys, amount // unit, bounds.least // unit, most, bounds.method, policy.settled)
    shares += [FundShare(id, name, mark, found.quotas[id] * unit, found.low[id] * unit, found.high[id] * unit)
               for id, mark in keys.items()]  # fmt: skip
    ties += [FundTie(members, name, left * unit, left) for members, left in found.ties]


def _ladder(policy: FundPolicy, pot: FundPot | None, rungs: Sequence[FundRung], keys: Mapping[str, Fraction],
            shares: list[FundShare], ties: list[FundTie]) -> None:  # fmt: skip
    name = pot.id if pot else ""
    taken = standing({id: (mark,) for id, mark in keys.items()}, [rung.villages for rung in rungs], policy.settled)
    steps = [*((rung.amount, rung.id) for rung in rungs), (0, "")]
    groups: dict[tuple[Fraction, int, int], list[str]] = {}
    for id, mark in keys.items():
        best, worst = taken[id]
        (high, rung), low = steps[best], steps[worst][0]
        shares.append(FundShare(id, name, mark, None, low, high, rung if best == worst else ""))
        if low != high:  # rungs of equal amounts leave nothing open
            groups.setdefault((mark, best, worst), []).append(id)
    seats = [step for step, rung in enumerate(rungs) for _ in range(rung.villages)]
    for (mark, _, _), members in groups.items():
        # What the places from theirs on give together; places beyond the last rung give nothing.
        first = sum(other > mark for other in keys.values()) + sum(key == mark and id not in members for id, key in keys.items())
        places = seats[first : first + len(members)]
        given = sum(steps[seat][0] for seat in places)
        low = sum(share.low for share in shares if share.pot == name and share.village in members)
        ties.append(FundTie(tuple(members), name, given - low, len(places)))
