"""Random aims, one drawer for each kind, and random tiers of them."""

from itertools import combinations
from random import Random
from typing import Any

import houma_assign as ha
from houma_assign.aims.base import Aim

from .random_boards import Board
from .random_rules import NUMBERS, draw_where


def draw_aim(kind: str, rng: Random, board: Board, **base: Any) -> Aim:
    """An aim of this kind with random data; it may be meaningless, and then ``Problem`` refuses it."""
    made: Aim = DRAWERS[kind](rng, board, base)
    return made


def draw_aims(rng: Random, board: Board) -> tuple[Aim, ...] | None:
    """One to three tiers, sometimes with slack; sometimes None, for the package's own choice."""
    if rng.random() < 0.1:
        return None
    aims = []
    for number in range(rng.choice((1, 2, 2, 3))):
        slack = rng.choice((1, 1, 2, 0.5, 1.25)) if rng.random() < 0.15 else 0
        kind = rng.choice([kind for kind in DRAWERS if kind not in LOTS])
        aims.append(draw_aim(kind, rng, board, id=f"{kind} {number}" if rng.random() < 0.9 else "", slack=slack))
    return tuple(aims)


def _needs(rng: Random, board: Board, base: dict) -> Aim:
    met_by = rng.choice(({}, {"petition": ("law", "trade")}, {"petition": ("law",), "farming": ("farming", "trade")}))
    return ha.NeedsMet(met_by=met_by, **base)


def _moves(rng: Random, board: Board, base: dict) -> Aim:
    known = [(row["candidate"], row["post"]) for row in rng.sample(board.rows, min(len(board.rows), rng.randint(1, 3)))]
    gone = [("somebody gone", board.posts[0].id)] if rng.random() < 0.2 else []
    weights = {known[0][0]: 2.5} if rng.random() < 0.3 else {}
    return ha.FewestMoves(placements=(*known, *gone), weights=weights, **base)


def _wishes(rng: Random, board: Board, base: dict) -> Aim:
    places = [post.id for post in board.posts] + [village.id for village in board.villages]
    wishing = [who.id for who in board.people if rng.random() < 0.6]
    wishes: dict[str, tuple] = {who: tuple(rng.sample(places, min(len(places), rng.randint(1, 3)))) for who in wishing}
    if rng.random() < 0.3:  # the last two alike
        wishes = {who: (*wanted[:-2], wanted[-2:]) if len(wanted) > 1 else wanted for who, wanted in wishes.items()}
    return ha.Wishes(wishes=wishes, by_rank=rng.choice(((), (), (5, 2.5), (3, 3, 1.25))), **base)


def _together_wish(rng: Random, board: Board, base: dict) -> Aim:
    couples = list(combinations([who.id for who in board.people], 2))
    drawn = rng.sample(couples, min(len(couples), rng.randint(1, 3)))
    return ha.TogetherWish(wishes=tuple((*couple, rng.choice((1, 2, 2.5, -1, -1.5))) for couple in drawn), **base)


def _counting(rng: Random, board: Board, base: dict) -> dict:
    role = rng.choice((None, None, rng.choice(board.posts).role))
    return {"sense": rng.choice(("most", "least")), "where": rng.choice(((), draw_where(rng))), "role": role, **base}


def _even_load(rng: Random, board: Board, base: dict) -> Aim:
    where = rng.choice(((), (), {"sex": "f"}, {"level": (1, 2)}, ha.Condition(fact="age", most=40)))
    role = rng.choice((None, None, rng.choice(board.posts).role))
    of = rng.choice(("candidate", "candidate", "post", "village"))
    each = {
        "candidate": (None, None, "unit", "level", "sex"),
        "post": (None, None, "role", "village"),
        "village": (None, "township"),
    }
    return ha.EvenLoad(
        where=where, role=role, each=rng.choice(each[of]), of=of, number=rng.choice((None, None, *NUMBERS)),
        per_slot=of != "candidate" and rng.random() < 0.4, measure=rng.choice(("difference", "difference", "greatest")), **base,
    )  # fmt: skip


def _blend(rng: Random, board: Board, base: dict) -> Aim:
    usual = [kind for kind in DRAWERS if kind not in (*LOTS, "blend") or rng.random() < 0.1]
    kinds = rng.choices(usual, k=rng.randint(1, 3))
    parts = [(draw_aim(kind, rng, board), rng.choice((1, 2, 0.5, 1.25))) for kind in kinds if kind not in LOTS]
    return ha.Blend(parts=tuple(parts), **base)


LOTS = ("lots", "village_lots")
DRAWERS = {
    "blend": _blend,
    "concessions": lambda rng, board, base: ha.Concessions(**base),
    "even_load": _even_load,
    "fewest_moves": _moves,
    "grades": lambda rng, board, base: ha.Grades(
        **rng.choice(({}, {"worth": {"A": 5, "B": 2, "C": 1}}, {"worth": {"A": 1.5}})), **base
    ),
    "in_use": lambda rng, board, base: ha.InUse(what=rng.choice(("post", "village", "candidate")), **_counting(rng, board, base)),
    "lots": lambda rng, board, base: ha.Lots(seed=rng.choice(("x", "y")), **base),
    "merit": lambda rng, board, base: ha.Merit(
        role_weights=rng.choice(({}, {"secretary": 2}, {"member": 0}, {"secretary": 1.5})), **base
    ),
    "needs": _needs,
    "people": lambda rng, board, base: ha.People(**_counting(rng, board, base)),
    "sum": lambda rng, board, base: ha.Sum(number=rng.choice(NUMBERS), **_counting(rng, board, base)),
    "served": lambda rng, board, base: ha.Served(
        number=rng.choice(("budget", "village.budget")), weights=rng.choice(({}, {}, {"form 0": 2})), **base
    ),
    "vacancies": lambda rng, board, base: ha.FewestVacancies(**base),
    "village_lots": lambda rng, board, base: ha.VillageLots(seed=rng.choice(("x", "y")), **base),
    "wishes": _wishes,
    "together_wish": _together_wish,
    "worst_off": lambda rng, board, base: ha.WorstOff(
        worst=rng.choice((1, 1, 2, 3)),
        number=rng.choice(("score", "score", *NUMBERS)),
        **rng.choice(({}, {"each": "candidate", "where": rng.choice(((), {"sex": "f"}))})),
        **base,
    ),
}
