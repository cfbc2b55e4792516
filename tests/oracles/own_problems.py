"""Random tiny problems with rules and aims of a user's own, which bring columns, alone and among the package's."""

from random import Random

import houma_assign as ha

from . import own_aims, own_rules
from .random_aims import draw_aim, draw_aims
from .random_boards import draw_board
from .random_problems import BASE, OTHERS, made_of
from .random_rules import draw_rule

PENALTIES = (0, 1, 1, 2, 3, 10)


def draw_own(seed, most_pairs=10):
    """A problem with one rule of its own or several, hard or soft, and often an aim of its own; alone or in company."""
    rng = Random(f"own {seed}")
    while True:
        board = draw_board(rng, most_pairs)
        rules = [draw_rule(kind, rng, board, kind != "posts_filled" or rng.random() < 0.7) for kind in BASE if rng.random() < 0.8]
        kinds = rng.choices(OTHERS, k=rng.choice((0, 0, 1, 2)))
        rules += [
            draw_rule(kind, rng, board, rng.random() < 0.2, f"{rng.choice('az')} {kind} {k}") for k, kind in enumerate(kinds)
        ]
        rules += [_own_rule(rng, k) for k in range(rng.choice((1, 1, 2, 3)))]
        rng.shuffle(rules)
        try:
            return made_of(board, rules, _aims(rng, board))
        except ha.InputError:
            continue


def _own_rule(rng, number):
    penalty = None if rng.random() < 0.35 else rng.choice(PENALTIES)
    # Ids decide the order in which columns are placed, before and after those of other rules.
    return rng.choice(own_rules.OWN)(id=f"{rng.choice('bmy')} own {number}", penalty=penalty)


def _own_aim(rng, **base):
    return rng.choice(own_aims.OWN)(**base)


def _aims(rng, board):
    kind = rng.choice(("theirs", "own first", "own last", "blend", "alone"))
    theirs = draw_aims(rng, board)
    if kind == "theirs" or theirs is None:
        return theirs
    slack = rng.choice((1, 0.5)) if rng.random() < 0.15 else 0
    if kind == "blend":
        parts = [(_own_aim(rng), 1), (draw_aim(rng.choice(("merit", "worst_off", "needs", "even_load")), rng, board), 0.5),
                 (_own_aim(rng), 2)]  # fmt: skip
        own = ha.Blend(id="own blend", parts=tuple(rng.sample(parts, 3)), slack=slack)
    else:
        own = _own_aim(rng, id="own aim", slack=slack)
    return {"own first": (own, *theirs), "own last": (*theirs, own), "blend": (own, *theirs), "alone": (own,)}[kind]
