"""A plan as text."""

from __future__ import annotations

from ..data.language import Language, language
from ..data.placement import Breach, Placement
from .override_words import override_header, override_lines
from .result import Result
from .status import Status
from .structure import structure
from .text_table import text_table
from .verbs import called
from .wording import Wording

WORDS = {
    "en": {
        "OPTIMAL": "Optimal: every aim below is proven, and no other plan does as well in all of them and the lots.",
        "FEASIBLE": "Feasible: every hard rule is kept, but it is not proven that no plan is better.",
        "DRAW": "Feasible: best in every aim, proven; only the draw among equal plans is open.",
        "INFEASIBLE": "Infeasible: it is proven that no plan keeps every hard rule.",
        "UNKNOWN": "Unknown: no plan was found in time, and it is not proven that there is none.",
        "plan": ("village", "role", "person", "unit", "points", "grade", "needs met"),
        "aims": ("aim", "value", "bound", "gap", "proven"), "yes": "yes", "no": "no",
        "soft": ("soft rule", "where", "units given"),
        "structure": ("dimension", "category", "plan", "share", "published"),
        "head": "{placements} placements, {posts} posts, {rules} rules, {seconds:.2f} s", "draw": "drawn",
    },
    "zh": {
        "OPTIMAL": "最优：以下各项目标均已证明最优，没有其他方案在全部目标和抽签上与之相同。",
        "FEASIBLE": "可行：满足全部硬性规则，但尚未证明没有更好的方案。",
        "DRAW": "可行：各项目标均已证明最优，仅在同样好的方案之间的抽签尚未完成。",
        "INFEASIBLE": "无解：已证明没有任何方案能满足全部硬性规则。",
        "UNKNOWN": "未定：限时内没有找到方案，也没有证明不存在方案。",
        "plan": ("村", "岗位", "人员", "派出单位", "得分", "等次", "满足的需求"),
        "aims": ("目标", "值", "上(下)界", "差距", "已证明"), "yes": "是", "no": "否", "soft": ("软性规则", "何处", "让步量"),
        "structure": ("维度", "类别", "本方案", "占比", "公布"),
        "head": "{placements} 人到岗，{posts} 个岗位，{rules} 条规则，用时 {seconds:.2f} 秒", "draw": "抽签",
    },
}  # fmt: skip

CLASH = ("These rules cannot all be kept together, and without any one of them the others can:",
         "以下规则无法同时满足，去掉其中任何一条，其余即可满足：")  # fmt: skip
NEXT = ("Next: ha.why_infeasible(problem) shows the rules that clash, and the smallest changes that let a plan be.",
        "下一步：查问“为何无解”，可得互相冲突的规则，以及最小的改法。")  # fmt: skip


def summary(plan: Result, lang: str = "en") -> str:
    """The plan as text; ``lang`` is "en" or "zh"."""
    words, problem = WORDS[language(lang).code], plan.problem
    head = str(words["head"]).format(placements=len(plan.placements), posts=len(problem.posts),
                                     rules=len(problem.constraints), seconds=plan.seconds)  # fmt: skip
    parts = [f"{verdict(plan, lang)}\n{head}"]
    parts += [f"· {reason}" for reason in reason_lines(plan, lang)]
    parts += next_lines(plan, lang)
    if plan.placements:
        parts.append(text_table(words["plan"], plan_lines(plan, lang), right=(4,)))
    if plan.tiers and plan.status is not Status.INFEASIBLE:
        parts.append(text_table(words["aims"], aim_lines(plan, lang), right=(1, 2, 3)))
    if plan.breaches:
        parts.append(text_table(words["soft"], breach_lines(plan, lang), right=(2,)))
    if plan.overrides:
        parts.append(text_table(override_header(lang), override_lines(plan, lang), right=(0,)))
    if plan.placements and problem.dimensions:
        parts.append(text_table(words["structure"], structure_lines(plan, lang), right=(2, 3, 4)))
    parts += [problem.label(note, lang) for note in problem.notes]
    return "\n\n".join(parts)


def verdict(plan: Result, lang: str) -> str:
    """What is known of the plan, in a sentence."""
    return str(WORDS[language(lang).code]["DRAW" if plan.draw_open else plan.status.name])


def reason_lines(plan: Result, lang: str) -> list[str]:
    """Why there is no plan: what few rules say by themselves, or else the first rules found that cannot all be kept."""
    wording, spoken = Wording(plan.problem, lang), language(lang)
    if plan.status is Status.INFEASIBLE:
        clash = called("first_clash", plan)
        if clash is not None:
            return [spoken.say(*CLASH), *map(wording.cited, clash.rules)]
    where = ((wording.cited(each.rule), wording.where(Breach(*each, 0))) for each in plan.reasons)
    return [spoken.about(rule, _cannot(spoken, place if place not in rule else "")) for rule, place in where]


def _cannot(spoken: Language, place: str) -> str:
    """That a rule cannot be kept, and where, unless the rule says it."""
    return spoken.say(f"cannot be kept{place and f' for {place}'}", f"{place and f'{place}处'}无法满足")


def next_lines(plan: Result, lang: str) -> list[str]:
    """What to ask of a problem without a plan."""
    return [language(lang).say(*NEXT)] if plan.status is Status.INFEASIBLE else []


def breach_lines(plan: Result, lang: str) -> list[tuple[str, ...]]:
    """One line a soft rule that gave: the rule, where, how many units."""
    wording = Wording(plan.problem, lang)
    return [(wording.cited(each.rule), wording.where(each), f"{each.amount:,}") for each in plan.breaches]


def plan_lines(plan: Result, lang: str) -> list[tuple[str, ...]]:
    """One line a placement, ready for display."""
    lines: list[tuple[str, ...]] = []
    for place in plan.placements:
        person, post = plan.problem.candidate(place.candidate), plan.problem.post(place.post)
        village = plan.problem.village(post.village)
        needs = [f"{plan.problem.label(need, lang)} {village.needs[need]}" for need in plan.needs_met(place)]
        who, role = f"{person.id} {person.name}".strip(), plan.problem.label(post.role, lang)
        points, grade = _points(plan, place), plan.problem.pairs.grade_of(*place)
        lines.append((village.name or village.id, role, who, person.unit, points, grade, language(lang).names(needs)))
    return lines


def _points(plan: Result, place: Placement) -> str:
    """Points with the two decimals that all of them have, or whole where all are whole."""
    points, scale = plan.problem.pairs.points(*place), plan.problem.pairs.scale
    return f"{points:,.2f}" if 1 < scale <= 100 else f"{points:,}"


def aim_lines(plan: Result, lang: str) -> list[tuple[str, ...]]:
    """One line an aim: words, value, bound, gap, proven."""
    words = WORDS[lang]
    lines: list[tuple[str, ...]] = []
    for tier in plan.tiers:
        said = language(lang).say(tier.words, tier.words_zh)
        proven = str(words["yes"] if tier.proven else words["no"])
        if not tier.named:  # a total of lots means nothing to a reader; that they were drawn does
            lines.append((said, str(words["draw"]) if plan.status in (Status.OPTIMAL, Status.FEASIBLE) else "", "", "", proven))
        else:
            figures = ("" if each is None else f"{each:,}" for each in (tier.value, tier.bound, tier.gap))
            lines.append((said, *figures, proven))
    return lines


def structure_lines(plan: Result, lang: str) -> list[tuple[str, ...]]:
    """One line a category; a dimension is named on its first line only."""
    lines: list[tuple[str, ...]] = []
    last = ""
    for dimension, category, count, share, published in structure(plan, lang).to_numpy().tolist():
        shown = "" if share is None else f"{share:.1%}"
        lines.append(
            ("" if dimension == last else dimension, category, str(count), shown, "" if published is None else str(published))
        )
        last = dimension
    return lines
