"""Files are the user's: nothing that is there is replaced unless asked for, and nothing that somebody else put there ever is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import houma_assign as ha

PROBLEM = ha.Problem.from_frames([{"id": "C1", "score": 80}], [{"id": "v"}])
POLICY = ha.datasets.houma_policy()
WRITERS: dict[str, Callable[..., object]] = {
    "template": ha.template,
    "write_workbook": lambda path, **more: ha.write_workbook(PROBLEM, path, **more),
    "to_workbook": PROBLEM.to_workbook,
    "policy_template": ha.policy_template,
    "write_policy": lambda path, **more: ha.write_policy(POLICY, path, **more),
}
OWN_FILES = (
    "salaries.csv",
    "notes.txt",
    "工资.csv",
    "archive.csv/precious.txt",
    "deep/er/x",
    ".hidden",
    "needs.CSV.bak",
    "needs",
)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", ["a.xlsx", "a"])
def test_nothing_is_replaced_unless_asked_for(writer: str, name: str, tmp_path: Path) -> None:
    write = WRITERS[writer]
    write(tmp_path / name)
    path = tmp_path / name if name == "a.xlsx" else next((tmp_path / name).glob("*.csv"))
    path.write_bytes(b"filled in by somebody")
    before = contents(tmp_path)
    with pytest.raises(ha.InputError, match="overwrite=True") as caught:
        write(tmp_path / name)
    assert "已经存在" in caught.value.words("zh")
    assert contents(tmp_path) == before
    write(tmp_path / name, overwrite=True)
    assert path.read_bytes() != b"filled in by somebody"


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("writer", WRITERS)
def test_what_others_put_into_the_folder_stays(writer: str, seed: int, tmp_path: Path) -> None:
    chance, write, folder = Random(seed), WRITERS[writer], tmp_path / "a"
    first = chance.choice(list(WRITERS))
    WRITERS[first](folder, lang=chance.choice(("zh", "en")))
    own = {name: bytes([chance.randrange(256)]) for name in chance.sample(OWN_FILES, chance.randint(1, 5))}
    for name, text in own.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    write(folder, lang="en", overwrite=True)
    after = contents(folder)
    assert {name: after.get(name) for name in own} == own
    fresh = tmp_path / "fresh"
    write(fresh, lang="en")
    assert after.keys() == {*contents(fresh), *own}


@pytest.mark.parametrize("taken", ["villages.csv", "candidates.csv", "about.csv", "rules.csv", "pairs.csv"])
def test_a_file_of_ones_own_with_the_name_of_a_sheet_is_refused(taken: str, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for kind in (lambda path: path.write_bytes(b"mine"), lambda path: (path.unlink(), path.mkdir())):
        kind(tmp_path / "a" / taken)
        with pytest.raises(ha.InputError, match=f"{taken}: this package did not write it"):
            ha.write_workbook(PROBLEM, tmp_path / "a", overwrite=True)
        assert [each.name for each in (tmp_path / "a").iterdir()] == [taken]


@pytest.mark.parametrize("line", ["../b.csv", "/etc/hostname", "..", ".", "deep/x.csv", ""])
def test_a_list_that_leads_elsewhere_removes_nothing(line: str, tmp_path: Path) -> None:
    ha.write_workbook(PROBLEM, tmp_path / "a")
    (tmp_path / "b.csv").write_bytes(b"mine")
    (tmp_path / "a" / "deep").mkdir()
    (tmp_path / "a" / "deep" / "x.csv").write_bytes(b"mine")
    with (tmp_path / "a" / ".houma_assign").open("a") as file:
        file.write(line + "\n")
    ha.write_workbook(PROBLEM, tmp_path / "a", overwrite=True)
    assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "a" / "deep" / "x.csv").read_bytes() == b"mine"
    assert ha.read_workbook(tmp_path / "a") == PROBLEM


def test_a_failure_while_files_change_places_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ha.write_workbook(PROBLEM, tmp_path / "a")
    (tmp_path / "a" / "mine.csv").write_bytes(b"mine")
    before, moved = contents(tmp_path), []
    from houma_assign.workbook.files import atomic

    real = atomic.os.replace
    for limit in range(1, 18):
        moved.clear()

        def replace(source: Path, target: Path, limit: int = limit) -> None:
            moved.append(source)
            if len(moved) == limit:
                raise OSError("full")
            real(source, target)

        monkeypatch.setattr(atomic.os, "replace", replace)
        with pytest.raises(OSError, match="full"):
            ha.write_workbook(PROBLEM, tmp_path / "a", overwrite=True)
        assert contents(tmp_path) == before


def test_an_empty_folder_may_be_filled_and_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    ha.write_workbook(PROBLEM, tmp_path / "a")
    assert ha.read_workbook(tmp_path / "a") == PROBLEM
    (tmp_path / "b").write_bytes(b"mine")
    (tmp_path / "c.xlsx").mkdir()
    for name in ("b", "c.xlsx"):
        for overwrite in (False, True):
            with pytest.raises(ha.InputError):
                ha.write_workbook(PROBLEM, tmp_path / name, overwrite=overwrite)
    assert (tmp_path / "b").read_bytes() == b"mine"
