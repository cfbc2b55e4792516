"""What a rule gives, as something that a committee can decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...data.placement import Breach
from ...plan.wording import Wording
from ...problem.problem import Problem

WORDS = {
    "en": {
        "allow": "allow {where} despite: {rule}", "open": "leave {amount} place(s) in {where} empty",
        "skill": "do without {amount} of the people asked for in {where}: {rule}",
        "limit": "change the limit by {amount} ({where}): {rule}", "drop": "drop {rule} ({where})",
        "accept": "accept that {where} would rather have each other: {rule}",
        "other": "let the rule give by {amount} ({where}): {rule}",
    },
    "zh": {
        "allow": "允许 {where}，不受此限：{rule}", "open": "{where} 空缺 {amount} 个名额",
        "skill": "{where} 少 {amount} 名所要求的人员：{rule}",
        "limit": "限额放宽 {amount}（{where}）：{rule}", "drop": "撤去 {rule}（{where}）",
        "accept": "接受 {where} 彼此更愿意而未成：{rule}",
        "other": "此规则让步 {amount}（{where}）：{rule}",
    },
}  # fmt: skip
FORMS = {
    "barred": "allow", "eligible": "allow", "home_village": "allow", "kin": "allow", "min_grade": "allow", "apart": "allow",
    "posts_filled": "open", "skill": "skill", "quota": "limit", "total": "limit", "mean": "limit", "unit_cap": "limit",
    "capacity": "limit", "posts_each": "limit", "slots": "limit", "pinned": "drop", "together": "drop",
    "stable": "accept",
}  # fmt: skip


SHOWN = 3  # places named in one sentence; the frame has them all


def in_policy_words(problem: Problem, breach: Breach, lang: str) -> str:
    """One step of a repair in policy words."""
    return _said(problem, breach, Wording(problem, lang).where(breach), lang)


def steps_in_words(problem: Problem, breaches: Iterable[Breach], lang: str) -> Iterator[str]:
    """The steps of a repair: what a rule gives alike in many places is one step, of which the first places are named."""
    alike: dict[tuple[str, int], list[Breach]] = {}
    for breach in breaches:
        alike.setdefault((breach.rule, breach.amount), []).append(breach)
    wording = Wording(problem, lang)
    for steps in alike.values():
        where, more = wording.language.names(map(wording.where, steps[:SHOWN])), len(steps) - SHOWN
        if more > 0:
            where += wording.language.say(f" and {more} more", f"等 {len(steps)} 处")
        yield _said(problem, steps[0], where, lang)


def _said(problem: Problem, breach: Breach, where: str, lang: str) -> str:
    rule = next(each for each in problem.constraints if each.id == breach.rule)
    form = WORDS[lang][FORMS.get(rule.kind, "other")]
    return form.format(where=where, amount=breach.amount, rule=Wording(problem, lang).cited(rule.id))
