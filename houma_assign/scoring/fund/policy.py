"""How an award fund is shared out, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ...data.condition import Condition, Number
from ...data.condition_text import condition_text
from ...data.record import Ids, Record
from ...errors import Fault, Message
from ..policies.cells import value_of
from ..policies.policy import Policy, listed, text_of
from .amounts import Yuan, named, short_list
from .parts import FundCriterion, FundPot, FundRung, Method

NO_BODY = Message("fund.settled", "name the body that settles ties", "请写明由哪个单位议定同分的先后")
UPWARDS = Message("fund.upwards", "more than on the rung above; better marks must never get less", "高于上一档；得分高的不得少得")
TOO_MUCH = Message("fund.too_much", "the rungs give more than there is", "各档合计超过可用总额")
NO_RUNG = Message("fund.no_rung", "a ladder needs rungs", "按名次分档须写明各档")
CROSSED = Message("fund.crossed", "the cap is below the floor", "上限低于下限")
STRAY_RUNG = Message("fund.stray_rung", "rungs are for ladders only, and this is none", "只有分档的办法才写档次，此处不是分档")
NO_POTS = Message("fund.no_pots", "write the pots", "请写明各块")
STRAY_POT = Message("fund.stray_pot", "pots are shared out only where the way is pots", "只有分块的办法才写各块")
NO_WEIGHT = Message("fund.no_weight", "all weights are 0; nothing would count", "权重全为零，什么都不计分")
POT_BOUNDS = Message("fund.pot_bounds", "write floors and caps with each pot", "分块时请在各块写上限和下限")


def _uneven(unit: int) -> Message:
    return Message("fund.unit", f"not a whole number of units of {unit}", f"不是取整单位 {unit} 的整数倍")


class FundPolicy(Policy):
    """A fund, what villages are marked on, who may share in it, and how it is shared out.

    Parameters
    ----------
    total
        Yuan in the fund; a whole number of ``unit``.
    unit
        Amounts are whole numbers of so many yuan.
    criteria
        What is marked, each with its weight: ``{"organisation": 40, "economy": 30}`` or ``FundCriterion`` records. Empty where a
        village has one mark.
    highest
        Marks go from 0 to this.
    threshold
        Only villages with at least this overall mark share in the fund.
    veto
        Conditions on a row of the assessment under which its village gets nothing, e.g. ``"veto = true"``; empty for none.
    way
        "proportional" to the overall marks, a "ladder" in their order, or "pots" that are shared by one criterion each.
    method
        How whole units are made of proportional shares: "hamilton" (largest remainders, as near to the shares as can be) or
        "webster" (no village ever gets less because the fund grew).
    least, most
        Yuan that a village that shares in the fund gets at least and at most; ``most`` None for no limit.
    rungs
        Of ladders, best first: ``(id, villages, amount)`` or ``FundRung`` records.
    pots
        ``{"organisation": 800_000}`` or ``FundPot`` records; together they are the fund.
    settled, settled_by
        Where a tie remains: villages in the order in which a body takes them, and the name of the body.

    Raises
    ------
    InputError
        With every fault found.
    """

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {
        "criterion": ("criteria", FundCriterion), "rung": ("rungs", FundRung), "pot": ("pots", FundPot),
    }  # fmt: skip
    cells: ClassVar[Mapping[str, str]] = {
        "total": "number", "unit": "number", "highest": "number", "threshold": "number", "least": "number", "most": "number",
        "settled": "list",
    }  # fmt: skip
    table: ClassVar[str] = "fund policy"
    settings_zh: ClassVar[Mapping[str, str]] = {
        "total": "总额", "unit": "取整单位", "highest": "满分", "threshold": "达标分", "veto": "一票否决", "way": "方式",
        "method": "取整办法", "least": "每村至少", "most": "每村至多",
    }  # fmt: skip

    total: Annotated[Yuan, Field(ge=1)]
    unit: Annotated[Yuan, Field(ge=1)] = 1
    criteria: Annotated[tuple[FundCriterion, ...], listed(FundCriterion)] = ()
    highest: Annotated[Number, Field(gt=0)] = 100
    threshold: Annotated[Number, Field(ge=0)] = 0
    veto: str = "veto = true"
    way: Literal["proportional", "ladder", "pots"] = "proportional"
    method: Method = "hamilton"
    least: Yuan = 0
    most: Yuan | None = None
    rungs: Annotated[tuple[FundRung, ...], listed(FundRung)] = ()
    pots: Annotated[tuple[FundPot, ...], listed(FundPot)] = ()
    settled: Ids = ()
    settled_by: str = ""

    def __init__(self, **data: Any) -> None:
        short = {"criteria": ("id", "weight"), "rungs": ("id", "villages", "amount"), "pots": ("id", "amount")}
        veto = data.get("veto")
        if isinstance(veto, (tuple, list)) and veto and all(isinstance(each, Condition) for each in veto):
            data["veto"] = condition_text(tuple(veto))
        super().__init__(
            **{**data, **{name: short_list(data[name], named(parts)) for name, parts in short.items() if name in data}}
        )

    @property
    def vetoes(self) -> tuple[Condition, ...]:
        """The conditions of the veto."""
        conditions: tuple[Condition, ...] = value_of(self.veto, "where")
        return conditions

    def shared_parts(self) -> Iterator[tuple[FundPot | None, int, str, tuple[FundRung, ...]]]:
        """What is shared out on its own: its pot (None for the whole), yuan, way and rungs."""
        if self.way != "pots":
            yield None, self.total, self.way, self.rungs
            return
        for pot in self.pots:
            yield pot, pot.amount, pot.way, tuple(rung for rung in self.rungs if rung.pot == pot.id)

    def reference_faults(self, given: Mapping[str, list[Mapping[str, Any]]]) -> list[Fault]:
        """Pots of no criterion, rungs of no pot."""
        criteria = {text_of(item, "id") for item in given.get("criteria", ())}
        pots = {text_of(item, "id") for item in given.get("pots", ())}
        faults = [Fault(self.table, text_of(item, "id"), "id", item.get("id"), _unknown("pot", criteria))
                  for item in given.get("pots", ()) if text_of(item, "id") not in criteria]  # fmt: skip
        return faults + [Fault(self.table, text_of(item, "id"), "pot", item.get("pot"), _unknown("rung", pots))
                         for item in given.get("rungs", ()) if text_of(item, "pot") not in {"", *pots}]  # fmt: skip

    def own_faults(self) -> list[Fault]:
        """Amounts that are no whole units, floors above caps, ladders that rise or give too much, pots that are not the fund."""
        faults = [Fault(self.table, "", "settled_by", None, NO_BODY)] if self.settled and not self.settled_by else []
        try:
            value_of(self.veto, "where")
        except ValueError as error:
            said = getattr(error, "words", None)
            reason = Message("fund.veto", str(error), said("zh") if said else "没有看懂这个条件")
            faults.append(Fault(self.table, "", "veto", self.veto, reason))
        if self.threshold > self.highest:
            en, zh = f"marks go up to {self.highest}", f"得分最高为 {self.highest}"
            faults.append(Fault(self.table, "", "threshold", self.threshold, Message("fund.threshold", en, zh)))
        if self.criteria and not any(each.weight for each in self.criteria):
            faults.append(Fault(self.table, "", "criteria", None, NO_WEIGHT))
        return faults + self._amount_faults() + self._pot_faults() + self._ladder_faults()

    def _amount_faults(self) -> list[Fault]:
        amounts = [("", name, getattr(self, name)) for name in ("total", "least", "most")]
        amounts += [(each.id, "amount", each.amount) for each in self.rungs]
        amounts += [(each.id, "amount", each.amount) for each in self.pots]
        amounts += [(each.id, name, getattr(each, name)) for each in self.pots for name in ("least", "most")]
        faults = [
            Fault(self.table, row, name, value, _uneven(self.unit)) for row, name, value in amounts if (value or 0) % self.unit
        ]
        bounded: tuple[FundPolicy | FundPot, ...] = (self, *self.pots)
        return faults + [Fault(self.table, getattr(each, "id", ""), "most", each.most, CROSSED)
                         for each in bounded if each.most is not None and each.most < each.least]  # fmt: skip

    def _pot_faults(self) -> list[Fault]:
        if self.way != "pots":
            return [Fault(self.table, pot.id, "id", pot.id, STRAY_POT) for pot in self.pots]
        faults = [] if self.pots else [Fault(self.table, "", "pots", None, NO_POTS)]
        if self.least or self.most is not None:
            faults.append(Fault(self.table, "", "least" if self.least else "most", self.least or self.most, POT_BOUNDS))
        held = sum(pot.amount for pot in self.pots)
        if self.pots and held != self.total:
            en, zh = f"the pots hold {held} of {self.total}", f"各块合计 {held}，总额为 {self.total}"
            faults.append(Fault(self.table, "", "pots", held, Message("fund.pots", en, zh)))
        return faults

    def _ladder_faults(self) -> list[Fault]:
        faults, ladders = [], set()
        for pot, amount, way, rungs in self.shared_parts():
            row = pot.id if pot else ""
            if way != "ladder":
                continue
            ladders.add(row)
            if not rungs:
                faults.append(Fault(self.table, row, "rungs", None, NO_RUNG))
            faults += [Fault(self.table, low.id, "amount", low.amount, UPWARDS)
                       for high, low in pairwise(rungs) if low.amount > high.amount]  # fmt: skip
            given = sum(rung.villages * rung.amount for rung in rungs)
            if given > amount:
                faults.append(Fault(self.table, row, "rungs", given, TOO_MUCH))
        return faults + [Fault(self.table, rung.id, "pot", rung.pot or None, STRAY_RUNG)
                         for rung in self.rungs if rung.pot not in ladders]  # fmt: skip


def _unknown(what: str, known: set[str]) -> Message:
    listed = sorted(known)
    return Message(f"fund.{what}", f"there are: {', '.join(listed) or 'none'}", f"现有：{'、'.join(listed) or '无'}")
