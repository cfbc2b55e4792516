"""Writing: a file or folder appears whole or not at all, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.workbook.schema.sheet_out import ColumnOut, fact_column

from ..made_files import small, workbook

SAVERS = ("houma_assign.workbook.write.save_xlsx", "houma_assign.workbook.write.save_csv")


@pytest.fixture
def problem(tmp_path: Path) -> ha.Problem:
    found = ha.read_workbook(workbook(tmp_path / "source.xlsx", small()))
    (tmp_path / "source.xlsx").unlink()
    return found


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError("disk full"), MemoryError])
@pytest.mark.parametrize("name", ["a.xlsx", "a"])
def test_an_interrupted_write_leaves_what_was_there(
    name: str, error: BaseException, problem: ha.Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    problem.to_workbook(path)
    before = {each: each.read_bytes() for each in ([path] if path.is_file() else sorted(path.iterdir()))}

    def half(place: Path, *_: object) -> None:
        (place if place.is_file() else place / "candidates.csv").write_bytes(b"half")
        raise error

    for saver in SAVERS:
        monkeypatch.setattr(saver, half)
    for target in (path, tmp_path / f"new-{name}"):
        with pytest.raises(BaseException) as caught:
            problem.to_workbook(target, overwrite=True)
        assert caught.type in (KeyboardInterrupt, OSError, MemoryError)
    assert names(tmp_path) == [name]
    assert {each: each.read_bytes() for each in before} == before


def test_all_that_was_written_before_is_replaced(problem: ha.Problem, tmp_path: Path) -> None:
    ha.datasets.houma_2020().to_workbook(tmp_path / "a")
    assert (tmp_path / "a" / "needs.csv").is_file()
    problem.to_workbook(tmp_path / "a", overwrite=True)
    assert not (tmp_path / "a" / "needs.csv").exists()
    assert ha.read_workbook(tmp_path / "a") == problem
    assert names(tmp_path) == ["a"]


def test_a_folder_with_other_files_is_left_alone(problem: ha.Problem, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "thesis.docx").write_bytes(b"x")
    with pytest.raises(ha.InputError, match="there already"):
        problem.to_workbook(tmp_path / "a")
    assert names(tmp_path / "a") == ["thesis.docx"]


def test_a_folder_that_does_not_exist_is_named(problem: ha.Problem, tmp_path: Path) -> None:
    with pytest.raises(ha.InputError, match="does not exist"):
        problem.to_workbook(tmp_path / "no" / "a.xlsx")


def test_the_file_can_be_read_by_others_as_usual(problem: ha.Problem, tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        problem.to_workbook(tmp_path / "a.xlsx")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.xlsx").stat().st_mode & 0o777 == 0o644


def test_what_cannot_be_written_exactly_is_refused(problem: ha.Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the cells would read back as something else, nothing is written."""

    def turned(name: str, values: list[object], *more: object) -> ColumnOut:
        return fact_column(name, values[::-1], *more)  # type: ignore[arg-type]

    monkeypatch.setattr("houma_assign.workbook.sheets.write_records.fact_column", turned)
    with pytest.raises(ha.InputError, match="reads back the same"):
        problem.to_workbook(tmp_path / "a.xlsx")
    assert names(tmp_path) == []
