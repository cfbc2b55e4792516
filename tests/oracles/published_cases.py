"""Where the published cases are, and what is asked of them all."""

import json
from pathlib import Path

import pytest

import houma_assign as ha

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
present = pytest.mark.skipif(not CASES.is_dir(), reason="no published cases in ../shared/cases")


def read_json(name):
    """The contents of a file, empty where it is absent, so that tests can be collected without it."""
    path = CASES / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def optimum(problem):
    """The merit of the best plan, proven."""
    plan = ha.solve(problem)
    assert plan.status is ha.Status.OPTIMAL
    return plan.value["merit"]
