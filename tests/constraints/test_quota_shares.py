import pytest

import houma_assign as ha

from .small_town import FOUR, best, says, sent, town

SEX = {"ann": {"sex": "male"}, "bo": {"sex": "male"}, "cy": {"sex": "female"}, "dee": {"sex": "female"}}


def women(**more):
    return ha.Quota(where={"sex": "female"}, **more)


@pytest.mark.parametrize(
    ("share", "rounding", "number"),
    [
        (0.3, "up", 1),
        (0.3, "down", 0),
        (0.3, "nearest", 1),
        (0.2, "nearest", 0),
        (0.25, "nearest", 1),
        (0.5, None, 1),
        (1, None, 2),
    ],
)
def test_share_of_the_slots_is_rounded_as_declared(share, rounding, number):
    rule = women(least_share=share, rounding=rounding)
    assert rule.limits(town(FOUR, people=SEX), "all posts", 2) == (number, None)
    assert len({"cy", "dee"} & set(sent(best(town(FOUR, rule, people=SEX))))) == number


@pytest.mark.parametrize(("rounding", "who"), [("up", ["ann", "cy"]), ("nearest", ["ann", "cy"]), ("down", ["cy", "dee"])])
def test_most_as_a_share(rounding, who):
    rule = ha.Quota(where={"sex": "male"}, most_share=0.25, rounding=rounding)
    assert sent(best(town(FOUR, rule, people=SEX))) == who


def test_share_is_of_the_slots_of_each_group():
    board = "a*4 b*2\n" + "\n".join(f"m{k} 9 9" for k in range(6)) + "\n" + "\n".join(f"f{k} 1 1" for k in range(6))
    people = {f"{sex}{k}": {"sex": sex} for sex in "mf" for k in range(6)}
    plan = best(town(board, ha.Quota(where={"sex": "f"}, least_share=0.5, each="village"), people=people))
    there = [place.post for place in plan.placements if place.candidate.startswith("f")]
    assert (there.count("a"), there.count("b")) == (2, 1)


def test_words_state_shares_as_they_are():
    assert says(women(least_share=0.3, rounding="up"), "30%")
    assert says(women(least_share=0.125, rounding="up"), "12.5%")
    both = women(least_share=0.301, most_share=0.304, rounding="up")
    assert "exactly" not in both.words()
