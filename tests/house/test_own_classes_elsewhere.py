"""Classes of one's own in other processes: what cannot be made there is one clear error, at once where that can be known."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.constraints.base import Constraint

from .own_classes import nothing, one_each, plain, worth
from .pages import write_files

ON_PATH = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import houma_assign as ha
{define}
problem = ha.Problem.from_matrix([[3, 1], [2, 4]], constraints=[Own()])
if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            found = ha.what_if(problem, {{"as it is": problem}}, executor=pool)
            print([each.status.value for each in found.scenarios])
        except ha.InputError as error:
            print(error)
"""
DEFINED = """
from typing import ClassVar
from houma_assign.constraints.base import Breach, Constraint, grouped
class Own(Constraint):
    kind: ClassVar[str] = "own"
    def rows(self, grid):
        return grouped(grid.post, grid.pairs.posts, upper=1)
    def breaches(self, problem, placements):
        return []
"""


@pytest.fixture(autouse=True)
def _leave_the_registers_as_they_were() -> Iterator[None]:
    before = dict(RULES), dict(AIMS)
    yield
    for kinds, kept in zip((RULES, AIMS), before, strict=True):
        kinds.clear()
        kinds.update(kept)


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        yield executor


class Elsewhere(Executor):
    """A cluster whose workers know no class of the user's own."""

    def submit(self, function: Any, /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        kept = dict(RULES)
        for kind in [kind for kind, made in RULES.items() if made.__module__ == "own_file"]:
            del RULES[kind]
        try:
            future.set_result(function(*args, **named))
        except Exception as error:  # what a job raises is its result
            future.set_exception(error)
        RULES.update(kept)
        return future


def problem(*rules: Constraint, aims: Any = None) -> ha.Problem:
    return ha.Problem.from_matrix([[3, 1, 2], [2, 4, 1]], least=0, constraints=rules, aims=aims)


def refused(ask: Any) -> ha.Fault:
    with pytest.raises(ha.InputError) as caught:
        ask()
    (only,) = caught.value.items
    return only


def test_a_file_that_is_not_there_is_refused_before_anything_is_sent(pool: ProcessPoolExecutor) -> None:
    own = problem(one_each(plain)())
    plan = ha.solve(own)
    for ask in (
        lambda: ha.what_if(own, {"as it is": own}, executor=pool),
        lambda: ha.what_if(problem(), {"with it": own}, executor=pool),
        lambda: ha.contingency(plan, executor=pool),
        lambda: ha.robustness(plan, 1, draws=2, executor=pool),
    ):
        found = refused(ask)
        assert (found.table, found.row, found.value) == ("rules", "own_file.OwnRule", "own_rule")
        assert "no file own_file" in found.reason
        assert "own_rules.py" in found.reason
    assert pool.submit(abs, -1).result(60) == 1


def test_an_aim_inside_a_blend_is_seen(pool: ProcessPoolExecutor) -> None:
    blended = problem(aims=[ha.Blend(parts=[(worth(nothing)(), 1), (ha.Merit(), 1)])])
    found = refused(lambda: ha.what_if(blended, {"as it is": blended}, executor=pool))
    assert (found.table, found.row) == ("aims", "own_file.OwnAim")


def test_a_copy_of_this_process_knows_every_class() -> None:
    own = problem(one_each(plain)())
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as forked:
        found = ha.what_if(own, {"bare": partial(ha.Problem.bar, candidate="c0")}, executor=forked)
    assert found["bare"].status is ha.Status.OPTIMAL


@pytest.mark.parametrize("question", ["what_if", "contingency"])
def test_what_a_cluster_cannot_import_is_said_by_the_job(question: str) -> None:
    own = problem(one_each(plain)())
    asked = {
        "what_if": lambda: ha.what_if(own, {"bare": partial(ha.Problem.bar, candidate="c0")}, executor=Elsewhere()),
        "contingency": lambda: ha.contingency(ha.solve(own), executor=Elsewhere()),
    }
    found = refused(asked[question])
    assert (found.table, found.row, found.value) == ("rules", "own_file.OwnRule", "own_rule")
    assert "No module named 'own_file'" in found.reason


class Lost(ha.Quota):
    """A rule that its module gives up, as a file does that was changed after the class was made."""

    kind: ClassVar[str] = "lost"


del RULES["lost"]  # other tests go over the kinds there are


def test_a_job_that_cannot_be_unpickled_leaves_the_pool_whole(pool: ProcessPoolExecutor) -> None:
    Lost.__qualname__ = "Lost"
    edit = partial(ha.Problem.adding, problem(), Lost(least=0))
    sent = partial(_call, edit)
    assert pickle.dumps(sent)
    Lost.__qualname__ = "Gone"
    globals()["Gone"] = Lost  # here it is found, over there it is not
    found = refused(lambda: ha.what_if(problem(), {"lost": sent}, executor=pool))
    assert "Gone" in found.reason
    assert pool.submit(abs, -1).result(60) == 1


def _call(edit: Any, given: ha.Problem) -> ha.Problem:
    made: ha.Problem = edit()
    return made


def test_a_rule_that_json_changes_is_refused(tmp_path: Path, monkeypatch: Any) -> None:
    write_files("own_rules_and_aims.md", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    text = (tmp_path / "own_rules.py").read_text(encoding="utf-8")
    text = text.replace("most: Count = 1", "most: Count = 1\n    of: tuple[str, ...] = ()")
    (tmp_path / "own_tuples.py").write_text(text, encoding="utf-8")
    import own_tuples

    rule = own_tuples.TownsApart(id="t", of=("a",))
    changed = ha.Problem.from_frames([{"id": "c1", "town": "x"}], [{"id": "v"}], constraints=[rule])
    found = refused(lambda: ha.what_if(changed, {"as it is": changed}, executor=Elsewhere()))
    assert (found.row, "own_tuples.TownsApart" in found.reason) == ("t", True)


@pytest.mark.parametrize(
    ("define", "how", "said"),
    [(DEFINED, "file", "['optimal']"), (DEFINED, "prompt", "at a prompt"), ("from aside import Own", "file", "['optimal']")],
    ids=["in the script", "at a prompt", "beside the script"],
)
def test_a_script_may_hold_the_class_and_a_prompt_may_not(define: str, how: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "aside.py").write_text(DEFINED, encoding="utf-8")
    text = ON_PATH.format(define=define)
    (tmp_path / "script.py").write_text(text, encoding="utf-8")
    root = str(Path(ha.__file__).parents[1])
    call = ["script.py"] if how == "file" else ["-c", text]
    ran = subprocess.run([sys.executable, *call], cwd=tmp_path, env={"PYTHONPATH": root, "PATH": ""}, capture_output=True,
                         text=True, check=False)  # fmt: skip
    assert said in ran.stdout, ran.stderr
