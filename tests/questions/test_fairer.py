"""Exchanges that nobody minds, against every plan of tiny problems."""

from random import Random

import pytest

import houma_assign as ha

from ..constraints.small_town import best, town
from ..oracles.deferred_acceptance import draw_market
from ..oracles.random_problems import draw_problem
from .every_plan import EveryPlan


def level(who, plan, wishes, data):
    """What a person holds: 1 for a post that is no wish, more for each wish."""
    total = 0
    for one, post in plan:
        if one == who:
            wanted = wishes.get(who, ())
            groups = [(each,) if isinstance(each, str) else each for each in wanted]
            ranks = [len(groups) - k for k, group in enumerate(groups) if {post, data.village[post]} & set(group)]
            total += 1 + max(ranks, default=0)
    return total


def check(seed):
    """What the best exchange gains in one random problem."""
    problem, lots, rng = draw_problem(seed, 9), str(seed), Random(f"fairer {seed}")
    problem = problem.with_aims(*[aim.changed(slack=0) for aim in problem.tiers[:1]])
    if seed % 2:  # posts that are alike to the aims, so that the lots decide and exchanges help
        problem = draw_market(seed, 4).problem(aims=(ha.FewestVacancies(),))
        if len(problem.pairs) > 11:
            return None
    plan = ha.solve(problem, seed=lots)
    if not plan or plan.status is not ha.Status.OPTIMAL:
        return None
    places = sorted({post.id for post in problem.posts} | {village.id for village in problem.villages})
    wishes = {
        who.id: tuple(rng.sample(places, min(len(places), rng.randint(1, 3)))) for who in problem.candidates if rng.random() < 0.8
    }
    if not wishes:
        return None
    if seed % 3 == 0:  # the last two alike
        wishes = {who: (*each[:-2], each[-2:]) if len(each) > 1 else each for who, each in wishes.items()}
    found, known = ha.fairer(plan, wishes), EveryPlan(problem, lots)
    old = tuple(plan.placements)
    people = [who.id for who in problem.candidates]

    def of(each, who):
        return level(who, each, wishes, known.data)

    left = [each for each in known.plans if known.worths(each) == known.worths(old)
            and all(of(each, who) >= of(old, who) for who in people)]  # fmt: skip
    gain = {each: sum(of(each, who) - of(old, who) for who in wishes) for each in left}
    assert found.status is ha.Status.OPTIMAL
    assert found.gained == max(gain.values()), seed
    if found.gained:
        top = [each for each in left if gain[each] == found.gained]
        assert set(found.placements) == set(known.winner(top)), seed
    return found.gained


def test_nothing_gains_more_and_nobody_is_worse_off():
    gains = [gained for seed in range(40) if (gained := check(seed)) is not None]
    assert 0 in gains
    assert sum(gained > 0 for gained in gains) > 5


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_more_exchanges(chunk):
    for seed in range(9000 + chunk * 50, 9000 + chunk * 50 + 50):
        check(seed)


BOARD = "a b c\nann 5 5 5\nbo 5 5 5\ncy 5 5 5"
WISHES = {"ann": ("b", "a"), "bo": ("a", "b"), "cy": ("c",)}


def test_two_who_would_rather_change_places():
    plan = next(plan for plan in (ha.solve(town(BOARD), seed=str(k)) for k in range(99))
                if {"ann": "a", "bo": "b", "cy": "c"}.items() == dict(plan.placements).items())  # fmt: skip
    found = ha.fairer(plan, WISHES)
    assert (found.gained, found.status) == (2, ha.Status.OPTIMAL)
    assert [move[0] for move in found.moves] == ["ann", "bo"]
    assert "ann: a (wish 2) → b (wish 1)" in str(found)
    assert "ann：a（第 2 志愿） → b（第 1 志愿）" in found.words("zh")
    assert found.frame["wish"].tolist() == [1, 1]
    assert "没有能提前更多位次的互换" in found.words("zh")
    again = ha.fairer(ha.solve(plan.problem.with_aims(ha.Wishes(wishes=WISHES))))
    assert (again.gained, again.moves) == (0, ())
    assert "No exchange helps" in str(again)


def test_wishes_of_the_problem_are_taken_where_they_are_one():
    wishes = ha.Wishes(wishes=WISHES)
    assert ha.fairer(best(town(BOARD, ha.Stable(wishes=WISHES), aims=(ha.Blend(parts=((wishes, 1),)),)))).gained == 0
    both = town(BOARD, ha.Stable(wishes={"ann": ("a",)}), aims=(wishes,))
    with pytest.raises(ha.InputError, match="several"):
        ha.fairer(best(both))
    with pytest.raises(ha.InputError, match="no wishes"):
        ha.fairer(best(town(BOARD)))


def test_what_makes_no_sense_is_refused_all_at_once():
    plan = best(town(BOARD, aims=(ha.Merit(slack=1),)))
    with pytest.raises(ha.InputError) as caught:
        ha.fairer(plan, {"zoe": ("a",), "ann": ("d",)})
    assert len(caught.value.items) == 3
    assert "让度" in caught.value.words("zh")


def test_time_that_runs_out_is_said():
    problem = ha.datasets.houma_2020()
    wishes = {who.id: tuple(village.id for village in problem.villages[k % 7 : k % 7 + 3])
              for k, who in enumerate(problem.candidates)}  # fmt: skip
    found = ha.fairer(ha.solve(problem), wishes, time_limit=1e-6)
    assert found.status is ha.Status.FEASIBLE
    assert "Time ran out" in str(found)
    assert "限时内" in found.words("zh") or "时间用完" in found.words("zh")


def test_two_wishes_alike_are_one_place_in_the_list():
    plan = next(plan for plan in (ha.solve(town(BOARD), seed=str(k)) for k in range(99))
                if {"ann": "a", "bo": "b", "cy": "c"}.items() == dict(plan.placements).items())  # fmt: skip
    alike = {"ann": (("b", "a"), "c"), "bo": ("a", "b")}
    found = ha.fairer(plan, alike)
    assert (found.gained, [move[0] for move in found.moves]) == (1, ["ann", "bo"])  # ann holds one as good as the other
    assert "ann: a (wish 1) → b (wish 1)" in str(found)
    assert ha.fairer(plan, {"ann": (("b", "a"), "c"), "bo": (("a", "b"),)}).gained == 0
    stated = ha.solve(plan.problem.with_aims(ha.Wishes(wishes=alike)))
    assert ha.fairer(stated).ties == {"ann": (("b", "a"),)}
    with pytest.raises(ha.InputError, match="several"):
        ha.fairer(ha.solve(plan.problem.with_aims(ha.Wishes(wishes=alike), ha.Wishes(id="w", wishes={"ann": ("b", "a", "c")}))))
