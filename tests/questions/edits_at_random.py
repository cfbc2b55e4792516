"""Random edits of a problem: all kinds that a scenario may be; they pickle."""

from collections.abc import Mapping
from functools import partial

import houma_assign as ha


def without(who, problem):
    return problem.without(who)


def bar(pair, problem):
    return problem.bar(*pair)


def pin(pair, problem):
    return problem.pin(*pair)


def most(number, problem):
    return problem.adding(ha.Quota(id="at most in all", most=number))


def tighter(id, problem):
    return _moved(id, problem, 1)


def looser(id, problem):
    return _moved(id, problem, -1)


def _moved(id, problem, by):
    """A limit one unit tighter or looser: one for all, or each of those by name; a column stays as it is."""
    rule = next(rule for rule in problem.constraints if rule.id == id)
    name, step = ("least", by) if getattr(rule, "least", None) is not None else ("most", -by)
    if isinstance(limit := getattr(rule, name, ""), str):
        return problem
    moved = {group: each + step for group, each in limit.items()} if isinstance(limit, Mapping) else limit + step
    return problem.replacing(rule.changed(**{name: moved}))


def drop(id, problem):
    return problem.dropping(id)


def points(who, by, problem):
    return problem.with_scores({pair: problem.pairs.points(*pair) + by for pair in problem.pairs.at if pair[0] == who})


def needs(village, severity, problem):
    return problem.with_needs({village: {"farming": severity}})


def slots(post, most, problem):
    return problem.with_slots({post: (0, most)})


def older(who, age, problem):
    return problem.with_facts(candidates={who: {"age": age}})


def joined(who, problem):
    return problem.with_person("somebody new", like=who)


def other_aims(problem):
    return problem.with_aims(ha.FewestVacancies(id="vacant"), ha.Merit(id="points"))


def weights(secretary, problem):
    return problem.with_aims(*(aim.changed(role_weights={"secretary": secretary}) if isinstance(aim, ha.Merit) else aim
                               for aim in problem.tiers))  # fmt: skip


def both(one, other, problem):
    return other(one(problem))


def failing(problem):
    raise KeyError("no such person")


def some(problem, rng, number=6):
    """Named edits."""
    people, pairs = [who.id for who in problem.candidates], list(problem.pairs.at)
    makers = [
        lambda: partial(without, rng.choice(people)), lambda: partial(without, rng.choice(people)),
        lambda: partial(bar, rng.choice(pairs)), lambda: partial(bar, rng.choice(pairs)), lambda: partial(pin, rng.choice(pairs)),
        lambda: partial(most, rng.randint(0, 2)), lambda: partial(drop, rng.choice([rule.id for rule in problem.constraints])),
        lambda: partial(looser, rng.choice([rule.id for rule in problem.constraints if hasattr(rule, "most")] or ["none"])),
        lambda: partial(tighter, rng.choice([rule.id for rule in problem.constraints if hasattr(rule, "least")] or ["none"])),
        lambda: partial(points, rng.choice(people), rng.choice((-1, 1, 0.25))), lambda: other_aims,
        lambda: partial(needs, rng.choice(problem.villages).id, rng.randint(1, 5)),
        lambda: partial(slots, rng.choice(problem.posts).id, rng.randint(0, 2)),
        lambda: partial(older, rng.choice(people), rng.choice((30, 40, 50))), lambda: partial(joined, rng.choice(people)),
    ]  # fmt: skip
    made = {}
    for k in range(number):
        edit = rng.choice(makers)()
        made[f"edit {k}"] = partial(both, edit, rng.choice(makers)()) if rng.random() < 0.4 else edit
    return made
