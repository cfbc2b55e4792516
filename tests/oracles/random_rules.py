"""Random rules, one drawer for each kind; a kind without one fails ``test_two_statements``."""

from random import Random
from typing import Any

import houma_assign as ha
from houma_assign.constraints.base import Constraint

from .random_boards import RANKS, Board

NUMBERS = ("age", "size", "score", "weight", "cost", "budget", "post.size", "candidate.size", "pair.weight")


def draw_rule(kind: str, rng: Random, board: Board, hard: bool, id: str = "") -> Constraint:
    """A rule of this kind with random data; it may be meaningless, and then ``Problem`` refuses it."""
    penalty = None if hard else rng.choice((0, 1, 1, 2, 0.75, 10))
    made: Constraint = DRAWERS[kind](rng, board, {"id": id, "penalty": penalty})
    return made


def _scope(rng: Random, board: Board) -> dict[str, Any]:
    post = rng.choice(board.posts)
    town = next(village.township for village in board.villages if village.id == post.village)
    fixed: dict[str, Any] = rng.choice(({}, {}, {"role": post.role}, {"village": post.village}, {"township": town}))
    return {**fixed, "each": rng.choice((None, None, "village", "township", "role", "post"))}


def draw_where(rng: Random) -> Any:
    """Conditions that some of the people meet."""
    return rng.choice((
        {"sex": "f"}, {"sex": ("f", "m")}, {"party": True}, {"rank": ("deputy", "chief"), "sex": "m"}, {"level": 1},
        ha.Condition(fact="age", most=40), ha.Condition(fact="age", least=35, most=45, unless=True),
        (ha.Condition(fact="sex", equals="f", unless=True), ha.Condition(fact="size", least=1.5)), {"unit": "u1"},
    ))  # fmt: skip


def _person(rng: Random, board: Board) -> str:
    return rng.choice(board.people).id


def _people(rng: Random, board: Board) -> tuple[str, ...]:
    ids = [who.id for who in board.people]
    return tuple(rng.sample(ids, min(len(ids), rng.choice((2, 2, 3)))))


def _barred(rng: Random, board: Board, base: dict) -> Constraint:
    where = rng.choice(({}, {"post": rng.choice(board.posts).id}, {"village": rng.choice(board.villages).id}))
    return ha.Barred(candidate=_person(rng, board), **where, **base)


def _pinned(rng: Random, board: Board, base: dict) -> Constraint:
    row = rng.choice(board.rows)
    return ha.Pinned(candidate=row["candidate"], post=row["post"], **base)


def _several(rng: Random, board: Board) -> dict[str, tuple[str, ...]]:
    """People, or posts now and then."""
    posts = [post.id for post in board.posts]
    return (
        {"posts": tuple(rng.sample(posts, 2))} if len(posts) > 1 and rng.random() < 0.3 else {"candidates": _people(rng, board)}
    )


def _keys(board: Board, each: str) -> list[str]:
    towns = sorted({village.township for village in board.villages} - {""})
    return {"village": sorted({post.village for post in board.posts}), "post": [post.id for post in board.posts],
            "role": sorted({post.role for post in board.posts}), "township": towns}[each]  # fmt: skip


def _by_group(rng: Random, board: Board, scope: dict[str, Any], given: Any, column: bool = True) -> Any:
    """The limit, or one of its kind for each group by name or column now and then."""
    each = scope["each"]
    if given is None or each is None or rng.random() < 0.6:
        return given
    if column and each in ("village", "post") and rng.random() < 0.4:
        return {"village": "budget", "post": "size"}[each]
    return {key: given + rng.choice((0, 0, 1)) for key in _keys(board, each) if rng.random() < 0.7}


def _opens_with(rng: Random, board: Board, base: dict) -> Constraint:
    """Its posts must be free to stay empty, and have room enough."""
    board.posts = [post.changed(slots=rng.choice((2, 3)), least=rng.choice((0, 0, 0, 1))) for post in board.posts]
    scope = {**_scope(rng, board), "each": rng.choice(("post", "post", "village", "township", "role", None))}
    return ha.OpensWith(least=_by_group(rng, board, scope, 2), **scope, **base)


def _posts_each(rng: Random, board: Board, base: dict) -> Constraint:
    asked = rng.random() < 0.35 and base["id"] == "the rule"  # in a mix it would leave hardly any plan
    least = rng.choice((0, 1, 1, "least", {who.id: 1 for who in board.people if rng.random() < 0.5}))
    if asked and least in (1, "least"):
        board.people = [
            who.changed(most=max(who.most, 1), facts={**who.facts, "least": rng.choice((0, 1))}) for who in board.people
        ]
    return ha.PostsEach(least=least if asked else None, **base)


def _quota(rng: Random, board: Board, base: dict) -> Constraint:
    low = rng.choice((None, {"least": rng.randint(0, 2)}, {"least_share": rng.choice((0.3, 0.5, 1))}))
    high = rng.choice((None, {"most": rng.randint(0, 2)}, {"most_share": rng.choice((0.5, 0.34))}))
    rounding = rng.choice(("up", "down", "nearest", None))
    where = rng.choice(((), draw_where(rng), draw_where(rng)))
    scope, limits = _scope(rng, board), (low or {}) | (high or {})
    limits |= {name: _by_group(rng, board, scope, limits[name], column=rng.random() < 0.5)
               for name in ("least", "most") if name in limits}  # fmt: skip
    return ha.Quota(where=where, **limits, rounding=rounding, **scope, **base)


def _total(rng: Random, board: Board, base: dict) -> Constraint:
    number = rng.choice(NUMBERS)
    unit = {"age": 40, "score": 2}.get(number, 1.5)
    low, high = rng.choice((None, unit * rng.randint(1, 2), 1.7)), rng.choice((None, unit * rng.randint(1, 4), 3.25))
    scope = _scope(rng, board)
    low, high = (_by_group(rng, board, scope, limit) for limit in (low, high))
    return ha.Total(number=number, least=low, most=high, **scope, **base)


def _mean(rng: Random, board: Board, base: dict) -> Constraint:
    number, middle = rng.choice((("age", 38.5), ("age", 40), ("size", 1.4), ("score", 2), ("cost", 1), ("weight", 1.85)))
    low, high = rng.choice(((middle, None), (None, middle), (middle - 0.5, middle + 0.5)))
    scope = _scope(rng, board)
    low, high = (_by_group(rng, board, scope, limit, column=False) for limit in (low, high))
    return ha.Mean(number=number, least=low, most=high, **scope, **base)


def _capacity(rng: Random, board: Board, base: dict) -> Constraint:
    each = rng.choice(("post", "village", "candidate"))
    records = {"post": board.posts, "village": board.villages, "candidate": board.people}[each]
    column = {"post": "room", "village": "budget", "candidate": "size"}[each]
    limit = rng.choice((column, 2, 1.25, {record.id: rng.choice((0, 1, 2.5, 4)) for record in records}))
    load = rng.choice(("size", "weight", "cost", "candidate.size", "post.size", "post.room", 1, 1.5))
    least = rng.choice((None, None, 0, 1, 0.75, {record.id: rng.choice((0, 1)) for record in records if rng.random() < 0.5}))
    limit = None if least is not None and rng.random() < 0.3 else limit
    return ha.Capacity(load=load, limit=limit, each=each, least=least, **base)


def _skill(rng: Random, board: Board, base: dict) -> Constraint:
    villages = rng.choice(((), (rng.choice(board.villages).id,), tuple(village.id for village in board.villages)))
    skills = rng.choice((("farming",), ("law", "trade")))
    return ha.SkillCovered(skills=skills, villages=villages, least=rng.choice((1, 1, 2)), **base)


def _leader(rng: Random, board: Board, base: dict) -> Constraint:
    leader, strictly = rng.choice(("secretary", "secretary", "member")), rng.random() < 0.5
    if rng.random() < 0.3:
        return ha.LeaderOutranks(fact="level", order=(1, 2), leader=leader, strictly=strictly, **base)
    return ha.LeaderOutranks(order=RANKS, leader=leader, strictly=strictly, **base)


def _unit_cap(rng: Random, board: Board, base: dict) -> Constraint:
    exceptions = rng.choice(({}, {}, {"u1": rng.randint(0, 2)}))
    if rng.random() < 0.2:
        return ha.UnitCap(most=rng.randint(0, 2), fact=rng.choice(("level", "sex")), **base)
    scope = rng.choice(({}, {**_scope(rng, board), "where": rng.choice(((), draw_where(rng)))}))
    return ha.UnitCap(most=rng.randint(0, 2 if not scope else 1), exceptions=exceptions, **scope, **base)


def _stable(rng: Random, board: Board, base: dict) -> Constraint:
    posts, villages = [post.id for post in board.posts], [village.id for village in board.villages]
    wishing = [who.id for who in board.people if rng.random() < 0.7]
    wishes = {who: tuple(rng.sample(posts + villages, min(len(posts), rng.randint(1, 3)))) for who in wishing}
    places = [place for place in posts + villages if rng.random() < 0.7]
    said = {place: {who.id: rng.choice((1, 2, 2.5, 3)) for who in board.people if rng.random() < 0.7} for place in places}
    say = rng.choice(("score", "weight", said, said))
    return ha.Stable(wishes=wishes, say=say, even_barred=rng.random() < 0.2, **base)


def _forms(rng: Random, board: Board, base: dict) -> Constraint:
    """Its posts must be free to stay empty and have room for every form, so the board is made so."""
    board.posts = [post.changed(slots=max(post.slots, 2), least=0) for post in board.posts]
    roles = sorted({post.role for post in board.posts})
    shapes = [{"member": 2, "secretary": 1}, {"secretary": 1}, {"member": 1, "secretary": 1}, {"member": 2}, {"member": 1}]
    shapes = [shape for shape in shapes if set(shape) <= set(roles)]
    forms = {f"form {k}": shape for k, shape in enumerate(rng.sample(shapes, min(len(shapes), rng.choice((1, 2, 2)))))}
    return ha.VillageForms(
        forms=forms, least={form: rng.randint(0, 1) for form in forms if rng.random() < 0.4},
        most={form: rng.randint(1, 2) for form in forms if rng.random() < 0.4},
        where={form: "budget >= 2" for form in forms if rng.random() < 0.3},
        settled={rng.choice(board.posts).village: rng.choice(("", *forms))} if rng.random() < 0.2 else {}, **base,
    )  # fmt: skip


DRAWERS = {
    "apart": lambda rng, board, base: ha.Apart(**_several(rng, board), **base),
    "barred": _barred,
    "capacity": _capacity,
    "eligible": lambda rng, board, base: ha.Eligible(where=draw_where(rng), **_scope(rng, board), **base),
    "home_village": lambda rng, board, base: ha.AvoidHome(within=rng.choice(("village", "township")), **base),
    "kin": lambda rng, board, base: ha.AvoidKin(**base),
    "leader": _leader,
    "mean": _mean,
    "min_grade": lambda rng, board, base: ha.MinimumGrade(grade=rng.choice("AABC"), **_scope(rng, board), **base),
    "pinned": _pinned,
    "opens_with": _opens_with,
    "posts_each": _posts_each,
    "posts_filled": lambda rng, board, base: ha.PostsFilled(**base),
    "quota": _quota,
    "skill": _skill,
    "slots": lambda rng, board, base: ha.Slots(**base),
    "stable": _stable,
    "together": lambda rng, board, base: ha.Together(**_several(rng, board), **base),
    "total": _total,
    "unit_cap": _unit_cap,
    "village_forms": _forms,
}
