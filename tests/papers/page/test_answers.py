"""What the page holds is what the questions answer, pair by pair."""

from __future__ import annotations

from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.page.asked import nearest

from . import cases
from .cases import answers, plan
from .reading import data

PEOPLE = [who.id for who in plan().problem.candidates]
POSTS = [post.id for post in plan().problem.posts]


@pytest.fixture(scope="module")
def page() -> Any:
    return data(cases.page())


def figures(page: Any, loss: dict[str, Any]) -> list[Any]:
    aims = [tier.aim for tier in plan().tiers if tier.named]
    return [loss.get(aim) for aim in aims]


@pytest.mark.parametrize("post", POSTS)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_cell_is_what_why_not_and_prices_say(page: Any, who: str, post: str) -> None:
    person, place = PEOPLE.index(who), POSTS.index(post)
    cell, why, price = page["kinds"][page["cells"][person][place]], ha.why_not(plan(), who, post), answers()[0][who, post]
    assert cell["s"] == why.state == price.state
    if why.state == "barred":
        assert [page["texts"][rule][0] for rule in cell["r"]] == ["C1 乙二 不派往 香邑"]
        return
    assert cell.get("l", [None] * 3) == figures(page, price.loss) == figures(page, why.price.loss)
    moved = [[page_person(page, each), [page_post(page, post) for post in old], [page_post(page, post) for post in new]]
             for each, old, new in cell.get("m", [])]  # fmt: skip
    assert moved == [[each, list(old), list(new)] for each, old, new in why.moves]
    if why.clash is not None:
        said = "；".join(page["texts"][rule][0] for rule in cell["c"])
        assert said in why.words("zh")
    if why.exchange is not None:
        replaced, breaks, loss = cell["x"]
        assert (None if replaced < 0 else page_person(page, replaced)) == why.exchange.replaced
        assert [amount for _, _, amount in breaks] == [each.amount for each in why.exchange.breaks]
        for rule, where, _ in breaks:
            assert page["texts"][where][0] in why.words("zh")
            assert page["texts"][rule][0].partition("（")[0] in why.words("zh")
        assert not why.exchange_loss or loss == figures(page, why.exchange_loss)


def page_person(page: Any, number: int) -> str:
    return str(page["people"][number]["label"].partition(" ")[0])


def page_post(page: Any, number: int) -> str:
    return str(page["posts"][number]["id"])


def test_needs_that_decide_are_those_that_change(page: Any) -> None:
    """The teams of the best plan with the pair are looked at by hand."""
    kinds = page["kinds"]
    changed = {(who, place): kinds[kind]["d"] for who, row in enumerate(page["cells"]) for place, kind in enumerate(row)
               if kinds[kind].get("d")}  # fmt: skip
    assert changed
    for (who, place), needs in changed.items():
        why = ha.why_not(plan(), page_person(page, who), page_post(page, place))
        problem = plan().problem
        team = {village.id: [problem.candidate(c).skills for c, p in why.placements if problem.post(p).village == village.id]
                for village in problem.villages}  # fmt: skip
        for village, need, met in needs:
            name = list(problem.villages[village].needs)[need]
            assert bool(met) == any(name in skills for skills in team[problem.villages[village].id])


@pytest.mark.parametrize("who", [place.candidate for place in plan().placements])
def test_a_person_is_what_explain_says(page: Any, who: str) -> None:
    told = ha.explain(plan(), who)
    row = page["people"][int(who[1:])]
    (at,), (held,) = row["at"], told.held
    assert at["firm"] == {True: 1, False: 0}[held.firm]
    assert [at["p"], at.get("g", "")] == [held.points, held.grade]
    assert [amount for _, _, amount in at.get("binds", [])] == [each.amount for each in held.binds]
    assert row["out"]["s"] == ("infeasible" if told.price.state == "infeasible" else told.price.state)
    assert row["out"].get("l", [None] * 3) == figures(page, told.price.loss)


def test_choices_are_those_of_firm(page: Any) -> None:
    firm = answers()[1]
    assert firm.choices  # there is something to choose
    assert {
        each["id"]: tuple(page_person(page, who) for who in each["choices"]) for each in page["posts"] if "choices" in each
    } == firm.choices


def test_the_nearest_are_the_cheapest_of_each_post_and_of_everybody_without_one() -> None:
    prices = answers()[0]
    pairs = nearest(prices, 1)
    for post in plan().problem.posts:
        losses = [
            tuple(price.loss.values()) for price in prices.pairs if price.post == post.id and price.state in ("free", "price")
        ]
        asked = [tuple(prices[pair].loss.values()) for pair in pairs if pair[1] == post.id]
        assert min(losses) in asked
    placed = {place.candidate for place in plan().placements}
    assert {who.id for who in plan().problem.candidates} - placed <= {who for who, _ in pairs}
    assert nearest(prices, 0) == ()
    assert len(nearest(prices, None)) == sum(price.state not in ("chosen", "barred") for price in prices.pairs)
