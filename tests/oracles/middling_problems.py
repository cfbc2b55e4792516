"""Random problems of 8 to 40 people and 6 to 20 posts, with the rules that a department would set, hard and some soft."""

from random import Random

import houma_assign as ha
from houma_assign.constraints.base import Constraint

from .random_boards import RANKS, Board
from .random_problems import made_of

SKILLS = ("farming", "law", "petition", "trade")
AIMS = (
    (ha.NeedsMet(met_by={"dispute": ("law", "petition")}), ha.Grades(), ha.Merit()),
    (ha.Merit(role_weights={"secretary": 2}),),
    (ha.Grades(), ha.Merit()),
    (ha.NeedsMet(), ha.Grades()),
    (ha.Merit(slack=3), ha.NeedsMet()),
    (ha.FewestVacancies(), ha.Merit()),
)


def draw_middling(seed: int) -> ha.Problem:
    """A problem, the same for the same seed; what the package refuses as meaningless is drawn again."""
    rng = Random(f"middling {seed}")
    while True:
        board = _board(rng)
        base = [ha.Slots(), ha.PostsEach(), ha.PostsFilled(penalty=rng.choice((None, None, 50)))]
        drawers = rng.sample(RULES, rng.randint(3, 9))
        rules = [drawer(rng, board, {"id": f"rule {k}", "penalty": _penalty(rng)}) for k, drawer in enumerate(drawers)]
        try:
            return made_of(board, base + rules, rng.choice(AIMS))
        except ha.InputError:
            continue


def _penalty(rng: Random) -> int | None:
    return rng.choice((1, 4, 25)) if rng.random() < 0.3 else None


def _board(rng: Random) -> Board:
    size = rng.randint(3, 10)
    villages = [
        ha.Village(
            id=f"v{k:02}",
            township=rng.choice(("north", "south")),
            needs={need: rng.randint(1, 5) for need in ("farming", "dispute", "trade") if rng.random() < 0.5},
            facts={"budget": rng.randint(5, 9)},
        )
        for k in range(size)
    ]
    posts = [
        ha.Post(
            village=village.id,
            role=role,
            slots=slots,
            least=rng.choice((None, None, None, 0)),
            facts={"room": rng.randint(3, 7)},
        )
        for village in villages
        for role, slots in (("secretary", 1), ("member", rng.choice((1, 1, 2))))
    ]
    number = min(40, int(sum(post.slots for post in posts) * rng.choice((1.1, 1.5, 2.5))) + 1)
    ids = [f"c{k:02}" for k in range(number)]
    people = [
        ha.Candidate(
            id=who, unit=f"u{rng.randint(0, number // 3)}", home=rng.choice(("", villages[rng.randrange(size)].id)),
            kin=(rng.choice([each for each in ids if each != who]),) if rng.random() < 0.15 else (),
            kin_villages=(villages[rng.randrange(size)].id,) if rng.random() < 0.1 else (),
            skills=tuple(rng.sample(SKILLS, rng.randint(0, 2))),
            facts={"age": rng.randint(25, 55), "sex": rng.choice("fm"), "rank": rng.choice(RANKS), "size": rng.choice((1, 1.5))},
        )
        for who in ids
    ]  # fmt: skip
    own = {who: rng.choice((rng.randint(60, 95), rng.randint(6000, 9500) / 100)) for who in ids}
    rows = [{"candidate": who, "post": post.id, "score": own[who] if rng.random() < 0.7 else rng.randint(60, 95),
             "grade": rng.choice("AABBC"), "weight": rng.choice((1, 2, 2.5)), "cost": rng.randint(0, 4)}
            for who in ids for post in posts if rng.random() < 0.85]  # fmt: skip
    return Board(people, villages, posts, rows)


def _slots(board: Board) -> int:
    return sum(post.slots for post in board.posts)


def _some(rng: Random, board: Board, number: int) -> tuple[str, ...]:
    return tuple(who.id for who in rng.sample(board.people, number))


def _total(rng: Random, board: Board, base: dict) -> Constraint:
    most = rng.choice(({"number": "cost", "most": 1.5 * _slots(board)}, {"number": "size", "most": 1.4 * _slots(board)}))
    return ha.Total(**(most if rng.random() < 0.7 else {"number": "age", "least": 36 * _slots(board)}), **base)


def _mean(rng: Random, board: Board, base: dict) -> Constraint:
    limits = rng.choice(({"most": 41.5}, {"least": 38.25, "most": 42}, {"most": 46, "each": "township"}))
    return ha.Mean(number="age", **limits, **base)


def _capacity(rng: Random, board: Board, base: dict) -> Constraint:
    each, limit = rng.choice((("village", "budget"), ("post", "room"), ("village", 5.5), ("candidate", 2)))
    return ha.Capacity(load=rng.choice(("weight", "size")), limit=limit, each=each, **base)


def _barred(rng: Random, board: Board, base: dict) -> Constraint:
    place = rng.choice(({}, {"village": board.villages[0].id}, {"post": board.posts[0].id}))
    return ha.Barred(candidate=_some(rng, board, 1)[0], **place, **base)


def _pinned(rng: Random, board: Board, base: dict) -> Constraint:
    row = rng.choice(board.rows)
    return ha.Pinned(candidate=row["candidate"], post=row["post"], **base)


RULES = (
    lambda rng, board, base: ha.AvoidHome(within=rng.choice(("village", "village", "township")), **base),
    lambda rng, board, base: ha.AvoidKin(**base),
    lambda rng, board, base: ha.UnitCap(most=rng.choice((1, 2, 2)), exceptions={"u0": 3}, **base),
    lambda rng, board, base: ha.Quota(where={"sex": "f"}, least_share=rng.choice((0.3, 0.5)), rounding="up", **base),
    lambda rng, board, base: ha.Quota(where={"sex": "f"}, least=1, each="village", **base),
    lambda rng, board, base: ha.Quota(where=ha.Condition(fact="age", most=35), most_share=0.4, rounding="nearest",
                                      each="township", **base),
    lambda rng, board, base: ha.Quota(where={"rank": "chief"}, least=rng.randint(1, 3), role="secretary", **base),
    _total, _mean, _capacity, _barred, _pinned, _pinned,
    lambda rng, board, base: ha.SkillCovered(skills=("law", "trade"),
                                             villages=(board.villages[0].id, board.villages[-1].id), **base),
    lambda rng, board, base: ha.MinimumGrade(grade="B", role=rng.choice(("secretary", None)), **base),
    lambda rng, board, base: ha.LeaderOutranks(order=RANKS, strictly=rng.random() < 0.2, **base),
    lambda rng, board, base: ha.Together(candidates=_some(rng, board, 2), **base),
    lambda rng, board, base: ha.Apart(candidates=_some(rng, board, 4), **base),
    lambda rng, board, base: ha.Eligible(where=ha.Condition(fact="age", most=50), role="member", **base),
)  # fmt: skip
