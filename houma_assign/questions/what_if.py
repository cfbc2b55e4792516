"""What if? Any number of edits of a problem, side by side."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from os import cpu_count
from typing import TYPE_CHECKING, Any

from ..data.shared_messages import PROBLEM_EXPECTED, TEXT_EXPECTED
from ..errors import Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, news, telling
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from ..solve import solve
from .answer import Answer, refuse
from .methods.elsewhere import json_faults, own_classes, reach_faults
from .methods.executor import Workers, executor_faults, map_in_order
from .methods.moves import move_words
from .methods.opportunity_cost import MANY
from .methods.reoptimiser import Reoptimiser
from .methods.scenario import Edit, Failed, Scenario, failure, said_reason, scenario_of
from .methods.scenario_runner import ScenarioRunner, run_written

if TYPE_CHECKING:
    import pandas as pd

    from ..plan.plan import Plan

SHOWN = 20  # scenarios named in the text; all of them are in the frame
LARGEST = 50  # scenarios in one batch for an executor
MAPPING = Message("scenarios_mapping", "a mapping from names to edits is expected", "应为名称到修改的对照")
EDIT = Message("scenario_edit", "a function of the problem, or a Problem", "应为修改问题的函数，或修改后的问题")
WORDS = {
    "en": {
        "head": "{number} scenarios: {optimal} solved to proof, {feasible} with bounds only, {none} without a plan, {unknown} "
        "undecided, {failed} edits failed.",
        "found": "{name}: there is a plan", "same": "{name}: the plan stands{loss}",
        "moved": "{name}: {number} people move{loss}", "loss": "; {loss}", "loses": "loses ",
        "more": "... and {number} more, all in .frame", "failed": "{name}: {reason}",
        "edit": "the edit failed: {reason}", "part": " (not proven best)",
        "infeasible": "no plan keeps every hard rule (proven)", "unknown": "no plan was found in time",
        "base": "The plan as it stands is not proven best: losses are against the best that was found in time.",
    },
    "zh": {
        "head": "共 {number} 个情景：{optimal} 个已求得并证明最优，{feasible} 个只有界，{none} 个无方案，{unknown} 个未定，"
        "{failed} 个修改本身失败。",
        "found": "{name}：有方案", "same": "{name}：原方案不变{loss}",
        "moved": "{name}：{number} 人变动{loss}", "loss": "；{loss}", "loses": "减少 ",
        "more": "……另有 {number} 个，见完整的表", "failed": "{name}：{reason}", "edit": "修改失败：{reason}",
        "part": "（未证明最优）",
        "infeasible": "没有方案满足全部硬性规则（已证明）", "unknown": "限时内没有找到方案",
        "base": "现有方案尚未证明最优：减少量是与限时内找到的最好方案相比。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class WhatIf(Answer):
    """Scenarios in the order in which they were asked.

    Attributes
    ----------
    base
        The plan of the problem as it stands.
    scenarios
        What becomes of each edit.
    """

    base: Plan
    scenarios: tuple[Scenario, ...]

    def __getitem__(self, name: str) -> Scenario:
        """The scenario of this name."""
        return next(each for each in self.scenarios if each.name == name)

    def loss(self, scenario: Scenario) -> dict[str, int | float]:
        """What a scenario is worse by in each aim that the problem has, too; negative where it is better."""
        known = self.base.value
        both = [aim for aim in scenario.value if known.get(aim) is not None]
        return {aim: round(scenario.signs[aim] * (known[aim] - scenario.value[aim]), 9) for aim in both}

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a scenario: status, each aim, its loss against the problem as it stands, who moves, why there is no plan."""
        import pandas as pd

        wording = Wording(self.base.problem, lang)
        aims = list(dict.fromkeys(aim for each in self.scenarios for aim in each.value))
        rows = []
        for each in self.scenarios:
            loss = self.loss(each)
            row: dict[str, Any] = {"scenario": each.name, "status": "failed" if each.status is None else each.status.value}
            row |= {aim: each.value.get(aim) for aim in aims} | {f"{aim} loss": loss.get(aim) for aim in aims}
            moved = len(each.moves) if self.base and each.found else None
            rows.append(
                {**row, "moved": moved, "moves": move_words(each.moves, wording), "reason": said_reason(each.reason, lang)}
            )
        columns = ["scenario", "status", *aims, *(f"{aim} loss" for aim in aims), "moved", "moves", "reason"]
        return pd.DataFrame(rows, columns=pd.Index(columns))

    def sentences(self, lang: str) -> list[str]:
        """Counts, then one line a scenario."""
        words = WORDS[lang]
        tally = Counter("failed" if each.status is None else each.status.value for each in self.scenarios)
        wording = Wording(self.base.problem, lang)
        lines = [words["head"].format(number=len(self.scenarios), optimal=tally["optimal"], feasible=tally["feasible"],
                                      none=tally["infeasible"], unknown=tally["unknown"], failed=tally["failed"])]  # fmt: skip
        if self.base.status is Status.FEASIBLE:
            lines.append(words["base"])
        for each in self.scenarios[:SHOWN]:
            if not each.found:
                why = "edit" if each.status is None else each.status.value
                reason = words[why].format(reason=" ".join(said_reason(each.reason, lang).split()))
                lines.append(words["failed"].format(name=each.name, reason=reason))
                continue
            lost = wording.figures(self.loss(each), words["loses"])
            said = words["loss"].format(loss=lost) if lost else ""
            line = words["found" if not self.base else "moved" if each.moves else "same"].format(
                name=each.name, number=len(each.moves), loss=said
            )
            lines.append(line + (words["part"] if each.status and each.status.value == "feasible" else ""))
        left = len(self.scenarios) - SHOWN
        return [*lines, words["more"].format(number=left)] if left > 0 else lines


@telling
def what_if(problem: Problem, scenarios: Mapping[str, Edit], executor: Workers = None, progress: Listener = False,
            time_limit: float | None = None, seed: str = "") -> WhatIf:  # fmt: skip
    """Solve any number of edited problems; the plans are those that ``solve`` gives.

    Scenarios that only take plans away (absent people, bars, further or tighter rules) share what is known: where the plan of
    a wider scenario is still a plan, it is proven to be the answer, and no search is needed.

    Parameters
    ----------
    problem
        The problem as it stands.
    scenarios
        Name -> edit: a function from a problem to a problem, or a finished problem.
    executor
        None for one after the other, a number for so many threads, or any ``concurrent.futures.Executor``: threads, processes,
        Dask's ``Client.get_executor()``. It is used and left running. What cannot be sent to another process as a function
        is applied here, and the edited problem is sent.
    progress
        As in ``solve``.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    seed
        Public seed of the lots.

    Returns
    -------
    WhatIf
        A scenario that fails keeps its row and says why.

    Raises
    ------
    InputError
        If the arguments make no sense.
    """
    _check(problem, scenarios, executor, time_limit, seed)
    deadline = Reoptimiser.deadline(time_limit)
    base = solve(problem, time_limit, seed=seed)
    known = scenario_of(base)
    news().expect(len(scenarios))
    jobs, here = list(scenarios.items()), executor is None or isinstance(executor, (int, ThreadPoolExecutor))
    batches = _batches(jobs, executor)
    if here:
        runner = ScenarioRunner(problem, seed, known, len(jobs) >= MANY)
        tell = (lambda done: news().part(done - news().done)) if executor is None else None
        done = map_in_order(executor, runner.run, [(batch, deadline, tell) for batch in batches])
    else:
        written, plain = problem.to_json(), pickle.dumps(known).hex()
        sent = [[(name, _sendable(problem, edit)) for name, edit in batch] for batch in batches]
        asked = [problem, *(edit for batch in sent for _, edit in batch if isinstance(edit, Problem))]
        refuse([*reach_faults(executor, asked), *json_faults(problem)])
        sendings = [(written, seed, plain, batch, deadline) for batch in sent]
        done = map_in_order(executor, run_written, sendings, own_classes(asked))
    found: list[Scenario] = []
    for each in done:
        found += each
        if executor is not None:
            news().part(len(each))
    return WhatIf(base, tuple(found))


def _check(problem: Any, scenarios: Any, executor: Any, time_limit: Any, seed: Any) -> None:
    faults = [*limit_faults("what_if", time_limit), *executor_faults("what_if", executor, problem)]
    if not isinstance(problem, Problem):
        faults.append(argument_fault("what_if", "problem", type(problem).__name__, PROBLEM_EXPECTED))
    if not isinstance(seed, str):
        faults.append(argument_fault("what_if", "seed", seed, TEXT_EXPECTED))
    if not isinstance(scenarios, Mapping):
        faults.append(argument_fault("what_if", "scenarios", type(scenarios).__name__, MAPPING))
    else:
        faults += [argument_fault("what_if", "scenarios", type(edit).__name__, EDIT, str(name))
                   for name, edit in scenarios.items() if not callable(edit) and not isinstance(edit, Problem)]  # fmt: skip
    refuse(faults)


def _batches(jobs: Sequence[Any], executor: Any) -> list[list[Any]]:
    """Large enough to share what is known, small enough that all workers have some until the end."""
    workers = executor if isinstance(executor, int) else getattr(executor, "_max_workers", None) or cpu_count() or 2
    size = len(jobs) or 1 if executor is None else min(max(ceil(len(jobs) / (4 * workers)), 1), LARGEST)
    return [list(jobs[k : k + size]) for k in range(0, len(jobs), size)]


def _sendable(problem: Problem, edit: Edit) -> Any:
    """The edit itself if it can go to another process, else the edited problem, else a function that fails in the same way."""
    try:
        pickle.dumps(edit)
    except Exception:  # pickle raises whatever it meets
        try:
            return edit(problem) if callable(edit) else edit
        except Exception as error:  # the user's own function; whatever it raises is this scenario's answer
            return Failed(failure(error))
    return edit
