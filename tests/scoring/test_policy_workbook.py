"""Policies of a selection as sheets, and the whole road from two workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha


@pytest.fixture(scope="module")
def policy() -> ha.SelectionPolicy:
    return ha.datasets.houma_policy()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["policy.xlsx", "policy"])
def test_policies_come_back_equal(policy: ha.SelectionPolicy, name: str, lang: str, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / name, lang)
    assert ha.read_policy(tmp_path / name) == policy


def test_the_road_from_two_workbooks_is_that_from_the_data_set(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    pool = ha.datasets.houma_2020(stage="pool")
    ha.write_workbook(pool, tmp_path / "pool.xlsx", "zh")
    ha.write_policy(policy, tmp_path / "policy.xlsx", "zh")
    marks = ha.datasets.houma_marks()
    found = ha.funnel(ha.read_workbook(tmp_path / "pool.xlsx"), ha.read_policy(tmp_path / "policy.xlsx"), marks)
    told = ha.funnel(pool, policy, marks)
    assert found.counts == told.counts
    assert found.plan is not None
    assert told.plan is not None
    assert found.plan.placements == told.plan.placements


def edited(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8-sig")


def test_every_sheet_that_is_missing_is_named(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / "policy", "en")
    for gone in ("rubric", "grades"):
        (tmp_path / "policy" / f"{gone} policy.csv").unlink()
    with pytest.raises(ha.InputError) as caught:
        ha.read_policy(tmp_path / "policy")
    assert {fault.column.split(" → ")[1] for fault in caught.value.items} == {"rubric", "grades"}


def test_a_row_that_makes_no_sense_is_named_with_its_sheet(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / "policy", "en")
    edited(tmp_path / "policy", "rubric policy.csv", "setting,total,100", "setting,total,many")
    edited(tmp_path / "policy", "villages policy.csv", "setting,special", "sitting,special")
    with pytest.raises(ha.InputError) as caught:
        ha.read_policy(tmp_path / "policy")
    said = str(caught.value)
    assert "total" in said
    assert "sitting" in said or "row" in said
    assert len(caught.value.items) >= 2


def test_blank_rows_say_nothing(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / "policy", "en")
    edited(tmp_path / "policy", "rubric policy.csv", "setting,total", ",,\nsetting,total")
    assert ha.read_policy(tmp_path / "policy") == policy


def test_a_sheet_without_its_header_is_named(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / "policy", "en")
    edited(tmp_path / "policy", "grades policy.csv", "row,", "what,")
    with pytest.raises(ha.InputError, match="grades policy"):
        ha.read_policy(tmp_path / "policy")


def test_an_edit_in_the_sheet_is_the_edit_in_the_rubric(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    ha.write_policy(policy, tmp_path / "policy", "en")
    edited(tmp_path / "policy", "rubric policy.csv", "setting,total,100", "setting,total,90")
    with pytest.raises(ha.InputError, match="90"):  # the caps of the factors add up to 100
        ha.read_policy(tmp_path / "policy")


def test_nothing_is_written_where_it_cannot_be_read_back(policy: ha.SelectionPolicy, tmp_path: Path) -> None:
    with pytest.raises(ha.InputError):
        ha.write_policy(policy, tmp_path / "policy.xlsx", "fr")
    assert list(tmp_path.iterdir()) == []
