"""Random tiny problems, deterministic by seed. What the package refuses as meaningless is drawn again."""

from collections.abc import Sequence
from random import Random

import pandas as pd

import houma_assign as ha
from houma_assign.constraints.base import Constraint

from .random_aims import draw_aim, draw_aims
from .random_boards import Board, draw_board
from .random_rules import DRAWERS, draw_rule

BASE = ("posts_filled", "slots", "posts_each")
APART = ("village_forms", "stable", "opens_with")  # drawn in another way; test_village_forms mixes its rule with others
OTHERS = tuple(kind for kind in DRAWERS if kind not in (*BASE, *APART))
STABLE = 0.12  # of the problems have wishes of both sides: more would leave few plans to choose from


def draw_problem(seed: int | str, most_pairs: int = 11) -> ha.Problem:
    """A problem with a random mix of rules, hard and soft, and random tiers."""
    rng, beside = Random(f"problem {seed}"), Random(f"wishes of problem {seed}")
    while True:
        board = draw_board(rng, most_pairs)
        rules = [*_base(rng, board), *_more(rng, board)]
        rng.shuffle(rules)
        if beside.random() < STABLE:
            rules.append(draw_rule("stable", beside, board, beside.random() < 0.4, "wishes"))
        try:
            return made_of(board, rules, draw_aims(rng, board), rng.random() < 0.1)
        except ha.InputError:
            continue


def draw_for_rule(kind: str, hard: bool, seed: int | str, most_pairs: int = 8) -> tuple[ha.Problem, Constraint]:
    """A problem with one rule of this kind, and with or without the hard rules on slots and posts each beside it."""
    rng = Random(f"rule {kind} {hard} {seed}")
    while True:
        board = draw_board(rng, most_pairs)
        beside = [draw_rule(other, rng, board, True) for other in BASE[1:] if other != kind and rng.random() < 0.7]
        rule = draw_rule(kind, rng, board, hard, "the rule")
        try:
            return made_of(board, [*beside, rule], (ha.Merit(),)), rule
        except ha.InputError:
            continue


def draw_for_aim(kind: str, seed: int | str, most_pairs: int = 8) -> ha.Problem:
    """A problem with one aim of this kind."""
    rng = Random(f"aim {kind} {seed}")
    while True:
        board = draw_board(rng, most_pairs)
        rules = [draw_rule(base, rng, board, True) for base in BASE[1:] if rng.random() < 0.6]
        if kind in ("served", "village_lots") or (kind == "worst_off" and rng.random() < 0.4):
            rules.append(draw_rule("village_forms", rng, board, True))
        try:
            return made_of(board, rules, (draw_aim(kind, rng, board),))
        except ha.InputError:
            continue


def made_of(board: Board, rules: Sequence[Constraint], aims: Sequence | None, by_frames: bool = False) -> ha.Problem:
    """The problem of a board, by the constructor or, with the rules that frames bring, by ``from_frames``."""
    if by_frames and {rule.kind for rule in rules} >= set(BASE):
        return ha.Problem.from_frames(*frames_of(board), constraints=rules, aims=aims)
    return ha.Problem(candidates=tuple(board.people), villages=tuple(board.villages), posts=tuple(board.posts),
                      pairs=board.pairs(), constraints=tuple(rules), aims=aims)  # fmt: skip


def frames_of(board: Board) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The board as four frames; a pair that is not listed stands there without a score, which must mean the same."""
    tables = []
    for records in (board.people, board.villages, board.posts):
        cells = [{**dict(record), **record.facts} for record in records]
        tables.append(
            pd.DataFrame([{name: cell for name, cell in row.items() if name != "facts"} for row in cells], dtype=object)
        )
    known = {(row["candidate"], row["post"]) for row in board.rows}
    missing = [{"candidate": who.id, "post": post.id, "score": None, "grade": "A", "weight": 1, "cost": 1}
               for who in board.people for post in board.posts if (who.id, post.id) not in known]  # fmt: skip
    return (*tables, pd.DataFrame([*board.rows, *missing], dtype=object))  # type: ignore[return-value]


def _base(rng: Random, board: Board) -> list[Constraint]:
    kept = [kind for kind in BASE if rng.random() < 0.93]
    return [draw_rule(kind, rng, board, rng.random() < (0.55 if kind == "posts_filled" else 0.85)) for kind in kept]


def _more(rng: Random, board: Board) -> list[Constraint]:
    kinds = rng.choices(OTHERS, k=rng.choice((0, 1, 2, 3, 3, 4, 5, 6)))
    return [draw_rule(kind, rng, board, rng.random() < 0.4, rng.choice((f"{kind} {k}", ""))) for k, kind in enumerate(kinds)]
