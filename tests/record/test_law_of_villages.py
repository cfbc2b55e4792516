"""The checker's law where villages may stay closed, posts open with some, and people and posts choose each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.check import Case, Sums, _units, check, law_of
from tests.oracles.random_problems import draw_for_rule
from tests.oracles.test_stable_open_villages import draw_tiny

from ..portions import portions
from .opening_cases import draw_opening
from .sealed_cases import body_of, document_of, forged, states
from .test_law import as_read, same_goal, same_rows, same_verdicts
from .test_prices import worse

PROVEN = ("rules", "aims", "bounds", "none", "optimal")


def lines_of(path: Path) -> set[str]:
    return {line.state for line in check(path).lines if line.code in PROVEN}


@pytest.mark.parametrize("draw", [draw_opening, draw_tiny], ids=["openings", "wishes"])
@pytest.mark.parametrize("block", portions(1, 40))
def test_plans_are_judged_alike(draw: Callable[[int], ha.Problem], block: int) -> None:
    """Random plans, and the best one."""
    seen: Counter[str] = Counter()
    for seed in range(50 * block, 50 * block + (50 if block else 14)):
        problem = draw(seed)
        plan = ha.solve(problem)
        seen += same_verdicts(problem, seed, [plan.placements] if plan else [])
    assert seen["broken"] > 10 < seen["kept"]


@pytest.mark.parametrize("block", portions(1, 40))
def test_rules_and_aims_are_the_same_sums(block: int) -> None:
    """Of what the choice of villages changes elsewhere, too."""
    rows = 0
    for seed in range(50 * block, 50 * block + 50):
        problem = as_read(draw_opening(seed))
        rows += sum(same_rows(problem, rule.id) for rule in problem.constraints)
        for number in range(len(problem.tiers)):
            same_goal(problem, number)
    assert rows > 400


def test_half_a_share_and_numbers_below_zero_are_the_same_sums() -> None:
    """A member is half of a village's being open; the means of villages can lie below zero."""
    roles = (("secretary", 1), ("member", 2))
    villages = pd.DataFrame([{"id": f"V{k}", "needs": {"law": k + 1}} for k in range(3)])
    posts = pd.DataFrame([{"id": f"V{k} {role}", "village": f"V{k}", "role": role, "slots": slots, "least": 0}
                          for k in range(3) for role, slots in roles])  # fmt: skip
    people = pd.DataFrame([{"id": f"C{k}", "skills": "law" if k % 2 else ""} for k in range(6)])
    scores = pd.DataFrame([{"candidate": f"C{k}", "post": post, "score": 60 + k, "change": k - n}
                           for k in range(6) for n, post in enumerate(posts["id"])])  # fmt: skip
    forms = ha.VillageForms(forms={"two": {"member": 2}, "three": {"member": 2, "secretary": 1}}, least={"three": 2}, id="forms")
    rules = (forms, ha.SkillCovered(skills=("law",), id="skill"))
    aims = (ha.WorstOff(worst=2, number="change"), ha.NeedsMet())
    problem = as_read(ha.Problem.from_frames(people, villages, posts, scores, constraints=rules, aims=aims))
    assert min(same_rows(problem, id) for id in ("forms", "skill")) == 3
    for number in range(2):
        same_goal(problem, number)


@pytest.mark.parametrize("kind", ["village_forms", "opens_with"])
@pytest.mark.parametrize("block", portions(1, 20))
def test_a_plan_gives_the_fewest_units(kind: str, block: int) -> None:
    """Of the columns those are taken that break the least: of soft rules, over plans that break most."""
    for seed in range(60 * block, 60 * block + 60):
        same_verdicts(draw_for_rule(kind, False, seed)[0], seed)


def test_a_post_that_lacks_one_of_three_gives_one_unit() -> None:
    rule = ha.OpensWith(id="opens", least=3, penalty=1)
    one = ha.Problem.from_matrix([[5], [4], [3]])
    problem = one.changed(posts=tuple(post.changed(slots=3, least=0) for post in one.posts), constraints=(*one.constraints, rule))
    case = Case(body_of(problem))
    law = law_of(case, next(each for each in case.rules if each["id"] == "opens"))
    units = [sum(_units(row, law.chosen(set(range(n)))) for row in law.rows) for n in range(4)]
    assert units == [0, 1, 1, 0]


@pytest.mark.parametrize("draw", [draw_opening, draw_tiny], ids=["openings", "wishes"])
@pytest.mark.parametrize("block", portions(1, 20))
def test_nothing_is_left_to_a_word(draw: Callable[[int], ha.Problem], block: int, tmp_path: Path) -> None:
    """Each rule and aim is checked, and so is each bound; a proof with searches is needed for some."""
    for seed in range(30 * block, 30 * block + (30 if block else 7)):
        plan = ha.solve(draw(seed))
        slack = any(aim.slack for aim in plan.problem.tiers)
        path = plan.save(tmp_path / "d.json", overwrite=True).path
        assert lines_of(path) <= ({"checked", "word"} if slack else {"checked"}), seed
        assert plan.certify().check_proof() == (), seed
        assert ha.load(path).value == plan.value


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Villages, forms and people decided together, with wishes of both sides; forms in another order than that of their names."""
    villages = pd.DataFrame([{"id": f"V{k}", "township": "T", "score": 10 * k + 5, "needs": {"law": k + 1}} for k in range(4)])
    posts = pd.DataFrame([{"id": f"V{k} {role}", "village": f"V{k}", "role": role, "slots": slots, "least": 0}
                          for k in range(4) for role, slots in (("secretary", 1), ("member", 2))])  # fmt: skip
    people = pd.DataFrame([{"id": f"C{k}", "name": f"C{k}", "skills": "law" if k % 2 else ""} for k in range(8)])
    scores = pd.DataFrame([{"candidate": f"C{k}", "post": post, "score": 60 + (7 * k + 5 * n) % 31}
                           for k in range(8) for n, post in enumerate(posts["id"])])  # fmt: skip
    wishes = {f"C{k}": (f"V{k % 4} member", f"V{(k + 1) % 4}") for k in range(5)}
    rules = (
        ha.VillageForms(id="forms", forms={"whole": {"secretary": 1, "member": 2}, "alone": {"secretary": 1}},
                        least={"whole": 1, "alone": 1}, most={"whole": 1, "alone": 2}, where={"whole": "score >= 15"}),
        ha.Stable(id="wishes", wishes=wishes), ha.OpensWith(id="opens", least=2, each="township", penalty=1),
        ha.SkillCovered(id="skill", skills=("law",), villages=("V3",), penalty=2),
    )  # fmt: skip
    aims = (ha.Served(number="score"), ha.WorstOff(), ha.NeedsMet(), ha.Merit())
    plan = ha.solve(ha.Problem.from_frames(people, villages, posts, scores, constraints=rules, aims=aims), seed="s")
    assert plan.status is ha.Status.OPTIMAL
    return plan.save(tmp_path_factory.mktemp("villages") / "d.json").path


def test_a_decision_on_villages_and_people_together_is_checked_to_the_end(sealed: Path) -> None:
    assert lines_of(sealed) == {"checked"}
    assert len(document_of(sealed)["body"]["plan"]["placements"]) >= 4


def rule_of(body: Any, kind: str) -> Any:
    return next(rule for rule in body["problem"]["rules"] if rule["kind"] == kind)


def more_villages(body: Any) -> None:
    """Two villages are to get a whole team."""
    rule_of(body, "village_forms").update(least={"whole": 2}, most={"whole": 2})


def other_team(body: Any) -> None:
    """A member less in a whole team."""
    rule_of(body, "village_forms")["forms"]["whole"]["member"] = 1


def another_settled(body: Any) -> None:
    """A village that has a team is settled to stay closed."""
    village = next(post["village"] for post in body["problem"]["posts"] if post["id"] == body["plan"]["placements"][0][1])
    rule_of(body, "village_forms")["settled"] = {village: ""}


def half_a_team(body: Any) -> None:
    """Somebody is left out of the plan."""
    del body["plan"]["placements"][0]


def two_exchanged(body: Any) -> None:
    """Somebody who is sent would rather have a post that somebody with fewer points holds."""
    (one, first), (other, second) = body["plan"]["placements"][:2]
    rule = rule_of(body, "stable")
    rule["wishes"] = {one: [second, first]}
    rule["say"] = {second: {one: 2, other: 1}}


def more_units(body: Any) -> None:
    """A unit more is given by posts that open."""
    given = {"opens": 0, **dict(body["plan"]["given"])}
    body["plan"]["given"] = [[rule, units + (rule == "opens")] for rule, units in sorted(given.items())]


def two_posts(body: Any) -> None:
    """Two posts of one village have one role: people no more say how far it is open."""
    posts = body["problem"]["posts"]
    posts[0]["role"] = posts[1]["role"]


def no_share(body: Any) -> None:
    """Forms of which no worth of roles says which village is open."""
    rule_of(body, "village_forms")["forms"] = {"alone": {"secretary": 1}, "whole": {"secretary": 2}}


LIES = {more_villages: "rules", other_team: "rules", another_settled: "rules", half_a_team: "rules", two_exchanged: "rules",
        more_units: "rules", two_posts: "problem", no_share: "rules"}  # fmt: skip


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_what_does_not_keep_these_laws_is_refused(lie: Callable[[Any], None], sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    lie(document["body"])
    assert "failed" in states(check(forged(document, tmp_path / "f.json")), LIES[lie])


@pytest.mark.parametrize("aim", ["served", "worst_off", "needs", "village_lots"])
def test_a_better_value_than_the_plan_has_is_refused(aim: str, sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    claim = next(each for each in document["body"]["aims"] if each["aim"] == aim)
    claim["value"] = claim["bound"] = str(Fraction(claim["value"]) + 1)
    assert "failed" in states(check(forged(document, tmp_path / "f.json")), "aims")


@pytest.mark.parametrize("aim", ["served", "worst_off", "needs"])
def test_without_its_prices_no_bound_is_proven(aim: str, sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    at = [each["aim"] for each in document["body"]["aims"]].index(aim)
    document["body"]["proof"]["aims"][at] = {"scale": 1, "prices": [], "unique": False}
    assert states(check(forged(document, tmp_path / "f.json")), "optimal") <= {"word", "failed"}


@pytest.mark.parametrize("block", portions(1, 20))
def test_a_worse_plan_is_never_called_optimal(block: int, tmp_path: Path) -> None:
    tried = 0
    for seed in range(20 * block, 20 * block + (20 if block else 8)):
        plan = ha.solve(draw_opening(seed) if seed % 2 else draw_tiny(seed))
        if plan.status is ha.Status.OPTIMAL:
            document = document_of(plan.save(tmp_path / "d.json", overwrite=True).path)
            if worse(plan.problem, document, Random(seed)):
                tried += 1
                assert "checked" not in states(check(forged(document, tmp_path / "w.json")), "optimal"), seed
    assert tried


def test_the_order_of_forms_and_posts_does_not_reach_the_file(sealed: Path) -> None:
    problem = ha.load(sealed).problem
    forms = next(rule for rule in problem.constraints if rule.kind == "village_forms")
    turned = forms.changed(forms=dict(reversed(list(forms.forms.items()))))
    other = problem.changed(posts=tuple(reversed(problem.posts)),
                    constraints=tuple(turned if rule is forms else rule for rule in problem.constraints))  # fmt: skip
    made = [[(row.terms, row.low, row.high) for row in Sums(Case(body_of(each))).rows] for each in (problem, other)]
    assert made[0] == made[1]


@pytest.mark.slow
def test_the_funnel_of_houma_with_villages_and_people_together_is_checked_to_the_end(tmp_path: Path) -> None:
    pool, marks = ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_marks("pool")
    plan = ha.funnel(pool, ha.datasets.houma_policy(), marks, together=ha.Served(number="score")).plan
    assert lines_of(plan.save(tmp_path / "d.json").path) == {"checked"}
