"""Plans side by side, and what a difference of two tells beside the people."""

import json
import pickle

import pandas as pd
import pytest

import houma_assign as ha


@pytest.fixture(scope="module")
def plans():
    problem = ha.datasets.houma_2020()
    plan = ha.solve(problem)
    return plan, ha.solve(problem.without("C044")), ha.evaluate(problem, plan.placements[:-1])


def test_each_aim_need_line_and_person_once(plans):
    plan, other, draft = plans
    found = ha.compare({"plan": plan, "other": other, "draft": draft})
    frame = found.frame.set_index(["kind", "what"])
    assert frame.loc[("aim", "merit")].tolist() == [plan.value["merit"], other.value["merit"], draft.value["merit"]]
    assert frame.loc[("rule", "posts_filled")].tolist() == [0, 0, 1]
    assert frame.loc[("person", "C044 卯白舟")].tolist() == ["示例一村/secretary", "", "示例一村/secretary"]
    assert frame.loc[("structure", "role: branch committee member")].tolist() == [18, 18, 17]
    assert (found.frame["kind"] == "need").sum() == 55
    assert len(found.frame) == len(found.frame.drop_duplicates(["kind", "what"]))
    assert set(found.differing["kind"]) == {"aim", "rule", "need", "structure", "person"}
    assert len(found.differing) < len(frame)
    assert "Best in needs: plan." in str(found)
    lines = str(found).splitlines()
    assert lines[1].endswith("keeps every rule; proven best")
    assert lines[3].endswith("breaks rules in 1 place; as it was given")
    none = ha.solve(plan.problem.adding(ha.Quota(id="nobody", most=0)))
    assert ha.compare([none]).words("zh").splitlines()[1] == "1：无解"
    assert json.loads(found.to_json())[0] == {"kind": "aim", "what": "needs", "plan": 160, "other": 157, "draft": 157}
    assert found.table("zh").columns.tolist() == ["种类", "对象", "plan", "other", "draft"]
    assert "村情需求满足最好：plan。" in found.words("zh")


def test_plans_in_a_list_are_numbered_and_others_refused(plans):
    assert list(ha.compare(plans[:2]).plans) == ["1", "2"]
    for wrong in ([], [plans[0], 3], 7, {"a": None}):
        with pytest.raises(ha.InputError, match="plans or evaluations"):
            ha.compare(wrong)


def test_a_difference_tells_aims_needs_and_structure(plans):
    plan, other, _ = plans
    changed = plan.diff(other)
    assert isinstance(changed, pd.DataFrame)
    assert changed.aims.to_numpy().tolist()[0] == ["needs", 160, 157, -3]
    assert changed.needs.to_numpy().tolist() == [["示例一村", "petition", 3, "C044", ""]]
    assert ["rank", "staff", 23, 25] in changed.structure.to_numpy().tolist()
    assert "Needs no longer met: 示例一村 legacy disputes and petitions 3." in changed.words()
    assert "C044 卯白舟：示例一村 党支部书记 → –" in changed.words("zh")
    assert changed.words("zh").splitlines()[1].startswith("目标：村情需求满足：160 → 157")
    assert pickle.loads(pickle.dumps(changed)).aims.equals(changed.aims)
    assert "people move" in changed._repr_html_()
    assert type(changed.head(2)) is pd.DataFrame


def test_a_difference_to_an_evaluation(plans):
    plan, _, draft = plans
    gone = plan.placements[-1]
    assert plan.diff(draft).to_numpy().tolist() == [[gone.candidate, plan.problem.candidate(gone.candidate).name, gone.post, ""]]
    assert draft.diff(plan)["after"].tolist() == [gone.post]
    assert draft.structure()["count"].tolist() != plan.structure()["count"].tolist()
    assert plan.diff(plan).words() == "Nobody moves.\nEvery aim stays."
