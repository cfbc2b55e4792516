"""How one village's amount came about, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ...data.exact import fraction, shown
from ...data.language import Language, language
from ..policies.words import VALUES
from .assessment import Assessed
from .policy import FundPolicy
from .shares import FundShare

METHODS_ZH = VALUES["method"]


def exactly(value: Fraction) -> str:
    """A number in full where it is short, else as a fraction with its nearest decimal."""
    near = shown(value)
    return f"{near:,}" if fraction(near) == value else f"{value} ≈ {near:,.4f}"


def traced(policy: FundPolicy, village: Assessed, shares: Sequence[FundShare], lang: str) -> Iterator[str]:
    """One line a step: the marks, the overall mark, what excludes it, and each share."""
    said = language(lang)
    yield f"{village.village}{said.aside(village.name if village.name != village.village else '')}"
    words = {each.id: each.words(lang) for each in policy.criteria}
    weights = {each.id: each.weight for each in policy.criteria}
    if weights:
        parts = [f"{words[id]} {exactly(mark)} × {weights[id]}" for id, mark in village.marks.items()]
        sum_, whole = " + ".join(parts), sum(map(fraction, weights.values()))
        yield said.say(
            f"overall mark: ({sum_}) / {whole} = {exactly(village.mark)}", f"总分：（{sum_}）÷ {whole} = {exactly(village.mark)}"
        )
    else:
        yield said.say(f"mark: {exactly(village.mark)}", f"得分：{exactly(village.mark)}")
    for reason in village.excluded:
        yield said.say(f"no share: {reason.words('en')}", f"不参加分配：{reason.words('zh')}")
    for share in shares:
        yield from _share(policy, share, words, said)


def _share(policy: FundPolicy, share: FundShare, words: dict[str, str], said: Language) -> Iterator[str]:
    pot = next((each for each in policy.pots if each.id == share.pot), None)
    whole, bounds = pot.amount if pot else policy.total, pot or policy
    head = f"{words.get(share.pot, share.pot)}{said.colon}" if share.pot else ""
    given = f"{share.low:,}" if share.low == share.high else f"{share.low:,}–{share.high:,}"
    if share.quota is None:
        rung = next((each.words(said.code) for each in policy.rungs if each.id == share.rung), "")
        place = said.say(f"rung {rung}", f"档次“{rung}”") if rung else said.say("no rung, or tied for one", "未入档，或并列未定")
        yield said.say(f"{head}{place}: {given} yuan", f"{head}{place}，{given} 元")
        return
    held = share.quota in (bounds.least, bounds.most)
    bound = said.say(" (held by the floor or cap)", "（受上下限约束）") if held else ""
    yield said.say(f"{head}share by mark {exactly(share.mark)} of {whole:,} yuan: {exactly(share.quota)}{bound}",
                   f"{head}按得分 {exactly(share.mark)} 应分 {whole:,} 元中的 {exactly(share.quota)} 元{bound}")  # fmt: skip
    way = said.say(bounds.method, METHODS_ZH[bounds.method])
    open_ = said.say(" (a tie is open)", "（并列未定）") if share.low < share.high else ""
    yield said.say(f"{head}in whole units of {policy.unit:,} by {way}: {given} yuan{open_}",
                   f"{head}以 {policy.unit:,} 元为单位按{way}取整：{given} 元{open_}")  # fmt: skip
