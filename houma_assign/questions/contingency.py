"""Who stands in for each of them, worked out before anybody falls ill."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..plan.arguments import limit_faults
from ..plan.news import Listener, news, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.executor import Workers, executor_faults, map_in_order
from .methods.moves import joined
from .methods.opportunity_cost import MANY
from .methods.reoptimiser import Reoptimiser
from .repair import Repair, Repairs, repaired

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "head": "{people}: for {direct} of them a reserve can take over without anybody else moving, for {moving} others "
        "must move, for {never} no plan keeps every hard rule.",
        "empty": "For {empty} nobody joins and nobody moves: what they leave stays open.",
        "row": "{who} ({posts}): {reserve}; others moved: {moved}; loss against the best: {loss}",
        "none": "{who} ({posts}): no plan keeps every hard rule without this person (proven)",
        "unknown": "{who} ({posts}): not decided in time",
        "sure": "Each reserve stands in a whole plan that keeps every hard rule, proven best for so few moves.",
        "part": "Time ran out on some of them; see the column status.", "nothing": "nothing", "nobody": "nobody joins",
    },
    "zh": {
        "head": "共 {people}：{direct} 人可由后备人选直接接替而无须变动他人，{moving} 人须变动他人，"
        "{never} 人缺席时没有方案满足全部硬性规则。",
        "empty": "{empty} 人缺席时无人补入、也无人变动，其岗位空缺。",
        "row": "{who}（{posts}）：{reserve}；其他人变动 {moved} 个；比最优少：{loss}",
        "none": "{who}（{posts}）：缺少此人时没有方案满足全部硬性规则（已证明）",
        "unknown": "{who}（{posts}）：限时内未能判定",
        "sure": "每名后备人选都处于满足全部硬性规则的完整方案之中，并已证明是相应变动人数内最好的。",
        "part": "部分人员时间用完；见“状态”一列。", "nothing": "无", "nobody": "无人补入",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Contingency(Answer):
    """For every placed person what happens without them.

    Attributes
    ----------
    plan
        The plan as it stands.
    repairs
        Candidate id -> the repair without that person, in the order of the plan's placements.
    """

    plan: Plan
    repairs: dict[str, Repair]

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a person: the reserve of the plan with the fewest others moved, its loss, and the way to the best plan."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        named = [tier.aim for tier in self.plan.tiers if tier.named]
        columns = ["candidate", "post", "status", "reserve", "others_moved", *(f"{aim} loss" for aim in named)]
        rows = []
        for who, each in self.repairs.items():
            row: dict[str, Any] = {
                "candidate": who,
                "post": wording.language.say(
                    ", ".join(self._posts(who)), wording.language.names(map(wording.post, self._posts(who)))
                ),
                "status": each.status.value,
            }
            first, best = (each.points[0], each.points[-1]) if each.points else (None, None)
            row["reserve"] = None if first is None else joined(first.joining, wording)
            row["others_moved"] = None if first is None else first.others_moved
            row |= {f"{aim} loss": None if first is None else first.loss.get(aim) for aim in named}
            row["others_moved_at_best"] = None if best is None else best.others_moved
            row["plans"] = len(each.points)
            rows.append(row)
        return pd.DataFrame(rows, columns=pd.Index([*columns, "others_moved_at_best", "plans"]))

    def _posts(self, who: str) -> list[str]:
        return [place.post for place in self.plan.placements if place.candidate == who]

    def sentences(self, lang: str) -> list[str]:
        """Counts, then one line a person."""
        words, wording, found = WORDS[lang], Wording(self.plan.problem, lang), self.repairs
        names = language(lang).names
        firsts = [each.points[0] for each in found.values() if each.points]
        direct = sum(bool(first.joining) and not first.others_moved for first in firsts)
        moving = sum(bool(first.others_moved) for first in firsts)
        never = sum(each.status is Status.INFEASIBLE for each in found.values())
        people = language(lang).counted(len(found), "person", "people", " 人")
        lines = [words["head"].format(people=people, direct=direct, moving=moving, never=never)]
        if empty := len(firsts) - direct - moving:
            lines.append(words["empty"].format(empty=empty))
        for who, each in found.items():
            posts, name = names(map(wording.post, self._posts(who))), wording.person(who)
            if not each.points:
                lines.append(words["none" if each.status is Status.INFEASIBLE else "unknown"].format(who=name, posts=posts))
                continue
            first = each.points[0]
            loss = wording.figures(first.loss) or words["nothing"]
            reserve = names(wording.place(*place) for place in first.joining) or words["nobody"]
            lines.append(words["row"].format(who=name, posts=posts, reserve=reserve, moved=first.others_moved, loss=loss))
        decided = all(each.status in (Status.OPTIMAL, Status.INFEASIBLE) for each in found.values())
        if decided and not any(first.joining for first in firsts):
            return lines  # there is no reserve to speak of
        return [*lines, words["sure" if decided else "part"]]


@telling
def contingency(plan: Plan, executor: Workers = 2, time_limit: float | None = None, progress: Listener = False) -> Contingency:
    """The repair for every placed person, each absent alone.

    Parameters
    ----------
    plan
        The plan as it stands.
    executor
        A number of threads, a ``concurrent.futures.Executor``, or None for one after the other.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Contingency
        A reserve is not merely next in rank: the whole plan with this person keeps every hard rule.

    Raises
    ------
    InputError
        If there is no plan.
    """
    refuse(
        [
            *limit_faults("contingency", time_limit),
            *executor_faults("contingency", executor, plan),
            *plan_faults("contingency", plan),
        ]
    )
    deadline = Reoptimiser.deadline(time_limit)
    people = list(dict.fromkeys(place.candidate for place in plan.placements))
    if executor is None or isinstance(executor, (int, ThreadPoolExecutor)):
        repairs = Repairs(plan, many=len(people) >= MANY)
        found = map_in_order(executor, repairs.of, [((who,), deadline) for who in people])
    else:
        found = map_in_order(executor, repaired, [(plan, (who,), deadline) for who in people])
    return Contingency(plan, dict(zip(people, news().each(found, len(people)), strict=True)))
