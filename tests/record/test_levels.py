"""Nothing personal beyond the level: what is sealed is listed, and every other field of anybody stays out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.check import canonical

from .sealed_cases import document_of, forged, states

# What stands in each field of a person, and at which levels it may be read in a file.
CANARIES = {
    "name": ("Canaryname", {"department"}), "phone": ("Canaryphone", set()), "party": ("Canaryparty", {"auditor", "department"}),
    "health": ("Canaryhealth", set()), "unit": ("Canaryunit", {"auditor", "department"}), "note": ("Canarynote", {"department"}),
    "village fact": ("Canaryvillage", set()), "pair fact": ("Canarypair", set()),
}  # fmt: skip
LEVELS = ("auditor", "department")


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    people = [
        {"id": f"c{k}", "name": "Canaryname" if k == 0 else f"n{k}", "unit": "Canaryunit" if k == 0 else "u", "age": 30 + k,
         "phone": "Canaryphone" if k == 0 else "1", "health": "Canaryhealth" if k == 0 else "good",
         "party": "Canaryparty" if k == 0 else "p"} for k in range(4)
    ]  # fmt: skip
    villages = [{"id": "v", "name": "柳河", "secret": "Canaryvillage"}, {"id": "w", "name": "北堡"}]
    pairs = [{"candidate": f"c{k}", "post": place, "score": 60 + k, "Canarypair": 1} for k in range(4) for place in ("v", "w")]
    rules = [ha.Quota(where={"party": "p"}, least=1), ha.Mean(number="age", most=40)]
    problem = ha.Problem.from_frames(people, villages, [{"village": "v"}, {"village": "w"}], pairs, rules, notes=("Canarynote",))
    return ha.solve(problem)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("field", CANARIES)
def test_a_field_is_there_only_where_the_level_allows_it(field: str, level: str, plan: ha.Plan, tmp_path: Path) -> None:
    canary, allowed = CANARIES[field]
    path = plan.save(tmp_path / "d.json", level=level).path
    assert (canary in path.read_text(encoding="utf-8")) == (level in allowed)
    if level not in allowed:
        said = [line.words(lang) for line in ha.check(path).lines for lang in ("en", "zh")]
        assert canary not in " ".join(said)
        assert (
            canary not in json.dumps([row for row, _ in ha.commit(plan).rows.values()], ensure_ascii=False)
            or level == "department"
        )


@pytest.mark.parametrize("table", ["people", "villages", "posts"])
def test_a_field_or_fact_too_many_is_told(table: str, plan: ha.Plan, tmp_path: Path) -> None:
    plan.save(tmp_path / "d.json")
    for place in ("row", "facts"):
        document = document_of(tmp_path / "d.json")
        row = document["body"]["problem"][table][0]
        (row if place == "row" else row["facts"])["phone"] = "1"
        assert states(ha.check(forged(document, tmp_path / "f.json")), "fields") == {"failed"}


def test_a_name_at_the_level_of_auditors_is_told(plan: ha.Plan, tmp_path: Path) -> None:
    document = document_of(plan.save(tmp_path / "d.json", level="department").path)
    document["body"]["level"] = "auditor"
    assert states(ha.check(forged(document, tmp_path / "f.json")), "fields") == {"failed"}


def test_a_rule_that_reads_names_needs_the_level_that_has_them(plan: ha.Plan, tmp_path: Path) -> None:
    named = ha.solve(plan.problem.adding(ha.Quota(where={"姓名": "n1"}, least=1)))
    with pytest.raises(ha.InputError, match="a rule reads people's names"):
        named.save(tmp_path / "d.json")
    named.save(tmp_path / "d.json", level="department")
    assert ha.load(tmp_path / "d.json").value == named.value
    assert "failed" not in {line.state for line in ha.check(tmp_path / "d.json").lines}


def test_errors_hold_no_contents(plan: ha.Plan, tmp_path: Path) -> None:
    path = plan.save(tmp_path / "d.json", level="department").path
    raw = path.read_bytes().replace(b'"Canaryphone"', b'"x"').replace(b'"seed":""', b'"seed":"y"')
    path.write_bytes(raw)
    with pytest.raises(ha.InputError) as caught:
        ha.load(path)
    assert "Canary" not in str(caught.value) + caught.value.words("zh") + repr(caught.value)


def test_whatever_is_made_of_a_file_no_error_escapes_the_checker(plan: ha.Plan, tmp_path: Path) -> None:
    document: Any = document_of(plan.save(tmp_path / "d.json").path)
    for key in document["body"]:
        for odd in (each for each in (None, 7, "x", [], {"x": []}) if each != document["body"][key]):
            made = {"body": {**document["body"], key: odd}, "digests": document["digests"]}
            (tmp_path / "f.json").write_bytes(canonical(made).encode())
            assert ha.check(tmp_path / "f.json").state == "failed"
    for odd in (None, [], "x", {}, {"body": {}}, {"body": {"format": "houma_assign row"}}, {"format": "houma_assign row"}):
        (tmp_path / "f.json").write_bytes(canonical(odd).encode())
        assert ha.check(tmp_path / "f.json").state == "failed"


@pytest.mark.parametrize("table", ["people", "villages", "posts", "rules", "aims"])
def test_an_id_that_stands_twice_is_told(table: str, plan: ha.Plan, tmp_path: Path) -> None:
    """A second rule of the same id could hide that the first one is broken."""
    document = document_of(plan.save(tmp_path / "d.json").path)
    rows = document["body"]["problem"][table]
    rows.insert(0, rows[0])
    assert states(ha.check(forged(document, tmp_path / "f.json")), "problem") == {"failed"}


def test_a_text_does_not_pass_for_a_list(plan: ha.Plan, tmp_path: Path) -> None:
    document = document_of(plan.save(tmp_path / "d.json").path)
    document["body"]["problem"]["people"][0]["skills"] = "law"
    assert states(ha.check(forged(document, tmp_path / "f.json")), "problem") == {"failed"}
