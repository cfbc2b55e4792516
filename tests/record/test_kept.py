"""A file in today's format is kept for ever: every later version reads and checks it."""

from __future__ import annotations

from pathlib import Path

import houma_assign as ha
from houma_assign.check import check, short

from .sealed_cases import document_of

KEPT = Path(__file__).with_name("kept") / "format_1.json"
DIGEST = "fe7fb-2ad19-993f8-481b8"


def test_it_is_still_checked_line_by_line() -> None:
    verdict = check(KEPT, digest=DIGEST)
    assert {line.state for line in verdict.lines} <= {"checked", "word", "unchecked"}
    assert [line.state for line in verdict.lines if line.code in ("identity", "digest", "optimal")] == ["checked"] * 3
    assert len(verdict.lines) > 15


def test_it_is_still_loaded_and_answers() -> None:
    plan = ha.load(KEPT)
    assert plan.status is ha.Status.OPTIMAL
    assert plan.breaches
    assert plan.problem.candidates[0].name == document_of(KEPT)["body"]["problem"]["people"][0]["name"]
    assert ha.solve(plan.problem, seed=plan.seed).placements == plan.placements
    assert short(document_of(KEPT)["digests"]["sha256"]) == DIGEST
