"""Decisions that were made, beside the best there was; that of the published structure stands on the page on judging plans."""

import json

import pytest

import houma_assign as ha


@pytest.fixture(scope="module")
def problem():
    return ha.Problem.from_matrix(
        [[12, 5, 1], [8, 3, 2], [7, 6, 4]], constraints=[ha.Barred(id="not there", candidate="c0", post="p0")]
    )


def test_what_a_decision_gave_away(problem):
    found = ha.replay(problem, {"c0": "p1", "c1": "p2", "c2": "p0"})
    assert found.freed is None
    assert found.given_away == found.evaluation.loss == {"merit": 17 - 14}
    assert list(found.frame.columns) == ["aim", "value", "best", "loss", "freed", "given_away", "proven"]


def test_what_broken_rules_bought(problem):
    found = ha.replay(problem, {"c0": "p0", "c1": "p1", "c2": "p2"})
    assert {each.rule for each in found.evaluation.broken} == {"not there"}
    assert (found.evaluation.loss["merit"], found.given_away["merit"]) == (17 - 19, 20 - 19)
    best = ha.replay(problem, {"c0": "p0", "c1": "p2", "c2": "p1"})
    assert (best.evaluation.loss["merit"], best.given_away["merit"]) == (17 - 20, 0)
    assert "Even against that it loses merit 1." in str(found)
    assert "Had the rules that it breaks not been there" in str(best)
    assert str(best).endswith("Against that it gives nothing away.")
    assert "如果没有它所违反的那些规则" in best.words("zh")
    assert json.loads(best.to_json())["given_away"] == {"merit": 0}
    assert list(best.table("zh").columns)[4:6] == ["不计所违规则的最优值", "放弃"]
