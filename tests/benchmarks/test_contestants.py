"""Every contestant answers a little problem as we do, and says so where it cannot take one."""

from __future__ import annotations

import pytest

import houma_assign as ha
from benchmarks import contestants
from benchmarks.contestant import Contestant, Unavailable
from benchmarks.instances.points_only import points_only
from benchmarks.instances.published import Absent, generalised
from benchmarks.instances.pure import pure_villages
from benchmarks.instances.random_town import random_town
from benchmarks.rivals.flow import min_cost
from benchmarks.rivals.linear_sum import linear_sum

ALL = {each.prepare.__name__: each for each in vars(contestants).values() if isinstance(each, Contestant)}


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_contestant_answers_as_we_do(name: str) -> None:
    problem = pure_villages(20, 5, 3)
    if name == "highs_alone":
        pytest.importorskip("highspy")
    try:
        answer = ALL[name].prepare(problem, 20.0)()
    except Unavailable as reason:
        assert not ALL[name].rival
        pytest.skip(str(reason))
    assert answer.status in ("optimal", "done")
    if answer.values:
        assert answer.values == answer.bounds == (ha.solve(problem).value["merit"],)
    else:
        assert answer.status == "done"


@pytest.mark.parametrize("name", ["obvious", "tuned", "highs_plain"])
def test_rivals_on_plain_rows_agree_where_aims_have_columns_of_their_own(name: str) -> None:
    problem = random_town(12, 4, 1)
    answer = ALL[name].prepare(problem, 20.0)()
    assert (answer.status, answer.values[0]) == ("optimal", ha.solve(problem).value["needs"])


@pytest.mark.parametrize("sign", [1, -1])
def test_rivals_agree_on_budgets(sign: int) -> None:
    try:
        problem = generalised("gap1-0", sign)
    except Absent as reason:
        pytest.skip(str(reason))
    merit = ha.solve(problem).value["merit"]
    assert merit == (336 if sign > 0 else -261)
    assert all(ALL[name].prepare(problem, 20.0)().values == (merit,) for name in ("highs", "highs_plain", "obvious", "tuned"))


def test_a_flow_refuses_what_it_cannot_say() -> None:
    town = random_town(12, 4, 1)
    soft = points_only(1).dropping("posts_filled").adding(ha.PostsFilled(penalty=3))
    vacant = ha.Problem.from_matrix([[1, 2], [3, 4]], least=0)
    for problem in (town, soft, vacant):
        with pytest.raises(Unavailable):
            min_cost(problem, 1.0)
    with pytest.raises(Unavailable):
        linear_sum(ha.Problem.from_matrix([[1, 2], [3, 4]], most_each=2), 1.0)


def test_progress_is_kept_for_the_curve() -> None:
    answer = contestants.LISTENED.prepare(random_town(12, 4, 1), 20.0)()
    assert answer.trace
    assert {aim for _, aim, _, _ in answer.trace} <= {"needs", "grades", "merit", "lots"}
