"""What must not reach the answer: the order of rows, the names, the workers, the way through a file."""

import re
from random import Random

import numpy as np
from hypothesis import assume, given

import houma_assign as ha

from .better_or_worse import SEEDS, changed, some
from .random_boards import draw_board
from .random_problems import draw_problem, frames_of, made_of


def _shuffled(rng, items):
    return tuple(rng.sample(list(items), len(items)))


@given(SEEDS)
@some
def test_order_of_rows_and_rules_means_nothing(seed):
    problem, rng = draw_problem(seed), Random(seed)
    pairs, order = problem.pairs, np.array(_shuffled(rng, range(len(problem.pairs))), np.int64)
    columns = [getattr(pairs, name)[order] for name in ("candidate", "post", "score")]
    facts = {name: (values[order], scale) for name, (values, scale) in pairs.facts.items()}
    mixed = ha.Pairs(pairs.candidates, pairs.posts, *columns, pairs.scale, pairs.grade[order], facts)
    tables = ("candidates", "villages", "posts", "constraints")
    other = changed(problem, pairs=mixed, **{table: _shuffled(rng, getattr(problem, table)) for table in tables})
    one, two = ha.solve(problem), ha.solve(other)
    assert (set(one.placements), dict(one.value)) == (set(two.placements), dict(two.value))


@given(SEEDS)
@some
def test_frames_in_any_order_give_what_records_give(seed):
    rng = Random(seed)
    board = draw_board(rng)
    frames = [frame.sample(frac=1, random_state=seed % 2**32) for frame in frames_of(board)]
    try:
        made = made_of(board, (ha.PostsFilled(), ha.Slots(), ha.PostsEach()), (ha.Merit(),))
    except ha.InputError:
        assume(False)
    one, two = ha.solve(made), ha.solve(ha.Problem.from_frames(*frames, aims=(ha.Merit(),)))
    assert (set(one.placements), dict(one.value)) == (set(two.placements), dict(two.value))


@given(SEEDS)
@some
def test_more_workers_change_nothing(seed):
    problem = draw_problem(seed)
    one, two = ha.solve(problem), ha.solve(problem, workers=2)
    assert (one.status, one.placements, dict(one.value)) == (two.status, two.placements, dict(two.value))


@given(SEEDS)
@some
def test_other_names_in_the_same_order_keep_the_values(seed):
    problem = draw_problem(seed)
    text = re.sub(r"\bc(\d)\b", r"Müller \1", re.sub(r"\bv(\d)\b", r"村\1", problem.to_json()))
    one, two = ha.solve(problem), ha.solve(ha.Problem.from_json(text))
    assert [tier.bound for tier in one.tiers[:-1]] == [tier.bound for tier in two.tiers[:-1]]
    assert one.status is two.status


@given(SEEDS)
@some
def test_written_and_read_back_it_has_the_same_plan(seed):
    problem = draw_problem(seed)
    again = ha.Problem.from_json(problem.to_json())
    assert again == problem
    assert ha.solve(again) == ha.solve(problem)
