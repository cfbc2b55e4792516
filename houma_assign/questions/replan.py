"""What stands is to be decided again: who moves, and what it costs to move fewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..data.near_words import near_words
from ..data.placement import Placement
from ..data.record import as_tuple
from ..data.shared_messages import UNKNOWN_CANDIDATE
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import Answer, refuse
from .methods.epsilon_constraint import KeptPlan, MovesFrontier
from .methods.moves import Move, joined, move_words, moves
from .methods.reoptimiser import Reoptimiser
from .methods.solutions import Solutions

if TYPE_CHECKING:
    import pandas as pd

NOTHING = Message("standing.kind", "a plan, a standing of a ledger, or placements are expected",
                  "应为方案、台账的现状，或若干安排")  # fmt: skip
TWICE = Message("standing.twice", "the placement is listed twice", "同一安排写了两次")
NOT_PROBLEM = Message("problem.kind", "a Problem is expected", "应为问题")
WEIGHTS = Message("weights.kind", "'one', 'months' (of a standing), or candidate id -> a whole number from 0 on, is expected",
                  "应为每人计一、按任职月数，或逐人写明的非负整数")  # fmt: skip
WORDS = {
    "en": {
        "none": "No plan keeps every hard rule (proven); see why_infeasible.",
        "unknown": "No plan was found in time, and it is not proven that there is none.",
        "ended": "These people or posts are not there any more; their placements end: {places}.",
        "point": "{moved} of {all} placements not kept{weight}: {values}{loss}. {moves}",
        "weight": ", weighing {weight}", "loss": "; loss against the best: {loss}",
        "best": "The last is the best plan, whoever moves.",
        "all": "Each is proven the best for what it moves; no plan moves less than the first.",
        "part": "Time ran out: plans that move less, or better ones, may exist (see the column proven).",
    },
    "zh": {
        "none": "没有任何方案满足全部硬性规则（已证明）；可询问“为何无解”。",
        "unknown": "限时内没有找到方案，也没有证明不存在方案。",
        "ended": "以下人员或岗位已不在，原安排终止：{places}。",
        "point": "现有 {all} 项安排中变动 {moved} 项{weight}：{values}{loss}。{moves}",
        "weight": "（计 {weight}）", "loss": "；比最优方案少：{loss}",
        "best": "最后一个是不计变动时的最优方案。",
        "all": "以上每个方案都已证明是相应变动之内最好的；变动比第一个更少的方案不存在。",
        "part": "时间用完：可能还有变动更少或更好的方案（见“已证明”一列）。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Replanned:
    """One plan of the frontier.

    Attributes
    ----------
    moved, weight
        Placements that are not kept although person and post are there, and what they weigh together.
    values, loss
        By aim, in its own units; the loss is against the best plan, positive where it is worse.
    placements
        The plan.
    moves
        Who moves, those who join and those whose placement ended included.
    joining
        Placements of people who had no post before.
    proven
        That no plan whose moves weigh no more is better in the aims, in their order.
    """

    moved: int
    weight: int
    values: Mapping[str, int | float]
    loss: Mapping[str, int | float]
    placements: tuple[Placement, ...]
    moves: tuple[Move, ...]
    joining: tuple[Placement, ...]
    proven: bool


@dataclass(frozen=True)
class Replan(Answer):
    """The frontier of loss against what moves, least moves first.

    Attributes
    ----------
    problem
        What was decided again.
    base
        The problem of the standing, which knows the names of those who left; the same where it has none.
    standing
        The placements in force before.
    ended
        Those of them whose person or post is not there any more.
    status
        OPTIMAL: the frontier is complete and proven. FEASIBLE: time ran out. INFEASIBLE, UNKNOWN: as for a plan.
    points
        The plans; between two of them no further move helps.
    """

    problem: Problem = field(repr=False, compare=False)
    base: Problem = field(repr=False, compare=False)
    standing: tuple[Placement, ...]
    ended: tuple[Placement, ...]
    status: Status
    points: tuple[Replanned, ...]

    def __bool__(self) -> bool:
        """Whether there is a plan."""
        return bool(self.points)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a plan: moved, weight, each aim, the loss in each aim, joining, moves, proven."""
        import pandas as pd

        rows, wording = [], Wording(self.base, lang)
        for point in self.points:
            loss = {f"{aim} loss": value for aim, value in point.loss.items()}
            rows.append({"moved": point.moved, "weight": point.weight, **point.values, **loss,
                         "joining": joined(point.joining, wording), "moves": move_words(point.moves, wording),
                         "proven": point.proven})  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index(["moved", "weight", "joining", "moves", "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """What ended, then the frontier in words."""
        words, wording = WORDS[lang], Wording(self.base, lang)
        places = wording.language.names(wording.place(*each) for each in self.ended)
        ended = [words["ended"].format(places=places)] if self.ended else []
        if not self.points:
            return [words["none" if self.status is Status.INFEASIBLE else "unknown"], *ended]
        lines = []
        for point in self.points:
            lost = wording.figures(point.loss)
            weight = words["weight"].format(weight=point.weight) if point.weight != point.moved else ""
            lines.append(words["point"].format(
                moved=point.moved, all=len(self.standing) - len(self.ended), weight=weight, values=wording.values(point.values),
                loss=words["loss"].format(loss=lost) if lost else "", moves=wording.moves(point.moves),
            ).rstrip())  # fmt: skip
        return [*ended, *lines, *([words["best"], words["all"]] if self.status is Status.OPTIMAL else [words["part"]])]


@telling
def replan(
    standing: Any,
    problem: Problem,
    weights: Any = "one",
    time_limit: float | None = None,
    seed: str | None = None,
    progress: Listener = False,
) -> Replan:
    """Decide again what stands, with every useful trade between loss and moving people.

    Parameters
    ----------
    standing
        What is in force: a ``Standing`` of a ledger, a plan, or placements. Placements of people or posts that the problem does
        not have end; they count as no move.
    problem
        What is to be solved now, e.g. ``ledger.problem(day)``.
    weights
        What a move of a person counts: "one", "months" (of a standing: the months served), or candidate id -> a whole number.
    time_limit, progress
        As in ``solve``: seconds > 0 for the whole call, None for no limit.
    seed
        Public seed of the lots; None for that of the plan, or "".

    Returns
    -------
    Replan
        From the fewest moves to the best plan; each step is one solve.

    Raises
    ------
    InputError
        If there is nothing standing to speak of, or weights are none.
    """
    faults = limit_faults("replan", time_limit)
    if not isinstance(problem, Problem):
        faults.append(argument_fault("replan", "problem", type(problem).__name__, NOT_PROBLEM))
    places = _places(standing, faults)
    refuse(faults)
    weight = _weights(standing, weights, {place.candidate for place in places}, problem)
    there = [place for place in places if problem.has_candidate(place.candidate) and problem.has_post(place.post)]
    reoptimiser = Reoptimiser(problem, getattr(standing, "seed", "") if seed is None else seed)
    counts = [weight.get(place.candidate, 1) for place in there]
    base = standing.problem if isinstance(getattr(standing, "problem", None), Problem) else problem
    status, points = retraced(MovesFrontier(reoptimiser, there, Reoptimiser.deadline(time_limit), counts), places, there)
    return Replan(problem, base, places, tuple(place for place in places if place not in set(there)), status, points)


def retraced(frontier: MovesFrontier, places: Sequence[Placement],
             there: Sequence[Placement]) -> tuple[Status, tuple[Replanned, ...]]:  # fmt: skip
    """A frontier as plans; ``places`` stand, and those of them that can be kept are ``there``."""
    found, whole = frontier.trace()
    if not found:
        return (Status.INFEASIBLE if whole else Status.UNKNOWN), ()
    solutions = frontier.reoptimiser.solutions
    points = tuple(_point(solutions, each, places, there, solutions.steps(found[-1][0])) for each in found)
    return (Status.OPTIMAL if whole else Status.FEASIBLE), points


def _point(solutions: Solutions, found: KeptPlan, before: Sequence[Placement], there: Sequence[Placement],
           best: Sequence[int]) -> Replanned:  # fmt: skip
    x, proven, weight = found
    steps, placements = solutions.steps(x), solutions.placements(x)
    joining = tuple(place for place in placements if place.candidate not in {each.candidate for each in before})
    return Replanned(len(set(there) - set(placements)), weight, solutions.values(steps), solutions.loss(best, steps), placements,
                     moves(before, placements), joining, proven)  # fmt: skip


def _places(standing: Any, faults: list[Fault]) -> tuple[Placement, ...]:
    given = as_tuple(getattr(standing, "placements", standing))
    pairs = [as_tuple(each) for each in given] if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)) else [()]
    if not all(isinstance(each, tuple) and len(each) == 2 and all(isinstance(part, str) for part in each) for each in pairs):
        faults.append(argument_fault("replan", "standing", type(standing).__name__, NOTHING))
        return ()
    places = tuple(Placement(*each) for each in pairs)
    faults += [argument_fault("replan", "standing", f"{place.candidate} {place.post}", TWICE)
               for place in dict.fromkeys(places) if places.count(place) > 1]  # fmt: skip
    return places


def _weights(standing: Any, weights: Any, people: set[str], problem: Problem) -> Mapping[str, int]:
    if weights == "one":
        return {}
    if weights == "months":
        weights = getattr(standing, "months", None)
    whole = isinstance(weights, Mapping) and all(isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= 10**6
                                                 for each in weights.values())  # fmt: skip
    if not whole:
        refuse([argument_fault("replan", "weights", weights if isinstance(weights, str) else None, WEIGHTS)])
    strange = [who for who in weights if who not in people and not problem.has_candidate(who)]
    refuse(argument_fault("replan", "weights", who, _unknown(str(who), people)) for who in strange)
    given: Mapping[str, int] = weights
    return given


def _unknown(who: str, people: Iterable[str]) -> Message:
    if not (near := near_words(who, sorted(people))):
        return UNKNOWN_CANDIDATE
    en, zh = f"{UNKNOWN_CANDIDATE}; near it: {', '.join(near)}", f"{UNKNOWN_CANDIDATE.zh}；相近的有：{'、'.join(near)}"
    return Message("weights.candidate", en, zh)
