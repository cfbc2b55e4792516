"""A small filled book, and commands run on it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.cli.command import main

RUN = import_module("houma_assign.cli.run")
FILES = import_module("houma_assign.cli.files")
PROBLEM = ha.Problem.from_frames(
    [{"id": f"C{k}", "name": f"=甲{k}", "unit": f"u{k}"} for k in range(4)],
    [{"id": "V1", "name": "上庄"}, {"id": "V2", "name": "下庄"}],
    pairs=[
        {"candidate": f"C{k}", "village": v, "score": 60 + 7 * k % 5 + j} for k in range(4) for j, v in enumerate(("V1", "V2"))
    ],
)
Ran = tuple[int, str, str]


def ran(capsys: pytest.CaptureFixture[str], *given: str) -> Ran:
    code = main(given)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def listed(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*"))
