"""Decisions that were made, beside the best there was."""

import pytest

import houma_assign as ha


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def test_a_decision_with_the_published_structure(houma):
    """Nobody knows who was sent, but nobody could do better with the structure that was published than this."""
    published = ha.solve(ha.datasets.houma_2020(structure="published"))
    found = ha.replay(houma.problem, published)
    assert found.freed is None
    assert found.given_away == {aim: found.evaluation.loss[aim] for aim in found.given_away}
    assert found.given_away["needs"] == houma.value["needs"] - published.value["needs"]
    assert list(found.frame.columns) == ["aim", "value", "best", "loss", "freed", "given_away", "proven"]


def test_what_broken_rules_bought(houma):
    freed = ha.solve(houma.problem.dropping("secretary eligibility").pin("C099", "牛村/secretary"))
    found = ha.replay(houma.problem, freed)
    assert {each.rule for each in found.evaluation.broken} == {"secretary eligibility"}
    assert found.freed.value == ha.solve(houma.problem.dropping("secretary eligibility")).value
    assert found.given_away["needs"] == found.freed.value["needs"] - freed.value["needs"]
    assert "Had the rules that it breaks not been there" in str(found)
    assert "如果没有它所违反的那些规则" in found.words("zh")
    assert list(found.table("zh").columns)[4:6] == ["不计所违规则的最优值", "放弃"]
