"""An evaluation in sentences and as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...data.language import language
from ...data.placement import Breach
from ...plan.needs import Need
from ...plan.status import Status
from ...plan.summary import WORDS as PLAN_WORDS
from ...plan.text_table import text_table
from ...plan.wording import Wording
from ...plan.wording import number as figure

if TYPE_CHECKING:
    from .evaluated import Evaluated

WORDS = {
    "en": {
        "kept": "{number} placements: every hard rule is kept.",
        "broken": "{number} placements: {rules} broken, in {places}.", "soft": "Soft rules give:",
        "worth": "It is worth: {values}.", "best": "The best there is (proven): {values}.",
        "bound": "No plan is worth more than: {values}; time ran out before more was proven.",
        "same": "It is as good as the best in every aim.", "away": "Against the best it {loss}.", "loses": "loses ",
        "freed": "The best plan keeps the rules that this one breaks.",
        "needs": "Needs met: {met} of {all}, severity {got} of {total}.", "unmet": "Not met: {needs}.",
        "moves": "{count} people are elsewhere in the best plan (there → here): {moves}.",
        "unscored": "No score is known for {pairs}: they count with no points and no grade.",
        "none": "No plan keeps every hard rule (proven), so there is no best to compare with.",
        "unknown": "No best plan was found in time.", "alone": "Values are exact; no best plan was asked for.",
        "proven": "Values are exact, and so is the distance: the best plan is proven.",
        "open": "Values are exact; the distance is one to a bound, as the plan compared with is not proven best.",
        "rules": ("rule", "where", "units", "hard"),
    },
    "zh": {
        "kept": "共 {number} 个安排：硬性规则全部满足。",
        "broken": "共 {number} 个安排：违反硬性规则 {rules}，涉及 {places}。", "soft": "软性规则让步：",
        "worth": "各项目标的值：{values}。", "best": "可能达到的最优值（已证明）：{values}。",
        "bound": "任何方案都不超过：{values}；时间用完，未能进一步证明。",
        "same": "各项目标都与最优方案相同。", "away": "与最优相比：{loss}。", "loses": "减少 ",
        "freed": "最优方案满足了本方案所违反的规则。",
        "needs": "满足需求 {met} 项，共 {all} 项；严重程度合计 {got}，共 {total}。", "unmet": "未满足：{needs}。",
        "moves": "与最优方案相比有 {count} 人不同（最优方案 → 本方案）：{moves}。",
        "unscored": "以下搭配没有得分，按无得分、无等次计：{pairs}。",
        "none": "没有任何方案能满足全部硬性规则（已证明），无从比较。",
        "unknown": "限时内没有找到最优方案。", "alone": "各项值均精确；没有要求与最优方案比较。",
        "proven": "各项值均精确，与最优的差距也精确：最优方案已证明。",
        "open": "各项值均精确；所比较的方案尚未证明最优，差距是与界的差距。",
        "rules": ("规则", "何处", "数量", "硬性"),
    },
}  # fmt: skip


def sentences(found: Evaluated, lang: str) -> list[str]:
    """Rules, aims, needs and people, and what is proven, one sentence an item."""
    words, wording = WORDS[lang], Wording(found.problem, lang)
    spoken, hard = language(lang), found.broken
    soft = [each for each in found.breaches if each not in hard]
    rules = spoken.counted(len({each.rule for each in hard}), "hard rule is", "hard rules are", " 条")
    places = spoken.counted(len(hard), "place", "places", " 处")
    said = words["broken" if hard else "kept"]
    lines = [str(said).format(number=len(found.placements), rules=rules, places=places)]
    lines += _breaches(hard, wording) + ([str(words["soft"]), *_breaches(soft, wording)] if soft else [])
    lines += [*_aims(found, wording), *_needs(found, wording)]
    if found.unscored:
        pairs = spoken.names(wording.place(*place) for place in found.unscored)
        lines.append(str(words["unscored"]).format(pairs=pairs))
    if found.moves:
        lines.append(str(words["moves"]).format(count=len(found.moves), moves=wording.moves(found.moves)))
    return [*lines, str(words[_known(found)])]


def _known(found: Evaluated) -> str:
    """What is known of the best plan."""
    if found.best is None:
        return "alone"
    status = found.best.status
    return {Status.INFEASIBLE: "none", Status.UNKNOWN: "unknown", Status.OPTIMAL: "proven"}.get(status, "open")


def _breaches(breaches: Iterable[Breach], wording: Wording) -> list[str]:
    spoken, by_rule = wording.language, dict[str, list[str]]()
    for each in breaches:
        where = spoken.about(wording.where(each), f"{each.amount:,}")
        by_rule.setdefault(each.rule, []).append(where)
    return [f"· {spoken.about(wording.cited(rule), spoken.parts(where))}" for rule, where in by_rule.items()]


def _aims(found: Evaluated, wording: Wording) -> list[str]:
    words = WORDS[wording.lang]
    lines = [str(words["worth"]).format(values=wording.values({each.aim: each.value for each in found.aims}))]
    best = {each.aim: each.best for each in found.aims if each.best is not None}
    if not best:
        return lines
    proven = found.best is not None and all(each.proven for each in found.aims)
    lines.append(str(words["best" if proven else "bound"]).format(values=wording.values(best)))
    losses = {each.aim: each.loss for each in found.aims if each.loss is not None}
    loss = wording.figures(losses, str(words["loses"]))
    lines.append(str(words["away"]).format(loss=loss) if loss else str(words["same"]))
    return lines + ([str(words["freed"])] if found.broken and loss else [])


def _needs(found: Evaluated, wording: Wording) -> list[str]:
    if not found.needs:
        return []
    words, met = WORDS[wording.lang], [each for each in found.needs if each.met]
    counts = {"met": len(met), "all": len(found.needs), "got": _severity(met), "total": _severity(found.needs)}
    unmet = (
        f"{wording.village(each.village)} {wording.label(each.need)} {each.severity}" for each in found.needs if not each.met
    )
    left = wording.language.names(unmet)
    return [str(words["needs"]).format(**counts), *([str(words["unmet"]).format(needs=left)] if left else [])]


def _severity(needs: Iterable[Need]) -> int:
    return sum(each.severity for each in needs)


def summary(found: Evaluated, lang: str) -> str:
    """The sentences, the aims and the rules as tables."""
    wording, words, plain = Wording(found.problem, lang), WORDS[lang], PLAN_WORDS[lang]
    said = wording.language
    aims = [(said.say(each.words, each.words_zh), *("" if value is None else figure(value) for value in
             (each.value, each.best, each.loss)), str(plain["yes" if each.proven else "no"])) for each in found.aims]  # fmt: skip
    hard = set(found.broken)
    rules = [(wording.cited(each.rule), wording.where(each), f"{each.amount:,}", str(plain["yes" if each in hard else "no"]))
             for each in found.breaches]  # fmt: skip
    parts = ["\n".join(sentences(found, lang)), text_table(plain["aims"], aims, right=(1, 2, 3))]
    return "\n\n".join([*parts, *([text_table(words["rules"], rules, right=(2,))] if rules else [])])
