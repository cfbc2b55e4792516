"""Single people's rows: each can be shown and checked without the others', and none is found by trying."""

from __future__ import annotations

from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.check import canonical, leaf_of, parsed
from houma_assign.record.commitment import root_of, way_of

from .sealed_cases import document_of, houma, states


def test_one_row_is_shown_without_the_others(tmp_path: Path) -> None:
    plan = houma()
    commitment = ha.commit(plan)
    plan.save(tmp_path / "d.json", commitment=commitment, searches=False)
    assert document_of(tmp_path / "d.json")["body"]["commitment"] == commitment.root
    for who in ("C002", plan.problem.candidates[-1].id):
        commitment.show(who, tmp_path / f"{who}.json")
        text = (tmp_path / f"{who}.json").read_text(encoding="utf-8")
        verdict = ha.check(tmp_path / f"{who}.json", digest=commitment.root)
        assert verdict.state == "checked"
        others = [
            each.id for each in plan.problem.candidates if each.id != who and each.id not in plan.problem.candidate(who).kin
        ]
        assert not [other for other in others if f'"{other}"' in text]


@pytest.mark.parametrize("change", ["grade", "salt", "way", "root", "points"])
def test_a_changed_row_is_not_one_of_them(change: str, tmp_path: Path) -> None:
    commitment = ha.commit(houma())
    given = parsed(commitment.show("C002", tmp_path / "r.json").read_bytes())
    if change in ("grade", "points"):
        pair = given["row"]["pairs"][0]
        pair[{"points": 1, "grade": 2}[change]] = {"points": pair[1] + 1, "grade": "A" if pair[2] != "A" else "B"}[change]
    elif change == "way":
        given["way"] = given["way"][::-1]
    else:
        given[change] = sha256(b"").hexdigest()
    (tmp_path / "f.json").write_bytes(canonical(given).encode())
    assert ha.check(tmp_path / "f.json", digest=commitment.root).state == "failed"


def test_another_root_is_told(tmp_path: Path) -> None:
    ha.commit(houma()).show("C002", tmp_path / "r.json")
    assert states(ha.check(tmp_path / "r.json", digest=ha.commit(houma()).root), "identity") == {"failed"}
    assert states(ha.check(tmp_path / "r.json"), "identity") == {"unchecked"}


def test_nobody_finds_a_grade_by_trying_all_values() -> None:
    commitment = ha.commit(houma())
    row, salt = commitment.rows["C002"]
    assert leaf_of(row, salt) in commitment.leaves
    for grades in product("ABC", repeat=2):
        tried = {
            **row,
            "pairs": [[post, points, grades[k] if k < 2 else grade] for k, (post, points, grade) in enumerate(row["pairs"])],
        }
        for guess in ("", "00" * 32, sha256(row["id"].encode()).hexdigest()):
            assert leaf_of(tried, guess) not in commitment.leaves
        assert sha256(canonical(tried).encode()).hexdigest() not in commitment.leaves
    assert len({salt for _, salt in commitment.rows.values()}) == len(commitment.rows)


def test_a_key_makes_the_same_tree_again_and_no_key_another_one() -> None:
    plan, key = houma(), bytes(range(32))
    assert ha.commit(plan, key).root == ha.commit(plan, key).root != ha.commit(plan, key[::-1]).root
    assert ha.commit(plan).root != ha.commit(plan).root
    with pytest.raises(ha.InputError, match="at least 32 bytes"):
        ha.commit(plan, b"short")
    with pytest.raises(ha.InputError, match="nobody of this id"):
        ha.commit(plan).show("nobody", "r.json")


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 8, 13])
def test_every_leaf_has_its_way_to_the_root(size: int) -> None:
    from houma_assign.check import node_of

    leaves = [sha256(bytes([k])).hexdigest() for k in range(size)]
    for at, leaf in enumerate(leaves):
        digest = leaf
        for side, beside in way_of(leaves, at):
            digest = node_of(beside, digest) if side == "left" else node_of(digest, beside)
        assert digest == root_of(leaves)
    assert len({root_of(leaves[:k]) for k in range(size + 1)}) == size + 1
