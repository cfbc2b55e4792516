"""The audit refuses every plan that breaks a rule or claims a wrong value, and no plan that does neither."""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.plan.audit import audit

from ..faults.town import candidates, pairs, posts, town, villages

SOLVE = import_module("houma_assign.solve")
RULES = (
    ha.AvoidKin(), ha.AvoidHome(), ha.UnitCap(most=2), ha.Quota(where={"sex": "female"}, least=2, most=3),
    ha.Barred(candidate="c4", post="v3/member"), ha.MinimumGrade(grade="B", village="v1"), ha.Total(number="age", most=190),
)  # fmt: skip
AIMS = (ha.Merit(), ha.Grades(worth={"A": 2, "B": 1, "C": 0}), ha.FewestVacancies())
PEOPLE = candidates().set_index("id")
POSTS = posts().assign(id=lambda frame: frame["village"] + "/" + frame["role"]).set_index("id")
PAIRS = pairs().set_index(["candidate", "post"])
KIN = [{who, other} for who, listed in PEOPLE["kin"].items() for other in listed.split("; ") if other]
Places = list[ha.Placement]


def problem() -> ha.Problem:
    frames = {"candidates": candidates(), "villages": villages(), "posts": posts(), "pairs": pairs().drop(index=[7])}
    return ha.Problem.from_frames(**frames, constraints=RULES, aims=())


def lawful(places: Places) -> bool:
    """The rules once more, from the frames alone."""
    if len(set(places)) < len(places) or any(place not in PAIRS.index or place == tuple(pairs().iloc[7, :2]) for place in places):
        return False
    held, sent = Counter(post for _, post in places), Counter(who for who, _ in places)
    teams: dict[str, list[str]] = {}
    for who, post in places:
        teams.setdefault(POSTS["village"][post], []).append(who)
    women = sum(PEOPLE["sex"][who] == "female" for who, _ in places)
    units = Counter(PEOPLE["unit"][who] for who, _ in places)
    return (
        all(POSTS["least"][post] <= held[post] <= POSTS["slots"][post] for post in POSTS.index)
        and all(sent[who] <= PEOPLE["most"][who] for who in sent)
        and not any(pair <= set(team) for team in teams.values() for pair in KIN)
        and not any(village in (PEOPLE["home"][w], PEOPLE["kin_villages"][w]) for village, team in teams.items() for w in team)
        and max(units.values(), default=0) <= 2 and 2 <= women <= 3 and ("c4", "v3/member") not in places
        and all(PAIRS["grade"][place] in "AB" for place in places if place[1].startswith("v1/"))
        and sum(PEOPLE["age"][who] for who, _ in places) <= 190
    )  # fmt: skip


def worth(places: Places) -> dict[str, Fraction]:
    known = [place for place in places if place in PAIRS.index]
    grades = sum("CBA".index(PAIRS["grade"][place]) for place in known)
    return {"merit": sum((Fraction(str(PAIRS["score"][place])) for place in known), Fraction(0)), "grades": Fraction(grades),
            "vacancies": Fraction(int(POSTS["slots"].sum()) - len(places))}  # fmt: skip


def mutant(places: Places, rng: np.random.Generator) -> Places:
    """One change or two: swap, move, replace, double, drop, add, an unknown id."""
    made = list(places)
    for _ in range(rng.integers(1, 3)):
        k, n = rng.integers(len(made)), rng.integers(len(made))
        who, post = str(rng.choice(PEOPLE.index)), str(rng.choice(POSTS.index))
        change = rng.integers(7)
        if change == 0:
            made[k], made[n] = ha.Placement(made[n].candidate, made[k].post), ha.Placement(made[k].candidate, made[n].post)
        elif change in (1, 2):
            made[k] = made[k]._replace(**({"post": post} if change == 1 else {"candidate": who}))
        elif change == 3:
            made.append(made[k])
        elif change == 4 and len(made) > 1:
            made.pop(k)
        elif change == 5:
            made.append(ha.Placement(who, post))
        elif rng.random() < 0.2:
            made[k] = made[k]._replace(candidate="c9")
    return made


def test_every_lawless_mutant_is_refused_and_no_lawful_one() -> None:
    held, rng = problem(), np.random.default_rng(0)
    plans = {ha.solve(held, seed=str(k)).or_raise().placements for k in range(20)}
    assert len(plans) > 3
    seen: Counter[bool] = Counter()
    pool = [list(plan) for plan in plans]
    for k in range(400):
        places = mutant(pool[k % len(pool)], rng)
        allowed = lawful(places)
        assert (audit(held, places, AIMS, worth(places)) == []) == allowed, places
        seen[allowed] += 1
        if allowed:
            pool.append(places)
    assert seen[False] >= 250
    assert seen[True] >= 20


def test_a_placement_listed_twice_is_refused_where_no_rule_minds() -> None:
    places = [ha.Placement("c6", "v1/member")] * 2  # may hold two posts, and the post has two slots
    assert any("2 times" in finding for finding in audit(problem().dropping("posts_filled"), places, (), {}))
    assert not [f for rule in (ha.Slots(), ha.PostsEach()) for f in rule.breaches(problem(), places)]


def test_every_wrong_value_is_refused() -> None:
    held = problem()
    places = list(ha.solve(held).placements)
    assert lawful(places)
    assert audit(held, places, AIMS, worth(places)) == []
    for aim in ("merit", "grades", "vacancies"):
        for wrong in (Fraction(1), Fraction(-1), Fraction(1, 100), Fraction(1, 10**9)):
            claimed = worth(places) | {aim: worth(places)[aim] + wrong}
            assert any(aim in finding for finding in audit(held, places, AIMS, claimed))


def test_soft_rules_are_not_refused_but_counted() -> None:
    soft = town(ha.Quota(where={"sex": "female"}, least=4, penalty=7), aims=(ha.Merit(),))
    plan = ha.solve(soft)
    places = list(plan.placements)
    lost = 7 * sum(breach.amount for breach in plan.breaches)
    assert plan.breaches
    assert audit(soft, places, [ha.Merit()], {"merit": worth(places)["merit"] - lost}) == []
    assert audit(soft, places, [ha.Merit()], {"merit": worth(places)["merit"]})


@pytest.mark.parametrize("breakage", ["swapped", "doubled", "dropped", "empty"])
def test_a_broken_engine_is_found_out_with_a_file_that_shows_it(
    breakage: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    held, right = problem(), SOLVE._placements

    def broken(*given: Any) -> tuple[ha.Placement, ...]:
        places = right(*given)
        other = next(who for who in PEOPLE.index if not lawful([ha.Placement(who, places[0].post), *places[1:]]))
        return {"swapped": (ha.Placement(other, places[0].post), *places[1:]), "doubled": (places[0], *places),
                "dropped": places[1:], "empty": ()}[breakage]  # fmt: skip

    monkeypatch.setattr(SOLVE, "_placements", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ha.AuditFailure) as caught:
        ha.solve(held)
    file = Path(caught.value.file)
    assert file.parent == tmp_path
    assert str(file) in str(caught.value)
    told = json.loads(file.read_text(encoding="utf-8"))
    again = ha.Problem.from_json(json.dumps(told["problem"]))
    assert again == held
    places = [ha.Placement(*place) for place in told["placements"]]
    assert not lawful(places)
    assert [f for f in audit(again, places, (), {}) if f in caught.value.findings]


def test_an_engine_that_claims_too_much_is_found_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = import_module("houma_assign.engine.lexicographic")
    right = engine.optimise

    def boastful(*given: Any, **named: Any) -> Any:
        outcome = right(*given, **named)
        outcome.tiers[0].value += 1
        return outcome

    monkeypatch.setattr(engine, "optimise", boastful)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ha.AuditFailure, match="worth"):
        ha.solve(problem())
