"""All papers appear, or none: a run that fails or is stopped leaves everything as it was, and nobody's file is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.paper import Paper

from .small import papers, sources


def _there(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("stop", [RuntimeError("x"), KeyboardInterrupt()], ids=["failed", "stopped"])
@pytest.mark.parametrize("at", [0, 5])
def test_a_run_that_ends_early_leaves_nothing(
    stop: BaseException, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, made, before = sources(), [], Paper.as_bytes

    def as_bytes(paper: Paper, form: str, name: str = "") -> bytes:
        made.append(name)
        if len(made) > at:
            raise stop
        return before(paper, form, name)

    monkeypatch.setattr(Paper, "as_bytes", as_bytes)
    with pytest.raises(type(stop)):
        ha.papers(given.pop("plan"), tmp_path / "out", **given, formats=("html",))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given, wrote, before = sources(), [], Path.write_bytes
    plan, out = given.pop("plan"), tmp_path / "out"
    ha.papers(plan, out, **given, formats=("html",))
    there = _there(tmp_path)

    def write_bytes(path: Path, raw: bytes) -> int:
        wrote.append(path)
        if len(wrote) > 3:
            raise OSError("disk full")
        return before(path, raw)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="disk full"):
        ha.papers(plan, out, **given, formats=("html",), overwrite=True)
    assert _there(tmp_path) == there


def test_only_papers_that_were_written_here_are_replaced_and_only_on_request(tmp_path: Path) -> None:
    given: dict[str, Any] = sources()
    plan, out = given.pop("plan"), tmp_path / "out"
    first = ha.papers(plan, out, **given, formats=("html",))
    (out / "notes.txt").write_text("mine")
    there = _there(out)
    with pytest.raises(ha.InputError, match="there already"):
        ha.papers(plan, out, **given, formats=("html",))
    assert _there(out) == there
    again = ha.papers(plan, out, **given, formats=("html",), overwrite=True)
    assert _there(out) == there
    assert [each.sha256 for each in again] == [each.sha256 for each in first]


def test_one_paper_is_saved_whole_by_its_ending(tmp_path: Path) -> None:
    paper = papers("zh")[0]
    assert paper.save(tmp_path / "x.html").read_bytes() == paper.html.encode()
    with pytest.raises(ha.InputError, match="there already"):
        paper.save(tmp_path / "x.html")
    with pytest.raises(ha.InputError, match=r"comes as \.docx, \.html"):
        paper.save(tmp_path / "x.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.html"]
    assert "sandbox" in paper._repr_html_()
