"""How a fund was shared out: amounts, how they came about, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...data.exact import shown
from ...data.language import Lang, Language, language
from ...errors import Fault, InputError, Message
from ...plan.text_table import text_table
from .assessment import Assessed, VillageMark, assessed
from .policy import FundPolicy
from .shares import FundShare, FundTie
from .sharing import shared_out
from .tracing import traced

if TYPE_CHECKING:
    import pandas as pd

TIED = Message("fund.tie", "tied at the last units; name them in `settled` in the order in which a body takes them",
               "余下的部分不够每村一份；请在资金办法中写明议定的先后")  # fmt: skip
NO_VILLAGE = Message("fund.unknown_village", "no village of the assessment has this id", "考核表中没有这个村")
HEADERS_ZH = {"village": "村", "name": "名称", "pot": "分块", "mark": "得分", "share": "应得（元）", "amount": "金额（元）",
              "low": "至少（元）", "high": "至多（元）", "rung": "档次", "reason": "未分配原因", "before": "原金额（元）",
              "after": "新金额（元）"}  # fmt: skip


@dataclass(frozen=True)
class Fund:
    """The fund as it is shared out.

    Attributes
    ----------
    policy
        How.
    assessed
        Every village with its overall mark and what excludes it.
    shares
        One a village, or a village and pot.
    ties
        What is open; empty if nothing is.
    marks
        What was given, row by row.
    notes
        What was normalised where the marks were read from sheets; part of ``words``.
    """

    policy: FundPolicy
    assessed: tuple[Assessed, ...] = field(repr=False)
    shares: tuple[FundShare, ...] = field(repr=False)
    ties: tuple[FundTie, ...]
    marks: tuple[VillageMark, ...] = field(repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def amounts(self) -> dict[str, int | None]:
        """Village -> yuan of all pots together; None where a tie leaves it open, 0 for those that have no share."""
        low, high = self._sums()
        return {each.village: low[each.village] if low[each.village] == high[each.village] else None for each in self.assessed}

    def _sums(self) -> tuple[dict[str, int], dict[str, int]]:
        low, high = {each.village: 0 for each in self.assessed}, {each.village: 0 for each in self.assessed}
        for share in self.shares:
            low[share.village] += share.low
            high[share.village] += share.high
        return low, high

    @property
    def left(self) -> int:
        """Yuan that are not given out, e.g. of rungs with fewer villages than places."""
        return self.policy.total - sum(share.low for share in self.shares) - sum(tie.amount for tie in self.ties)

    def or_raise(self) -> Fund:
        """This fund, if nothing is open.

        Raises
        ------
        InputError
            Naming the villages that are tied.
        """
        if self.ties:
            raise InputError(
                Fault("assessment", ", ".join(tie.villages), tie.pot or "amount", tie.amount, TIED) for tie in self.ties
            )
        return self

    @property
    def frame(self) -> pd.DataFrame:
        """One row a village and pot: village, pot, mark, share (exact yuan as a number), amount, low, high, rung, reason."""
        return self._framed("en", "")

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers and words in a language."""
        made = self._framed(lang, self.policy.table)
        return made if language(lang).code == "en" else made.rename(columns=HEADERS_ZH)

    def _framed(self, lang: str, named: str) -> pd.DataFrame:
        from ..results.frame import frame

        names, say = {each.village: each.name for each in self.assessed}, language(lang)
        rungs = {each.id: each.words(lang) if named else each.id for each in self.policy.rungs}
        criteria = {each.id: each.words(lang) if named else each.id for each in self.policy.criteria}
        rows: list[tuple[Any, ...]] = [
            (each.village, names[each.village], criteria.get(each.pot, each.pot), shown(each.mark),
             None if each.quota is None else shown(each.quota), each.amount, each.low, each.high,
             rungs.get(each.rung, each.rung), "")
            for each in self.shares
        ]  # fmt: skip
        rows += [(each.village, each.name, "", shown(each.mark), None, 0, 0, 0, "",
                  say.parts(reason.words(lang) for reason in each.excluded))
                 for each in self.assessed if each.excluded]  # fmt: skip
        return frame(["village", "name", "pot", "mark", "share", "amount", "low", "high", "rung", "reason"], rows)

    def trace(self, village: str, lang: Lang = "en") -> str:
        """How the amount of one village came about, step by step."""
        found = next((each for each in self.assessed if each.village == village), None)
        if found is None:
            raise InputError([Fault("assessment", "", "village", village, NO_VILLAGE)])
        shares = [each for each in self.shares if each.village == village]
        return "\n".join(traced(self.policy, found, shares, lang))

    def diff(self, other: FundPolicy | Fund) -> pd.DataFrame:
        """What each village would get otherwise: village, before, after; only those that change, None for what is open."""
        from ..results.frame import frame

        after = (other if isinstance(other, Fund) else self._under(other)).amounts
        rows = [(id, amount, after.get(id)) for id, amount in self.amounts.items() if amount != after.get(id)]
        return frame(["village", "before", "after"], rows)

    def _under(self, policy: FundPolicy) -> Fund:
        """The same marks under another policy."""
        faults: list[Fault] = []
        everybody = assessed(self.marks, policy, {each.village: each.name for each in self.assessed}, faults)
        return Fund(policy, tuple(everybody), *shared_out(policy, everybody, faults), self.marks, self.notes)

    def words(self, lang: Lang = "en") -> str:
        """The amounts as text, then what is open and what is left."""
        return "\n".join(self._lines(language(lang)))

    def _lines(self, said: Language) -> Iterator[str]:
        names, (low, high) = {each.village: each.name for each in self.assessed}, self._sums()
        order = sorted(self.assessed, key=lambda each: (-high[each.village], -each.mark, each.village))
        rows = []
        for each in order:
            span = f"{low[each.village]:,}" + (f"–{high[each.village]:,}" if high[each.village] > low[each.village] else "")
            rows.append((each.name, f"{float(each.mark):.2f}", span, said.parts(why.words(said.code) for why in each.excluded)))
        yield text_table(said.say(("village", "mark", "yuan", ""), ("村", "得分", "金额（元）", "")), rows, right=[1, 2])
        for tie in self.ties:
            who = said.names(names[id] for id in tie.villages)
            yield said.say(f"Open: {tie.amount:,} yuan between {who}, who are tied; a body decides.",
                           f"未定：{who}并列，其间尚有 {tie.amount:,} 元，须由有关单位议定。")  # fmt: skip
        given = self.policy.total - self.left
        yield said.say(f"{given:,} of {self.policy.total:,} yuan are given out.",
                       f"总额 {self.policy.total:,} 元，分出 {given:,} 元。")  # fmt: skip
        yield from (note.words(said.code) if isinstance(note, Message) else note for note in self.notes)

    def __str__(self) -> str:
        return self.words()
