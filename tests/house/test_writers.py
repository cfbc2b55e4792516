"""Everything of the package that writes a file: one that is there stays as it is, whole, unless its replacement is asked for."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha


@cache
def plan() -> ha.Plan:
    people = [{"id": f"C{k}", "name": f"甲{k}", "score": 60 + k} for k in range(3)]
    return ha.solve(ha.Problem.from_frames(people, [{"id": "v", "name": "上庄"}]))


def fund(path: Any, **more: Any) -> None:
    policy = ha.FundPolicy(total=100, unit=1, threshold=60, criteria={"organisation": 100})
    ha.write_fund({"v": {"organisation": 80}}, policy, path, **more)


def paper(path: Any, **more: Any) -> object:
    return ha.paper(plan(), "structure_table", lang="zh").save(path, **more)


Write = Callable[..., object]
# Name of the writer -> the call, and the name of a file that it writes.
WRITERS: dict[str, tuple[Write, str]] = {
    "Chart.save": (lambda path, **more: ha.plot_plan(plan()).save(path, **more), "a.svg"),
    "Commitment.show": (lambda path, **more: ha.commit(plan(), b"k" * 32).show("C2", path, **more), "a.json"),
    "Paper.save": (paper, "a.html"),
    "Plan.save": (lambda path, **more: plan().save(path, **more), "a.json"),
    "Plan.to_excel": (lambda path, **more: plan().to_excel(path, **more), "a.xlsx"),
    "Plan.to_html": (lambda path, **more: plan().to_html(path, ask=(), **more), "a.html"),
    "Problem.to_workbook": (lambda path, **more: plan().problem.to_workbook(path, **more), "a.xlsx"),  # noqa: PLW0108
    "Quality.save": (lambda path, **more: plan().problem.report().save(path, **more), "a.html"),
    "export": (lambda path, **more: ha.export(plan().problem, path, **more), "a.mps"),
    "paper_template": (lambda path, **more: ha.paper_template("dossier", path, **more), "a.docx"),
    "policy_template": (ha.policy_template, "a.xlsx"),
    "posting_template": (ha.posting_template, "a.xlsx"),
    "template": (ha.template, "a.xlsx"),
    "write_findings": (lambda path, **more: ha.write_findings(ha.datasets.houma_details().findings, path, **more), "a.xlsx"),
    "write_fund": (fund, "a.xlsx"),
    "write_ledger": (lambda path, **more: ha.write_ledger(ha.Ledger.of(plan(), "2020-04-28", body="x"), path, **more), "a.xlsx"),
    "write_policy": (lambda path, **more: ha.write_policy(ha.datasets.houma_policy(), path, **more), "a.xlsx"),
    "write_supporters": (lambda path, **more: ha.write_supporters(ha.datasets.houma_supporters(), path, **more), "a.xlsx"),
    "write_workbook": (lambda path, **more: ha.write_workbook(plan().problem, path, **more), "a.xlsx"),
}
ELSEWHERE = {"papers"}  # a folder of papers, tested beside them


def writers() -> set[str]:
    """Public functions and methods that can be told to replace files."""
    found = set()
    for name in dir(ha):
        thing = getattr(ha, name)
        if inspect.isfunction(thing) and "overwrite" in inspect.signature(thing).parameters:
            found.add(name)
        for method, made in inspect.getmembers(thing, inspect.isfunction) if inspect.isclass(thing) else ():
            if not method.startswith("_") and "overwrite" in inspect.signature(made).parameters:
                found.add(f"{name}.{method}")
    return found


def test_every_writer_is_listed() -> None:
    assert writers() == {*WRITERS, *ELSEWHERE}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_is_there_stays_unless_its_replacement_is_asked_for(name: str, tmp_path: Path) -> None:
    write, file = WRITERS[name]
    path = tmp_path / file
    path.write_bytes(b"filled in by somebody")
    with pytest.raises(ha.InputError, match="overwrite=True") as caught:
        write(path)
    assert "已经存在" in caught.value.words("zh")
    assert path.read_bytes() == b"filled in by somebody"
    assert [each.name for each in tmp_path.iterdir()] == [file]
    write(path, overwrite=True)
    assert path.read_bytes() != b"filled in by somebody"
    assert [each.name for each in tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("name", WRITERS)
def test_a_writer_that_is_interrupted_leaves_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from houma_assign.workbook.files import atomic

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    write, file = WRITERS[name]
    monkeypatch.setattr(atomic.os, "chmod", stop)  # the last thing before a file takes its place
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / file)
    assert list(tmp_path.iterdir()) == []
