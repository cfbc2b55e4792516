"""A problem as a mixed integer program for HiGHS (by scipy), built from the rules' words, not from the package's rows.

It is built otherwise than the package's: kin and teams post by post, the leader's rank member by member, needs by
continuous columns.
"""

from collections import defaultdict
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from .laws_by_hand import law
from .laws_of_wishes import rows_of_wishes
from .rows_of_forms import rows_of_forms
from .rules_by_hand import Data, Within, cell


class Model:
    """Columns and rows as they come; the first columns are the listed pairs."""

    def __init__(self, problem: Any) -> None:
        self.problem, self.data = problem, Data(problem)
        self.x = {pair: k for k, pair in enumerate(self.data.listed)}
        self.upper, self.whole = [1.0] * len(self.x), [1] * len(self.x)
        self.entries: list[tuple[int, int, float]] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.lost: dict[int, int] = defaultdict(int)  # column -> points lost for each unit
        self.forms: dict[tuple[str, str], int] = {}  # (village, form) -> column
        for rule in problem.constraints:
            self._rule(rule)

    def column(self, upper: float, whole: int) -> int:
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(self, weights: dict[int, Any], low: Any, high: Any) -> None:
        self.entries += [(len(self.low), column, float(weight)) for column, weight in weights.items()]
        self.low.append(-np.inf if low is None else float(low))
        self.high.append(np.inf if high is None else float(high))

    def bounded(self, weights: dict[int, Any], low: Any, high: Any, unit: int, penalty: int | None) -> None:
        """Rows that keep the weighted sum within limits, or a column for what it misses, one side at a time."""
        for side, limit in ((1, low), (-1, high)):
            if limit is not None:
                extra = {}
                if penalty is not None:
                    extra = {self.column(np.inf, 1): side * unit}
                    self.lost[next(iter(extra))] += penalty
                self.row(weights | extra, *((limit, None) if side == 1 else (None, limit)))

    def _rule(self, rule: Any) -> None:
        made = law(rule, self.data)
        if isinstance(made, Within):
            counts, unit = made.counts, made.unit
        elif rule.kind == "pinned":
            counts, unit = [({(rule.candidate, rule.post): 1}, 1, None)], 1
        elif rule.kind == "stable":
            for weights, slots in rows_of_wishes(rule, self.data):
                self.bounded({self.x[pair]: weight for pair, weight in weights.items()}, slots, None, slots, rule.penalty)
            return
        elif rule.kind == "village_forms":
            self.forms = rows_of_forms(rule, self)
            return
        elif rule.kind == "together":
            first, *others = rule.candidates
            if len(others) > 1:
                raise ValueError("this oracle states Together for two people; its generator draws no more")
            signs, counts, unit = {first: 1, others[0]: -1}, [], 1
            for village in self.data.villages:
                there = [pair for pair in self.x if pair[0] in signs and self.data.village[pair[1]] == village]
                counts.append(({pair: signs[pair[0]] for pair in there}, 0, 0))
        else:
            counts, unit = list(self._clashes(rule)), 1
        for weights, low, high in counts:
            self.bounded({self.x[pair]: weight for pair, weight in weights.items()}, low, high, unit, rule.penalty)

    def _clashes(self, rule: Any) -> Any:
        """At most one of placements that do not go together, for each step of it."""
        data = self.data
        if rule.kind == "leader":
            rank = {who: rule.order.index(cell(person, rule.fact)) for who, person in data.people.items()}
            for who, post in self.x:
                if data.posts[post].role != rule.leader:
                    level, there = rank[who] + rule.strictly, data.village[post]
                    leading = [
                        pair for pair in self.x if data.village[pair[1]] == there and data.posts[pair[1]].role == rule.leader
                    ]
                    for top in range(1, level + 1):
                        yield {(who, post): 1} | {pair: 1 for pair in leading if rank[pair[0]] < top and pair[0] != who}, None, 1
            return
        for one, other in combinations(self.x, 2):
            if one[0] != other[0] and data.village[one[1]] == data.village[other[1]]:
                kin = rule.kind == "kin" and data.kin(one[0], other[0])
                if kin or (rule.kind == "apart" and {one[0], other[0]} <= set(rule.candidates)):
                    yield {one: 1, other: 1}, None, 1
        if rule.kind == "kin":
            for who, post in self.x:
                if data.village[post] in data.people[who].kin_villages:
                    yield {(who, post): 1}, None, 0

    def objective(self, aim: Any) -> dict[int, int]:
        """Coefficients to be made large, in hundredths for merit."""
        data, found = self.data, {}
        if aim.kind == "merit":
            found = {
                k: int(100 * data.score[pair]) * aim.role_weights.get(data.posts[pair[1]].role, 1) for pair, k in self.x.items()
            }
            return found | {column: -100 * penalty for column, penalty in self.lost.items()}
        if aim.kind == "grades":
            return {k: aim.worth.get(data.grade[pair], 0) for pair, k in self.x.items()}
        if aim.kind == "served":
            return {column: int(data.villages[village].facts[aim.number]) * aim.weights.get(form, 1)
                    for (village, form), column in self.forms.items()}  # fmt: skip
        if aim.kind == "vacancies":
            return dict.fromkeys(self.x.values(), 1)
        for village in data.villages.values():
            for need, severity in village.needs.items():
                skills = set(aim.met_by.get(need, (need,)))
                meeting = [
                    k
                    for (who, post), k in self.x.items()
                    if data.village[post] == village.id and skills & set(data.people[who].skills)
                ]
                met = self.column(1, 0)
                self.row({met: -1, **dict.fromkeys(meeting, 1)}, 0, None)
                found[met] = severity
        return found

    def solve(self, objective: dict[int, int]) -> np.ndarray | None:
        """The best columns, None if there are none."""
        size = len(self.upper)
        c = np.zeros(size)
        c[list(objective)] = [-value for value in objective.values()]
        row, column, value = (np.array(part) for part in zip(*self.entries, strict=True))
        matrix = csr_array((value, (row, column)), shape=(len(self.low), size))
        bounds, rows = Bounds(np.zeros(size), np.array(self.upper)), (np.array(self.low), np.array(self.high))
        found = milp(c, integrality=np.array(self.whole), bounds=bounds, constraints=LinearConstraint(matrix, *rows),
                     options={"mip_rel_gap": 0})  # fmt: skip
        if found.status not in (0, 2):
            raise RuntimeError(found.message)
        return None if found.x is None else found.x
