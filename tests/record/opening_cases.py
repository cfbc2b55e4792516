"""Random tiny problems of the laws with columns of their own: villages that may stay closed, posts that open, wishes."""

from __future__ import annotations

from random import Random
from typing import Any

import houma_assign as ha
from tests.oracles.random_aims import draw_aim
from tests.oracles.random_boards import draw_board
from tests.oracles.random_problems import BASE, made_of
from tests.oracles.random_rules import draw_rule

BESIDE = ("stable", "opens_with", "skill", "quota", "unit_cap", "eligible", "apart", "leader")
AIMS = ("served", "worst_off", "needs", "in_use", "vacancies", "merit", "even_load", "village_lots", "wishes")


def draw_opening(seed: int | str, forms: float = 0.75) -> ha.Problem:
    """A problem with forms (of so many), wishes of both sides, posts that open with some, and what these change elsewhere."""
    rng = Random(f"opening {seed}")
    while True:
        board = draw_board(rng, 9)
        first = draw_rule("village_forms" if rng.random() < forms else "opens_with", rng, board, rng.random() < 0.75, "first")
        rules: list[Any] = [first]
        rules += [draw_rule(kind, rng, board, kind != "posts_filled" or rng.random() < 0.5, kind)
                  for kind in BASE if rng.random() < 0.85]  # fmt: skip
        rules += [draw_rule(kind, rng, board, rng.random() < 0.5, kind) for kind in rng.sample(BESIDE, rng.choice((0, 1, 1, 2)))]
        if first.kind == "village_forms" and rng.random() < 0.3:
            rules.append(share_of_open(rng, first))
        rng.shuffle(board.posts)
        if first.kind == "village_forms" and rng.random() < 0.5:
            rules[0] = first.changed(forms=dict(reversed(list(first.forms.items()))))
        aims = [draw_aim(kind, rng, board) for kind in rng.sample(AIMS, rng.choice((0, 1, 1, 2)))]
        try:
            return made_of(board, rules, [aim.changed(id=f"{aim.kind} {k}") for k, aim in enumerate(aims)] or (ha.Merit(),))
        except ha.InputError:
            continue


def share_of_open(rng: Random, first: Any) -> Any:
    """A share of the slots that the forms need; it has a meaning only where their villages are counted."""
    return ha.Quota(id="share", where={"sex": "f"}, most_share=0.5, rounding=rng.choice(("up", "down")),
                    each=rng.choice((None, "role")), penalty=rng.choice((None, 1)))  # fmt: skip
