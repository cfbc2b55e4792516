"""Stability: textbook markets, deferred acceptance, and what the rule says of data that make no sense."""

import pytest

import houma_assign as ha

from ..oracles.deferred_acceptance import deferred_acceptance, draw_market
from .small_town import FOUR, THREE, best, faults, given, placed, says, town

WANTED = {"ann": ("b/lead", "a/lead"), "bo": ("b/lead", "a/member", "a/lead"), "cy": ("a/lead", "b/lead")}


def stable(**more):
    return ha.Stable(id="stable", wishes=WANTED, **more)


def check(seed):
    market = draw_market(seed)
    plan = best(market.problem(market.rule()))
    assert {tuple(place) for place in plan.placements} == deferred_acceptance(market), seed
    return len(plan.placements)


@pytest.mark.parametrize("chunk", range(4))
def test_people_get_what_deferred_acceptance_gives_them(chunk):
    assert sum(check(seed) for seed in range(chunk * 10, chunk * 10 + 10)) > 40


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_many_more_markets(chunk):
    for seed in range(1000 + chunk * 50, 1000 + chunk * 50 + 50):
        check(seed)


def test_points_as_marks_mean_that_nobody_with_fewer_holds_what_one_was_refused():
    # ann and bo both want b, which has 1 point for ann and 2 for bo, but cy, whom b gives 6, would rather have a.
    assert placed(best(town(THREE)))["cy"] == "b/lead"
    plan = best(town(THREE, stable()))
    assert placed(plan) == {"ann": "a/lead", "bo": "a/member", "cy": "b/lead"}
    assert not stable().breaches(plan.problem, plan.placements)
    without_cy = best(town(THREE.replace("cy    1       5         6", "cy    1       5         -"), stable()))
    assert placed(without_cy)["bo"] == "b/lead"


def test_soft_costs_one_penalty_a_blocking_pair():
    rule = ha.Stable(wishes={"cy": ("a/lead",), "bo": ("a/lead",)}, penalty=1)
    plan = best(town(THREE, rule, aims=(ha.Merit(),)))
    assert (plan.value["merit"], given(plan)) == (24, [])  # a/lead has ann, of more points than both
    say = {"a/lead": {"ann": 1, "bo": 2, "cy": 3}}
    plan = best(town(THREE, rule.changed(say=say), aims=(ha.Merit(),)))
    assert (plan.value["merit"], given(plan)) == (24 - 2, [("bo → a/lead", 1), ("cy → a/lead", 1)])
    assert placed(best(town(THREE, rule.changed(say=say, penalty=20))))["cy"] == "a/lead"


def test_fewest_blocking_pairs_as_a_tier():
    rule = ha.Stable(wishes={"cy": ("a/lead",), "bo": ("a/lead",)}, say={"a/lead": {"ann": 1, "bo": 2, "cy": 3}}, penalty=1)
    plan = best(town(THREE, rule, aims=(ha.Concessions(), ha.Wishes(wishes=rule.wishes))))
    assert (plan.value["concessions"], placed(plan)["cy"]) == (0, "a/lead")


def test_equal_marks_block_nobody():
    say = {"a/lead": {"ann": 80, "cy": 80}}
    rule = ha.Stable(wishes={"cy": ("a/lead",)}, say=say)
    assert best(town(THREE, rule)).value["merit"] == 24
    assert best(town(THREE, rule.changed(say={"a/lead": {"ann": 80, "cy": 80.5}}))).value["merit"] < 24


def test_who_was_not_heard_blocks_nobody_and_gives_way_to_everybody():
    assert best(town(THREE, ha.Stable(wishes={"cy": ("a/lead",)}, say={"a/lead": {"ann": 80}}))).value["merit"] == 24
    assert best(town(THREE, ha.Stable(wishes={"cy": ("a/lead",)}, say={"a/lead": {"cy": 1}}))).value["merit"] < 24


def test_a_village_stands_for_its_posts_and_a_post_comes_before_its_village():
    wishes = {"cy": ("a",), "ann": ("b",), "bo": ("a",)}
    plan = best(town(THREE, ha.Stable(wishes=wishes, say={"a": {"bo": 1, "cy": 2, "ann": 3}})))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}  # ann has no mark in b, and stays where she counts
    say = {"a": {"bo": 1, "cy": 2, "ann": 3}, "a/lead": {"bo": 5}}
    assert ha.Stable(wishes=wishes, say=say).mark(plan.problem, "bo", "a/lead") == 5
    assert ha.Stable(wishes=wishes, say=say).mark(plan.problem, "bo", "a/member") == 1


def test_a_pair_that_rules_bar_blocks_nothing_unless_asked():
    rule = ha.Stable(wishes={"cy": ("a/lead",)}, say={"a/lead": {"cy": 2, "ann": 1}})
    bar = ha.Barred(candidate="cy", post="a/lead")
    assert best(town(THREE, rule, bar)).value["merit"] == 24
    assert ha.solve(town(THREE, rule.changed(even_barred=True), bar, ha.Pinned(candidate="ann", post="a/lead"))).status is (
        ha.Status.INFEASIBLE
    )
    soft = rule.changed(even_barred=True, penalty=1)
    assert given(best(town(THREE, soft, bar))) == [("cy → a/lead", 1)]


def test_team_rules_may_leave_no_stable_plan_and_the_clash_is_named():
    # Two of one unit who both want b, which takes them in turn; the cap lets only one of them go.
    people = {"ann": {"unit": "works"}, "bo": {"unit": "works"}}
    rule = ha.Stable(id="stable", wishes={"ann": ("a/lead",), "bo": ("b/lead",)}, say="score")
    board = "a/lead*0-1 b/lead*0-1\nann 9 9\nbo 8 8"
    problem = town(board, rule, ha.UnitCap(id="cap", most=1), people=people)
    assert ha.solve(problem).status is ha.Status.INFEASIBLE
    found = ha.why_infeasible(problem)
    assert [set(clash.rules) for clash in found.clashes] == [{"stable", "cap"}]
    assert "双向稳定" in found.words("zh")
    assert "would rather have each other" in str(found)
    assert "接受" in found.words("zh")


def test_what_it_means_is_held_fast_where_other_rules_are_left_out():
    rule = ha.Stable(wishes={"cy": ("a/lead", "b/lead")}, say="score")
    problem = town(THREE, rule, ha.Barred(id="bar", candidate="cy", post="a/lead"))
    fixed = rule.held_fast(problem)
    assert fixed.even_barred
    assert dict(fixed.say)["a/lead"] == {"ann": 9, "bo": 7}
    bare = problem.dropping("bar")
    assert [wish.post for wish in fixed.wishes_in(bare)] == ["b/lead"]
    assert [wish.post for wish in rule.wishes_in(bare)] == ["a/lead", "b/lead"]
    assert fixed.held_fast(bare) is fixed


def test_an_edit_that_bars_a_pair_is_solved_anew():
    rule = ha.Stable(wishes={"cy": ("a/lead",)}, say={"a/lead": {"cy": 2, "ann": 1}})
    problem = town(THREE, rule)
    (scenario,) = ha.what_if(problem, {"barred": lambda it: it.bar("cy", "a/lead")}).scenarios
    assert scenario.value["merit"] == 24 > ha.solve(problem).value["merit"]
    assert not scenario.reused


def test_absent_people_wish_for_nothing():
    rule = ha.Stable(wishes={"cy": ("a/lead",), "ann": ("b/lead",)}, say={"a/lead": {"cy": 2, "ann": 1}})
    left = rule.leaving_out(frozenset({"cy"}))
    assert (left.wishes, left.say) == ({"ann": ("b/lead",)}, {"a/lead": {"ann": 1}})
    assert ha.Stable(wishes={"cy": ("a/lead",)}).leaving_out(frozenset({"cy"})) is None


def test_what_makes_no_sense_is_refused_all_at_once():
    wrong = ha.Stable(wishes={"zoe": ("a/lead",), "ann": ("c",)}, say={"d": {"ann": 1}, "a": {"eve": 2, "bo": 0.1234567}})
    assert sorted(column for column, _ in faults(THREE, wrong)) == ["say", "say", "say", "wishes", "wishes"]
    assert faults(THREE, ha.Stable(wishes={"ann": ("a",)}, say="mark"))[0][0] == "say"
    assert faults(THREE, ha.Stable(wishes={"ann": ()})) == [("wishes", "nobody wishes for anything")]
    primes = "a*97 b*89 c*83 d*79\nann 1 1 1 1"
    rule = ha.Stable(wishes={"ann": ("a", "b", "c", "d")})
    assert faults(primes, rule, ha.PostsFilled(penalty=1))[0][0] == "wishes"


def test_json_and_words():
    problem = town(FOUR, ha.Stable(wishes={"ann": ("b",)}, say={"b": {"ann": 2.5}}, penalty=2))
    assert ha.Problem.from_json(problem.to_json()) == problem
    assert says(problem.constraints[-1])
    assert problem.constraints[-1].id == "stable (soft)"  # not a list of all wishes


def test_wishes_that_can_block_nothing_are_noted():
    rule = ha.Stable(id="stable", wishes={"cy": ("a",), "ann": ("b/lead",)}, say={"a": {"cy": 1}})
    problem = town(THREE, rule, ha.Barred(candidate="cy", post="a/lead"))
    (note,) = problem.notes
    assert "2 of 3 wishes for posts can block nothing" in note
    assert "3 个对岗位的意愿中有 2 个不起作用" in note.zh
    assert not town(THREE, rule.changed(say="score")).notes


def test_a_package_for_matching_games_says_the_same():
    games = pytest.importorskip("matching.games")
    for seed in range(10):
        market = draw_market(f"game {seed}")
        wishes = {who: [post for post in wanted if who in market.marks[post]] for who, wanted in market.wishes.items()}
        wishes = {who: wanted for who, wanted in wishes.items() if wanted}
        ranked = {post: sorted((who for who in wishes if post in wishes[who]), key=lambda who, said=said: -said[who])
                  for post, said in market.marks.items()}  # fmt: skip
        ranked = {post: people for post, people in ranked.items() if people}
        game = games.HospitalResident.create_from_dictionaries(wishes, ranked, {post: market.slots[post] for post in ranked})
        theirs = {(who.name, post.name) for post, people in game.solve(optimal="resident").items() for who in people}
        plan = best(market.problem(market.rule()))
        assert {tuple(place) for place in plan.placements} == theirs, seed


FORMS = ha.VillageForms(id="forms", forms={"pair": {"lead": 1, "member": 1}, "alone": {"lead": 1}}, most={"alone": 1, "pair": 1})
OPEN = """
      a/lead*0-1  a/member*0-2  b/lead*0-1  b/member*0-2
ann   9           9             5           5
bo    5           5             8           8
cy    1           1             7           7
"""


def test_a_closed_village_has_no_seats_to_block():
    closed = FORMS.changed(settled={"a": ""})
    wishes = {"ann": ("a", "b"), "bo": ("b",), "cy": ("a/lead",)}
    rule = ha.Stable(id="stable", wishes=wishes, say={"a": {"ann": 9, "cy": 1}, "b": {"ann": 1, "bo": 9, "cy": 5}})
    plan = best(town(OPEN, closed, rule))
    assert set(placed(plan)) == {"bo", "cy"}
    assert not ha.blocking(plan).pairs  # ann and cy wished for a, which is closed
    opened = best(town(OPEN, FORMS.changed(settled={"a": "alone", "b": ""}), rule))
    assert placed(opened) == {"ann": "a/lead"}


def test_seats_are_those_of_the_form_and_a_lower_holder_blocks():
    forms = FORMS.changed(settled={"a": "", "b": "pair"})
    rule = ha.Stable(id="stable", wishes={"bo": ("b/member",)}, say={"b": {"ann": 5, "bo": 4}})
    ann_member = ha.Pinned(candidate="ann", post="b/member")
    assert ha.solve(town(OPEN, forms, rule, ann_member)).status is ha.Status.OPTIMAL  # one of two slots is no seat
    above = rule.changed(say={"b": {"ann": 5, "bo": 6}})
    plan = best(town(OPEN, forms, above.changed(penalty=1), ann_member, ha.Pinned(candidate="bo", post="b/lead")))
    assert given(plan) == [("bo → b/member", 1)]
    assert [(each.candidate, each.post, each.other) for each in ha.blocking(plan).pairs] == [("bo", "b/member", "ann")]
    assert placed(best(town(OPEN, forms, above)))["bo"] == "b/member"


def test_without_free_slots_only_holders_block():
    rule = ha.Stable(id="stable", wishes={"cy": ("a/lead",)}, say={"a": {"ann": 5, "cy": 9}})
    loose = ha.PostsFilled(), ha.Eligible(where={"id": ["ann", "cy"]})
    board = "a/lead*0-2 b/lead*0-1\nann 9 1\ncy 1 9"
    assert placed(best(town(board, rule, *loose)))["cy"] == "a/lead"  # a slot is free
    assert placed(best(town(board, rule.changed(free_slots=False), *loose))) == {"ann": "a/lead", "cy": "a/lead"}
    heard = rule.changed(free_slots=False, say={"a": {"ann": 9, "cy": 5}})
    assert placed(best(town(board, heard, *loose))) == {"ann": "a/lead", "cy": "b/lead"}


def test_seats_are_meant_as_before_where_the_forms_are_left_out():
    problem = town(OPEN, FORMS, ha.Stable(id="stable", wishes=WANTED, say={"a": {"ann": 1}}))
    fixed = next(rule for rule in problem.constraints if rule.id == "stable").held_fast(problem)
    assert (fixed.free_slots, fixed.even_barred) == (False, True)
    alone, heard = FORMS.changed(settled={"a": "alone"}), ha.Stable(id="stable", wishes={"ann": ("a",)}, say={"a": {"ann": 1}})
    (clash,) = ha.why_infeasible(town(OPEN, alone, heard, ha.Pinned(id="pin", candidate="cy", post="a/lead"))).clashes
    assert set(clash.rules) == {"forms", "stable", "pin"}  # ann would rather be a member than nothing


def test_soft_forms_leave_open_which_seats_there_are():
    soft = FORMS.changed(penalty=1)
    rule = ha.Stable(id="stable", wishes={"ann": ("a",)})
    assert [column for column, _ in faults(OPEN, soft, rule)] == ["wishes"]
    assert best(town(OPEN, soft, rule.changed(free_slots=False))).placements


def test_stable_beside_forms_in_files(tmp_path):
    problem = town(OPEN, FORMS, ha.Stable(id="stable", wishes={"ann": ("a",)}, free_slots=False, penalty=2))
    assert ha.Problem.from_json(problem.to_json()) == problem
    ha.write_workbook(problem, tmp_path / "town.xlsx")
    assert set(ha.read_workbook(tmp_path / "town.xlsx").constraints) == set(problem.constraints)
