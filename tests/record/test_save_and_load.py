"""A sealed file is read back as the plan it was made of, and says so when it cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import houma_assign as ha

from .sealed_cases import document_of, drawn, forged, houma


@pytest.mark.parametrize("level", ["auditor", pytest.param("department", marks=pytest.mark.slow)])
def test_a_loaded_plan_is_the_plan(level: str, tmp_path: Path) -> None:
    plan = houma()
    seal = plan.save(tmp_path / "d.json", level=level, by="部务会", on=date(2020, 4, 20), searches=False)
    back = ha.load(tmp_path / "d.json")
    assert (back.value, back.bound, back.status) == (plan.value, plan.bound, plan.status)
    assert set(back.placements) == set(plan.placements)
    assert ha.explain(back, back.placements[0].candidate).words("zh")
    if level == "auditor":
        assert ha.solve(back.problem).value == plan.value
    again = back.save(tmp_path / "again.json", level=level, by="部务会", on="2020-04-20", searches=False)
    assert again.sha256 == seal.sha256 or back.proof != plan.proof


@pytest.mark.parametrize("seed", range(9))
def test_random_plans_come_back(seed: int, tmp_path: Path) -> None:
    plan = drawn(seed)
    plan.save(tmp_path / "d.json", level="department")
    back = ha.load(tmp_path / "d.json")
    assert (back.value, back.bound, back.status, back.seed) == (plan.value, plan.bound, plan.status, plan.seed)
    assert sorted(back.placements) == sorted(plan.placements)
    assert sorted(rule.id for rule in back.problem.constraints) == sorted(rule.id for rule in plan.problem.constraints)
    assert {rule for rule in back.problem.constraints} == {rule for rule in plan.problem.constraints}  # noqa: C416
    assert back.problem.tiers == plan.problem.tiers
    assert sum(each.amount for each in back.breaches) == sum(each.amount for each in plan.breaches)


def test_a_later_format_is_one_clear_error(tmp_path: Path) -> None:
    drawn(0).save(tmp_path / "d.json")
    document = document_of(tmp_path / "d.json")
    document["body"]["version"] = 99
    with pytest.raises(ha.InputError, match="format 99 by a later version") as caught:
        ha.load(forged(document, tmp_path / "later.json"))
    assert "更新的版本" in caught.value.words("zh")
    assert ha.check(tmp_path / "later.json").state == "failed"


def test_an_altered_file_is_not_loaded(tmp_path: Path) -> None:
    drawn(0).save(tmp_path / "d.json")
    raw = (tmp_path / "d.json").read_bytes()
    (tmp_path / "a.json").write_bytes(raw.replace(b'"status":"optimal"', b'"status":"unknown"'))
    with pytest.raises(ha.InputError, match="altered"):
        ha.load(tmp_path / "a.json")
    (tmp_path / "b.json").write_bytes(raw + b"\n")
    with pytest.raises(ha.InputError, match="one spelling"):
        ha.load(tmp_path / "b.json")


def test_a_plan_that_is_not_worth_what_is_said_is_not_loaded(tmp_path: Path) -> None:
    houma().save(tmp_path / "d.json", searches=False)
    document = document_of(tmp_path / "d.json")
    document["body"]["aims"][0]["value"] = document["body"]["aims"][0]["bound"] = "161"
    with pytest.raises(ha.InputError, match="not worth what the file says"):
        ha.load(forged(document, tmp_path / "a.json"))


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"level": "all"}, "levels of a sealed file"), ({"by": 7}, "text is expected"), ({"on": "20 April"}, "a date such as")],
    ids=["level", "by", "on"],
)
def test_what_makes_no_sense_is_refused(given: dict[str, object], reason: str, tmp_path: Path) -> None:
    with pytest.raises(ha.InputError, match=reason):
        drawn(0).save(tmp_path / "d.json", **given)
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten_unless_it_may_be(tmp_path: Path) -> None:
    drawn(1).save(tmp_path / "d.json")
    before = (tmp_path / "d.json").read_bytes()
    with pytest.raises(ha.InputError, match="there already"):
        drawn(0).save(tmp_path / "d.json")
    assert (tmp_path / "d.json").read_bytes() == before
    drawn(0).save(tmp_path / "d.json", overwrite=True)
    assert (tmp_path / "d.json").read_bytes() != before
